"""Steering, pull, retained autonomy and rents (docs/model/measures.md, "Every 12 months")."""

from itertools import combinations
from math import factorial, log

from .arena import pos, rivalry
from .choice import courted, softmax
from .policies import meant

MOST_EXACT = 8  # powers


def jsd(f, g):
    """Jensen-Shannon divergence in bits"""
    def ln(y):
        return log(max(y, 1e-300))

    total = 0.0
    for k in f:
        middle = ln((f[k] + g[k]) / 2)
        total += f[k] * (ln(f[k]) - middle) + g[k] * (ln(g[k]) - middle)
    return max(total / (2 * log(2)), 0.0)


def own_terms(w, rest, now, month, cell, r):
    """own_k(r): what power r adds to the utility of each posture in a cell"""
    i, p, d = cell
    inp, par, W = month.inp, w.par, month.weights[i]
    state, slope, dx, x = month.context[i], month.slopes[i, d], month.dx[cell], month.target
    counted, nu = par.coercion_weight * par.coercion_memory, par.provocation
    toward = float(r == p) - x[i, r, d]
    T = -counted * month.haz[i, r] * slope.marginal[r] * toward
    if d == w.security:
        minded = rivalry(inp, r, p) if r != p else 0.0
        others = sum(rivalry(inp, r, q) * x[i, q, d] for q in w.powers if q != r)
        T -= counted * par.security_provocation * nu * state.y[r] * (minded - others)
    bracket = state.y[p] if r == p else -nu * courted(month.v[i, p]) * state.y[r] * rivalry(inp, r, p)
    along = (W["protection"] * slope.protection[r] * toward + W["coercion"] * T) / (1 - x[cell])
    defer = W["coercion"] * counted * rest.weight[i, d] * bracket / 2
    induced = {k: W["inducement"] * found["inducement"] if r == p else 0.0 for k, found in month.terms[cell].items()}
    return {k: along * dx[k] + defer * (w.v[k] - now.D[cell]) + induced[k] for k in w.postures}


def shapley(w, worth):
    """Shapley values of a game of the powers; `worth` takes a frozenset"""
    n, values = len(w.powers), dict.fromkeys(w.powers, 0.0)
    for r in w.powers:
        others = [q for q in w.powers if q != r]
        for size in range(n):
            weight = factorial(size) * factorial(n - size - 1) / factorial(n)
            for S in map(frozenset, combinations(others, size)):
                values[r] += weight * (worth(S | {r}) - worth(S))
    return values


def philox(counter, key):
    """Four words of 32 bits (Salmon et al. 2011)"""
    c, k = list(counter), list(key)
    for _ in range(10):
        one, two = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(two >> 32) ^ c[1] ^ k[0], two & 0xFFFFFFFF, (one >> 32) ^ c[3] ^ k[1], one & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def orders(w):
    """The orders in which powers join where there are too many coalitions"""
    for n in range(32):
        order = sorted(w.powers, key=lambda p: philox((n, w.stable["powers"][p], 0, 0), (0, 0))[0])
        yield order
        yield order[::-1]


def sampled(w, worth):
    """Shapley values from what each adds when it joins, over the sampled orders"""
    values, chosen = dict.fromkeys(w.powers, 0.0), list(orders(w))
    for order in chosen:
        for n, r in enumerate(order):
            values[r] += (worth(frozenset(order[:n + 1])) - worth(frozenset(order[:n]))) / len(chosen)
    return values


def record(w, rest, now, month, i):
    """The measures of one state by their keys"""
    def soft(U):
        return softmax({k: rest.sharp[i] * u for k, u in U.items()})

    steering, pull, diverged = dict.fromkeys(w.powers, 0.0), dict.fromkeys(w.powers, 0.0), 0.0
    everyone = frozenset(w.powers)
    for cell in ((i, p, d) for p in w.powers for d in w.domains):
        _, p, d = cell
        U, found = month.U[cell], month.terms[cell]
        uncoerced = {k: U[k] - month.weights[i]["coercion"] * found[k]["coercion"] for k in w.postures}
        diverged += jsd(soft(U), soft(uncoerced))
        own = {r: own_terms(w, rest, now, month, cell, r) for r in w.powers}
        bare = {k: U[k] - sum(own[r][k] for r in w.powers) for k in w.postures}
        chosen = {}

        def choice(S):
            if S not in chosen:
                chosen[S] = soft({k: bare[k] + sum(own[r][k] for r in w.powers if r in S) for k in w.postures})
            return chosen[S]

        def worth(S):
            return jsd(choice(S), choice(frozenset()))

        for r, value in (shapley if len(w.powers) <= MOST_EXACT else sampled)(w, worth).items():
            steering[r] += value / (len(w.powers) * len(w.domains))
        deferring = {S: sum(choice(S)[k] * w.v[k] for k in w.postures) for S in (everyone, everyone - {p})}
        pull[p] += rest.weight[i, d] * (deferring[everyone] - deferring[everyone - {p}])
    values = {("retained", i, "", "", ""): 1 - diverged / (len(w.powers) * len(w.domains)),
              ("rent", i, "", "", ""): rent(w, rest, now, month, i)}
    for p in w.powers:
        values |= {("steering", i, p, "", ""): steering[p], ("pull", i, p, "", ""): pull[p]}
    return values


def rent(w, rest, now, month, i):
    align, neutral, total = meant(w, "align"), meant(w, "neutral"), 0.0
    for d in w.domains:
        bids = [0.0]
        for p in w.powers:
            dx = month.dx[i, p, d]
            rivals = sum(rivalry(month.inp, p, q) * now.x[i, q, d] for q in w.powers if q != p)
            gained = (dx[align] - dx[neutral]) / rest.H[d]
            bids.append(pos(month.inp.stake[i, p] * rest.weight[i, d] * gained * (1 + rivals)))
        total += sorted(bids)[-2]
    return total
