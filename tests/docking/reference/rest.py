"""The resting point (4): all that is constant during the runs, and the state at t = 0."""

from dataclasses import dataclass, field
from math import exp, log, sqrt

from . import affinity, arena, changes, choice, concessions, corridors, joint_moves, memberships, neighbours, ties, usefulness


@dataclass
class State:
    """State of a run at the start of a month."""
    x: dict = field(default_factory=dict)
    E: dict = field(default_factory=dict)
    D: dict = field(default_factory=dict)
    o: dict = field(default_factory=dict)
    n: dict = field(default_factory=dict)
    pi: dict = field(default_factory=dict)
    a: dict = field(default_factory=dict)
    theta: dict = field(default_factory=dict)
    N: dict = field(default_factory=dict)
    kappa: dict = field(default_factory=dict)
    hosted: dict = field(default_factory=dict)
    con: dict = field(default_factory=dict)
    cap: dict = field(default_factory=dict)
    pledged: dict = field(default_factory=dict)
    built: dict = field(default_factory=dict)
    gM: dict = field(default_factory=dict)
    gS: dict = field(default_factory=dict)
    m: dict = field(default_factory=dict)
    h: dict = field(default_factory=dict)
    leg: float = 1.0


class Month:
    """What a month derives from its inputs and the state at its start; attributes are set as they are computed."""

    def __init__(self, w, rest, inp, m):
        self.w, self.rest, self.inp = w, rest, inp
        self.mem = memberships.present(w, inp, m)
        self.org, self.shared = arena.organisations(w, inp, rest.weight, self.mem)
        self.com, self.bloc = arena.companions(w, inp, rest.weight, self.mem)

    def look(self, now):
        """(P3) v_ip and X_ip"""
        self.v = arena.over_domains(self.w, self.rest.weight, now.D)
        self.X = arena.over_domains(self.w, self.rest.weight, now.x)

    def targets(self, levers, kappa, n, cap):
        return ties.targets(self.w, self.rest, self, levers, kappa, n, cap)


class Rest:
    """Values with the subscript 0 and the other constants of section 4, and `start`, the state at t = 0."""

    def __init__(self, w):
        inp = changes.inputs(w, 0, "baseline", {})
        self._constants(w, inp)
        self._levels(w, inp)
        m = {pair: inp.membership[pair] for pair in w.open_pairs}
        month = Month(w, self, inp, m)
        self.org, self.shared, self.com = month.org, month.shared, month.com
        now = self.start = State(E=self.E, D=self.D, cap=self.cap, n=dict.fromkeys(w.cells, 0.0),
                                 kappa=dict.fromkeys(w.dyads, 0.0), a=dict.fromkeys(w.powers, 1.0), theta=self.theta,
                                 hosted=dict.fromkeys(w.dyads, 0.0), pledged=dict.fromkeys(w.corridors, 0.0),
                                 built=dict.fromkeys(w.corridors, 0.0), gM=dict.fromkeys([*w.powers, None], 0.0),
                                 gS=dict.fromkeys([*w.powers, None], 0.0), m=m,
                                 h=dict.fromkeys(w.neighbour_pairs, 0.0))
        now.x = self.x = self._ties(w, inp)
        self.n, self.link = neighbours.shares(w, self, inp), neighbours.links(w, self, inp)
        now.o = self.o = arena.offer_targets(
            w, inp, now.a, arena.split_of_offers(w, inp, self.weight, now.x, now.D, dict.fromkeys(w.states, 0.0)), month.bloc,
            {}, {})
        self.units = concessions.units_per_worth(w, self, inp, now)
        month.look(now)
        self.apart, self.road = neighbours.apart(w, month.v), neighbours.roads(w, self, inp, self.cap)
        now.N = self.N = {i: arena.standing_target(w, inp, month.v, i) for i in w.states}
        _, self.of = usefulness.followed(w, self, inp, now)
        nothing = dict.fromkeys(w.dyads, 0.0)
        month.haz, month.haz_slope, month.s = arena.hazards(w, inp, month.v, month.X, now.x, now.a, now.N, month.shared,
                                                            self.shared, nothing, nothing)
        now.kappa = self.kappa = {dyad: haz / (1 - (1 - haz) * self.f_kappa) for dyad, haz in month.haz.items()}
        self._choice(w, month, now)

    def _constants(self, w, inp):
        """4.1"""
        total = {i: sum(inp.weight[i, d] for d in w.domains) for i in w.states}
        self.weight = {(i, d): inp.weight[i, d] / total[i] for i in w.states for d in w.domains}
        self.H = {d: 1 - max(1 - 1 / inp.adjustment[d], 1e-12) ** w.par.horizon for d in w.domains}
        self.f_kappa = exp(-1 / w.par.coercion_duration)
        self.f_legacy = 0.5 ** (1 / w.par.legacy_half_life)
        self.f_hosted = exp(-1 / w.par.usefulness_memory)
        self.load = {p: load(w, inp, p) for p in w.powers}
        self.attention = dict(inp.attention)
        self.routes = {i: [c for c in w.corridors if inp.flow[i, c] > 0] for i in w.states}
        self.unmodelled = {}
        for i in w.states if w.transit else []:
            flows = sum(inp.flow[i, c] for c in self.routes[i])
            self.unmodelled[i] = 1 - flows / max(inp.transit_demand[i], flows)
        self.shippers = corridors.shippers(w, inp, self.routes) if w.transit else {}
        self.cost = {c: inp.corridor_cost[c] + inp.corridor_risk[c] for c in w.corridors}
        self.scale, self.cap = dict(inp.corridor_scale), dict(inp.corridor_capacity)

    def _levels(self, w, inp):
        """Base values of what counts as a difference from the base"""
        self.E, self.D, self.friction = dict(inp.engagement), dict(inp.deference), dict(inp.friction)
        self.cohesion, self.theta, self.sanctions = dict(inp.cohesion), dict(inp.threat), dict(inp.sanctions)
        self.ln_mult = {cell: log(value) for cell, value in inp.capability.items()}

    def _ties(self, w, inp):
        """4.2"""
        x = dict(inp.tie)
        if w.transit:
            pull = dict.fromkeys(w.dyads, 0.0)
            flow, _ = corridors.carry(w, self, inp, corridors.route_weights(w, self, inp, pull, self.cap), self.cap)
            x |= {(i, p, w.transit): share for (i, p), share in corridors.controlled(w, self, inp, flow).items()}
        self.ln_rest = {}
        for i in w.states:
            for d in w.domains:
                total = sum(x[i, p, d] for p in w.powers)
                scale = 0.985 / max(total, 0.985)
                if d != w.transit:
                    x |= {(i, p, d): x[i, p, d] * scale for p in w.powers}
                self.ln_rest[i, d] = log(max(1 - total * scale, 1e-9))
        return x

    def _choice(self, w, month, now):
        """4.4 to 4.7"""
        _, month.Lam, _, _ = ties.leverage(w, self, month.inp, month.org, now)
        month.pull, month.others = ties.pulls(w, self, month.inp, month.org, 0, now, now.a, now.o)
        month.weights = {i: dict.fromkeys(choice.TERMS, 1.0) for i in w.states}
        choice.utilities(w, self, month, now, now, month.weights, dict.fromkeys(w.cells, (0.0, 0.0)))
        self.sharp = {}
        for i in w.states:
            spreads = [spread(list(month.U[i, p, d].values())) for p in w.powers for d in w.domains]
            self.sharp[i] = w.par.rationality / max(sum(spreads) / len(spreads), 1e-12)
        solved = {cell: affinity.solve(w, self, month.U[cell], cell) for cell in w.cells}
        self.phi = {cell: phi for cell, (phi, _) in solved.items()}
        now.pi = {cell: pi for cell, (_, pi) in solved.items()}
        now.con = concessions.of_powers(w, concessions.conceded(w, month, now.pi))
        bud = arena.means(w, month.inp, now.a)
        self.usual = {p: con / max(bud[p], 1e-9) for p, con in now.con.items()}
        if w.joint_moves:
            choice.utilities(w, self, month, now, now, month.weights, self.phi)
        self.course = {i: joint_moves.at_rest(w, self, month, now, i) for i in w.states if w.joint_moves}
        self.mu = {pair: memberships.affinity(w, self, month, now, pair) for pair in w.open_pairs}


def load(w, inp, p):
    """load_p of (P2)"""
    return 1 + sum(inp.theatre_demand[theatre, p] for theatre in w.theatres)


def spread(values):
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))
