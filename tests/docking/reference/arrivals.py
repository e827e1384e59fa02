"""When changes without a date arrive (docs/model/arrivals.md)."""

from . import policies


class Arrivals:
    """What has arrived so far in the run of the scenario, in the mean-field mode: probabilities."""

    def __init__(self, w):
        self.triggers = {change.name: change.trigger for change in w.changes if change.trigger}
        self.came = {name: {} for name in self.triggers}  # by month
        self.never = dict.fromkeys(self.triggers, 1.0)
        self.held = {name: [0] * len(trigger.conditions) for name, trigger in self.triggers.items()}

    def arrive(self, t):
        """Lets changes arrive in month t; (share in force, expected strength, month of arrival) by name."""
        for name, trigger in self.triggers.items():
            chance = float(trigger.first <= t <= trigger.last and
                           all(held >= c.months for held, c in zip(self.held[name], trigger.conditions)))
            chance *= trigger.hazard or 1.0
            free = self.never[name]
            if trigger.pause:
                free = 1 - sum(share for month, share in self.came[name].items() if t - month < trigger.pause)
            self.came[name][t] = chance * free
            self.never[name] *= 1 - chance
        return {name: self.acting(name, t) for name in self.triggers}

    def acting(self, name, t):
        trigger = self.triggers[name]
        alive = {month: share for month, share in self.came[name].items()
                 if t <= trigger.last and t - month < len(trigger.strengths)}
        strength = sum(share * trigger.strengths[t - month] for month, share in alive.items())
        return sum(alive.values()), strength, sum(share * month for month, share in alive.items())

    def watch(self, t, month, now):
        """Judges the conditions on the frame of month t."""
        for name, trigger in self.triggers.items():
            for n, c in enumerate(trigger.conditions):
                value = policies.measure(c, month, now, c.state)
                holds = value > c.level if c.above else value < c.level
                self.held[name][n] = self.held[name][n] + 1 if holds and t >= trigger.first else 0

    def record(self, variant):
        """Measures of shocks, to be added to those of a frame"""
        values = {}
        for name in self.triggers:
            t = max(self.came[name])
            values["shock_in_force", "", "", "", name] = self.acting(name, t)[0] if variant == "scenario" else 0.0
            values["shock_arrived", "", "", "", name] = 1 - self.never[name] if variant == "scenario" else 0.0
        return values
