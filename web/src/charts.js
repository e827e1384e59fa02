// The charts, as drawings of Observable Plot. All of them speak of months on x and share margins and marks.
import * as Plot from "@observablehq/plot";
import { isolated } from "./dom.js";
import { time } from "./format.js";

const FONT = 11;
const MARGIN = { marginTop: 20, marginRight: 50, marginBottom: 22, marginLeft: 42 };

/** Years for ticks, as many as there is room for, and how they are written. */
function years(from, to, width) {
  const first = from.getUTCFullYear() + (from.getUTCMonth() > 0 ? 1 : 0);
  const last = to.getUTCFullYear();
  const from_step = (step) => Math.ceil(first / step) * step;
  const count = (step) => Math.floor((last - from_step(step)) / step) + 1;
  const fits = (room) => [1, 2, 5, 10, 20, 25, 50, 100].find((s) => count(s) <= room) ?? 200;
  const long = width >= 200;
  const step = fits(Math.max(3, Math.floor(width / (long ? 52 : 34))));
  const ticks = [];
  for (let y = from_step(step); y <= last; y += step) ticks.push(new Date(Date.UTC(y, 0, 1)));
  const text = (d) => (long ? String(d.getUTCFullYear()) : `\u2019${String(d.getUTCFullYear() % 100).padStart(2, "0")}`);
  return { ticks, text };
}

/** Plot names its groups for readers of the screen in a way that they may not; the figure as a whole has a name. */
function named(node, label) {
  const root = node.tagName.toLowerCase() === "svg" ? node : node.querySelector("svg");
  for (const part of root.querySelectorAll("[aria-label],[aria-description]"))
    for (const a of ["aria-label", "aria-description"]) part.removeAttribute(a);
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", label);
  root.setAttribute("focusable", "false");
  return node;
}

function frame({ width, height, from, to, low, high, tick, label, margin = {} }, marks) {
  const m = { ...MARGIN, ...margin };
  const flat = !(high > low);
  const x = years(from, to, width - m.marginLeft - m.marginRight);
  return named(Plot.plot({
    width, height, ...m, style: { background: "none", fontSize: `${FONT}px`, fontFamily: "inherit", color: "var(--text)" },
    x: { type: "utc", domain: [from, to], label: null },
    y: { domain: flat ? [low - 0.5, low + 0.5] : [low, high], label: null, nice: !flat && !margin.exact },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: tick, fill: "var(--muted)", fontSize: FONT, textAnchor: "end" }),
      Plot.axisX(x.ticks, {
        tickSize: 4, tickPadding: 3, tickFormat: x.text, fill: "var(--muted)", stroke: "var(--grid)", fontSize: FONT,
      }),
      ...marks,
    ],
  }), label);
}

const NEAR = 13;  // pixels at which two labels would touch

/** Thin lines where shocks begin, numbered as in the list below the chart; what stands close shares a label. */
function markLines(marks, { width, from, to }) {
  const x = (m) => ((m.time - from) / (to - from || 1)) * (width - MARGIN.marginLeft - MARGIN.marginRight);
  const labels = [];
  for (const m of marks) {
    const before = labels.at(-1);
    if (before && x(m) - x(before.last) < NEAR) Object.assign(before, { last: m });
    else labels.push({ first: m, last: m });
  }
  const text = (g) => (g.first === g.last ? g.first.label : `${g.first.label}\u2013${g.last.label}`);
  return [
    Plot.ruleX(marks, { x: "time", stroke: "var(--muted)", strokeOpacity: 0.7, strokeDasharray: "1,3" }),
    Plot.text(labels, { x: (g) => g.first.time, frameAnchor: "top", dy: -13, text, fill: "var(--muted)", fontSize: 10, fontWeight: 600 }),
  ];
}

export const rowsOf = (line) => line.dates.map((date, k) => {
  const row = { date, t: time(date) };
  for (const [column, values] of Object.entries(line)) if (column !== "dates") row[column] = values[k];
  return row;
}).filter((row) => row.middle !== null && row.middle !== undefined);

const hover = (rows, y, title) => [
  Plot.ruleX(rows, Plot.pointerX({ x: "t", py: y, stroke: "var(--text)", strokeOpacity: 0.4 })),
  Plot.tip(rows, Plot.pointerX({ x: "t", y, title, fill: "var(--card)", stroke: "var(--line)", fontSize: FONT, textPadding: 6 })),
];

/** Median, 50 % and 90 % bands of a line; dashed the middle of the base. */
export function fan({ line, base, marks = [], color, format, width, height = 150, low = 0, high, from, to, label }) {
  const rows = rowsOf(line);
  const last = rows.at(-1);
  const title = (d) => `${d.date}: ${format.value(d.middle)}` + (d.q05 === undefined ? "" : `\n90 %: ${format.plain(d.q05)} to ${format.value(d.q95)}`);
  return frame({ width, height, from, to, low, high, tick: format.tick, label }, [
    rows[0]?.q05 !== undefined ? Plot.areaY(rows, { x: "t", y1: "q05", y2: "q95", fill: color, fillOpacity: 0.17 }) : null,
    rows[0]?.q25 !== undefined ? Plot.areaY(rows, { x: "t", y1: "q25", y2: "q75", fill: color, fillOpacity: 0.3 }) : null,
    ...markLines(marks, { width, from, to }),
    base ? Plot.lineY(rowsOf(base), { x: "t", y: "middle", stroke: "var(--text)", strokeWidth: 1.3, strokeDasharray: "4,3" }) : null,
    Plot.lineY(rows, { x: "t", y: "middle", stroke: color, strokeWidth: 2.2 }),
    last ? Plot.text([last], { x: "t", y: "middle", text: (d) => format.value(d.middle), textAnchor: "start", dx: 6, fill: "var(--text)", fontWeight: 700, fontSize: FONT }) : null,
    ...hover(rows, "middle", title),
  ].filter(Boolean));
}

/** Parts that add up, stacked in order from below. `parts`: { color, name, line }. */
export function stack({ parts, marks = [], format, width, height = 150, high, from, to, label, right = 14 }) {
  const rows = parts.flatMap((part, k) => rowsOf(part.line).map((r) => ({ t: r.t, date: r.date, v: r.middle, k })));
  const byDate = new Map();
  for (const r of rows) byDate.set(r.date, [...(byDate.get(r.date) ?? []), r]);
  const tips = [...byDate.values()].map((at) => ({
    t: at[0].t, y: at.reduce((s, r) => s + r.v, 0),
    text: `${at[0].date}\n` + [...at].reverse().map((r) => `${short(parts[r.k].name)}: ${format.value(r.v)}`).join("\n"),
  }));
  return frame({ width, height, from, to, low: 0, high, tick: format.tick, label, margin: { marginRight: right, exact: high === 1 } }, [
    Plot.areaY(rows, { x: "t", y: "v", z: "k", order: "k", fill: (d) => parts[d.k].color, stroke: "var(--card)", strokeWidth: 0.7, sort: "k" }),
    ...markLines(marks, { width, from, to }),
    Plot.ruleX(tips, Plot.pointerX({ x: "t", stroke: "var(--text)", strokeOpacity: 0.4 })),
    Plot.tip(tips, Plot.pointerX({ x: "t", y: high ? () => high / 2 : "y", title: "text", fill: "var(--card)", stroke: "var(--line)", fontSize: FONT, textPadding: 6 })),
  ]);
}

/** Lines of one panel: { color, line, dash, low, high } with names of columns of a band. */
export function lines({ series, marks = [], format, width, height = 150, low, high, from, to, label, zero = false, last = false }) {
  const drawn = series.map((s) => ({ ...s, rows: rowsOf(s.line) })).filter((s) => s.rows.length);
  const all = drawn.flatMap((s) => s.rows.map((r) => ({ ...r, of: s })));
  return frame({ width, height, from, to, low, high, tick: format.tick, label }, [
    ...drawn.filter((s) => s.band && s.rows[0][s.band[0]] !== undefined && s.rows[0][s.band[0]] !== null)
      .map((s) => Plot.areaY(s.rows, { x: "t", y1: s.band[0], y2: s.band[1], fill: s.color, fillOpacity: 0.18 })),
    ...markLines(marks, { width, from, to }),
    zero ? Plot.ruleY([0], { stroke: "var(--muted)" }) : null,
    ...drawn.map((s) => Plot.lineY(s.rows, { x: "t", y: "middle", stroke: s.color, strokeWidth: s.dash ? 1.6 : 2.1, strokeDasharray: s.dash })),
    ...drawn.filter((s) => last && !s.dash).map((s) => Plot.text([s.rows.at(-1)], { x: "t", y: "middle", dx: 6, textAnchor: "start", text: (d) => (s.text ?? format.value)(d.middle), fill: "var(--text)", fontWeight: s.dash ? 400 : 700, fontSize: FONT })),
    Plot.tip(all, Plot.pointer({ x: "t", y: "middle", title: (d) => `${short(d.of.name)}\n${d.date}: ${format.signed ? format.value(d.middle) : d.middle}`, fill: "var(--card)", stroke: "var(--line)", fontSize: FONT, textPadding: 6 })),
  ].filter(Boolean));
}

const short = (text) => { const all = [...String(text)]; return isolated(all.length > 28 ? all.slice(0, 27).join("") + "…" : all.join("")); };

/** Largest value of some columns of lines, at least a little. */
export function largest(lines, columns) {
  let top = 0;
  for (const line of lines) if (line) for (const c of columns) for (const v of line[c] ?? []) if (v > top) top = v;
  return top || 0.001;
}
