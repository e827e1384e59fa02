"""Concessions: what powers pay for postures (P45), and what their budgets lack for it (P46)."""

from math import log

from . import arena
from .arena import pos, rivalry


def units_per_worth(w, rest, inp, now):
    """units_p of 4.3"""
    worth = arena.marginal_values(w, inp, rest.weight, now.x, now.D, dict.fromkeys(w.states, 0.0))
    scale = w.par.offer_scale * len(w.states) * len(w.domains)
    total = {p: sum(worth[i, p, d] for i in w.states for d in w.domains) for p in w.powers}
    return {p: scale / total[p] if total[p] > 1e-9 else 0.0 for p in w.powers}


def paid(w, rest, month, now, seen, dx, cell):
    """c_ipdk of (P45) by posture"""
    if not w.concessions:
        return dict.fromkeys(w.postures, 0.0)
    i, p, d = cell
    inp, par = month.inp, w.par
    price = (par.concession_share * inp.budget[p] * seen.a[p] * rest.units[p] * inp.stake[i, p] * rest.weight[i, d])
    minded = sum(rivalry(inp, p, q) * month.target[i, q, d] for q in w.powers if q != p)
    found = {}
    for k in w.postures:
        more = (dx[k] * (1 + minded / (1 - month.target[cell]))
                + par.concession_deference * (w.v[k] - now.D[cell]))
        found[k] = min(price * pos(more), seen.o[cell])
    return found


def induced(w, rest, o, c, cell):
    """What (P45) adds to the inducement of (P25)"""
    i, _, d = cell
    return w.par.inducement_weight * rest.weight[i, d] * (log(1 + o[cell] + c) - log(1 + o[cell]))


def conceded(w, month, pi):
    """con_ip of (P46), under distributions of postures"""
    return {(i, p): sum(pi[i, p, d][k] * month.c[i, p, d][k] for d in w.domains for k in w.postures) for i, p in w.dyads}


def of_powers(w, con):
    """con_p of (P46)"""
    return {p: sum(con[i, p] for i in w.states) for p in w.powers if w.concessions}
