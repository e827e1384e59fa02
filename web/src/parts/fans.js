// Influence by power, a panel for each power and scenario.
import { el, name, put, select } from "../dom.js";
import { fan, largest } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { formatter, monthName, time } from "../format.js";
import { powerColor } from "../colors.js";
import { markList, marksOf } from "../marks.js";

const BANDS = ["q95", "middle"];

export const span = (report) => ({
  from: time(report.scenarios.map((s) => s.base).sort()[0]), to: time(report.scenarios.map((s) => s.end).sort().at(-1)),
});

const describe = (title, line, f) => {
  const [a, b] = [0, line.dates.length - 1];
  const band = line.q05 ? ` (90 % of runs ${f.plain(line.q05[b])} to ${f.value(line.q95[b])})` : "";
  return `${title}: ${f.value(line.middle[a])} in ${monthName(line.dates[a])}, ${f.value(line.middle[b])}${band} in ${monthName(line.dates[b])}`;
};

function panel(report, scenario, state, p, high) {
  const line = scenario.line("influence", { state, power: p });
  if (!line) return null;
  const base = scenario === report.base ? null : report.base.line("influence", { state, power: p });
  const format = formatter("influence", high);
  const title = report.powers[p].name;
  return el("figure", { class: "panel" }, el("figcaption", null, el("span", { class: "swatch box", style: `--of:${powerColor(p)}` }), name(title)),
    chart((width) => fan({ line, base, marks: marksOf(scenario), color: powerColor(p), format, width, height: 156, high, ...span(report),
      label: describe(`Influence of ${title} under ${scenario.label}`, line, format) })));
}

export function tableOfLines(caption, file, entries) {
  const columns = ["mean", "q05", "q25", "q50", "q75", "q95"].filter((c) => entries.some((e) => e.line[c]));
  const number = (n) => ({ name: n, number: true, show: (v) => String(+v.toPrecision(4)) });
  return {
    caption, file, columns: [{ name: "scenario" }, { name: "of" }, { name: "month" }, ...columns.map(number)],
    rows: entries.flatMap((e) => e.line.dates.map((date, k) => [e.scenario, e.of, date, ...columns.map((c) => e.line[c]?.[k])])),
  };
}

export function fans(report, state) {
  const place = el("div");
  const powers = report.powers.map((_, p) => p);
  const draw = (scale) => {
    const top = (p) => largest(report.scenarios.map((s) => s.line("influence", { state, power: p })), BANDS);
    const all = Math.max(...powers.map(top));
    put(place, report.scenarios.map((scenario) => el("div", { class: "row" },
      report.scenarios.length > 1 ? el("h3", null, name(scenario.label)) : null,
      el("div", { class: "panels" }, powers.map((p) => panel(report, scenario, state, p, scale === "same" ? all : top(p)))),
      scenario.marks.length ? markList(scenario) : null)));
  };
  draw("own");
  const bands = report.base.spread ? [["color-mix(in srgb, var(--accent) 35%, transparent)", "50 % of runs"], ["color-mix(in srgb, var(--accent) 17%, transparent)", "90 % of runs"]] : [];
  return [
    el("div", { class: "controls" }, select("Scale", [["own", "of each power its own"], ["same", "the same for all powers"]], "own", draw)),
    legend([[ "var(--accent)", "median", "line"], ...bands, ...(report.others.length ? [["var(--text)", `median under ${report.base.label}`, "dash"]] : [])]),
    place,
    numbers(() => tableOfLines("Influence by scenario, power and month", "influence.csv", report.scenarios.flatMap((s) =>
      powers.map((p) => ({ scenario: s.label, of: report.powers[p].name, line: s.line("influence", { state, power: p }) })).filter((e) => e.line)))),
  ];
}
