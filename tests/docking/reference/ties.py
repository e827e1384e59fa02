"""Leverage (P6 to P8), capability and the pull of ties (P16 to P18), their targets (P19 to P21)."""

from math import exp, log

from . import corridors, neighbours
from .arena import loss, over_domains
from .changes import clip


def leverage(w, rest, inp, org, now):
    """(P6) to (P8) in the form of 1.1: L_ipd and Lambda_ip, and flow_ic and served_i with all routes open."""
    L, flow, served = {}, {}, {}
    for i, p, d in w.cells:
        if d != w.transit:
            L[i, p, d] = loss(w, now.x[i, p, d]) / (inp.substitution[d] - 1)
    if w.transit:
        pull = corridors.route_pulls(w, rest, inp, org, now.E, now.kappa, now.n)
        weight = corridors.route_weights(w, rest, inp, pull, now.cap)
        flow, served = corridors.carry(w, rest, inp, weight, now.cap)
        for p in w.powers:
            _, without = corridors.carry(w, rest, inp, weight, now.cap, closed=p)
            for i in w.states:
                kept = without[i] / served[i] if served[i] > 1e-9 else 1.0
                lost = 1 - clip(kept, 0, 1) if w.linear else -log(clip(kept, 0.03, 1))
                L[i, p, w.transit] = lost / (inp.substitution[w.transit] - 1)
    return L, over_domains(w, rest.weight, L), flow, served


def ln_capability(w, month, now, d, p):
    """lnK_pd / eta_d of section 3 but for the channel `capability`; of the rest of the world if p is None."""
    part = {"market": 1.0, "security": 0.0}.get(w.role[d], 0.5)
    market = w.ln_capability["market", p][month] + now.gM[p]
    security = w.ln_capability["security", p][month] + now.gS[p]
    return part * market + (1 - part) * security


def pulls(w, rest, inp, org, month, now, a, o):
    """(P17) pull_ipd and (P18) rest_id, outside transit"""
    pull, others = {}, {}
    near = {i: neighbours.near(w, rest, now.h, i) for i in w.states}
    for d in w.domains:
        if d == w.transit:
            continue
        power = {}
        for p in w.powers:
            lnK = ln_capability(w, month, now, d, p) + log(inp.capability[p, d]) - rest.ln_mult[p, d]
            power[p] = inp.capability_effect[d] * lnK + inp.attention_effect[d] * log(max(a[p], 0.05))
        elsewhere = inp.capability_effect[d] * ln_capability(w, month, now, d, None)
        for i in w.states:
            others[i, d] = near[i] * exp(rest.ln_rest[i, d] + elsewhere + inp.cohesion[i] - rest.cohesion[i])
            for p in w.powers:
                cell = i, p, d
                pull[cell] = (log(rest.x[cell]) + power[p] + inp.legacy[cell] * (now.leg - 1)
                              + inp.offer_effect[d] * log((1 + o[cell]) / (1 + rest.o[cell]))
                              + w.par.organisation_effect * (org[cell] - rest.org[cell])
                              - (inp.friction[cell] - rest.friction[cell]))
                if w.role[d] == "market":
                    pull[cell] += diverted(w, rest, inp, i, p, d)
    return pull, others


def diverted(w, rest, inp, i, p, d):
    """div_ip of (P17)"""
    total = 0.0
    for q in w.powers:
        if q != p:
            by = inp.sanctions[p, q] - rest.sanctions[p, q]
            against = inp.sanctions[q, p] - rest.sanctions[q, p]
            total += w.par.diversion * rest.x[i, q, d] * (by + against) - w.par.compliance * against
    return total


def targets(w, rest, month, levers, kappa, n, cap):
    """(P19) to (P21): the target shares of every cell for what the month has derived."""
    inp, target = month.inp, {}
    for d in w.domains:
        if d == w.transit:
            continue
        for i in w.states:
            att = {}
            for p in w.powers:
                engaged = inp.engagement_effect[d] * (levers[i, p, d] - rest.E[i, p, d])
                coerced = w.par.coercion_friction * (kappa[i, p] - rest.kappa[i, p])
                att[p] = exp(month.pull[i, p, d] + engaged - coerced + n[i, p, d])
            total = month.others[i, d] + sum(att.values())
            for p in w.powers:
                target[i, p, d] = att[p] / total
    if w.transit:
        pull = corridors.route_pulls(w, rest, inp, month.org, levers, kappa, n)
        flow, _ = corridors.carry(w, rest, inp, corridors.route_weights(w, rest, inp, pull, cap), cap)
        for (i, p), share in corridors.controlled(w, rest, inp, flow).items():
            target[i, p, w.transit] = share
    return target
