// Shocks of a scenario as marks of a time axis: one for each month in which some begin.
import { el } from "./dom.js";
import { monthName, time } from "./format.js";

export const readable = (id) => String(id).replaceAll("_", " ");

export function marksOf(scenario) {
  const byDate = new Map();
  for (const shock of scenario.marks) {
    // What was in force before the first month has no place on the axis.
    const date = shock.from < scenario.base ? scenario.base : shock.from;
    if (date > scenario.end) continue;
    byDate.set(date, [...(byDate.get(date) ?? []), shock]);
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, shocks], k) => ({ date, time: time(date), label: String(k + 1), shocks }));
}

const ends = (shock) => (shock.to ? `, to ${monthName(shock.to)}` : "");

/** What the numbers on the charts stand for. */
export function markList(scenario) {
  const marks = marksOf(scenario);
  if (!marks.length) return el("p", { class: "note" }, "No dated shock of this scenario.");
  return el("ol", { class: "marks" }, marks.map((m) => el("li", null, el("b", null, monthName(m.date)), ": ",
    m.shocks.map((s, k) => [k ? "; " : "", el("bdi", null, readable(s.name)), ends(s)]))));
}
