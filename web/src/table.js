// Tables: of numbers behind charts, and their CSV.
import { el } from "./dom.js";

const PIECE = 300;
const text = (column, value) =>
  value === null || value === undefined ? "" : column.show ? column.show(value) : String(value);

const rowOf = (columns, row) => el("tr", null, row.map((value, k) => k === 0
  ? el("th", { scope: "row", class: columns[k].number ? "number" : null }, el("bdi", null, text(columns[k], value)))
  : el("td", { class: columns[k].number ? "number" : null }, el("bdi", null, text(columns[k], value)))));

/** { caption, columns: [{ name, number, show }], rows }. Long ones grow piece by piece. */
export function tableOf({ caption, columns, rows }) {
  const body = el("tbody", null, rows.slice(0, PIECE).map((row) => rowOf(columns, row)));
  let shown = Math.min(PIECE, rows.length);
  const more = el("button", { type: "button", class: "small", onclick: () => {
    body.append(...rows.slice(shown, shown + PIECE).map((row) => rowOf(columns, row)));
    shown = Math.min(shown + PIECE, rows.length);
    label();
  } });
  const label = () => {
    more.textContent = `Show more rows (${rows.length - shown} left)`;
    more.hidden = shown >= rows.length;
  };
  label();
  return el("div", null, el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", { class: "data" }, el("caption", null, caption),
      el("thead", null, el("tr", null, columns.map((c) => el("th", { scope: "col", class: c.number ? "number" : null }, c.name)))),
      body)), more);
}

/** A field as RFC 4180 has it. One that a spreadsheet would take for a formula is kept from being one. */
function field(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = ({ columns, rows }) =>
  [columns.map((c) => field(c.name)), ...rows.map((row) => row.map(field))].map((r) => r.join(",") + "\n").join("");
