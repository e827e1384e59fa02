"""Ties between neighbours: their shares and links (4.2), near_i of (P18), what draws them (P40)."""

from math import exp, log, sqrt

from .arena import loss
from .corridors import room


def shares(w, rest, inp):
    """n_ij of 4.2"""
    found = {}
    for i, j in w.neighbour_pairs:
        stated = sum(inp.neighbour[i, k] for k in w.states if k != i)
        found[i, j] = inp.neighbour[i, j] / max(exp(rest.ln_rest[i, w.market]), stated)
    return found


def links(w, rest, inp):
    """link_ij,c of 4.2, by (i, j) and corridor"""
    if not w.transit:
        return {pair: {} for pair in w.neighbour_pairs}
    S = {i: sum(inp.flow[i, c] for c in rest.routes[i]) for i in w.states}
    return {(i, j): {c: sqrt((inp.flow[i, c] / S[i]) * (inp.flow[j, c] / S[j]))
                     for c in w.corridors if c in rest.routes[i] and c in rest.routes[j]}
            for i, j in w.neighbour_pairs}


def near(w, rest, h, i):
    """near_i of (P18)"""
    mine = [pair for pair in w.neighbour_pairs if pair[0] == i]
    own = max(1 - sum(rest.n[pair] for pair in mine), 0.0)
    return own + sum(rest.n[pair] * exp(h[pair]) for pair in mine)


def part(w, rest, h, i, j):
    """s_ij: of what i has with nobody of the powers, that with j"""
    return rest.n[i, j] * exp(h[i, j]) / near(w, rest, h, i)


def distance(w, v, i, j):
    """(P40) apart_ij, of any two states"""
    return sum(abs(v[i, p] - v[j, p]) for p in w.powers) / len(w.powers)


def apart(w, v):
    """(P40) apart_ij of the pairs"""
    return {(i, j): distance(w, v, i, j) for i, j in w.neighbour_pairs}


def roads(w, rest, inp, cap):
    """(P40) road_ij"""
    return {pair: sum(link * log(max(room(inp, cap, c) / (rest.cap[c] * rest.scale[c]), 0.03))
                      for c, link in rest.link[pair].items()) for pair in w.neighbour_pairs}


def phase(w, rest, month, now, after):
    """(P40)"""
    road = roads(w, rest, month.inp, now.cap)
    stand = apart(w, month.v)
    for i, j in w.neighbour_pairs:
        company = month.com[i, j] - rest.com[i, j] + month.com[j, i] - rest.com[j, i]
        to = (w.par.neighbour_organisations * company / 2
              - w.par.neighbour_distance * (stand[i, j] - rest.apart[i, j])
              + w.par.neighbour_roads * (road[i, j] - rest.road[i, j]))
        after.h[i, j] = now.h[i, j] + (to - now.h[i, j]) / w.par.neighbour_time


def record(w, rest, now, month):
    """The measures of a state and a neighbour"""
    values = {}
    for i, j in w.neighbour_pairs:
        s = part(w, rest, now.h, i, j)
        share = leverage = 0.0
        for d in w.domains:
            if d == w.transit:
                continue
            z = s * (1 - sum(now.x[i, p, d] for p in w.powers))
            share += rest.weight[i, d] * z
            leverage += rest.weight[i, d] * loss(w, z) / (month.inp.substitution[d] - 1)
        values["neighbour_share", i, "", "", j] = share
        values["neighbour_leverage", i, "", "", j] = leverage
    return values
