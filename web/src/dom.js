// Elements. Text of the data enters the page here only, as text nodes and attributes: nothing of it is ever markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** A name of the data, kept apart from the direction and the length of the text around it. */
export const name = (text) => el("bdi", { class: "name" }, text);

/** Replaces what is in a node. */
export function put(node, ...children) {
  node.replaceChildren();
  return fill(node, null, children);
}

let count = 0;
/** A new id. */
export const fresh = (word) => `${word}-${++count}`;

export function select(label, options, value, change) {
  const id = fresh("select");
  const box = el("select", { id, onchange: (e) => change(e.target.value) },
    options.map(([key, text]) => el("option", { value: key, selected: String(key) === String(value) }, shorten(text, 60))));
  return el("span", { class: "field" }, el("label", { for: id }, label), " ", box);
}

/** A name in the text of a drawing, whose direction is not to turn what stands beside it. */
export const isolated = (text) => `\u2068${text}\u2069`;

/** Text that is cut where a place has no room for all of it. */
export function shorten(text, most) {
  const all = [...String(text)];
  return all.length <= most ? all.join("") : all.slice(0, most - 1).join("") + "…";
}
