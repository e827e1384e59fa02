// Sentences made from thresholds. Nothing here is free text: a sentence is there if a number passes a limit.
import { isClear } from "../data.js";
import { el, name } from "../dom.js";
import { formatter, monthName, percent, plural } from "../format.js";

const SMALL = 0.005;  // a difference of less than half a point is called small
const DOMINATES = 2;  // a part that is twice the other dominates

const list = (items) => items.map((item, k) => [k === 0 ? "" : k === items.length - 1 ? " and " : ", ", item]);

function levels(report, scenario, state) {
  return report.powers.map((power, p) => ({ power, p, v: scenario.at("influence", { state, power: p }, report.end) }))
    .filter((x) => x.v && x.v.middle !== null).sort((a, b) => b.v.middle - a.v.middle);
}

const range = (f, v) => (v.q05 === undefined ? "" : ` (90 % of runs: ${f.plain(v.q05)} to ${f.value(v.q95)})`);

/** Who has most influence at the end. */
function leader(report, state) {
  const all = levels(report, report.base, state);
  if (!all.length) return null;
  const [first, second] = all;
  const f = formatter("influence", first.v.middle);
  const apart = second && (first.v.q05 === undefined || first.v.q05 > second.v.q95);
  const others = report.others.map((s) => levels(report, s, state)[0]).filter(Boolean);
  const same = others.every((x) => x.p === first.p);
  return el("li", null, name(first.power.name), " has the most influence over ", name(report.states[state].name), ` in ${monthName(report.end)}: `,
    el("b", null, f.value(first.v.middle)), range(f, first.v),
    second ? [", before ", name(second.power.name), ` with ${formatter("influence", second.v.middle).value(second.v.middle)}`,
      apart ? "" : "; their ranges overlap"] : "",
    report.others.length ? [", under ", name(report.base.label), same ? ". It leads under every other scenario too." : ". Under another scenario another power leads."] : ".");
}

/** "lower in 97 % of runs": of the side on which the difference lies. */
function runs(d) {
  if (d.higher === undefined || d.higher === null) return "";
  return d.difference < 0 ? `, lower in ${percent(1 - d.higher)} of runs` : `, higher in ${percent(d.higher)} of runs`;
}

function parts(d, f) {
  if (d.arithmetic === undefined || d.arithmetic === null || d.behaviour === null || d.behaviour === undefined) return null;
  const [a, b] = [Math.abs(d.arithmetic), Math.abs(d.behaviour)];
  if (Math.max(a, b) === 0) return null;
  const numbers = `${f.signed(d.arithmetic)} by arithmetic alone, ${f.signed(d.behaviour)} by changed choices`;
  if (a > 0 && b > 0 && d.arithmetic * d.behaviour < 0 && Math.min(a, b) * 10 > Math.max(a, b))
    return `The two parts pull against each other: ${numbers}.`;
  if (a >= DOMINATES * b) return `Arithmetic dominates: ${numbers}.`;
  if (b >= DOMINATES * a) return `Behaviour dominates: ${numbers}.`;
  return `Neither part dominates: ${numbers}.`;
}

const few = (names) => (names.length > 6 ? plural(names.length, "other power") : list(names));

/** Who else gains and loses, beside the one that was named. */
function rest(clear, first) {
  const gain = clear.filter((x) => x.d.difference > 0).map((x) => name(x.power.name));
  const loss = clear.filter((x) => x.d.difference < 0).map((x) => name(x.power.name));
  const verb = (names, one, same) => ` ${names.length > 1 ? one : `${one}s`}${same ? " too" : ""}`;
  const told = [];
  if (gain.length) told.push([few(gain), verb(gain, "gain", first.difference > 0)]);
  if (loss.length) told.push([few(loss), verb(loss, "lose", first.difference < 0)]);
  return told.map((t, k) => [k ? "; " : "", t, k === told.length - 1 ? ". " : ""]);
}

/** What changes for the powers, each with a paired difference `d`; `start` says under what, `from` against what. */
function told(all, start, from) {
  const clear = all.filter((x) => isClear(x.d)).sort((a, b) => Math.abs(b.d.difference) - Math.abs(a.d.difference));
  if (!clear.length)
    return el("li", null, start, "there is ", el("b", null, "no clear difference"), " from ", from, ": every 95 % interval holds zero.");
  const { power, d } = clear[0];
  const f = formatter("influence", Math.abs(d.difference));
  return el("li", null, start, name(power.name), d.difference < 0 ? " loses " : " gains ",
    el("b", null, `${f.plain(Math.abs(d.difference))} points`), " against ", from, ` (95 % interval ${f.signed(d.low)} to ${f.signed(d.high)}${runs(d)})`,
    Math.abs(d.difference) < SMALL ? ": a clear but small difference. " : ". ", rest(clear.slice(1), d),
    all.length > clear.length ? `No clear difference for ${all.length - clear.length} of ${all.length} powers. ` : "", parts(d, f));
}

function changes(report, scenario, state) {
  const all = (difference) => report.powers.map((power, p) => ({ power, d: difference({ state, power: p }) })).filter((x) => x.d);
  const sure = (list) => list.some((x) => x.d.low !== null);
  const out = [];
  const start = () => ["Under ", name(scenario.label), ", "];
  const compared = scenario === report.base ? [] : all((about) => report.difference(scenario, "influence", about, report.end));
  if (sure(compared)) out.push(told(compared, start(), name(report.base.label)));
  else if (compared.length)
    out.push(el("li", null, start(), "runs are not paired with those of ", name(report.base.label), ": medians differ by up to ",
      formatter("influence", 0.05).plain(Math.max(...compared.map((x) => Math.abs(x.d.difference)))), " points, and no interval can be given."));
  // Where the base is another, the twin still tells what the scenario's own shocks do.
  const own = all((about) => report.ownEffect(scenario, "influence", about, report.end));
  if (!sure(compared) && sure(own) && own.some((x) => x.d.difference !== 0))
    out.push(told(own, start(), "the same world without its shocks, projects and policies"));
  return out;
}

export function headline(report, state) {
  return [el("ul", { class: "headline" }, leader(report, state), [report.base, ...report.others].map((s) => changes(report, s, state))),
    el("details", { class: "how" }, el("summary", null, "How these sentences are made"),
      el("p", null, "By rules, from the numbers below. A difference is called clear if the 95 % interval of its mean does not hold zero, and small if it is under half a point. ",
        "A part dominates if it is at least twice as large as the other. Arithmetic is what the shocks do while every choice stays that of the same world without them (the frozen twin); behaviour is the rest. ",
        "The interval says how well the runs determine the mean difference in the model, not how well the model knows the world."))];
}
