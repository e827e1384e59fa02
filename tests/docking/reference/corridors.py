"""Routes (6)."""

from math import exp

from .changes import clip

FULL = 1e-9  # spare capacity at which a corridor counts as full


def route_pulls(w, rest, inp, org, levers, kappa, n):
    """(K1) pull_ip"""
    tra, par = w.transit, w.par
    return {(i, p): inp.engagement_effect[tra] * (levers[i, p, tra] - rest.E[i, p, tra])
            + par.organisation_effect * (org[i, p, tra] - rest.org[i, p, tra])
            - (inp.friction[i, p, tra] - rest.friction[i, p, tra])
            - par.coercion_friction * (kappa[i, p] - rest.kappa[i, p]) + n[i, p, tra] for i, p in w.dyads}


def room(inp, cap, c):
    """room_c of (K1)"""
    return cap[c] * inp.corridor_scale[c] * inp.corridor_open[c]


def route_weights(w, rest, inp, pull, cap):
    """(K2) W_ic over the routes of i"""
    weight = {}
    for i in w.states:
        for c in rest.routes[i]:
            dearer = inp.corridor_cost[c] + inp.corridor_risk[c] - rest.cost[c]
            pulled = sum(inp.control[c, p] * pull[i, p] for p in w.powers)
            weight[i, c] = (inp.flow[i, c] * room(inp, cap, c) / (rest.cap[c] * rest.scale[c])
                            * exp(-w.par.transit_cost_effect * dearer + pulled))
    return weight


def shippers(w, inp, routes):
    """(K3) what a state sends, by (state, kind of goods or None for what is not bound): its part and its routes"""
    found = {}
    for i in w.states:
        flows = sum(inp.flow[i, c] for c in routes[i])
        found[i, None] = 1 - w.par.bound_goods, routes[i]
        for kind in sorted({w.goods[c] for c in routes[i]}) if w.par.bound_goods > 0 else []:
            own = [c for c in routes[i] if w.goods[c] == kind]
            found[i, kind] = w.par.bound_goods * sum(inp.flow[i, c] for c in own) / flows, own
    return found


def carry(w, rest, inp, weight, cap, closed=None):
    """(K3) to (K5): flow_ic and served_i, with the part of the power `closed` in every corridor closed."""
    left_open = {c: 1 - inp.control[c, closed] if closed else 1.0 for c in w.corridors}
    weight = {(i, c): value * left_open[c] for (i, c), value in weight.items()}
    whole = {c: room(inp, cap, c) * left_open[c] for c in w.corridors}
    users = {c: [s for s, (_, routes) in rest.shippers.items() if c in routes] for c in w.corridors}
    wanted = {(i, kind): inp.transit_demand[i] * (1 - rest.unmodelled[i]) * part
              for (i, kind), (part, _) in rest.shippers.items()}
    carried = {(s, c): 0.0 for s, (_, routes) in rest.shippers.items() for c in routes}
    left, spare = wanted, whole
    for _ in range(4):
        rate = {}
        for s, (_, routes) in rest.shippers.items():
            total = sum(weight[s[0], c] for c in routes if spare[c] > FULL)
            rate[s] = left[s] / total if total > 0 else 0.0
        part = {}
        for c in w.corridors:
            asked = sum(weight[s[0], c] * rate[s] for s in users[c])
            part[c] = 0.0 if spare[c] <= FULL else spare[c] / asked if asked > spare[c] else 1.0
        carried = {(s, c): so_far + weight[s[0], c] * rate[s] * part[c] for (s, c), so_far in carried.items()}
        left = {s: max(wanted[s] - sum(carried[s, c] for c in routes), 0.0) for s, (_, routes) in rest.shippers.items()}
        spare = {c: whole[c] - sum(carried[s, c] for s in users[c]) for c in w.corridors}
    flow = {(i, c): sum(carried[s, c] for s in users[c] if s[0] == i) for i, c in weight}
    return flow, {i: 1 - sum(y for s, y in left.items() if s[0] == i) / inp.transit_demand[i] for i in w.states}


def controlled(w, rest, inp, flow):
    """(K6) share_ip"""
    held = {(i, p): sum(flow[i, c] * inp.control[c, p] for c in rest.routes[i]) for i, p in w.dyads}
    return {(i, p): clip(held[i, p] / inp.transit_demand[i], 1e-9, 0.999) for i, p in w.dyads}
