// Leverage by domain: where a power's influence comes from.
import { el, name } from "../dom.js";
import { largest, stack } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { domainColor, powerColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span } from "./fans.js";

const points = { value: (v) => v.toFixed(3), tick: (v) => String(+v.toFixed(4)) };

export function leverage(report, scenario, state) {
  const weights = report.weights(scenario, state);
  const weighted = (line, w) => line && { dates: line.dates, middle: line.middle.map((v) => (v === null ? null : v * w)) };
  const of = (p) => report.domains.map((domain, d) => ({ name: domain.name, color: domainColor(d), line: weighted(scenario.line("domain_leverage", { state, power: p, domain: d }), weights[d]) })).filter((x) => x.line);
  const powers = report.powers.map((_, p) => p);
  const sums = (parts) => ({ middle: parts[0]?.line.dates.map((_, k) => parts.reduce((s, x) => s + Math.max(0, x.line.middle[k] ?? 0), 0)) ?? [] });
  return [
    legend([...report.domains.keys()].reverse().map((d) => [domainColor(d), report.domains[d].name])),
    el("div", { class: "panels" }, powers.map((p) => {
      const parts = of(p);
      if (!parts.length) return null;
      const high = largest([sums(parts)], ["middle"]);
      const main = [...parts].sort((a, b) => b.line.middle.at(-1) - a.line.middle.at(-1))[0];
      return el("figure", { class: "panel" }, el("figcaption", null, el("span", { class: "swatch box", style: `--of:${powerColor(p)}` }), name(report.powers[p].name)),
        chart((width) => stack({ parts, width, height: 150, high, format: points, ...span(report), marks: marksOf(scenario),
          label: `Leverage of ${report.powers[p].name} by domain under ${scenario.label}; the largest part at the end is ${main.name} with ${points.value(main.line.middle.at(-1))}` })));
    })),
    numbers(() => ({
      caption: "Leverage by power, domain and month, in log points, times the domain's stated weight", file: "leverage.csv",
      columns: [{ name: "power" }, { name: "domain" }, { name: "month" }, { name: "mean", number: true, show: (v) => v.toFixed(4) }],
      rows: powers.flatMap((p) => of(p).flatMap((x) => x.line.dates.map((d, k) => [report.powers[p].name, x.name, d, x.line.middle[k]]))),
    })),
  ];
}
