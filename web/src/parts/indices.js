// Indices of the state: hedging, room, standing, partners.
import { el } from "../dom.js";
import { fan } from "../charts.js";
import { chart, numbers } from "../figure.js";
import { formatter, measures } from "../format.js";
import { ownColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span, tableOfLines } from "./fans.js";

const MEANINGS = {
  hedging: "engagement beyond gravity with rivals at once, less the more it defers to one of them",
  room: "how little the cost of refusing assertive powers binds it",
  standing: "trust in it as a neutral go-between",
  partners: "how many equal powers would spread its dependence as widely",
};

export function indices(report, scenario, state) {
  const found = Object.keys(MEANINGS).map((m) => ({ m, line: scenario.line(m, { state }) })).filter((x) => x.line);
  return [
    el("div", { class: "panels wide" }, found.map(({ m, line }) => {
      const base = scenario === report.base ? null : report.base.line(m, { state });
      const values = [line, base].filter(Boolean).flatMap((l) => [...(l.q05 ?? l.middle), ...(l.q95 ?? l.middle)]).filter((v) => v !== null);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      // An index is read by its changes: its axis begins near its least value where zero is far.
      const low = least > 0.5 * most ? least - 0.15 * (most - least || most) : Math.min(0, least);
      const format = formatter(m, most);
      return el("figure", { class: "panel" }, el("figcaption", null, el("b", null, measures[m].title), el("small", null, ` ${MEANINGS[m]}`)),
        chart((width) => fan({ line, base, width, height: 170, low: Math.max(low, least >= 0 ? 0 : low), high: most, color: ownColor, format, ...span(report), marks: marksOf(scenario),
          label: `${measures[m].title} of ${report.states[state].name} under ${scenario.label}: ${format.value(line.middle[0])} at first, ${format.value(line.middle.at(-1))} at the end` })));
    })),
    numbers(() => tableOfLines("Indices by month", "indices.csv", found.map(({ m, line }) => ({ scenario: scenario.label, of: measures[m].title, line })))),
  ];
}
