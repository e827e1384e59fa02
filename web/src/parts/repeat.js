// How to repeat the runs, and how to see that a repeat gave the same.
import { el, name } from "../dom.js";
import { thousands } from "../format.js";

/** The command of a run, from the options that its results depend on. */
export function command(scenario) {
  const o = scenario.run.options;
  const words = ["multivector run", quoted(scenario.run.files[0]?.file ?? `${scenario.id}.yaml`)];
  if (o.mean_field) words.push("--mean-field");
  if (!o.mean_field || o.replicates > 1) words.push(`--replicates ${o.replicates}`);
  words.push(`--seed ${o.seed}`, `--to ${scenario.end}`, `--inputs ${o.inputs}`);
  if (o.replicates_per_draw > 1) words.push(`--replicates-per-draw ${o.replicates_per_draw}`);
  if (o.frozen_twin) words.push("--frozen-twin");
  if (o.record?.domains_of_all) words.push("--all-domains");
  if (o.record && o.record.steering_every !== 12) words.push(`--steering-every ${o.record.steering_every}`);
  if (o.record?.steering_channels) words.push("--steering-channels");
  return words.join(" ");
}

const quoted = (word) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const rows = (pairs) => el("dl", { class: "facts" }, pairs.filter(([, v]) => v).map(([k, v]) => [el("dt", null, k), el("dd", null, v)]));
const hashes = (list) => el("ul", { class: "hashes" }, list.map(([file, hash]) => el("li", null, el("bdi", null, file), " ", el("code", null, hash))));

export function repeat(report) {
  return [
    report.scenarios.map((s) => {
      const r = s.run;
      return el("div", { class: "run" }, report.scenarios.length > 1 ? el("h3", null, name(s.label)) : null, rows([
        ["Command", el("code", { class: "line" }, command(s))],
        ["Program", `multivector ${r.version}${r.build ? `, ${r.build.compiler}` : ""}`],
        ["Runs", `${thousands(r.options.replicates)}, seed ${r.options.seed}; ${s.spread ? `they differ by ${s.spread}` : "a single run without a spread"}`],
        ["Identity", el("code", null, r.identity)],
        ["Policies", s.policies.length ? s.policies.map((p) => `${p.state}: ${p.follow}${p.with ? ` (${p.with.join(", ")})` : ""}`).join("; ") : null],
      ]), el("details", { class: "behind" }, el("summary", null, "Fingerprints of files and results"), el("p", { class: "of" }, "Files that went in"), hashes(r.files.map((f) => [f.file, f.hash])),
        el("p", { class: "of" }, "Tables that came out"), hashes(Object.entries(r.results))));
    }),
    el("p", { class: "note" }, "Two runs with the same identity have the same tables, byte for byte, whatever the machine and the number of threads. Values given on the command line with --set and --policy are not in the command above: they stand among the inputs and policies, and without them the identity is another."),
    el("p", { class: "note" }, "This page asks the network for nothing. Its charts are drawn by Observable Plot and d3."),
    el("details", { class: "behind" }, el("summary", null, "Licences of the code in this page"),
      el("pre", { class: "licences", tabindex: 0, role: "region", "aria-label": "Licences" }, document.getElementById("notices").textContent)),
  ];
}
