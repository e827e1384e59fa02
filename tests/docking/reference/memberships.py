"""Memberships that states choose: what they are worth (P38), choice (P39), affinity (4.6)."""

from math import exp, log

from .arena import alone, depth, logis, pos
from .choice import provoked


def present(w, inp, m):
    """mem_gi of (P1)"""
    if w.par.membership_review <= 0:
        return inp.membership
    share, stated = inp.membership_open, inp.membership
    return stated | {pair: share[pair] * m[pair] + (1 - share[pair]) * stated[pair] for pair in w.open_pairs}


def side(w, month, pair, d, more):
    """y_pd / S_d and ln S_d of (P38) for an organisation whose pull is felt by `more` than it is"""
    g, i = pair
    x = {p: month.target[i, p, d] for p in w.powers}
    y = {p: x[p] * exp(more * w.par.organisation_effect * month.inp.sponsor[g, p] * month.inp.depth[g, d])
         for p in w.powers}
    S = 1 + sum(y[p] - x[p] for p in w.powers)
    return {p: y[p] / S for p in w.powers}, log(S)


def worth_of_ties(w, rest, month, pair):
    """services and ties of (P38)"""
    _, i = pair
    W, mem, services, ties = month.weights[i], month.mem[pair], 0.0, 0.0
    for d in w.domains:
        inside, ln_inside = side(w, month, pair, d, 1 - mem)
        outside, ln_outside = side(w, month, pair, d, -mem)
        slope, scale = month.slopes[i, d], rest.weight[i, d] * month.inp.gain[d] / (month.inp.substitution[d] - 1)
        services += W["gain"] * scale * rest.H[d] * (ln_inside - ln_outside)
        for p in w.powers:
            along = (W["protection"] * slope.protection[p] + W["dependence"] * slope.dependence[p]
                     + W["coercion"] * slope.coercion[p])
            ties += along * rest.H[d] * (inside[p] - outside[p])
    return services + ties


def worth_of_cover(w, rest, month, now, pair):
    """backing and provoked of (P38)"""
    g, i = pair
    inp, par, deep = month.inp, w.par, depth(w, month.inp, rest.weight, g, i)
    backed = against = 0.0
    y = month.context[i].y
    for p in w.powers:
        rallied = sum(month.mem[g, j] * (now.kappa[j, p] - rest.kappa[j, p]) for j in w.states if j != i)
        backing = (par.organisation_backing * inp.sponsor[g, p] + par.solidarity * alone(w, inp, g) * rallied) * deep
        backed += month.Lam[i, p] * month.haz[i, p] * (1 - month.s[i, p]) * backing
        against += inp.sponsor[g, p] * deep * provoked(w, inp, y, p)
    return (month.weights[i]["coercion"] * par.coercion_weight * par.coercion_memory
            * (par.hazard_slope * par.backing_effect * backed - par.provocation * par.membership_provocation * against))


def worth_of_bargain(w, rest, month, now, o, pair):
    """bargain of (P38)"""
    g, i = pair
    mem, company = month.mem[pair], sum(month.com[i, j] for j in w.states if j != i)
    add = (alone(w, month.inp, g) * depth(w, month.inp, rest.weight, g, i)
           * sum(month.mem[g, j] for j in w.states if j != i))
    inside, outside = company + (1 - mem) * add, company - mem * add
    dbloc = inside / (1 + inside) - outside / (1 + outside)
    bid = 0.0
    for p in w.powers:
        c = month.inp.conditionality[p]
        for d in w.domains:
            cell = i, p, d
            bid += (rest.weight[i, d] * o[cell] / (1 + o[cell])
                    * ((1 - c) * max(now.E[cell], -0.5) + c * now.D[cell]))
    return (month.weights[i]["inducement"] * w.par.inducement_weight * w.par.bargaining * dbloc
            / (1 + w.par.bargaining * month.bloc[i]) * bid)


def pooled(w, rest, month, now, pair):
    """pooled of (P38)"""
    g, i = pair
    inp, total = month.inp, 0.0
    for p in w.powers:
        for d in w.domains:
            D = now.D[i, p, d]
            said = w.par.membership_deference * inp.sponsor[g, p] * inp.depth[g, d]
            total += inp.gap[i, p] * rest.weight[i, d] * (pos(D + said) ** 2 - pos(D) ** 2)
    return -month.weights[i]["sovereignty"] * w.par.sovereignty_weight * total


def value(w, rest, month, now, o, pair):
    """(P38) without mu_gi"""
    return (worth_of_ties(w, rest, month, pair) + worth_of_cover(w, rest, month, now, pair)
            + worth_of_bargain(w, rest, month, now, o, pair) + pooled(w, rest, month, now, pair)
            - w.par.membership_cost)


def sharpness(w, rest, i):
    """sharp_i times the spell of (P39)"""
    return rest.sharp[i] / max(w.par.membership_review, 1e-6)


def affinity(w, rest, month, now, pair):
    """mu_gi of 4.6"""
    g, i = pair
    content = log(w.par.membership_content / (1 - w.par.membership_content)) / sharpness(w, rest, i)
    V = value(w, rest, month, now, now.o, pair)
    if month.inp.membership_open[pair] <= 0:
        return 0.0
    if month.inp.membership[pair] >= 0.5:
        return pos(content - V - month.inp.exit_cost[g])
    return -pos(content + V)


def phase(w, rest, month, now, seen, after, played):
    """(P38), (P39); `played` is m(t+1) of the baseline in its frozen twin (T3)"""
    month.V = {}
    for pair in w.open_pairs:
        g, i = pair
        V = month.V[pair] = value(w, rest, month, now, seen.o, pair) + rest.mu[pair]
        joins = w.par.membership_review * logis(sharpness(w, rest, i) * V)
        leaves = w.par.membership_review * logis(-sharpness(w, rest, i) * (V + month.inp.exit_cost[g]))
        m = played[pair] if played else now.m[pair] + joins * (1 - now.m[pair]) - leaves * now.m[pair]
        after.m[pair] = m if month.inp.membership_open[pair] > 0 else month.inp.membership[pair]
