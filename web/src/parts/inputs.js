// Every number that went in, with its range and its source; searched as one types.
import { el, fresh, put } from "../dom.js";
import { download } from "../figure.js";
import { plainNumber, plural } from "../format.js";
import { tableOf } from "../table.js";

const source = (report, index) => (index === null || index === undefined ? null : report.raw.sources[index]);

function rowsOf(report, columns, of) {
  return columns.path.map((path, k) => ({ of, path, value: columns.value[k], low: columns.low[k], high: columns.high[k], source: source(report, columns.source[k]), year: columns.year[k] }));
}

function cells(row) {
  const range = row.low === null || row.low === undefined ? "" : `${plainNumber(row.low)} to ${plainNumber(row.high)}`;
  const from = row.source ? row.source.citation.trim() + (row.year ? ` (${row.year})` : "") : range ? "assumption, with its range" : "assumption";
  return [row.path, row.of, plainNumber(row.value), range, from];
}

const COLUMNS = [{ name: "input" }, { name: "scenario" }, { name: "value", number: true }, { name: "range", number: true }, { name: "source" }];

export function inputs(report) {
  const all = [...rowsOf(report, report.raw.inputs, report.others.length ? "base" : ""),
    ...report.scenarios.filter((s) => s.changes).flatMap((s) => rowsOf(report, s.changes, s.label))];
  const sourced = all.filter((r) => r.source).length;
  const ranged = all.filter((r) => r.low !== null && r.low !== undefined).length;
  const result = el("div", { "aria-live": "off" });
  const said = el("p", { class: "note", role: "status" });
  const id = fresh("search");
  const changed = all.filter((r) => r.of && r.of !== "base");
  let timer = 0;
  const look = (words) => {
    const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = asked.length ? all.filter((r) => { const text = cells(r).join(" ").toLowerCase(); return asked.every((w) => text.includes(w)); }) : all;
    said.textContent = `${plural(found.length, "number")} of ${all.length}`;
    put(result, tableOf({ caption: "Inputs of the runs", columns: COLUMNS, rows: found.map(cells) }));
  };
  const box = el("input", { id, type: "search", autocomplete: "off", spellcheck: "false", oninput: () => { clearTimeout(timer); timer = setTimeout(() => look(box.value), 120); } });
  const details = el("details", { class: "behind", ontoggle: () => { if (details.open && !result.firstChild) look(""); } },
    el("summary", null, `Show and search all ${plural(all.length, "number")}`),
    el("div", { class: "controls" }, el("span", { class: "field" }, el("label", { for: id }, "Search by path, scenario or source "), box),
      el("button", { type: "button", class: "small", onclick: () => download({ file: "inputs.csv", columns: COLUMNS, rows: all.map(cells) }) }, "Download as CSV")),
    said, result);
  return [
    el("p", null, `${plural(all.length, "number")} went into these runs: ${sourced} with a source, ${all.length - sourced} assumptions, ${ranged} with a range that is drawn for each run where the run draws inputs.`),
    changed.length ? [el("h3", null, "What the scenarios change"), el("div", { class: "most" }, tableOf({ caption: "Inputs that are not those of the base", columns: COLUMNS, rows: changed.map(cells) }))] : null,
    details,
    report.raw.sources.length ? [el("h3", null, "Sources"), el("ul", { class: "sources" }, report.raw.sources.map((s) => el("li", null, el("bdi", null, s.citation.trim()), s.url ? [" ", el("span", { class: "url" }, s.url)] : "")))] : null,
  ];
}
