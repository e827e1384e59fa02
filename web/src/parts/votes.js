// Votes: what each state would do, with the range over runs.
import { el, name } from "../dom.js";
import { numbers } from "../figure.js";
import { monthName } from "../format.js";

const ANSWERS = ["yes", "abstain", "no"];

function bar(shares) {
  return el("div", { class: "answers", "aria-hidden": "true" }, ANSWERS.map((a, k) => el("span", { class: a, style: `width:${Math.max(0, shares[k] * 100)}%` })));
}

export function votes(report, scenario) {
  const byVote = new Map();
  for (const v of scenario.votes) byVote.set(v.id, [...(byVote.get(v.id) ?? []), v]);
  const percent = (v) => (v === null || v === undefined ? "–" : `${(v * 100).toFixed(0)} %`);
  const range = (s, k) => (s[3 + 2 * k] === null || s[3 + 2 * k] === undefined || scenario.spread === "" ? "" : ` (${percent(s[3 + 2 * k]).replace(" %", "")} to ${percent(s[4 + 2 * k]).replace(" %", "")})`);
  return [
    el("ul", { class: "legend" }, ANSWERS.map((a) => el("li", null, el("span", { class: `swatch box ${a}` }), a))),
    [...byVote.values()].map((rows) => el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": rows[0].title }, el("table", { class: "votes" },
      el("caption", null, el("bdi", null, rows[0].title), `, ${monthName(rows[0].date)}`),
      el("thead", null, el("tr", null, ["State", "", ...ANSWERS].map((t) => (t ? el("th", { scope: "col" }, t) : el("td", { class: "wide" }))))),
      el("tbody", null, rows.map((v) => el("tr", null, el("th", { scope: "row" }, name(report.states[v.state].name)), el("td", { class: "wide" }, bar(v.shares)),
        ANSWERS.map((_, k) => el("td", { class: "number" }, el("b", null, percent(v.shares[k])), range(v.shares, k))))))))),
    numbers(() => ({ caption: "Votes", file: "votes.csv",
      columns: [{ name: "vote" }, { name: "month" }, { name: "state" }, ...["yes", "abstain", "no", "yes q05", "yes q95", "abstain q05", "abstain q95", "no q05", "no q95"].map((n) => ({ name: n, number: true }))],
      rows: scenario.votes.map((v) => [v.title, v.date, report.states[v.state].name, ...v.shares]) })),
  ];
}
