"""Affinities that make base levers rest, and the resting distribution of postures (4.5)."""

from dataclasses import dataclass
from math import exp, log

from .choice import distance

SOLVED = 1e-28  # squared distance of the levers from their targets, far below the 1e-12 that the text asks for


@dataclass
class Point:
    """What a pair of affinities, in units of sharp_i phi, makes of a cell."""
    half_ln_q: float
    e: float  # mean levers under pi
    v: float
    ee: float  # half the covariance of (e_k + e_l, v_k + v_l)
    vv: float
    ev: float
    pi: dict


def evaluate(w, logits, kept, phi):
    a = {k: logits[k] + phi[0] * w.e[k] + phi[1] * w.v[k] for k in w.postures}
    highest = max(a.values())
    raised = {k: exp(a[k] - highest) for k in w.postures}
    joint = {(k, l): raised[k] * raised[l] * factor for (k, l), factor in kept.items()}
    Q = sum(joint.values())

    def mean(value):
        return sum(weight * value(k, l) for (k, l), weight in joint.items()) / Q

    e2 = mean(lambda k, l: w.e[k] + w.e[l])
    v2 = mean(lambda k, l: w.v[k] + w.v[l])
    return Point(
        highest + log(Q) / 2, e2 / 2, v2 / 2,
        (mean(lambda k, l: (w.e[k] + w.e[l]) ** 2) - e2 * e2) / 2,
        (mean(lambda k, l: (w.v[k] + w.v[l]) ** 2) - v2 * v2) / 2,
        (mean(lambda k, l: (w.e[k] + w.e[l]) * (w.v[k] + w.v[l])) - e2 * v2) / 2,
        {k: sum(joint[k, l] for l in w.postures) / Q for k in w.postures})


def solve(w, rest, U, cell):
    """(phi_e, phi_v) and pi of a cell by the damped Newton method at the end of 4.5."""
    i, _, d = cell
    sharp, want_e, want_v = rest.sharp[i], rest.E[cell], rest.D[cell]
    cost = sharp * w.par.switching_weight * rest.weight[i, d]
    kept = {(k, l): exp(-cost * distance(w, k, l)) for k in w.postures for l in w.postures}
    logits = {k: sharp * U[k] for k in w.postures}

    def at(phi):
        point = evaluate(w, logits, kept, phi)
        apart = (want_e - point.e) ** 2 + (want_v - point.v) ** 2
        return phi, point, point.half_ln_q - phi[0] * want_e - phi[1] * want_v, apart

    damping, (phi, point, height, apart) = 1e-3, at((0.0, 0.0))
    for _ in range(60):
        if apart < SOLVED:
            break
        a, b, c = point.ee + damping, point.vv + damping, point.ev
        e, v = want_e - point.e, want_v - point.v
        scale = 1 / (a * b - c * c)
        tried = at((phi[0] + (b * e - c * v) * scale, phi[1] + (a * v - c * e) * scale))
        level = tried[2] <= height + (abs(height) + 1) * 1e-13
        if tried[2] < height or (level and tried[3] < apart):
            phi, point, height, apart = tried
            damping = max(damping * 0.1, 1e-12)
        else:
            damping = min(damping * 10, 1e6)
    return (phi[0] / sharp, phi[1] / sharp), point.pi
