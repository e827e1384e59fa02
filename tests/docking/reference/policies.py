"""Declared policies (docs/model/policies.md)."""

from math import exp

from .choice import TERMS
from .world import Policy

FAVOURED = {
    "maximise_gain": {"gain", "inducement"},
    "maximise_autonomy": {"dependence", "coercion", "sovereignty", "resistance"},
}
MEANT = {"align": (1, 1), "hedge": (0.6, 0), "neutral": (0, 0), "balance": (-1, -1)}


def meant(w, word):
    """The posture nearest to what the word says; of equals the first."""
    e, v = MEANT[word]
    return min(w.postures, key=lambda k: abs(w.e[k] - e) + abs(w.v[k] - v))


def term_weights(w, variant):
    """W of (P26) for every state"""
    favoured = {i: FAVOURED.get(policy.follow, ()) for i, policy in w.policies[variant].items()}
    return {i: {name: 5.0 if name in favoured.get(i, ()) else 1.0 for name in TERMS} for i in w.states}


def measure(rule, month, now, i):
    """What a rule looks at"""
    p, d = rule.power, rule.domain
    return {
        "influence": lambda: 1 - exp(-month.Lam[i, p]),
        "deference": lambda: month.v[i, p],
        "hazard": lambda: month.haz[i, p],
        "coercion": lambda: now.kappa[i, p],
        "attention": lambda: now.a[p],
        "share": lambda: now.x[i, p, d],
        "engagement": lambda: now.E[i, p, d],
        "standing": lambda: now.N[i],
    }[rule.measure]()


def equally_close(w, month, i, p):
    influence = {q: 1 - exp(-month.Lam[i, q]) for q in w.powers}
    mean = sum(influence.values()) / len(w.powers)
    return "align" if influence[p] < mean else "neutral" if influence[p] > 1.5 * mean else "hedge"


def forced(w, month, now, variant, cell):
    """The posture that a policy makes the state take in a cell, or None where it chooses."""
    i, p, d = cell
    policy = w.policies[variant].get(i, Policy())
    named = p in policy.powers
    word = {
        "bandwagon": "align" if named else "neutral",
        "pivot": "align" if named else "neutral",
        "balance": "balance" if named else "hedge",
        "strict_neutrality": "neutral",
        "omni_enmeshment": "hedge",
    }.get(policy.follow)
    if policy.follow == "equal_closeness":
        word = equally_close(w, month, i, p)
    taken = meant(w, word) if word else None
    for rule in policy.rules:
        if p in rule.toward and d in rule.domains:
            value = measure(rule, month, now, i)
            if value > float(rule.above) if rule.above else value < float(rule.below):
                taken = rule.posture
    return taken
