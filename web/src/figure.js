// Figures: a chart that is drawn when it comes into sight and again when its width changes, with the table behind it.
import { el, fresh, put } from "./dom.js";
import { csvOf, tableOf } from "./table.js";

const sight = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) figures.get(entry.target)?.show();
}, { rootMargin: "400px" });
const width = new ResizeObserver((entries) => {
  for (const entry of entries) figures.get(entry.target)?.fit();
});
const figures = new Map();

class Figure {
  constructor(node, draw) {
    Object.assign(this, { node, draw, drawn: 0, seen: false });
  }
  show() {
    if (this.seen) return;
    this.seen = true;
    this.fit();
  }
  fit() {
    const now = Math.floor(this.node.clientWidth);
    if (!this.seen || !now || now === this.drawn) return;
    this.drawn = now;
    put(this.node, this.draw(now));
  }
}

/** A place for a chart: `draw(width)` gives a node. Pages with many charts draw those that are looked at. */
export function chart(draw, attributes = {}) {
  const node = el("div", { class: "chart", ...attributes });
  figures.set(node, new Figure(node, draw));
  sight.observe(node);
  width.observe(node);
  return node;
}

/** Draws every chart of the page at its present width, as printing needs. */
export function drawAll() {
  for (const [node, figure] of figures) {
    if (!node.isConnected) continue;
    figure.seen = true;
    figure.fit();
  }
}

/** Forgets charts that have left the page. */
export function sweep() {
  for (const node of figures.keys()) {
    if (node.isConnected) continue;
    sight.unobserve(node);
    width.unobserve(node);
    figures.delete(node);
  }
}

/** Hands a table to the reader as a file. */
export function download(table) {
  const url = URL.createObjectURL(new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" }));
  const link = el("a", { href: url, download: table.file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** "Show as a table" with the numbers behind a chart. `make()` gives { caption, file, columns, rows }. */
export function numbers(make) {
  const place = el("div", { class: "numbers" });
  const id = fresh("numbers");
  const box = el("details", { class: "behind", ontoggle: () => {
    if (!box.open || place.firstChild) return;
    const table = make();
    put(place, el("p", null, el("button", { type: "button", class: "small", onclick: () => download(table) }, "Download as CSV")),
      tableOf(table));
  } }, el("summary", { id }, "Show as a table"), place);
  return box;
}

/** A titled part of the page. */
export function card(id, title, about, ...children) {
  return el("section", { class: "card", id, "aria-labelledby": `${id}-title` },
    el("h2", { id: `${id}-title` }, title), about ? el("p", { class: "about" }, about) : null, children);
}

/** Colours and names of the parts of a chart. */
export const legend = (items) => el("ul", { class: "legend" }, items.map(([color, text, kind = "box"]) =>
  el("li", null, el("span", { class: `swatch ${kind}`, style: `--of:${color}` }), el("bdi", null, text))));
