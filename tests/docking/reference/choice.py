"""Utilities of postures and choice among them (P22 to P28)."""

from dataclasses import dataclass
from math import exp, log

from . import concessions
from .arena import pos, rivalry
from .changes import clip

TERMS = ("gain", "protection", "dependence", "coercion", "inducement", "sovereignty", "resistance", "affinity")


@dataclass
class Context:
    """(P23) of one state, by power"""
    shelter: dict
    direct: dict
    y: dict
    bracket: dict  # bra_p


@dataclass
class Slopes:
    """(P24) of one state and domain, by power"""
    marginal: dict  # Lam'_q
    protection: dict
    dependence: dict
    coercion: dict


def courted(v):
    """The ramp of (P23) that stands for the step of max(v, 0)."""
    return clip(10 * v + 1, 0.0, 1.0)


def context(w, rest, month, now, a, theta, i):
    """(P23)"""
    inp = month.inp
    shelter, direct = dict.fromkeys(w.powers, 0.0), dict.fromkeys(w.powers, 0.0)
    for j in w.threats if w.security else []:
        cover = sum(inp.fit[j, p] * a[p] * now.x[i, p, w.security] for p in w.powers)
        bare = exp(-w.par.protection_saturation * cover)
        for q in w.powers:
            shelter[q] += theta[i, j] * bare * inp.fit[j, q]
        if source := w.threat_power[j]:
            direct[source] += (theta[i, j] - rest.theta[i, j]) * (1 - bare)
    y = {p: month.haz_slope[i, p] * month.Lam[i, p] for p in w.powers}
    bracket = {p: y[p] - w.par.provocation * courted(month.v[i, p]) * provoked(w, inp, y, p) for p in w.powers}
    return Context(shelter, direct, y, bracket)


def provoked(w, inp, y, q):
    """sum over the other powers p of y_p rho+_pq"""
    return sum(y[p] * rivalry(inp, p, q) for p in w.powers if p != q)


def slopes(w, rest, month, now, a, state, i, d):
    """(P24)"""
    inp, par, secure = month.inp, w.par, d == w.security
    left = {q: 1.0 if w.linear else 1 - min(now.x[i, q, d], 0.97) for q in w.powers}
    marginal = {q: rest.weight[i, d] / ((inp.substitution[d] - 1) * left[q]) for q in w.powers}
    protection, dependence, coercion = {}, {}, {}
    for q in w.powers:
        protection[q] = par.protection_weight * par.protection_saturation * a[q] * state.shelter[q] if secure else 0.0
        dependence[q] = (-par.dependence_weight * inp.assertiveness[q] * inp.gap[i, q] * a[q]
                         * exp(-month.Lam[i, q]) * marginal[q])
        through_rivals = par.security_provocation * par.provocation * provoked(w, inp, state.y, q) if secure else 0.0
        coercion[q] = -par.coercion_weight * par.coercion_memory * (month.haz[i, q] * marginal[q] + through_rivals)
    return Slopes(marginal, protection, dependence, coercion)


def moves(w, rest, month, now, cell):
    """dx_k of (P25) by posture"""
    x, psi, dx = month.target[cell], month.inp.engagement_effect[cell[2]], {}
    for k in w.postures:
        F = exp(psi * (w.e[k] - now.E[cell]))
        dx[k] = rest.H[cell[2]] * (x * F / (1 + x * (F - 1)) - x)
    return dx


def terms(w, rest, month, now, o, state, slope, dx, phi, cell):
    """(P25): every term of every posture"""
    i, p, d = cell
    inp, par, weight = month.inp, w.par, rest.weight[i, d]
    x, market, conditional = month.target[cell], month.market[cell], inp.conditionality[p]

    def along(s):
        return (s[p] - sum(s[q] * month.target[i, q, d] for q in w.powers)) / (1 - x)

    protect, depend, coerce = along(slope.protection), along(slope.dependence), along(slope.coercion)
    defer = par.coercion_weight * par.coercion_memory * weight * state.bracket[p]
    found = {}
    for k in w.postures:
        e, v, share = w.e[k], w.v[k], x + dx[k]
        tilt = share * (log(share) - log(market)) + (1 - share) * (log(1 - share) - log(1 - market))
        found[k] = {
            "gain": -weight * inp.gain[d] / (inp.substitution[d] - 1) * tilt,
            "protection": protect * dx[k],
            "dependence": depend * dx[k],
            "coercion": coerce * dx[k] + defer * (v - now.D[cell]) / 2,
            "inducement": par.inducement_weight * weight * log(1 + o[cell])
            * ((1 - conditional) * max(e, -0.5) + conditional * v)
            + concessions.induced(w, rest, o, month.c[cell][k], cell),
            "sovereignty": -par.sovereignty_weight * weight * inp.gap[i, p] * pos(v) ** 2,
            "resistance": -par.resistance_weight * weight * state.direct[p] * (e + v) / 2,
            "affinity": phi[cell][0] * e + phi[cell][1] * v
            - par.audience_weight * inp.audience[i] * weight * (v * v - 2 * inp.opinion[i, p] * v) / 2,
        }
    return found


def utilities(w, rest, month, now, seen, term_weights, phi):
    """(P22) to (P26). `seen` has a, theta and o as the states see them. Leaves in the month U and all of which it is made."""
    cap, kappa, n = now.cap, now.kappa, now.n
    month.target = month.targets(now.E, kappa, n, cap)
    month.market = month.targets(rest.E, kappa, n, cap)
    month.context = {i: context(w, rest, month, now, seen.a, seen.theta, i) for i in w.states}
    month.slopes = {(i, d): slopes(w, rest, month, now, seen.a, month.context[i], i, d)
                    for i in w.states for d in w.domains}
    month.dx = {cell: moves(w, rest, month, now, cell) for cell in w.cells}
    month.c = {cell: concessions.paid(w, rest, month, now, seen, month.dx[cell], cell) for cell in w.cells}
    month.terms, month.U = {}, {}
    for cell in w.cells:
        i, _, d = cell
        found = terms(w, rest, month, now, seen.o, month.context[i], month.slopes[i, d], month.dx[cell], phi, cell)
        month.terms[cell] = found
        month.U[cell] = {k: sum(term_weights[i][name] * found[k][name] for name in TERMS) for k in w.postures}


def distance(w, k, l):
    """A_kl of 4.5"""
    return abs(w.e[k] - w.e[l]) + abs(w.v[k] - w.v[l])


def softmax(logits):
    highest = max(logits.values())
    raised = {k: exp(y - highest) for k, y in logits.items()}
    total = sum(raised.values())
    return {k: y / total for k, y in raised.items()}


def choose(w, rest, U, pi, cell):
    """(P27), (P28): pi(t+1) of a cell from U and pi(t)"""
    i, _, d = cell
    cost = w.par.switching_weight * rest.weight[i, d]
    after = dict.fromkeys(w.postures, 0.0)
    for l in w.postures:
        chance = softmax({k: rest.sharp[i] * (U[k] - cost * distance(w, k, l)) for k in w.postures})
        for k in w.postures:
            after[k] += pi[l] * chance[k]
    return after
