// The frozen twin beside the full model: what part of a change is arithmetic, what part behaviour.
import { isClear } from "../data.js";
import { el, name, svg } from "../dom.js";
import { lines } from "../charts.js";
import { chart, legend, numbers } from "../figure.js";
import { formatter, measures, monthName } from "../format.js";
import { ownColor, powerColor } from "../colors.js";
import { marksOf } from "../marks.js";
import { span } from "./fans.js";

const OF_STATE = ["hedging", "room", "standing", "partners"];

/** What has two parts: from the frozen twin of the run itself, else from the comparison with the base. */
function subjects(report, scenario, state) {
  const twin = scenario.effects.length > 0;
  const line = (m, about) => (twin ? scenario.effect(m, about) : report.compared(scenario, m, about));
  const out = report.powers.map((power, p) => ({ measure: "influence", title: power.name, color: powerColor(p), line: line("influence", { state, power: p }) }));
  for (const m of OF_STATE) out.push({ measure: m, title: measures[m].title, color: ownColor, line: line(m, { state }) });
  return { twin, list: out.filter((s) => s.line?.effect && s.line.arithmetic && s.line.behaviour) };
}

const W = 520;
const H = 40;

/** Bars of the two parts from zero, and the whole with its interval. */
function bars(list, date) {
  const last = (line, column) => line[column]?.at(-1) ?? null;
  const reach = Math.max(1e-9, ...list.flatMap((s) => ["effect", "effect_low", "effect_high", "arithmetic", "behaviour"].map((c) => Math.abs(last(s.line, c) ?? 0))));
  const x = (v) => W / 2 + (v / reach) * (W / 2 - 8);
  const row = (s) => {
    const [effect, low, high, arithmetic, behaviour] = ["effect", "effect_low", "effect_high", "arithmetic", "behaviour"].map((c) => last(s.line, c));
    const f = formatter(s.measure, Math.abs(effect));
    const bar = (v, y, kind) => svg("rect", { x: Math.min(x(0), x(v)), width: Math.max(0.5, Math.abs(x(v) - x(0))), y, height: 11, class: kind });
    return el("li", null, el("span", { class: "what" }, el("span", { class: "swatch box", style: `--of:${s.color}` }), name(s.title)),
      svg("svg", { viewBox: `0 0 ${W} ${H}`, class: "parts", role: "img", preserveAspectRatio: "none",
        "aria-label": `${s.title}: change ${f.signed(effect)}, arithmetic ${f.signed(arithmetic)}, behaviour ${f.signed(behaviour)} ${f.unit}` },
        svg("line", { x1: x(0), x2: x(0), y1: 0, y2: H, class: "zero" }), bar(arithmetic, 2, "arithmetic"), bar(behaviour, 14, "behaviour"),
        low === null ? null : svg("line", { x1: x(low), x2: x(high), y1: 33, y2: 33, class: "whole" }), svg("rect", { x: x(effect) - 2, width: 4, y: 28, height: 10, class: "dot" })),
      el("span", { class: "sum" }, el("b", null, f.signed(effect)), ` = ${f.signed(arithmetic)} ${behaviour < 0 ? "" : "+ "}${f.signed(behaviour).replace("+", "")}`,
        isClear({ low, high }) ? "" : el("small", null, " no clear difference")));
  };
  return el("ul", { class: "twin" }, list.map(row));
}

function panel(report, scenario, s) {
  const columns = ["effect", "effect_low", "effect_high", "arithmetic", "arithmetic_low", "arithmetic_high"];
  const all = columns.flatMap((c) => s.line[c] ?? []).filter((v) => v !== null);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const format = formatter(s.measure, Math.max(-low, high));
  const signed = { ...format, value: (v) => format.signed(v), tick: (v) => format.tick(v).replace("\u202f%", "") };
  const of = (kind) => ({ ...s.line, middle: s.line[kind] });
  return el("figure", { class: "panel" }, el("figcaption", null, el("span", { class: "swatch box", style: `--of:${s.color}` }), name(s.title)),
    chart((width) => lines({ width, height: 140, low, high, format: signed, ...span(report), zero: true, marks: marksOf(scenario), last: true,
      label: `Change of ${s.title} under ${scenario.label}: the whole ${signed.value(s.line.effect.at(-1))}, arithmetic ${signed.value(s.line.arithmetic.at(-1))} at the end`,
      series: [{ name: "full model", color: s.color, line: of("effect"), band: ["effect_low", "effect_high"] },
        { name: "frozen twin", color: "var(--text)", dash: "4,3", line: of("arithmetic") }] })));
}

export function twin(report, scenario, state) {
  const { twin: hasTwin, list } = subjects(report, scenario, state);
  if (!list.length) return [el("p", { class: "note" }, "This run has no frozen twin: run it with --frozen-twin to tell arithmetic from behaviour.")];
  if (list.every((s) => s.line.effect.every((v) => v === 0)))
    return [el("p", { class: "note" }, "Nothing differs: this scenario has no shocks of its own, so that the twin and the full model are the same run.")];
  const date = list[0].line.dates.at(-1);
  const powers = list.filter((s) => s.measure === "influence");
  const own = list.filter((s) => s.measure !== "influence");
  return [
    el("p", { class: "note" }, hasTwin ? "Against the same world without the scenario's shocks, projects and policies" : ["Against ", name(report.base.label)], ", on the same luck: mean change by ", monthName(date),
      ", in points of influence. Bars share one scale."),
    legend([["var(--muted)", "arithmetic: the frozen twin", "box"], ["var(--accent)", "behaviour: the rest", "box"], ["var(--text)", "the whole, with its 95 % interval", "line"]]),
    bars(powers, date),
    el("h3", null, "Full model and frozen twin over time"),
    legend([["var(--accent)", "full model, with the 95 % interval of the mean", "line"], ["var(--text)", "frozen twin", "dash"]]),
    el("div", { class: "panels" }, powers.map((s) => panel(report, scenario, s))),
    own.length ? [el("h3", null, name(report.states[state].name)), el("div", { class: "panels" }, own.map((s) => panel(report, scenario, s)))] : null,
    numbers(() => {
      const columns = ["effect", "effect_low", "effect_high", "share_higher", "arithmetic", "arithmetic_low", "arithmetic_high", "behaviour", "behaviour_low", "behaviour_high"];
      return { caption: "Change and its parts, by month", file: "twin.csv",
        columns: [{ name: "measure" }, { name: "of" }, { name: "month" }, ...columns.map((n) => ({ name: n.replaceAll("_", " "), number: true, show: (v) => String(+v.toPrecision(3)) }))],
        rows: list.flatMap((s) => s.line.dates.map((d, k) => [s.measure, s.measure === "influence" ? s.title : report.states[state].name, d, ...columns.map((c) => s.line[c]?.[k])])) };
    }),
  ];
}
