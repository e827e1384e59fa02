// Corridors as a network without a map: the state, its corridors by flow, and the powers that control them.
import { el, isolated, name, put, select, shorten, svg } from "../dom.js";
import { chart, legend, numbers } from "../figure.js";
import { monthName } from "../format.js";
import { powerColor } from "../colors.js";

const LOADS = [[0.5, "var(--l0)", "under 50 %"], [0.8, "var(--l1)", "50 to 80 %"], [1, "var(--l2)", "80 to 100 %"], [Infinity, "var(--l3)", "over 100 %"]];
const colorOf = (load) => LOADS.find(([most]) => (load ?? 0) < most)[1];
const ROW = 34;
const flowText = (v) => (v >= 10 ? v.toFixed(0) : v >= 1 ? v.toFixed(1) : v.toFixed(2));

function rowsAt(report, scenario, state, k) {
  const value = (measure, about) => scenario.line(measure, about)?.mean?.[k] ?? null;
  return report.corridors.map((corridor, c) => ({
    corridor, c, flow: value("flow", { state, corridor: c }), load: value("load", { corridor: c }), capacity: value("capacity", { corridor: c }),
    base: scenario === report.base ? null : report.base.line("flow", { state, corridor: c })?.mean?.[k] ?? null,
  })).filter((r) => r.flow !== null).sort((a, b) => b.flow - a.flow);
}

/** Stacks of the ends of ribbons at a node: where each begins, from the top. */
function stacked(ribbons, top, scale) {
  let y = top;
  return ribbons.map((w) => { const at = y; y += w * scale; return at; });
}

const ribbon = (x0, y0, x1, y1, w, color, label) => {
  const m = (x0 + x1) / 2;
  return svg("path", { d: `M${x0},${y0}C${m},${y0} ${m},${y1} ${x1},${y1}L${x1},${y1 + w}C${m},${y1 + w} ${m},${y0 + w} ${x0},${y0 + w}Z`, fill: color, "fill-opacity": 0.75 }, svg("title", null, label));
};

function network(report, rows, stateName, width) {
  const narrow = width < 560;
  const total = rows.reduce((s, r) => s + r.flow, 0) || 1;
  const height = Math.max(rows.length * ROW, 90) + 20 + (narrow ? 10 : 0);
  const scale = Math.min((height - 40) / total, (ROW - 12) / Math.max(...rows.map((r) => r.flow), 1e-9));
  const [a, b, c, d] = narrow ? [14, width * 0.16, width * 0.66, width - 8] : [130, width * 0.3, width * 0.68, width * 0.82];
  const controls = report.powers.map((power, p) => ({ power, p, sum: rows.reduce((s, r) => s + r.flow * (r.corridor.control[p] ?? 0), 0) })).filter((x) => x.sum > 0);
  const free = Math.max(0, total - controls.reduce((s, x) => s + x.sum, 0));
  const ends = [...controls.map((x) => ({ name: x.power.name, color: powerColor(x.p), sum: x.sum, p: x.p })), ...(free > total * 1e-6 ? [{ name: "no power", color: "var(--line)", sum: free, p: -1 }] : [])];
  const gap = Math.max(14, (height - total * scale - 20) / Math.max(1, ends.length));
  let y = gap / 2 + 6;
  for (const e of ends) { e.y = y; y += e.sum * scale + gap; }
  const out = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", class: "network",
    "aria-label": `Flows of ${stateName} by corridor and the powers that control them. ${rows.slice(0, 4).map((r) => `${r.corridor.name}: ${flowText(r.flow)} million tonnes a year`).join("; ")}` });
  const top = narrow ? 30 : (height - total * scale) / 2;
  const starts = stacked(rows.map((r) => r.flow), top, scale);
  const used = new Map(ends.map((e) => [e.p, 0]));
  const words = [];
  rows.forEach((r, k) => {
    const w = Math.max(1, r.flow * scale);
    const cy = 10 + ROW * k + ROW / 2 + 5 - w / 2;
    out.append(ribbon(a + 6, starts[k], b, cy, w, colorOf(r.load), r.corridor.name));
    out.append(svg("rect", { x: b, y: cy, width: c - b, height: w, fill: colorOf(r.load), "fill-opacity": 0.75 }));
    let from = cy;
    for (const e of ends) {
      const share = e.p >= 0 ? r.corridor.control[e.p] ?? 0 : Math.max(0, 1 - r.corridor.control.reduce((s, v) => s + v, 0));
      const part = r.flow * share * scale;
      if (part <= 0) continue;
      out.append(ribbon(c, from, d - 6, e.y + used.get(e.p), Math.max(0.75, part), e.color, `${r.corridor.name}: ${e.name}`));
      used.set(e.p, used.get(e.p) + part);
      from += part;
    }
    const room = Math.floor(((narrow ? width - 20 : c + 30) - b) / 6.1);
    words.push(svg("text", { x: b + 4, y: cy - 5, class: "label" }, isolated(shorten(r.corridor.name, Math.max(8, room - 14))),
      svg("tspan", { class: "value", dx: 6 }, `${flowText(r.flow)}${r.load === null ? "" : ` · ${Math.round(r.load * 100)} %`}`)));
  });
  out.append(svg("rect", { x: a - 4, y: top - 4, width: 10, height: total * scale + 8, rx: 3, fill: "var(--text)" }));
  words.push(narrow ? svg("text", { x: 0, y: 12, class: "node" }, shorten(stateName, 24))
    : svg("text", { x: a - 12, y: height / 2 + 4, class: "node end" }, shorten(stateName, 16)));
  for (const e of ends) {
    out.append(svg("rect", { x: d - 6, y: e.y - 2, width: 10, height: e.sum * scale + 4, rx: 3, fill: e.color, stroke: "var(--card)" }));
    // Where there is no room for names the legend has them.
    if (!narrow) words.push(svg("text", { x: d + 10, y: e.y + (e.sum * scale) / 2 + 4, class: "node" }, shorten(e.name, 20)));
  }
  out.append(...words);
  return out;
}

const LEAST = 0.05;  // million tonnes a year that are worth a word

/** The corridors whose flow is not that of the base. */
function changed(rows) {
  const all = rows.map((r) => [r, r.base === null ? 0 : r.flow - r.base]).filter(([, d]) => Math.abs(d) >= LEAST).sort((x, z) => Math.abs(z[1]) - Math.abs(x[1]));
  if (!all.length) return "No flow differs from the base by 0.1 million tonnes a year.";
  return ["Against the base, million tonnes a year: ", all.slice(0, 6).map(([r, d], k) => [k ? "; " : "", name(r.corridor.name), ` ${d > 0 ? "+" : "\u2212"}${Math.abs(d).toFixed(1)}`])];
}

const controlling = (report) => [...report.powers.keys()].filter((p) => report.corridors.some((c) => c.control[p] > 0));

function table(report, scenario, state, dates) {
  const number = (n) => ({ name: n, number: true, show: (v) => String(+v.toPrecision(4)) });
  return {
    caption: "Flows, loads and capacities of corridors, by year", file: "corridors.csv",
    columns: [{ name: "corridor" }, { name: "month" }, number("flow, Mt a year"), number("flow q05"), number("flow q95"), number("load"), number("capacity, Mt a year")],
    rows: report.corridors.flatMap((corridor, c) => {
      const [flow, load, capacity] = [scenario.line("flow", { state, corridor: c }), scenario.line("load", { corridor: c }), scenario.line("capacity", { corridor: c })];
      return flow ? dates.map((d, k) => [corridor.name, d, flow.mean?.[k], flow.q05?.[k], flow.q95?.[k], load?.mean?.[k], capacity?.mean?.[k]]) : [];
    }),
  };
}

export function corridors(report, scenario, state) {
  const dates = scenario.dates.yearly;
  const place = el("div");
  const draw = (date) => {
    const rows = rowsAt(report, scenario, state, dates.indexOf(date));
    if (!rows.length) return put(place, el("p", { class: "note" }, "No corridor carries a flow of this state."));
    return put(place, chart((width) => network(report, rows, report.states[state].name, width)),
      scenario === report.base ? null : el("p", { class: "note" }, changed(rows)));
  };
  draw(dates.at(-1));
  return [
    el("p", { class: "about" }, "From the state through each corridor to the powers that control it. Width: million tonnes a year, mean of all runs; shade of a corridor: its load, with the traffic of every state. Beside its name: flow and load. On the right, the colours of the powers."),
    el("div", { class: "controls" }, select("Month", [...dates].reverse().map((d) => [d, monthName(d)]), dates.at(-1), draw)),
    legend(LOADS.map(([, color, text]) => [color, `load ${text}`])),
    legend(controlling(report).map((p) => [powerColor(p), report.powers[p].name])),
    place, numbers(() => table(report, scenario, state, dates)),
  ];
}
