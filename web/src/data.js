// The data of the page and ways to look things up in it. web/DATA.md says what it holds.

const FORMAT = "multivector-report/1";
const KEYS = ["state", "power", "domain", "posture", "corridor"];

/** Columns of whole numbers become numbers; null stays null. Shares of runs have a scale of their own. */
function decode(line) {
  const scale = (column) => (column.includes("share") ? 0.001 : 10 ** line.exponent);
  const out = {};
  for (const [column, values] of Object.entries(line))
    if (Array.isArray(values) && column !== "dates")
      out[column] = values.map((v) => (v === null ? null : v * scale(column)));
  return out;
}

const keyOf = (measure, about) => measure + KEYS.map((k) => `/${about[k] ?? ""}`).join("");

class Scenario {
  constructor(raw, index) {
    Object.assign(this, raw, { label: raw.label.trim() || raw.id });
    this.index = index;
    this.byKey = new Map(raw.lines.map((line) => [keyOf(line.measure, line), line]));
    this.effectByKey = new Map(raw.effects.map((line) => [keyOf(line.measure, line), line]));
    this.decoded = new Map();
  }

  /** Columns and dates of a line, or null. */
  #open(line) {
    if (!line) return null;
    if (!this.decoded.has(line)) {
      const columns = decode(line);
      columns.middle = columns.q50 ?? columns.mean;
      this.decoded.set(line, { dates: this.dates[line.grid], ...columns });
    }
    return this.decoded.get(line);
  }

  line(measure, about = {}) {
    return this.#open(this.byKey.get(keyOf(measure, about)));
  }

  effect(measure, about = {}) {
    return this.#open(this.effectByKey.get(keyOf(measure, about)));
  }

  /** Values of all columns of a line at a date, or at the nearest one before it. */
  at(measure, about, date) {
    return pick(this.line(measure, about), date);
  }

  effectAt(measure, about, date) {
    return pick(this.effect(measure, about), date);
  }

  get replicates() {
    return this.run.options.replicates;
  }

  /** What makes runs differ, in words; empty if there is a single run. */
  get spread() {
    return { luck: "luck", "luck+inputs": "luck and uncertain inputs", inputs: "uncertain inputs" }[this.run.band] ?? "";
  }
}

/** The columns of a line at the last of its dates that is not after `date`. */
function pick(line, date) {
  if (!line) return null;
  let k = line.dates.length - 1;
  while (k > 0 && line.dates[k] > date) --k;
  const out = { date: line.dates[k] };
  for (const [column, values] of Object.entries(line)) if (column !== "dates" && values) out[column] = values[k];
  return out;
}

export class Report {
  constructor(raw) {
    if (raw.format !== FORMAT) throw new Error(`The data are of the format ${raw.format}; this page reads ${FORMAT}.`);
    this.raw = raw;
    this.scenarios = raw.scenarios.map((s, k) => new Scenario(s, k));
    this.base = this.scenarios[raw.base];
    this.others = this.scenarios.filter((s) => s !== this.base);
    const e = raw.entities;
    for (const entity of Object.values(e).flat()) entity.name = entity.name.trim() || entity.id;
    Object.assign(this, { states: e.state, powers: e.power, domains: e.domain, postures: e.posture, corridors: e.corridor });
    this.focal = e.state.map((s, k) => (s.focal ? k : -1)).filter((k) => k >= 0);
    this.end = this.scenarios.map((s) => s.end).sort()[0];
  }

  /** The stated value of an input under a scenario, or undefined. */
  input(scenario, path) {
    for (const columns of [scenario.changes, this.raw.inputs]) {
      const k = columns ? columns.path.indexOf(path) : -1;
      if (k >= 0) return columns.value[k];
    }
    return undefined;
  }

  /** Weights of the domains for a state, as stated; they add up to one. */
  weights(scenario, state) {
    const stated = this.domains.map((d) => this.input(scenario, `states.${this.states[state].id}.weights.${d.id}`) ??
      this.input(scenario, `domains.${d.id}.weight`) ?? 0);
    const sum = stated.reduce((a, b) => a + b, 0);
    return stated.map((w) => (sum > 0 ? w / sum : 1 / stated.length));
  }

  /** Names of everything that has an id. */
  get names() {
    this.allNames ??= new Map(Object.values(this.raw.entities).flat().reverse().map((e) => [e.id, e.name]));
    return this.allNames;
  }

  /** The difference of a scenario from the base at a date: paired where that is known, else of the middles alone. */
  difference(scenario, measure, about, date) {
    if (scenario === this.base) return null;
    const compared = this.#compared(scenario, measure, about, date);
    if (compared) return compared;
    const here = scenario.at(measure, about, date);
    const base = this.base.at(measure, about, date);
    if (!here || !base) return null;
    const paired = scenario.effects_of_base ? this.ownEffect(scenario, measure, about, here.date) : null;
    return paired ?? { paired: false, difference: here.middle - base.middle, low: null, high: null };
  }

  /** The effect of a scenario's own shocks, against the same world without them; null without a frozen twin. */
  ownEffect(scenario, measure, about, date) {
    const v = scenario.effectAt(measure, about, date);
    if (!v || v.effect === null || v.effect === undefined) return null;
    return {
      paired: true, difference: v.effect, low: v.effect_low ?? null, high: v.effect_high ?? null, higher: v.share_higher,
      arithmetic: v.arithmetic, behaviour: v.behaviour,
    };
  }

  /** A paired difference from the base over time, from the comparison; with the columns of an effect. */
  compared(scenario, measure, about) {
    const block = this.raw.compare?.scenarios?.find((s) => s.scenario === scenario.index);
    const series = block?.series.find((s) => s.measure === measure && (s.state ?? null) === (about.state ?? null) &&
      (s.power ?? null) === (about.power ?? null));
    if (!series?.dates.length) return null;
    const columns = decode(series);
    return { dates: series.dates, ...columns, effect: columns.difference, effect_low: columns.low, effect_high: columns.high };
  }

  #compared(scenario, measure, about, date) {
    const line = this.compared(scenario, measure, about);
    if (!line || line.dates[0] > date) return null;
    const v = pick(line, date);
    if (v.difference === null || v.difference === undefined) return null;
    return {
      paired: true, difference: v.difference, low: v.low ?? null, high: v.high ?? null, higher: v.share_higher,
      arithmetic: v.arithmetic, behaviour: v.behaviour, variance: v.variance_share,
    };
  }

  /** In what share of runs a scenario is the best of all; undefined where nothing says so. */
  best(scenario, measure, about) {
    return this.raw.compare?.best?.find((b) => b.scenario === scenario.index && b.measure === measure &&
      (b.state ?? null) === (about.state ?? null) && (b.power ?? null) === (about.power ?? null));
  }
}

/** Whether an interval tells that there is a difference. */
export const isClear = (d) => d !== null && d.low !== null && d.high !== null && (d.low > 0 || d.high < 0);
