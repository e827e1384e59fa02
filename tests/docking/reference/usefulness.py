"""What states are of use to powers for: routes, threats of others, trade (P41, K7)."""

from math import exp

from .arena import loss, rivalry
from .corridors import room


def ease(w, rest, inp, cap, c):
    """ease_c of (K7)"""
    dearer = inp.corridor_cost[c] + inp.corridor_risk[c] - rest.cost[c]
    return (room(inp, cap, c) / max(rest.cap[c] * rest.scale[c], 1e-9)
            * exp(-w.par.transit_cost_effect * dearer))


def passing(w, rest, inp, cap, i, p):
    """(K7)"""
    return sum(inp.through[c, i] * inp.traffic[c, p] * ease(w, rest, inp, cap, c) for c in used(w, inp))


def moved(w, rest, inp, cap, p):
    """(K7)"""
    return inp.freight[p] + sum(inp.traffic[c, p] * (ease(w, rest, inp, cap, c) - 1) for c in used(w, inp))


def used(w, inp):
    """Corridors with traffic of some power"""
    return [c for c in w.corridors if any(inp.traffic[c, p] > 0 for p in w.powers)]


def route_leverage(w, rest, inp, cap):
    """M_ip of (P41)"""
    found = dict.fromkeys(w.dyads, 0.0)
    for i, p in w.dyads if w.routes_of_use else []:
        total = moved(w, rest, inp, cap, p)
        if total > 0:
            part = min(passing(w, rest, inp, cap, i, p) / total, 1.0)
            found[i, p] = loss(w, part) / (inp.substitution[w.transit] - 1)
    return found


def followed(w, rest, inp, now):
    """(P41) M_ip and of_ip"""
    M, of = route_leverage(w, rest, inp, now.cap), {}
    for i, p in w.dyads:
        feared = sum(minded(w, inp, p, w.threat_power[j]) * now.theta[i, j] for j in w.threats)
        buffer = now.x[i, p, w.security] * feared if w.security else 0.0
        market = inp.stake[i, p] * now.x[i, p, w.market] if w.market else 0.0
        of[i, p] = (w.par.route_usefulness * M[i, p] + w.par.buffer_usefulness * buffer
                    + w.par.market_usefulness * market)
    return M, of


def minded(w, inp, p, source):
    """What p makes of a threat that comes from a power, or from none (P41)"""
    if source is None or source == "":
        return 1.0
    return 0.0 if source == p else rivalry(inp, p, source)
