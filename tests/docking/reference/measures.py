"""Measures of a frame (docs/model/measures.md), each under (measure, state, power, domain, other); "" stands for none.

`other` is a posture, a threat, a corridor, an organisation, a neighbour, a vote or a conflict.
"""

from math import exp, log

from . import neighbours, steering
from .arena import polarisation, pos, rivalry
from .changes import clip
from .choice import softmax
from .corridors import room as room_of

STEERING_EVERY = 12  # months


def soft(rest, i, U):
    """Choice without switching costs"""
    return softmax({k: rest.sharp[i] * u for k, u in U.items()})


def record(w, rest, now, month, t):
    """All measures of a frame"""
    values = {}
    net = net_engagement(w, rest, now, month)
    refusal = {(i, p): refusal_cost(w, rest, month, i, p) for i, p in w.dyads}
    for i, p in w.dyads:
        dyad = of_dyad(w, rest, now, month, i, p) | {"net_engagement": net[i, p]}
        values |= {(name, i, p, "", ""): value for name, value in dyad.items()}
        for k in w.postures:
            values["posture", i, p, "", k] = sum(rest.weight[i, d] * now.pi[i, p, d][k] for d in w.domains)
    for name, by_cell in (("share", now.x), ("domain_leverage", month.L), ("domain_engagement", now.E),
                          ("domain_deference", now.D), ("domain_offer", now.o)):
        values |= {(name, *cell, ""): by_cell[cell] for cell in w.cells}
    for i in w.states:
        of_state = {"standing": now.N[i], "polarisation": polarisation(w, month.inp, month.v, i),
                    "hedging": hedging(w, month, net, i), "partners": partners(w, month, i),
                    "room": room(w, now, month, refusal, i), "alternatives": alternatives(w, rest, month, i)}
        if w.transit:
            of_state["served"] = month.served[i]
        if w.joint_moves:
            of_state["joint_move"] = sum(month.joint[i])
        values |= {(name, i, "", "", ""): value for name, value in of_state.items()}
        values |= {("threat", i, "", "", j): now.theta[i, j] for j in w.threats}
    values |= {("attention", "", p, "", ""): now.a[p] for p in w.powers}
    values |= of_corridors(w, now, month)
    for g, i in w.open_pairs:
        values |= {("membership", i, "", "", g): month.mem[g, i], ("membership_value", i, "", "", g): month.V[g, i]}
    values |= neighbours.record(w, rest, now, month)
    values |= {("route_leverage", i, p, "", ""): month.M[i, p] for i, p in w.dyads if w.routes_of_use}
    values |= {("concessions", i, p, "", ""): month.con[i, p] for i, p in w.dyads if w.concessions}
    for i in w.focal if t % STEERING_EVERY == 0 else []:
        values |= {("refusal_cost", i, p, "", ""): refusal[i, p] / len(w.domains) for p in w.powers}
        values |= steering.record(w, rest, now, month, i)
    values |= {("hosting", i, "", "", name): host for (name, i), host in month.host.items()}
    for (name, i), answers in month.vote.items():
        values |= {(f"vote_{word}", i, "", "", name): chance for word, chance in zip(("yes", "abstain", "no"), answers)}
    return values | month.shocks


def of_dyad(w, rest, now, month, i, p):
    return {
        "influence": 1 - exp(-month.Lam[i, p]),
        "leverage": month.Lam[i, p],
        "deference": month.v[i, p],
        "engagement": sum(rest.weight[i, d] * now.E[i, p, d] for d in w.domains),
        "hazard": month.haz[i, p],
        "coercion": now.kappa[i, p],
        "coercion_events": month.haz[i, p],
        "ties": month.X[i, p],
        "offers": sum(now.o[i, p, d] for d in w.domains),
    }


def net_engagement(w, rest, now, month):
    without = month.targets(dict.fromkeys(w.cells, 0.0), now.kappa, now.n, now.cap)
    return {(i, p): sum(rest.weight[i, d] * log(max(now.x[i, p, d], 1e-12) / without[i, p, d]) for d in w.domains)
            for i, p in w.dyads}


def hedging(w, month, net, i):
    total = found = 0.0
    for n, p in enumerate(w.powers):
        for q in w.powers[n + 1:]:
            r = (rivalry(month.inp, p, q) + rivalry(month.inp, q, p)) / 2
            total += r
            found += r * pos(min(net[i, p], net[i, q])) * (1 - abs(month.v[i, p] - month.v[i, q]) / 2)
    return found / total if total > 0 else 0.0


def partners(w, month, i):
    influence = [1 - exp(-month.Lam[i, p]) for p in w.powers]
    return sum(influence) ** 2 / sum(one * one for one in influence)


def refusal_cost(w, rest, month, i, p):
    """R_ip"""
    total = 0.0
    for d in w.domains:
        chance = soft(rest, i, month.U[i, p, d])
        total += log(clip(sum(chance[k] for k in w.postures if w.v[k] <= 0), 1e-300, 1.0))
    return -total / max(w.par.rationality, 1e-12)


def room(w, now, month, refusal, i):
    pressed = sum(month.inp.assertiveness[p] * now.a[p] * refusal[i, p] for p in w.powers)
    return exp(-pressed / len(w.domains))


def alternatives(w, rest, month, i):
    near, count = w.par.rationality / rest.sharp[i] / 2, 0
    for p in w.powers:
        for d in w.domains:
            U = month.U[i, p, d]
            count += sum(u >= max(U.values()) - near for u in U.values())
    return count / (len(w.powers) * len(w.domains) * len(w.postures))


def of_corridors(w, now, month):
    values = {}
    for c in w.corridors if w.transit else []:
        carried = {i: flow for (i, corridor), flow in month.flow.items() if corridor == c}
        values["capacity", "", "", "", c] = now.cap[c]
        values["load", "", "", "", c] = sum(carried.values()) / max(room_of(month.inp, now.cap, c), 1e-9)
        values |= {("flow", i, "", "", c): flow for i, flow in carried.items()}
    return values
