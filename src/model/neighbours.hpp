#pragma once
// Ties between courted states: how near they have come since the base, and what that adds to what a state has outside the powers.

#include <algorithm>

#include "model/corridors.hpp"
#include "model/organisations.hpp"
#include "model/perception.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P40) apart_ij = sum_p |v_ip - v_jp| / N_p.
template <class L>
L apart(const World& w, const Row<L>& v, int i, int j) {
    L sum(0.0);
    for (int p = 0; p < w.n.powers; ++p) sum += abs(v[z(w.n.ip(i, p))] - v[z(w.n.ip(j, p))]);
    return sum * L(1.0 / w.n.powers);
}

/// Depth of organisations of no power that two states share, the mean of how much it is to each.
template <class L>
L shared_among(const World& w, const Row<L>& companion, int i, int j) {
    return L(0.5) * (companion[z(i * w.n.states + j)] + companion[z(j * w.n.states + i)]);
}

/// n_ij and link_ij,c (4.2).
template <class L>
void neighbours_at_base(const World& w, const Inputs<L>& in, Rest<L>& r) {
    std::vector<L> with_neighbours(z(w.n.states), L(0.0)), flows(z(w.n.states), L(0.0));
    const auto stated = [&](NeighbourPair pair) { return in[w.at(Channel::neighbour) + pair.state * w.n.states + pair.neighbour]; };
    const auto flow = [&](int i, int c) { return in[w.at(Channel::flow) + w.n.ir(i, c)]; };
    if (w.neighbours.empty()) return;
    for (const NeighbourPair pair : w.neighbours) with_neighbours[z(pair.state)] += stated(pair);
    for (int i = 0; i < w.n.states; ++i)
        for (int c = 0; c < w.n.corridors; ++c) flows[z(i)] += flow(i, c);
    r.alone.assign(z(w.n.states), L(1.0));
    for (const NeighbourPair pair : w.neighbours) {
        const auto [i, j] = pair;
        r.neighbour.push_back(stated(pair) / max(exp(r.ln_rest[z(w.n.id(i, w.market))]), with_neighbours[z(i)]));
        for (int c = 0; c < w.n.corridors; ++c) {
            const L both = flow(i, c) * flow(j, c), all = flows[z(i)] * flows[z(j)];
            r.link.push_back(sqrt(both / max(all, L(kTiny<L>))));
        }
        r.alone[z(i)] -= r.neighbour.back();
    }
    for (L& part : r.alone) part = max(part, L(0.0));
}

/// (P40) sum_c link_ij,c ln max(room_c / room_c,0, .03).
template <class L>
L roads_between(const Frame<L>& f, std::size_t pair) {
    const World& w = f.world;
    L sum(0.0);
    for (int c = 0; w.transit >= 0 && c < w.n.corridors; ++c) {
        const L link = f.rest.link[pair * z(w.n.corridors) + z(c)];
        if (!any(link > L(0.0))) continue;
        const L base = f.get(Channel::corridor_capacity, c) * f.rest.scale[z(c)];
        sum += link * log(max(effective_capacity(f, f.now.capacity, c) / base, L(0.03)));
    }
    return sum;
}

/// What pairs share, how far they are apart and what roads they have at rest, from which (P40) counts.
template <class L>
void neighbours_at_rest(const Frame<L>& f, Rest<L>& r) {
    for (std::size_t k = 0; k < f.world.neighbours.size(); ++k) {
        const auto [i, j] = f.world.neighbours[k];
        r.shared_among.push_back(shared_among(f.world, f.month.companion, i, j));
        r.apart.push_back(apart(f.world, f.month.deference, i, j));
        r.roads.push_back(roads_between(f, k));
    }
}

/// (P18) near_i = own_i + sum_j n_ij exp(h_ij), own_i what the state has with neither powers nor neighbours.
template <class L>
void nearness(const Frame<L>& f, Row<L>& near) {
    if (f.world.neighbours.empty()) near.assign(z(f.world.n.states), L(1.0));
    else near = f.rest.alone;
    for (std::size_t k = 0; k < f.world.neighbours.size(); ++k)
        near[z(f.world.neighbours[k].state)] += f.rest.neighbour[k] * exp(f.now.nearness[k]);
}

/// What neighbour j has of that part of i's ties which no power has: n_ij exp(h_ij) / near_i; 0 if j is no neighbour of i.
template <class L>
L held_by_neighbour(const Frame<L>& f, int i, int j) {
    const auto& pairs = f.world.neighbours;
    const auto found = std::ranges::find(pairs, NeighbourPair{i, j});
    if (found == pairs.end()) return L(0.0);
    const auto pair = static_cast<std::size_t>(found - pairs.begin());
    return f.rest.neighbour[pair] * exp(f.now.nearness[pair]) / f.month.near[z(i)];
}

/// Part of i's ties in domain d that no power has.
template <class L>
L held_by_no_power(const Frame<L>& f, int i, int d) {
    L outside(1.0);
    for (int p = 0; p < f.world.n.powers; ++p) outside -= f.now.tie[z(f.world.n.ipd(i, p, d))];
    return outside;
}

/// (P40) h_ij(t+1).
template <class L>
void neighbours_phase(Frame<L>& f) {
    const World& w = f.world;
    for (std::size_t k = 0; k < w.neighbours.size(); ++k) {
        const auto [i, j] = w.neighbours[k];
        const L together = shared_among(w, f.month.companion, i, j) - f.rest.shared_among[k];
        const L parted = apart(w, f.month.deference, i, j) - f.rest.apart[k];
        const L toward = f.par(Parameter::neighbour_organisations) * together - f.par(Parameter::neighbour_distance) * parted +
                         f.par(Parameter::neighbour_roads) * (roads_between(f, k) - f.rest.roads[k]);
        f.next.nearness[k] = f.now.nearness[k] + (toward - f.now.nearness[k]) / f.par(Parameter::neighbour_time);
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
