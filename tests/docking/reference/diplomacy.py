"""Mediation and votes (P35 to P37, P42)."""

from math import exp

from . import arena, neighbours
from .arena import rivalry


def mediation(w, rest, month, now, after, t):
    """The talks of a month, in the order of the files; leaves in the month host_i by conflict and state."""
    after.hosted = {dyad: hosted * rest.f_hosted for dyad, hosted in now.hosted.items()}
    month.host = {}
    for name, conflict in w.conflicts.items():
        if conflict.month != t:
            continue
        hosts = hosts_of_states if conflict.of_states else hosts_of_powers
        for i, host in hosts(w, rest, month, now, conflict).items():
            month.host[name, i] = host
            after.N[i] = min(after.N[i] + w.par.mediation_pulse * host, 1.0)  # (P36), (P42)
            for p in [] if conflict.of_states else conflict.between:
                after.hosted[i, p] += host


def hosts_of_powers(w, rest, month, now, conflict):
    """(P35) host_i of talks between two powers"""
    p, q = conflict.between
    pull = {}
    for i in w.states:
        ties_ = min(now.x[i, p, w.diplomacy], now.x[i, q, w.diplomacy]) if w.diplomacy else 0.0
        apart = abs(month.v[i, p] - month.v[i, q]) * rivalry(month.inp, p, q)
        pull[i] = exp(w.par.mediation_slope * (now.N[i] * ties_ / 0.2 - apart - conflict.bar))
    need = max(rivalry(month.inp, p, q), 1e-6) ** w.par.mediation_need
    return {i: need * pull[i] / (1 + sum(pull.values())) for i in w.states}


def hosts_of_states(w, rest, month, now, conflict):
    """(P42) host_i of talks between two states, neither of which hosts"""
    a, b = conflict.between
    pull = {}
    for i in w.states:
        if i in conflict.between:
            continue
        known = min(held(w, rest, now, a, i), held(w, rest, now, b, i)) / 0.2
        uneven = abs(neighbours.distance(w, month.v, i, a) - neighbours.distance(w, month.v, i, b))
        pull[i] = min(known, 1.0) * exp(w.par.mediation_slope * (now.N[i] * known - uneven - conflict.bar))
    total = 1 + sum(pull.values())
    return {i: pull[i] / total if i in pull else 0.0 for i in w.states}


def held(w, rest, now, a, i):
    """held_ai of (P42): what a has in diplomacy with its neighbour i"""
    if not w.diplomacy or (a, i) not in rest.n:
        return 0.0
    return neighbours.part(w, rest, now.h, a, i) * (1 - sum(now.x[a, p, w.diplomacy] for p in w.powers))


def votes(w, month, now, t):
    """(P37): (yes, abstain, no) by vote and state"""
    par, month.vote = w.par, {}
    for name, vote in w.votes.items():
        for i in w.states if vote.month == t else []:
            z = vote.weights.get(i, 1.0) * vote.norms.get(i, 0.0)
            for p, position in vote.positions.items():
                diplomacy = par.vote_ties * now.x[i, p, w.diplomacy] if w.diplomacy else 0.0
                losses = par.vote_hazard * month.haz[i, p] * month.Lam[i, p] * par.coercion_memory / 2
                z += position * (par.vote_deference * month.v[i, p] + losses + diplomacy)
            no = arena.logis(-par.vote_cut - par.vote_slope * z)
            yes = 1 - arena.logis(par.vote_cut - par.vote_slope * z)
            month.vote[name, i] = yes, max(1 - yes - no, 0.0), no
