"""A month (5) and the three runs of a scenario: itself, its baseline, the frozen twin (7)."""

from math import log

from . import arena, arrivals, changes, choice, concessions, diplomacy, joint_moves, memberships, neighbours, policies, ties, usefulness
from .changes import clip
from .rest import Month, Rest, State, load

RUNS = {"baseline": "baseline", "scenario": "scenario", "twin": "scenario"}  # the variant whose inputs a run has


def frames(w):
    """Yields for every month t, and in it for every run, (run, t, rest, state of t, what the month derived)."""
    rest = Rest(w)
    states = dict.fromkeys(RUNS, rest.start)
    waiting = arrivals.Arrivals(w)
    for t in range(w.months + 1):
        played = None
        arrived = waiting.arrive(t)
        for run, variant in RUNS.items():
            month, after = step(w, rest, states[run], t, variant, arrived, played if run == "twin" else None)
            month.shocks = waiting.record(variant)
            if run == "scenario":
                waiting.watch(t, month, states[run])
            yield run, t, rest, states[run], month
            states[run] = after
            if run == "baseline":
                played = after.pi, month.split, after.m, month.joint  # (T1), (T2), (T3)


def step(w, rest, now, t, variant, arrived, played):
    """One month; `played` holds pi(t+1), the split of offers, m(t+1) and joint moves of the baseline for its
    frozen twin."""
    month = Month(w, rest, changes.inputs(w, t, variant, arrived), now.m)
    after = State()
    seen = now if w.at_once else after  # 1.1
    attention(w, rest, month, now, after)
    perception(w, rest, month, now, after)
    month.L, month.Lam, month.flow, month.served = ties.leverage(w, rest, month.inp, month.org, now)
    offers(w, rest, month, now, seen, after, played and played[1])
    rallied = {(i, p): sum(month.com[i, j] * (now.kappa[j, p] - rest.kappa[j, p]) for j in w.states if j != i)
               for i, p in w.dyads}
    month.M, of = usefulness.followed(w, rest, month.inp, now)
    useful = {dyad: w.par.mediation_usefulness * now.hosted[dyad] + of[dyad] - rest.of[dyad] for dyad in w.dyads}
    month.haz, month.haz_slope, month.s = arena.hazards(w, month.inp, month.v, month.X, now.x, seen.a, seen.N,
                                                        month.shared, rest.shared, useful, rallied)
    month.pull, month.others = ties.pulls(w, rest, month.inp, month.org, t, now, seen.a, seen.o)
    growth(w, month.inp, t, now, after)
    month.weights = policies.term_weights(w, variant)
    choice.utilities(w, rest, month, now, seen, month.weights, rest.phi)
    month.joint = played[3] if played else joint_moves.chances(w, rest, month, now, seen, variant)
    postures(w, rest, month, now, after, variant, played and played[0])
    month.con = concessions.conceded(w, month, after.pi)
    after.con = concessions.of_powers(w, month.con)
    memberships.phase(w, rest, month, now, seen, after, played and played[2])
    for dyad in w.dyads:  # (P30)
        fade = now.kappa[dyad] * rest.f_kappa
        after.kappa[dyad] = fade + month.haz[dyad] * (1 - fade)
    capacity(w, rest, month.inp, now, seen, after, t, variant)
    after.n = {cell: w.par.noise_persistence * n for cell, n in now.n.items()}  # (P32)
    target = month.targets(seen.E, seen.kappa, seen.n, seen.cap)
    after.x = {cell: x + (target[cell] - x) / month.inp.adjustment[cell[2]] for cell, x in now.x.items()}  # (P33)
    after.leg = now.leg * rest.f_legacy  # (P34)
    diplomacy.mediation(w, rest, month, now, after, t)
    diplomacy.votes(w, month, now, t)
    neighbours.phase(w, rest, month, now, after)
    return month, after


def attention(w, rest, month, now, after):
    """(P2)"""
    for p in w.powers:
        tended = month.inp.attention[p] / max(rest.attention[p], 1e-6) * rest.load[p] / load(w, month.inp, p)
        after.a[p] = clip(now.a[p] + (tended - now.a[p]) / w.par.attention_time, 1e-6, 1.5)


def perception(w, rest, month, now, after):
    """(P3) to (P5)"""
    inp, par = month.inp, w.par
    month.look(now)
    for i in w.states:
        for j in w.threats:
            to = inp.threat[i, j]
            if p := w.threat_power[j]:
                to += par.threat_from_coercion * (now.kappa[i, p] - rest.kappa[i, p])
            after.theta[i, j] = arena.pos(now.theta[i, j] + par.threat_adjustment * (to - now.theta[i, j]))
        y = arena.standing_target(w, inp, month.v, i) - now.N[i]
        chairs = sum(par.chair_pulse * (inp.chair[g, i] + par.chair_sharing * month.mem[g, i]
                                        * sum(inp.chair[g, j] for j in w.states if j != i)) for g in w.organisations)
        after.N[i] = min(now.N[i] + (par.standing_rise if y > 0 else par.standing_fall) * y + chairs, 1.0)


def offers(w, rest, month, now, seen, after, played):
    """(P9) to (P11)"""
    gained = {i: now.N[i] - rest.N[i] for i in w.states}
    month.split = arena.split_of_offers(w, month.inp, rest.weight, now.x, now.D, gained)
    target = arena.offer_targets(w, month.inp, seen.a, played or month.split, month.bloc, now.con, rest.usual)
    after.o = {cell: o + (target[cell] - o) / w.par.offer_time for cell, o in now.o.items()}


def growth(w, inp, t, now, after):
    """gM and gS of section 3"""
    for p in [*w.powers, None]:
        market = inp.growth_market[p] if p else inp.world_growth_market[()]
        security = inp.growth_security[p] if p else inp.world_growth_security[()]
        after.gM[p] = now.gM[p] + (market / 12 if t >= w.data_until["market", p] else 0.0)
        after.gS[p] = now.gS[p] + (security / 12 if t >= w.data_until["security", p] else 0.0)


def postures(w, rest, month, now, after, variant, played):
    """(P27) to (P29), (P44)"""
    delta = w.par.lever_smoothing
    for cell in w.cells:
        taken = policies.forced(w, month, now, variant, cell)
        if played:
            pi = played[cell]
        elif taken:
            pi = {k: float(k == taken) for k in w.postures}
        else:
            pi = choice.choose(w, rest, month.U[cell], now.pi[cell], cell)
            pi = joint_moves.moved(w, month.joint, pi, cell)
        after.pi[cell] = pi
        e, v = (sum(pi[k] * lever[k] for k in w.postures) for lever in (w.e, w.v))
        after.E[cell] = now.E[cell] + delta * (e - now.E[cell])
        after.D[cell] = now.D[cell] + delta * (v - now.D[cell])


def capacity(w, rest, inp, now, seen, after, t, variant):
    """(P31)"""
    stage = 2 / w.par.investment_delay
    after.cap = dict(now.cap)
    for c in w.corridors if w.transit else []:
        used = {i: inp.flow[i, c] for i in w.states}
        offered = sum(used[i] * inp.control[c, p] * log((1 + seen.o[i, p, w.transit]) / (1 + rest.o[i, p, w.transit]))
                      for i, p in w.dyads)
        signal = offered / (1e-9 + sum(used.values()))
        after.pledged[c] = now.pledged[c] + stage * (signal - now.pledged[c])
        after.built[c] = now.built[c] + stage * (now.pledged[c] - now.built[c])
        projects = sum(project.add for project in w.projects if project.corridor == c and project.month == t
                       and (project.of_world or variant == "scenario"))
        after.cap[c] = now.cap[c] * (1 + w.par.investment_effect * now.built[c] / 12) + projects
