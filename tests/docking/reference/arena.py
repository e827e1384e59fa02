"""Organisations, deference, polarisation, offers and the hazard of coercion: P1, P3, P5, P9, P10, P12 to P15."""

from math import exp, log, sqrt


def pos(y):
    return max(y, 0.0)


def logis(y):
    """1 / (1 + exp(-y)) where exp can be taken."""
    return 1 / (1 + exp(-y)) if y >= 0 else exp(y) / (1 + exp(y))


def loss(w, y):
    """What losing a share y costs (P6), in units of 1 / (sigma_d - 1), in the form of 1.1."""
    return y if w.linear else -log(1 - min(y, 0.97))


def rivalry(inp, p, q):
    """rho+_pq"""
    return pos(inp.rivalry[p, q])


def organisations(w, inp, weight, mem):
    """(P1) org_ipd and shared_ip"""
    org = {(i, p, d): sum(mem[g, i] * inp.sponsor[g, p] * inp.depth[g, d] for g in w.organisations)
           for i, p, d in w.cells}
    return org, over_domains(w, weight, org)


def depth(w, inp, weight, g, i):
    """dep_gi of (P1)"""
    return sum(weight[i, d] * inp.depth[g, d] for d in w.domains)


def alone(w, inp, g):
    """alone_g of (P1)"""
    return pos(1 - sum(inp.sponsor[g, p] for p in w.powers)) if g in w.powerless else 0.0


def companions(w, inp, weight, mem):
    """(P1) com_ij and bloc_i"""
    com = {(i, j): sum(alone(w, inp, g) * depth(w, inp, weight, g, i) * mem[g, i] * mem[g, j] for g in w.powerless)
           for i in w.states for j in w.states if i != j}
    total = {i: sum(com[i, j] for j in w.states if j != i) for i in w.states}
    return com, {i: total[i] / (1 + total[i]) for i in w.states}


def over_domains(w, weight, cells):
    """sum_d w_id of something by cell (P3, P8)"""
    return {(i, p): sum(weight[i, d] * cells[i, p, d] for d in w.domains) for i, p in w.dyads}


def polarisation(w, inp, v, i):
    """(P5)"""
    pairs = [(p, q) for p in w.powers for q in w.powers if p != q]
    total = sum(rivalry(inp, p, q) for p, q in pairs)
    return sum(rivalry(inp, p, q) * abs(v[i, p] - v[i, q]) for p, q in pairs) / total if total > 0 else 0.0


def standing_target(w, inp, v, i):
    """Where standing tends (P5)"""
    return min(inp.reliability[i] * (1 - polarisation(w, inp, v, i) / 2), 1.0)


def marginal_values(w, inp, weight, x, D, gained):
    """(P9) MV_ipd; `gained` is N_i - N_i,0"""
    worth = {}
    for i, p, d in w.cells:
        tie, floor = x[i, p, d], w.par.deference_floor
        rivals = sum(rivalry(inp, p, q) * x[i, q, d] for q in w.powers if q != p)
        worth[i, p, d] = (inp.stake[i, p] * weight[i, d] * inp.skill[p, d] * sqrt(tie) * (1 - tie)
                          * (1 + w.par.rival_bid * rivals) * (floor + (1 - floor) * pos(1 + D[i, p, d]))
                          * exp(w.par.standing_in_offers * gained[i]))
    return worth


def split_of_offers(w, inp, weight, x, D, gained):
    """(P9) split_ipd"""
    worth = marginal_values(w, inp, weight, x, D, gained)
    total = {p: sum(worth[i, p, d] for i in w.states for d in w.domains) for p in w.powers}
    split = {(i, p, d): worth[i, p, d] / max(total[p], 1e-300) for i, p, d in w.cells}
    for p in w.powers:
        declared = sum(inp.split[p, d] for d in w.domains)
        if declared <= 0:
            continue
        for d in w.domains:
            here = sum(split[i, p, d] for i in w.states)
            for i in w.states:
                split[i, p, d] *= inp.split[p, d] / declared / max(here, 1e-300)
    return split


def means(w, inp, a):
    """bud_p of (P10)"""
    scale = w.par.offer_scale * len(w.states) * len(w.domains)
    return {p: scale * inp.budget[p] * a[p] for p in w.powers}


def offer_targets(w, inp, a, split, bloc, con, usual):
    """(P10) o*_ipd; con_p and usual_p are empty without concessions"""
    budget = {p: pos(value * (1 + usual.get(p, 0.0)) - con.get(p, 0.0)) for p, value in means(w, inp, a).items()}
    target = {(i, p, d): budget[p] * split[i, p, d] * (1 + w.par.bargaining * bloc[i]) for i, p, d in w.cells}
    for m, programme in w.programme.items():
        p = programme.power
        reach = 1e-12 + sum(inp.stake[j, p] for j in programme.states)
        for i in programme.states:
            for d, share in programme.shares.items():
                target[i, p, d] += inp.programme_effort[m] * a[p] * share * inp.stake[i, p] / reach
    return target


def hazards(w, inp, v, X, x, a, N, shared, shared_0, useful, rallied):
    """(P12) to (P15): haz_ip, haz'_ip and s_ip. Of (P13) `useful` is u_ip - use_ip, `rallied` the sum over companions"""
    par, haz, slope, share = w.par, {}, {}, {}
    for i, p in w.dyads:
        grievance = inp.demand[p] - v[i, p]
        for q in w.powers:
            if q != p:
                security = par.security_provocation * x[i, q, w.security] if w.security else 0.0
                joined = par.membership_provocation * (shared[i, q] - shared_0[i, q])
                grievance += par.provocation * rivalry(inp, p, q) * (pos(v[i, q]) + security + joined)
        backing = sum(a[q] * X[i, q] for q in w.powers if q != p) + par.organisation_backing * shared[i, p]
        backing += par.solidarity * rallied[i, p]
        claim = inp.assertiveness[p] * inp.sphere[i, p]
        s = logis(par.hazard_slope * (claim * grievance - par.hazard_threshold - par.backing_effect * backing
                                      - par.standing_effect * N[i]
                                      - par.usefulness_effect * (inp.usefulness[i, p] + useful[i, p])))
        haz[i, p] = par.hazard_base * a[p] * s
        slope[i, p] = haz[i, p] * par.hazard_slope * claim * (1 - s)
        share[i, p] = s
    return haz, slope, share
