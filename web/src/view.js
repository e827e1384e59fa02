// What is shown now: chosen scenario, state and date. Parts of the page that depend on it draw themselves anew.

export class View {
  #listeners = new Set();

  constructor(values) {
    this.values = values;
  }

  set(change) {
    Object.assign(this.values, change);
    for (const listen of this.#listeners) listen(this.values, change);
  }

  onChange(listen) {
    this.#listeners.add(listen);
  }
}
