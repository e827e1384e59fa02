// The main table: a row for each power and each index of the state, a column for each scenario.
import { isClear } from "../data.js";
import { el, name, put, select, svg } from "../dom.js";
import { numbers } from "../figure.js";
import { formatter, measures, monthName, percent } from "../format.js";
import { powerColor } from "../colors.js";

const OF_STATE = ["hedging", "room", "standing", "partners"];
const WIDTH = 150;
const HEIGHT = 16;

/** Dates that can be compared: a few, spread over the months on which differences stand. */
function dates(report) {
  const all = report.base.dates.coarse.filter((d) => d <= report.end);
  const count = Math.min(6, all.length);
  const picked = Array.from({ length: count }, (_, k) => all[Math.round((k * (all.length - 1)) / Math.max(1, count - 1))]);
  return [...new Set(picked)].reverse();
}

function rows(report, state, date) {
  const row = (about, measure, title, color) => ({ about, measure, title, color, cells: report.scenarios.map((scenario) => ({
    scenario, v: scenario.at(measure, about, date), d: report.difference(scenario, measure, about, date), best: report.best(scenario, measure, about),
  })) });
  const powers = report.powers.map((power, p) => row({ state, power: p }, "influence", power.name, powerColor(p)));
  const own = OF_STATE.map((m) => row({ state }, m, measures[m].title, null)).filter((r) => r.cells.some((c) => c.v));
  for (const r of [...powers, ...own]) {
    const known = r.cells.filter((c) => c.v && c.v.middle !== null);
    const low = Math.min(...known.map((c) => c.v.q05 ?? c.v.middle));
    const high = Math.max(...known.map((c) => c.v.q95 ?? c.v.middle));
    Object.assign(r, { low, high, format: formatter(r.measure, high) });
  }
  return { powers, own };
}

/** The interval of a cell, on the scale of its row: 90 % thin, 50 % thick, the median a tick. */
function interval(row, v) {
  const span = row.high - row.low || 1;
  const x = (value) => 4 + ((value - row.low) / span) * (WIDTH - 8);
  const bar = (from, to, h, kind) => svg("rect", { x: x(from), y: (HEIGHT - h) / 2, width: Math.max(1, x(to) - x(from)), height: h, class: kind, rx: h > 3 ? 1 : 0 });
  return svg("svg", { class: "interval", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "xMinYMid meet", "aria-hidden": "true", focusable: "false" },
    v.q05 === undefined ? null : [bar(v.q05, v.q95, 2, "thin"), v.q25 === undefined ? null : bar(v.q25, v.q75, 7, "thick")],
    svg("rect", { x: x(v.middle) - 1.25, y: 1, width: 2.5, height: HEIGHT - 2, class: "tick" }));
}

/** Whether most runs lie on the other side than the mean. */
const against = (d) => isClear(d) && (d.difference > 0 ? d.higher < 0.5 : d.higher > 0.5);

function differenceLines(row, d) {
  if (!d) return null;
  const f = formatter(row.measure, Math.max(Math.abs(d.difference), row.high / 20));
  const unit = f.unit ? ` ${f.unit}` : "";
  if (d.low === null) return el("p", { class: "change" }, `${f.signed(d.difference)}${unit}`, el("small", null, d.paired ? "" : " not paired"));
  const clear = isClear(d);
  return [
    el("p", { class: `change ${clear ? (d.difference > 0 ? "up" : "down") : "none"}` },
      clear ? el("span", { class: "arrow", "aria-hidden": "true" }, d.difference > 0 ? "▲" : "▼") : null,
      el("b", null, f.signed(d.difference) + unit), " ", el("small", { class: "whole" }, `[${f.signed(d.low)}, ${f.signed(d.high)}]`)),
    el("p", { class: "runs" }, clear ? "" : "no clear difference; ",
      d.higher === undefined || d.higher === null ? "" : `${against(d) ? "yet " : ""}higher in ${percent(d.higher)} of runs`),
  ];
}

function cell(report, row, { scenario, v, d, best }) {
  if (!v || v.middle === null) return el("td", { class: "missing" }, "–");
  return el("td", { class: isClear(d) ? "clear" : null, "data-of": scenario.label },
    el("p", { class: "level" }, el("b", null, row.format.value(v.middle)),
      v.q05 === undefined ? null : el("span", { class: "range" }, ` ${row.format.plain(v.q05)} to ${row.format.plain(v.q95)}`)),
    interval(row, v),
    scenario === report.base && report.others.length ? el("p", { class: "runs" }, "the base of comparisons") : differenceLines(row, d),
    best ? el("p", { class: "runs" }, `best in ${percent(best.share)} of runs`) : null);
}

/** How much the pairing of runs tells, where a comparison knows it. */
function pairing(list) {
  const shares = list.flatMap((row) => row.cells.map((c) => c.d?.variance)).filter((v) => v !== null && v !== undefined);
  if (!shares.length) return null;
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map(percent);
  return el("p", { class: "note" }, `Pairing runs by their luck leaves ${least === most ? least : `${least} to ${most}`} of the variance that differences of unpaired runs would have.`);
}

const sortValue = (by) => (row) => {
  if (by.column < 0) return row.title;
  const c = row.cells[by.column];
  return (by.what === "change" ? c.d?.difference : c.v?.middle) ?? -Infinity;
};

function sorted(list, by) {
  if (!by) return list;
  const value = sortValue(by);
  const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
  return [...list].sort((a, b) => (by.down ? order(b, a) : order(a, b)));
}

function head(report, by, choose) {
  const button = (column, text) => {
    const on = by?.column === column;
    return el("th", { scope: "col", "aria-sort": on ? (by.down ? "descending" : "ascending") : "none" },
      el("button", { type: "button", class: "sort", onclick: () => choose(column) }, el("bdi", null, text),
        el("span", { class: "order", "aria-hidden": "true" }, on ? (by.down ? " ↓" : " ↑") : " ↕")),
      // Buttons are not repeated on the pages of a long table; this is.
      el("bdi", { class: "printed", "aria-hidden": "true" }, text));
  };
  return el("thead", null, el("tr", null, button(-1, "Power"), report.scenarios.map((s, k) => button(k, s.label))));
}

function asTable(report, all, date) {
  const columns = ["of", "scenario", "median", "q05", "q95", "difference", "low", "high", "share higher", "arithmetic", "behaviour", "variance ratio", "best in"];
  return {
    caption: `Influence and indices in ${monthName(date)}, by scenario`, file: "comparison.csv",
    columns: columns.map((n, k) => ({ name: n, number: k > 1, show: k > 1 ? (v) => String(+v.toPrecision(4)) : undefined })),
    rows: all.flatMap((row) => row.cells.filter((c) => c.v).map((c) => [row.title, c.scenario.label, c.v.middle, c.v.q05, c.v.q95,
      c.d?.difference, c.d?.low, c.d?.high, c.d?.higher, c.d?.arithmetic, c.d?.behaviour, c.d?.variance, c.best?.share])),
  };
}

export function compare(report, state) {
  const place = el("div");
  const shown = { date: dates(report)[0], by: null, what: "level" };
  const draw = () => {
    const { powers, own } = rows(report, state, shown.date);
    const by = shown.by && { ...shown.by, what: shown.what };
    const line = (row) => el("tr", null, el("th", { scope: "row" },
      row.color ? el("span", { class: "swatch box", style: `--of:${row.color}` }) : null, el("bdi", null, row.title)), row.cells.map((c) => cell(report, row, c)));
    const group = (title, list) => el("tbody", null, el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: report.scenarios.length + 1 }, title)), list);
    const caption = `Medians in ${monthName(shown.date)}, with the range that holds 90 % of the runs`;
    put(place,
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
        el("table", { class: "compare", style: `--columns:${report.scenarios.length}` }, el("caption", null, caption),
          head(report, by, (column) => {
            const same = shown.by?.column === column;
            shown.by = !same ? { column, down: column >= 0 } : shown.by.down === (column >= 0) ? { column, down: column < 0 } : null;
            draw();
            place.querySelectorAll("button.sort")[column + 1].focus();
          }),
          group(["Influence over ", name(report.states[state].name)], sorted(powers, by).map(line)),
          own.length ? group(name(report.states[state].name), own.map(line)) : null)),
      pairing([...powers, ...own]),
      numbers(() => asTable(report, [...powers, ...own], shown.date)));
  };
  draw();
  return [el("div", { class: "controls" },
    select("Month", dates(report).map((d) => [d, monthName(d)]), shown.date, (date) => { shown.date = date; draw(); }),
    report.others.length ? select("Sort by", [["level", "median"], ["change", "change from the base"]], shown.what, (what) => { shown.what = what; draw(); }) : null), place];
}
