// The page: its head, its parts in order, and what they depend on.
import { el, name, put, select } from "./dom.js";
import { card, drawAll, sweep } from "./figure.js";
import { monthName, plural, thousands } from "./format.js";
import { markList } from "./marks.js";
import { themeButton } from "./theme.js";
import { View } from "./view.js";
import { compare } from "./parts/compare.js";
import { corridors } from "./parts/corridors.js";
import { events } from "./parts/events.js";
import { fans } from "./parts/fans.js";
import { headline } from "./parts/headline.js";
import { indices } from "./parts/indices.js";
import { inputs } from "./parts/inputs.js";
import { leverage } from "./parts/leverage.js";
import { others } from "./parts/others.js";
import { postures } from "./parts/postures.js";
import { pressure } from "./parts/pressure.js";
import { repeat } from "./parts/repeat.js";
import { twin } from "./parts/twin.js";
import { votes } from "./parts/votes.js";

/** Parts in order. `each` makes the content: of the whole report, of a state, or of a state under a scenario. */
const PARTS = [
  { id: "headline", title: () => "What the runs say", of: "state", make: (r, v) => headline(r, v.state) },
  { id: "compare", title: (r) => (r.others.length ? "How the scenarios compare" : "Where it ends"), of: "state", about: aboutCompare, make: (r, v) => compare(r, v.state) },
  { id: "influence", title: (r, v) => ["Influence of each power over ", name(r.states[v.state].name)], of: "state",
    about: () => "Influence is the share of its foreign services that the state would lose for good, after adjusting, if the power left. Numbers above the charts mark shocks.", make: (r, v) => fans(r, v.state) },
  { id: "twin", title: () => "Arithmetic or behaviour", of: "scenario", make: (r, v) => twin(r, r.scenarios[v.scenario], v.state) },
  { id: "postures", title: (r, v) => ["What ", name(r.states[v.state].name), " does toward each power"], of: "scenario",
    about: () => "Share of each posture over the domains, mean of all runs.", make: (r, v) => postures(r, r.scenarios[v.scenario], v.state) },
  { id: "indices", title: () => "Hedging, room, standing, partners", of: "scenario",
    about: (r) => `Median with the ranges that hold 50 % and 90 % of the runs.${r.others.length ? " Dashed: the base." : ""} An axis need not begin at zero here.`, make: (r, v) => indices(r, r.scenarios[v.scenario], v.state) },
  { id: "pressure", title: () => "Pressure", of: "scenario", about: () => "Means of all runs, by the power that presses.", make: (r, v) => pressure(r, r.scenarios[v.scenario], v.state) },
  { id: "leverage", title: () => "Leverage by domain", of: "scenario",
    about: () => "Where influence comes from: log points of its foreign services that the state would lose if the power left, by domain, each with its stated weight; mean of all runs. Each power has its own scale.", make: (r, v) => leverage(r, r.scenarios[v.scenario], v.state) },
  { id: "corridors", title: () => "Corridors", of: "scenario", if: (r) => r.corridors.length > 0, make: (r, v) => corridors(r, r.scenarios[v.scenario], v.state) },
  { id: "votes", title: () => "Votes", of: "scenario", if: (r) => r.scenarios.some((s) => s.votes.length),
    about: () => "Probability of each answer: mean and the range that holds 90 % of the runs.",
    make: (r, v) => (r.scenarios[v.scenario].votes.length ? votes(r, r.scenarios[v.scenario]) : el("p", { class: "note" }, "No vote is taken under this scenario.")) },
  { id: "states", title: () => "Other states", of: "scenario", if: (r) => r.states.length > 1, about: () => "Influence of each power over each state: medians, all on one scale.", make: (r, v) => others(r, r.scenarios[v.scenario]) },
  { id: "events", title: () => "Events", of: "scenario", make: (r, v) => [r.scenarios[v.scenario].marks.length ? [el("h3", null, "Shocks"), markList(r.scenarios[v.scenario])] : null, events(r, r.scenarios[v.scenario])] },
  { id: "inputs", title: () => "What went in", of: "report", make: (r) => inputs(r) },
  { id: "repeat", title: () => "How to repeat this", of: "report", make: (r) => repeat(r) },
];

function aboutCompare(report) {
  const spread = report.base.spread;
  return (spread ? `Bar: 90 % of the runs (thin), 50 % (thick), median (tick), on one scale in each row; runs differ by ${spread}. ` : "A single run without a spread. ") +
    (report.others.length ? "Second line: mean change from the base with its 95 % interval, run by run on the same luck where the runs are paired." : "");
}

/** "200 runs each", "100 to 200 runs", "a single run". */
function runs(report) {
  const counts = report.scenarios.map((s) => (s.spread ? s.replicates : 1));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return report.scenarios.length > 1 ? "a single run each" : "a single run";
  return least === most ? `${thousands(most)} runs${counts.length > 1 ? " each" : ""}` : `${thousands(least)} to ${thousands(most)} runs`;
}

function head(report) {
  const o = report.base.run.options;
  const one = report.scenarios.length === 1;
  const title = one ? report.base.label : report.raw.world.title;
  const descriptions = report.scenarios.map((s) => [el("dt", null, name(s.label)), el("dd", null, el("bdi", null, s.description.trim() || "No description."))]);
  return el("header", { class: "top" },
    el("div", { class: "tags" }, el("span", { class: "tag" }, "Simulation of a model, not a forecast")),
    el("div", { class: "title" }, el("h1", null, name(title)), themeButton()),
    el("p", { class: "facts" }, [one ? null : plural(report.scenarios.length, "scenario"), `${monthName(report.base.base)} to ${monthName(report.end)}`,
      runs(report), `seed ${o.seed}`, `multivector ${report.base.run.version}`].filter(Boolean).join(" · ")),
    el("details", { class: "how", open: one ? true : null }, el("summary", null, one ? "The scenario" : "The scenarios"), el("dl", { class: "descriptions" }, descriptions)));
}

const contents = (parts, title) => el("nav", { class: "contents", "aria-label": "Contents" }, el("ul", null, parts.map((p) => el("li", null, el("a", { href: `#${p.id}` }, title(p))))));

/** What the menu calls a part: its title without names. */
const short = { influence: "Influence", postures: "Postures", headline: "Summary", compare: "Comparison", indices: "Indices", twin: "Arithmetic or behaviour" };

function toolbar(report, view) {
  const controls = [];
  if (report.scenarios.length > 1)
    controls.push(select("Charts show", report.scenarios.map((s, k) => [k, s.label]), view.values.scenario, (k) => view.set({ scenario: Number(k) })));
  if (report.focal.length > 1)
    controls.push(select("State", report.focal.map((k) => [k, report.states[k].name]), view.values.state, (k) => view.set({ state: Number(k) })));
  return controls.length ? el("aside", { class: "toolbar", "aria-label": "Choices" }, controls) : null;
}

function section(report, view, part) {
  const node = card(part.id, "", null);
  const draw = () => {
    const v = view.values;
    const scenario = part.of === "scenario" && report.scenarios.length > 1 ? report.scenarios[v.scenario] : null;
    put(node, el("h2", { id: `${part.id}-title` }, part.title(report, v)),
      scenario ? el("p", { class: "of" }, "Under ", name(scenario.label)) : null,
      part.about ? el("p", { class: "about" }, part.about(report, v)) : null, part.make(report, v));
  };
  draw();
  view.onChange((_, change) => {
    if (part.of === "report" || (part.of === "state" && !("state" in change))) return;
    draw();
    sweep();
  });
  return node;
}

/** The width of a printed page in pixels: A4 less its margins. */
const PAPER = 710;

/** Charts are drawn for the width of the paper while the page is printed. */
function printable(app) {
  let opened = [];
  const begin = () => {
    opened = [...app.querySelectorAll("details.how:not([open])")];
    for (const details of opened) details.open = true;
    document.documentElement.classList.add("printing");
    app.style.width = `${PAPER}px`;
    drawAll();
  };
  const end = () => {
    document.documentElement.classList.remove("printing");
    app.style.width = "";
    for (const details of opened) details.open = false;
    drawAll();
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
}

export function page(app, report) {
  const others = report.others[0] ?? report.base;
  const view = new View({ scenario: others.index, state: report.focal[0] ?? 0 });
  const parts = PARTS.filter((p) => !p.if || p.if(report));
  const title = (p) => { const t = short[p.id] ?? p.title(report, view.values); return Array.isArray(t) ? p.id : t; };
  put(app, head(report), contents(parts, title), toolbar(report, view),
    el("main", { id: "main", tabindex: -1 }, parts.map((part) => section(report, view, part))));
  printable(app);
}
