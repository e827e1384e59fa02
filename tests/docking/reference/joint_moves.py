"""Joint moves: what they are worth (P43), the constant of the resting point (4.7), their chances (P44)."""

from math import exp, log

from . import concessions, policies
from .arena import logis, pos, rivalry


class Weighing:
    """T of (P43) for one state"""

    def __init__(self, w, rest, month, now, seen, i):
        self.w, self.rest, self.month, self.now, self.seen, self.i = w, rest, month, now, seen, i
        self.W = month.weights[i]

    def levers(self, move):
        """(e, v) of every cell under a move, present levers where it keeps"""
        found = {}
        for p in self.w.powers:
            for d in self.w.domains:
                cell, k = (self.i, p, d), move[p]
                found[p, d] = (self.w.e[k], self.w.v[k]) if k else (self.now.E[cell], self.now.D[cell])
        return found

    def ties(self, levers):
        """gains and ties of (P43), and dx_p,sec"""
        w, month, total, secured = self.w, self.month, 0.0, dict.fromkeys(self.w.powers, 0.0)
        for d in w.domains:
            x = {p: month.target[self.i, p, d] for p in w.powers}
            market = {p: month.market[self.i, p, d] for p in w.powers}
            y = {p: x[p] * exp(month.inp.engagement_effect[d] * (levers[p, d][0] - self.now.E[self.i, p, d])) for p in w.powers}
            S = 1 + sum(y[p] - x[p] for p in w.powers)
            dx = {p: self.rest.H[d] * (y[p] / S - x[p]) for p in w.powers}
            X = {p: x[p] + dx[p] for p in w.powers}
            left, left_market = max(1 - sum(X.values()), 1e-9), max(1 - sum(market.values()), 1e-9)
            apart = sum(X[p] * (log(X[p]) - log(market[p])) for p in w.powers) + left * (log(left) - log(left_market))
            total -= (self.W["gain"] * self.rest.weight[self.i, d] * month.inp.gain[d]
                      / (month.inp.substitution[d] - 1) * apart)
            slope, struck = month.slopes[self.i, d], w.par.coercion_weight * w.par.coercion_memory
            for p in w.powers:
                total += dx[p] * (self.W["protection"] * slope.protection[p] + self.W["dependence"] * slope.dependence[p]
                                  - self.W["coercion"] * struck * month.haz[self.i, p] * slope.marginal[p])
            if d == w.security:
                secured = dx
        return total, secured

    def losses(self, levers, secured):
        """losses of (P43)"""
        w, month, i, par, total = self.w, self.month, self.i, self.w.par, 0.0
        v = {p: (month.v[i, p] + sum(self.rest.weight[i, d] * levers[p, d][1] for d in w.domains)) / 2 for p in w.powers}
        for p in w.powers:
            more = sum(rivalry(month.inp, p, q) * (pos(v[q]) - pos(month.v[i, q]) + par.security_provocation * secured[q])
                       for q in w.powers if q != p)
            dG = month.v[i, p] - v[p] + par.provocation * more
            s = month.s[i, p]
            odds = log(s / (1 - s)) + par.hazard_slope * month.inp.assertiveness[p] * month.inp.sphere[i, p] * dG
            total += month.Lam[i, p] * par.hazard_base * self.seen.a[p] * logis(odds)
        return self.W["coercion"] * par.coercion_weight * par.coercion_memory * total

    def of_levers(self, cell, e, v):
        """u of (P43)"""
        i, p, d = cell
        inp, par, weight, c = self.month.inp, self.w.par, self.rest.weight[i, d], self.month.inp.conditionality[p]
        phi_e, phi_v = self.rest.phi[cell]
        return (self.W["inducement"] * par.inducement_weight * weight * log(1 + self.seen.o[cell])
                * ((1 - c) * max(e, -0.5) + c * v)
                - self.W["sovereignty"] * par.sovereignty_weight * weight * inp.gap[i, p] * pos(v) ** 2
                - self.W["resistance"] * par.resistance_weight * weight * self.month.context[i].direct[p] * (e + v) / 2
                + self.W["affinity"] * (phi_e * e + phi_v * v - par.audience_weight * inp.audience[i] * weight
                                        * (v * v - 2 * inp.opinion[i, p] * v) / 2))

    def beside(self, levers):
        """what of (P43) is summed over cells, less the cost of switching"""
        total = 0.0
        for (p, d), (e, v) in levers.items():
            cell = self.i, p, d
            far = abs(e - self.now.E[cell]) + abs(v - self.now.D[cell])
            total += self.of_levers(cell, e, v) - self.w.par.switching_weight * self.rest.weight[self.i, d] * far
        return total

    def worth(self, move):
        levers = self.levers(move)
        ties, secured = self.ties(levers)
        return ties - self.losses(levers, secured) + self.beside(levers) + self.conceded(move)

    def conceded(self, move):
        """induce of (P43) that concessions bring"""
        cells = [((self.i, p, d), k) for p, k in move.items() if k for d in self.w.domains]
        return self.W["inducement"] * sum(concessions.induced(self.w, self.rest, self.seen.o, self.month.c[cell][k], cell)
                                          for cell, k in cells)

    def values(self):
        """V_im"""
        kept = self.worth(dict.fromkeys(self.w.powers))
        return [self.worth(move) - kept for move in self.w.joint_moves]


def odds(sharp, mu, V):
    """P_im of (P44)"""
    best = max(mu, *V)
    raised = [exp(sharp * (value - best)) for value in V]
    total = exp(sharp * (mu - best)) + sum(raised)
    return [y / total for y in raised]


def at_rest(w, rest, month, now, i):
    """mu_i and P_im,0 of 4.7"""
    V = Weighing(w, rest, month, now, now, i).values()
    best, s = max(V), w.par.joint_content
    mu = pos(best + (log(s / (1 - s)) + log(sum(exp(rest.sharp[i] * (value - best)) for value in V))) / rest.sharp[i])
    return mu, odds(rest.sharp[i], mu, V)


def review(w, rest, now, theta, i):
    """rev_i of (P44)"""
    struck = max([pos(now.kappa[i, p] - rest.kappa[i, p]) for p in w.powers])
    feared = max([pos(theta[i, j] - rest.theta[i, j]) for j in w.threats], default=0.0)
    return min(1.0, w.par.joint_review * (1 + (w.par.joint_crisis - 1) * min(1.0, struck + feared)))


def chances(w, rest, month, now, seen, variant):
    """chance_im of (P44) by state, in the order of the moves"""
    found = {}
    for i in w.states if w.joint_moves else []:
        forced = any(policies.forced(w, month, now, variant, (i, p, d)) for p in w.powers for d in w.domains)
        rev = review(w, rest, now, seen.theta, i)
        mu, left = rest.course[i]
        V = Weighing(w, rest, month, now, seen, i).values()
        found[i] = [0.0 if forced else rev * pos(P - P_0) for P, P_0 in zip(odds(rest.sharp[i], mu, V), left)]
    return found


def moved(w, chance, pi, cell):
    """pi(t+1) of a cell after the joint moves of its state (P44)"""
    i, p, _ = cell
    for_cell = [(one, move[p]) for one, move in zip(chance.get(i, []), w.joint_moves) if move[p]]
    stays = 1 - sum(one for one, _ in for_cell)
    return {k: stays * pi[k] + sum(one for one, posture in for_cell if posture == k) for k in w.postures}
