// Coercion: its hazard, what is in force, and the episodes of each year.
import { el } from "../dom.js";
import { largest, lines } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { powerColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span, tableOfLines } from "./fans.js";

const percent = (v) => `${+(v * 100).toFixed(2)} %`;
const MANY = 8;
const views = [
  ["hazard", "Chance of an episode beginning in a month", percent],
  ["coercion", "Coercion in force, share of full pressure", percent],
];

function episodes(scenario, state, p) {
  const entry = scenario.episodes.find((e) => e.state === state && e.power === p);
  return entry?.mean ? { dates: entry.dates, middle: entry.mean.map((v) => v * 10 ** entry.exponent) } : null;
}

export function pressure(report, scenario, state) {
  const powers = report.powers.map((_, p) => p);
  const panels = views.map(([m, title, format]) => ({ title, format, of: (p) => { const l = scenario.line(m, { state, power: p }); return l && { ...l, middle: l.mean ?? l.middle }; } }));
  panels.push({ title: "Episodes expected to begin in the year", format: (v) => String(+v.toFixed(3)), of: (p) => episodes(scenario, state, p) });
  const drawn = panels.map(({ title, format, of }) => {
    const series = powers.map((p) => ({ p, name: report.powers[p].name, color: powerColor(p), line: of(p) })).filter((s) => s.line);
    if (!series.length) return null;
    const high = largest(series.map((s) => s.line), ["middle"]);
    const top = [...series].sort((a, b) => b.line.middle.at(-1) - a.line.middle.at(-1))[0];
    return el("figure", { class: "panel" }, el("figcaption", null, el("b", null, title)),
      chart((width) => lines({ series, width, height: 190, low: 0, high, format: { value: format, signed: format, tick: format }, ...span(report), marks: marksOf(scenario),
        label: `${title}, under ${scenario.label}. Highest at the end: ${top.name} with ${format(top.line.middle.at(-1))}` })));
  });
  if (!drawn.some(Boolean)) return [el("p", { class: "note" }, "Nothing of this is in the results.")];
  return [legend(powers.map((p) => [powerColor(p), report.powers[p].name, "line"]).slice(0, Math.max(MANY, powers.length))), el("div", { class: "panels third" }, drawn),
    numbers(() => tableOfLines("Hazard and coercion by power and month", "pressure.csv", views.flatMap(([m, title]) =>
      powers.map((p) => ({ scenario: title, of: report.powers[p].name, line: scenario.line(m, { state, power: p }) })).filter((e) => e.line)))),
  ];
}
