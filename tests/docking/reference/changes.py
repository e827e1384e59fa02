"""Dated changes and the inputs of a month (2)."""

from dataclasses import dataclass
from itertools import product
from types import SimpleNamespace

from . import files, triggers


@dataclass
class Change:
    of_world: bool
    name: str
    start: int  # `from`, in months since the base
    channel: str
    cells: list
    effect: str
    size: float
    first: int
    strengths: list  # of the months from `first` on while it is active
    trigger: triggers.Trigger | None = None  # of one that arrives during the run

    def may_open(self):
        """Of a membership (5.14)"""
        return self.effect != "scale" and self.size > 0


def clip(y, low, high):
    return min(max(y, low), high)


def strength(profile, start, month, base):
    """w of month m for a change from `start`."""
    if profile == "step":
        return 1.0
    (kind, n), = profile.items()
    age = month - start
    if kind == "schedule":
        reached = [point for point in n if files.month_number(point) - base <= month]
        return files.number(n[max(reached, key=files.month_number)]) if reached else 0.0
    n = files.number(n)
    return {"pulse": float(age < n), "ramp": min(1.0, (age + 1) / n), "decay": 0.5 ** (age / n)}[kind]


def _change(w, of_world, name, channel, cells, effect, size, entry):
    """A change whose months, and perhaps profile, an entry of a file states."""
    profile = entry.get("profile", "step")
    start = files.month_number(entry["from"]) - w.base if "from" in entry else 0
    last = min(w.months, files.month_number(entry["to"]) - w.base) if "to" in entry else w.months
    first = max(0, start)
    if "when" in entry or "hazard" in entry:
        trigger = triggers.trigger(w, entry, start, last, lambda age: strength(profile, 0, age, w.base))
        return Change(of_world, name, start, channel, cells, effect, size, first, [], trigger)
    strengths = [strength(profile, start, month, w.base) for month in range(first, last + 1)]
    while strengths and strengths[-1] == 0:
        strengths.pop()
    return Change(of_world, name, start, channel, cells, effect, size, first, strengths)


def _set(w, name, channel, cell, size, entry):
    return _change(w, True, name, channel, [cell], "set", size, entry)


def _of_world(w, world):
    """Memberships, chairs, programmes"""
    for g, entry in (world.get("organisations") or {}).items():
        for i, intervals in (entry.get("members") or {}).items():
            for n, interval in enumerate(intervals):
                role = f" ({interval['role']})" if "role" in interval else ""
                name = f"organisations.{g}.members.{i}[{n}]{role}"
                yield _set(w, name, "membership", (g, i), files.number(interval.get("share", "1")), interval)
        for n, interval in enumerate(entry.get("chairs") or []):
            yield _set(w, f"organisations.{g}.chairs[{n}]", "chair", (g, interval["state"]), 1.0, interval)
    for m, entry in (world.get("programmes") or {}).items():
        yield _set(w, f"programmes.{m}", "programme_effort", m, files.number(entry["effort"]), entry)


def _of_scenario(w, scenario):
    for name, shock in (scenario.get("shocks") or {}).items():
        axes = w.channels[shock["input"]].axes
        cells = [files.key_of(ids) for ids in product(*(w.names(axis, shock[axis]) for axis in axes))]
        (effect, size), = shock["effect"].items()
        yield _change(w, False, name, shock["input"], cells, effect, files.number(size), shock)


def dated_changes(w, world, scenario):
    """All changes of the files in the order in which they act."""
    found = [*_of_world(w, world), *_of_scenario(w, scenario)]
    return sorted(found, key=lambda change: (change.start, change.name.encode()))


def inputs(w, month, variant, arrived):
    """Every channel of a month by name, in the `baseline` or the `scenario`; `arrived` is that of Arrivals.arrive."""
    values = dict(w.values)
    met = {}
    for change in w.changes:
        if not (change.strengths or change.trigger) or (variant == "baseline" and not change.of_world):
            continue
        for cell in change.cells:
            acting = met.setdefault((change.channel, cell), [])
            order = change.start, change.name.encode()
            if change.trigger:
                share, strength_, began = arrived[change.name]
                acting.append((change.effect, strength_, change.size, share, (began, order[1])))
            elif change.first <= month < change.first + len(change.strengths):
                acting.append((change.effect, change.strengths[month - change.first], change.size, 1.0, order))
    for channel in {channel for channel, _ in met}:
        values[channel] = dict(values[channel])
    for (channel, cell), acting in met.items():
        values[channel][cell] = _moved(w.values[channel][cell], acting, w.channels[channel])
    for i, policy in w.policies[variant].items():
        if policy.follow == "omni_enmeshment":
            values["membership"] = values["membership"] | {(g, i): 1.0 for g in w.organisations}
            values["membership_open"] = values["membership_open"] | {(g, i): 0.0 for g in w.organisations}
    return SimpleNamespace(**values)


def _moved(value, acting, channel):
    """The value of a month of a number that the changes `acting` touch."""
    sets = [(order, strength_, size) for effect, strength_, size, share, order in acting
            if effect == "set" and share >= 1]
    if sets:
        _, strength_, size = sorted(sets, key=lambda found: found[0])[-1]
        value += strength_ * (size - value)
    for effect, strength_, size, share, _ in acting:
        if effect == "set" and share < 1:
            value += strength_ * (size - value)
    total = 0.0
    for effect, strength_, size, _, _ in acting:
        if effect == "scale":
            value *= 1 + strength_ * (size - 1)
        elif effect == "add":
            total += strength_ * size
    return clip(value + total, channel.low, channel.high)
