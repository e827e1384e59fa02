// What happens when: shocks, memberships, chairs, projects, votes.
import { el } from "../dom.js";
import { lines } from "../charts.js";
import { chart, download, numbers } from "../figure.js";
import { powerColor } from "../colors.js";
import { readable } from "../marks.js";
import { tableOf } from "../table.js";
import { span } from "./fans.js";

const share = (v) => `${(v * 100).toFixed(0)} %`;

function arrivals(report, scenario) {
  if (!scenario.arrivals.length) return null;
  return [el("h3", null, "Shocks without a date"), el("p", { class: "about" }, "Share of runs in which each has arrived (line) and is in force (dashed)."),
    el("div", { class: "panels" }, scenario.arrivals.map((a) => {
      const column = (name) => (a[name] ?? []).map((v) => (v === null ? null : v * 10 ** a.exponent));
      const dates = scenario.dates[a.grid];
      const series = [{ name: "arrived", color: powerColor(0), line: { dates, middle: column("arrived") } }, { name: "in force", color: powerColor(0), dash: "4,3", line: { dates, middle: column("in_force") } }]
        .filter((s) => s.line.middle.length);
      return el("figure", { class: "panel" }, el("figcaption", null, el("bdi", null, readable(a.shock))), series.length
        ? chart((width) => lines({ series, width, height: 140, low: 0, high: 1, format: { value: share, signed: share, tick: share }, ...span(report),
          label: `Share of runs in which the shock ${readable(a.shock)} has arrived: ${share(series[0].line.middle.at(-1))} at the end` }))
        : el("p", { class: "note" }, "It arrives in no run."));
    })),
    numbers(() => ({ caption: "Shocks without a date", file: "arrivals.csv", columns: [{ name: "shock" }, { name: "month" }, { name: "arrived", number: true }, { name: "in force", number: true }],
      rows: scenario.arrivals.flatMap((a) => scenario.dates[a.grid].map((d, k) => [a.shock, d, (a.arrived?.[k] ?? 0) * 10 ** a.exponent, (a.in_force?.[k] ?? 0) * 10 ** a.exponent])) }))];
}

/** "stake[a+b,c]" with names for ids: "stake: A, B; C". */
function touched(names, text) {
  const call = (id) => names.get(id) ?? readable(id);
  const match = /^(\w+)\[(.*)\]$/.exec(text);
  if (!match) return call(text);
  return `${readable(match[1])}: ${match[2].split(",").map((axis) => axis.split("+").map(call).join(", ")).join("; ")}`;
}

export function events(report, scenario) {
  const e = scenario.events;
  const { names } = report;
  const rows = e.date.map((d, k) => [d, e.kind[k], names.get(e.who[k]) ?? readable(e.who[k]), touched(names, e.whom[k]), e.value[k]]);
  const table = { caption: "Dated events", file: "events.csv", columns: [{ name: "month" }, { name: "event" }, { name: "what or who" }, { name: "touches" }, { name: "size", number: true, show: (v) => String(+v.toPrecision(4)) }], rows };
  return [rows.length ? [el("div", { class: "most" }, tableOf(table)), el("p", null, el("button", { type: "button", class: "small", onclick: () => download(table) }, "Download as CSV"))]
    : el("p", { class: "note" }, "Nothing dated happens."), arrivals(report, scenario)];
}
