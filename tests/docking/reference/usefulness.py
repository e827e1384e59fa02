"""What states are of use to powers for: routes, threats of others, trade (P41, K7)."""

from math import exp

from .arena import loss
from .corridors import room


def passing(w, rest, inp, cap, i, p):
    """(K7)"""
    total = 0.0
    for c in w.corridors:
        dearer = inp.corridor_cost[c] + inp.corridor_risk[c] - rest.cost[c]
        total += (inp.through[c, i] * inp.traffic[c, p] * room(inp, cap, c) / (rest.cap[c] * rest.scale[c])
                  * exp(-w.par.transit_cost_effect * dearer))
    return total


def route_leverage(w, rest, inp, cap):
    """M_ip of (P41)"""
    found = dict.fromkeys(w.dyads, 0.0)
    for i, p in w.dyads if w.routes_of_use else []:
        if inp.freight[p] > 0:
            part = min(passing(w, rest, inp, cap, i, p) / inp.freight[p], 1.0)
            found[i, p] = loss(w, part) / (inp.substitution[w.transit] - 1)
    return found


def followed(w, rest, inp, now):
    """(P41) M_ip and of_ip"""
    M, of = route_leverage(w, rest, inp, now.cap), {}
    for i, p in w.dyads:
        feared = sum(now.theta[i, j] for j in w.threats if w.threat_power[j] != p)
        buffer = now.x[i, p, w.security] * feared if w.security else 0.0
        market = now.x[i, p, w.market] if w.market else 0.0
        of[i, p] = (w.par.route_usefulness * M[i, p] + w.par.buffer_usefulness * buffer
                    + w.par.market_usefulness * market)
    return M, of
