// Other states beside the focal one: influence of each power over each state.
import { el, name } from "../dom.js";
import { largest, lines } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { formatter } from "../format.js";
import { powerColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span, tableOfLines } from "./fans.js";

export function others(report, scenario) {
  const states = report.states.map((_, i) => i);
  const powers = report.powers.map((_, p) => p);
  const line = (i, p) => scenario.line("influence", { state: i, power: p });
  const high = largest(states.flatMap((i) => powers.map((p) => line(i, p))), ["middle"]);
  const format = formatter("influence", high);
  return [
    legend(powers.map((p) => [powerColor(p), report.powers[p].name, "line"])),
    el("div", { class: "panels" }, states.map((i) => {
      const series = powers.map((p) => ({ name: report.powers[p].name, color: powerColor(p), line: line(i, p) })).filter((s) => s.line);
      if (!series.length) return null;
      const top = [...series].sort((a, b) => b.line.middle.at(-1) - a.line.middle.at(-1))[0];
      return el("figure", { class: "panel" }, el("figcaption", null, name(report.states[i].name), report.states[i].focal ? el("small", null, " focal") : null),
        chart((width) => lines({ series, width, height: 150, low: 0, high, format, ...span(report), marks: marksOf(scenario),
          label: `Influence over ${report.states[i].name} under ${scenario.label}; most at the end: ${top.name} with ${format.value(top.line.middle.at(-1))}` })));
    })),
    numbers(() => tableOfLines("Influence over every state", "states.csv", states.flatMap((i) => powers.map((p) => ({ scenario: report.states[i].name, of: report.powers[p].name, line: line(i, p) })).filter((e) => e.line)))),
  ];
}
