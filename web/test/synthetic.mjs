// Invented data of the contract, of any size, for tests of the page.

const COLUMNS = ["mean", "q05", "q25", "q50", "q75", "q95"];

function months(from, count, step) {
  const [year, month] = from.split("-").map(Number);
  return Array.from({ length: count }, (_, k) => {
    const m = year * 12 + month - 1 + k * step;
    return `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}`;
  });
}

const list = (kind, count, name) => Array.from({ length: count }, (_, k) => ({ id: `${kind}${k}`, name: name(kind, k) }));

/** One line: values around `level`, whole numbers with an exponent. */
function line(about, grid, dates, level, { bands = true, columns = COLUMNS } = {}) {
  const out = { ...about, grid, exponent: -4 };
  const spread = { mean: 0, q05: -0.2, q25: -0.1, q50: 0, q75: 0.1, q95: 0.25 };
  for (const c of bands ? columns : ["mean"])
    out[c] = dates.map((_, k) => Math.round(1e4 * level * (1 + spread[c] + 0.1 * Math.sin(k / 9))));
  return out;
}

function scenario(k, o, e) {
  const dates = { fine: months("2021-01", o.points, 2), coarse: months("2021-01", Math.ceil(o.points / 2), 4), yearly: months("2021-01", Math.ceil(o.points / 6), 12) };
  const at = (j) => dates.fine[Math.min(j, dates.fine.length - 1)];
  const lines = [], effects = [], episodes = [];
  const add = (about, grid, level, columns) => lines.push(line(about, grid, dates[grid], level, { bands: o.bands, columns }));
  e.state.forEach((state, i) => e.power.forEach((_, p) => {
    const level = 0.4 / (p + 1) + 0.01 * k;
    if (!state.focal) return add({ measure: "influence", state: i, power: p }, "coarse", level, ["q05", "q50", "q95"]);
    add({ measure: "influence", state: i, power: p }, "fine", level);
    add({ measure: "deference", state: i, power: p }, "fine", 0.1, ["q05", "q50", "q95"]);
    for (const m of ["hazard", "coercion"]) add({ measure: m, state: i, power: p }, "coarse", 0.02, ["mean", "q05", "q50", "q95"]);
    e.posture.forEach((_, s) => add({ measure: "posture", state: i, power: p, posture: s }, "fine", 1 / e.posture.length, ["mean"]));
    e.domain.forEach((_, d) => add({ measure: "domain_leverage", state: i, power: p, domain: d }, "fine", 0.1 * (d + 1), ["mean"]));
    episodes.push({ state: i, power: p, dates: dates.yearly, exponent: -3, mean: dates.yearly.map((_, j) => 10 + j) });
    if (o.twin && k > 0) {
      const sign = p % 2 ? 1 : -1;
      const effect = { measure: "influence", state: i, power: p, grid: "coarse", exponent: -5 };
      for (const [name, f] of Object.entries({ effect: 1, effect_low: 0.9, effect_high: 1.1, arithmetic: 0.8, arithmetic_low: 0.75, arithmetic_high: 0.85, behaviour: 0.2, behaviour_low: 0.1, behaviour_high: 0.3 }))
        effect[name] = dates.coarse.map((_, j) => Math.round(sign * 50 * j * f));
      if (sign < 0) for (const part of ["effect", "arithmetic", "behaviour"]) [effect[`${part}_low`], effect[`${part}_high`]] = [effect[`${part}_high`], effect[`${part}_low`]];
      effect.share_higher = dates.coarse.map(() => (sign > 0 ? 930 : 70));
      effects.push(effect);
    }
  }));
  e.state.forEach((state, i) => { if (state.focal) for (const m of ["hedging", "room", "standing", "partners"]) add({ measure: m, state: i }, "fine", m === "partners" ? 1.8 : 0.5); });
  e.corridor.forEach((_, c) => {
    add({ measure: "load", corridor: c }, "yearly", 0.3 + 0.25 * c, ["mean"]);
    add({ measure: "capacity", corridor: c }, "yearly", 0.9, ["mean"]);
    e.state.forEach((_, i) => add({ measure: "flow", state: i, corridor: c }, "yearly", 0.9 / (c + 1), ["mean", "q05", "q95"]));
  });
  return {
    id: `s${k}`, folder: `s${k}`, label: o.name("scenario", k), title: o.name("scenario", k), description: o.name("description", k), base: dates.fine[0], end: dates.fine.at(-1),
    run: { version: "0.0.0", identity: "0".repeat(32), band: o.bands ? "luck" : "none", options: { seed: 1, replicates: o.bands ? 100 : 1, inputs: "fixed", replicates_per_draw: 1, mean_field: !o.bands, frozen_twin: o.twin, record: { domains_of_all: false, steering_every: 12, steering_channels: false } },
      files: [{ file: o.name("file", k), hash: "ab" }], results: { "series.csv": "cd" } },
    dates, lines, effects, effects_of_base: true, marks: k === 0 ? [] : [{ name: o.name("shock", k), touches: "x", from: at(3) }, { name: "later", touches: "x", from: at(4) }],
    policies: [], events: { date: [at(3)], kind: ["shock begins"], who: [o.name("shock", k)], whom: ["threat[state0+state1,power0]"], value: [1] }, episodes,
    votes: o.votes ? e.state.map((_, i) => ({ id: "v", title: o.name("vote", 0), date: at(5), state: i, shares: [0.6, 0.3, 0.1, 0.5, 0.7, 0.2, 0.4, 0, 0.2] })) : [],
    arrivals: [{ shock: o.name("arriving", 0), grid: "fine", exponent: -3, in_force: dates.fine.map((_, j) => j), arrived: dates.fine.map((_, j) => 2 * j) }],
    ...(k > 0 ? { changes: { path: ["shocks.x.effect.set"], value: [k], low: [null], high: [null], source: [null], year: [null] }, without: [] } : {}),
  };
}

const plain = (kind, k) => `${kind[0].toUpperCase()}${kind.slice(1)} ${k}`;

export function synthetic(options = {}) {
  const o = { powers: 5, states: 3, focal: 1, domains: 3, postures: 4, corridors: 4, scenarios: 2, points: 91, bands: true, twin: true, votes: true, compare: false, inputs: 50, name: plain, ...options };
  const e = {
    state: list("state", o.states, o.name).map((s, k) => ({ ...s, focal: k < o.focal })), power: list("power", o.powers, o.name),
    domain: list("domain", o.domains, o.name).map((d) => ({ ...d, role: "plain" })), posture: list("posture", o.postures, o.name).map((p) => ({ ...p, engagement: 0, deference: 0 })),
    corridor: list("corridor", o.corridors, o.name).map((c, k) => ({ ...c, control: Array.from({ length: o.powers }, (_, p) => (p === k % o.powers ? 0.8 : 0)) })),
  };
  const scenarios = Array.from({ length: o.scenarios }, (_, k) => scenario(k, o, e));
  const column = (f) => Array.from({ length: o.inputs }, (_, k) => f(k));
  const data = {
    format: "multivector-report/1", version: "0.0.0", world: { id: "w", title: o.name("world", 0) }, entities: e, base: 0, scenarios,
    sources: [{ id: "s", citation: o.name("source", 0), url: "javascript:alert(1)" }],
    inputs: { path: column((k) => `domains.${o.name("path", k)}.weight`), value: column((k) => k / 7), low: column((k) => (k % 2 ? 0 : null)), high: column((k) => (k % 2 ? 9 : null)), source: column((k) => (k % 3 ? null : 0)), year: column(() => null) },
  };
  if (o.compare) data.compare = comparison(scenarios, e);
  return data;
}

function comparison(scenarios, e) {
  const series = (k) => e.power.map((_, p) => ({ measure: "influence", state: 0, power: p, dates: [scenarios[0].end], exponent: -4, difference: [k * 10 * (p - 1)], low: [k * 10 * (p - 1) - 5], high: [k * 10 * (p - 1) + 5],
    arithmetic: [k * 8 * (p - 1)], behaviour: [k * 2 * (p - 1)], share_higher: [p === 0 ? 20 : 900], variance_share: [120] }));
  return { scenarios: scenarios.slice(1).map((s, k) => ({ scenario: k + 1, series: series(k + 1) })),
    best: scenarios.flatMap((_, k) => e.power.map((_, p) => ({ scenario: k, measure: "influence", state: 0, power: p, higher_is_better: true, share: 1 / scenarios.length }))) };
}

const HOSTILE = ["</script><img src=x onerror=alert(1)>", "\"'><svg onload=alert(1)>", "`${alert(1)}` & <!-- --> ]]>", "مرحبا بالعالم \u202e txet", "👩‍👩‍👧‍👦 🏴‍☠️ Ünïcødé", "x".repeat(200), "=HYPERLINK(\"http://x\")", ""];
export const hostileName = (kind, k) => `${HOSTILE[(k + kind.length) % HOSTILE.length]}${k >= HOSTILE.length ? ` ${k}` : ""}`;
