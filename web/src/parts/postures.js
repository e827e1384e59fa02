// What the state does toward each power: the mix of postures, and deference.
import { el, name } from "../dom.js";
import { fan, stack } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { formatter } from "../format.js";
import { postureColor, powerColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span, tableOfLines } from "./fans.js";

const share = { value: (v) => `${(v * 100).toFixed(0)} %`, tick: (v) => `${Math.round(v * 100)} %` };

function mix(report, scenario, state, p) {
  const parts = report.postures.map((posture, k) => ({ name: posture.name, color: postureColor(k), line: scenario.line("posture", { state, power: p, posture: k }) }))
    .filter((x) => x.line);
  if (!parts.length) return null;
  const title = report.powers[p].name;
  const end = parts.map((x) => `${x.name} ${share.value(x.line.middle.at(-1))}`).join(", ");
  return el("figure", { class: "panel" }, el("figcaption", null, el("span", { class: "swatch box", style: `--of:${powerColor(p)}` }), name(title)),
    chart((width) => stack({ parts, width, height: 146, high: 1, format: share, ...span(report), marks: marksOf(scenario),
      label: `Postures of ${report.states[state].name} toward ${title} under ${scenario.label}; at the end ${end}` })));
}

function deference(report, scenario, state, p, low, high) {
  const line = scenario.line("deference", { state, power: p });
  if (!line) return null;
  const base = scenario === report.base ? null : report.base.line("deference", { state, power: p });
  const format = formatter("deference", 1);
  const title = report.powers[p].name;
  return el("figure", { class: "panel" }, el("figcaption", null, el("span", { class: "swatch box", style: `--of:${powerColor(p)}` }), name(title)),
    chart((width) => fan({ line, base, width, height: 140, low, high, color: powerColor(p), format, ...span(report), marks: marksOf(scenario),
      label: `Deference of ${report.states[state].name} to ${title} under ${scenario.label}: ${format.value(line.middle.at(-1))} at the end` })));
}

export function postures(report, scenario, state) {
  const all = report.powers.map((_, p) => p);
  const found = all.map((p) => scenario.line("deference", { state, power: p })).filter(Boolean);
  const values = found.flatMap((l) => [...(l.q05 ?? l.middle), ...(l.q95 ?? l.middle)]).filter((v) => v !== null);
  const [low, high] = [Math.min(0, ...values), Math.max(0.05, ...values)];
  return [
    legend([...report.postures.keys()].reverse().map((k) => [postureColor(k), report.postures[k].name])),
    el("div", { class: "panels" }, all.map((p) => mix(report, scenario, state, p))),
    numbers(() => ({
      caption: "Shares of postures, by power and month", file: "postures.csv",
      columns: [{ name: "power" }, { name: "posture" }, { name: "month" }, { name: "share", number: true, show: (v) => v.toFixed(3) }],
      rows: all.flatMap((p) => report.postures.flatMap((posture, k) => {
        const line = scenario.line("posture", { state, power: p, posture: k });
        return line ? line.dates.map((d, j) => [report.powers[p].name, posture.name, d, line.middle[j]]) : [];
      })),
    })),
    found.length ? [el("h3", null, "Deference"), el("p", { class: "about" }, "How far the state accommodates each power's wishes, from −1 (defies all) to 1 (grants all). Median and 90 % of runs; dashed: the base."),
      el("div", { class: "panels" }, all.map((p) => deference(report, scenario, state, p, low, high))),
      numbers(() => tableOfLines("Deference by power and month", "deference.csv", all.map((p) => ({ scenario: scenario.label, of: report.powers[p].name, line: scenario.line("deference", { state, power: p }) })).filter((e) => e.line)))] : null,
  ];
}
