#pragma once
// Reads the value of every recorded series off a frame.

#include "measures/steering.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// Scratch of the recorder of one batch.
template <class L>
struct Recorder {
    Shared<L> shared;
    Row<L> phi, psi, through;
    int steered = -1;  // state of phi and psi
    int split = -1;    // state of through

    void begin(const Frame<L>& f) {
        share_work(f, shared);
        steered = split = -1;
    }

    const Row<L>& steer(const Frame<L>& f, int i, bool signed_pull) {
        if (steered != i) steering(f, i, phi, psi);
        steered = i;
        return signed_pull ? psi : phi;
    }

    const L& steer_through(const Frame<L>& f, int i, int p, SteeringChannel channel) {
        if (split != i) steering_by_channel(f, i, through);
        split = i;
        return through[z(p) * kSteeringChannels + static_cast<std::size_t>(channel)];
    }

    L dyad(const Frame<L>& f, const Series& s) {
        const World& w = f.world;
        const std::size_t c = z(w.n.ip(s.state, s.power));
        const auto cell = [&](int d) { return z(w.n.ipd(s.state, s.power, d)); };
        switch (s.kind) {
            case SeriesKind::influence: return L(1.0) - f.month.loss[c];
            case SeriesKind::leverage: return f.month.leverage[c];
            case SeriesKind::deference: return f.month.deference[c];
            case SeriesKind::engagement: return weighted(f, s.state, [&](int d) { return f.now.engagement[cell(d)]; });
            case SeriesKind::net_engagement: return shared.net[c];
            case SeriesKind::hazard: return f.month.hazard[c];
            case SeriesKind::route_leverage: return f.month.passage[c];
            case SeriesKind::concessions: return f.month.paid[c];
            case SeriesKind::coercion: return f.now.coercion[c];
            case SeriesKind::struck: return f.month.struck[c];
            case SeriesKind::exposure: return f.month.exposure[c];
            case SeriesKind::offers: {
                L sum(0.0);
                for (int d = 0; d < w.n.domains; ++d) sum += f.now.offer[cell(d)];
                return sum;
            }
            case SeriesKind::posture_share:
                return weighted(f, s.state, [&](int d) { return posture_in_force(f, static_cast<int>(cell(d)), s.posture); });
            case SeriesKind::steering: return steer(f, s.state, false)[z(s.power)];
            case SeriesKind::pull: return steer(f, s.state, true)[z(s.power)];
            case SeriesKind::steering_inducement: return steer_through(f, s.state, s.power, SteeringChannel::inducement);
            case SeriesKind::steering_coercion: return steer_through(f, s.state, s.power, SteeringChannel::coercion);
            case SeriesKind::steering_protection: return steer_through(f, s.state, s.power, SteeringChannel::protection);
            case SeriesKind::refusal_cost: return refusal_cost(f, s.state, s.power) * L(1.0 / w.n.domains);
            case SeriesKind::share: return f.now.tie[cell(s.domain)];
            case SeriesKind::domain_leverage: return f.month.leverage_d[cell(s.domain)];
            case SeriesKind::domain_engagement: return f.now.engagement[cell(s.domain)];
            case SeriesKind::domain_deference: return f.now.deference[cell(s.domain)];
            case SeriesKind::domain_offer: return f.now.offer[cell(s.domain)];
            default: return L(0.0);
        }
    }

    /// Sum over domains but transit of weight times a value of the share of ties held with a neighbour.
    template <class F>
    static L held_with(const Frame<L>& f, const Series& s, F&& value) {
        const World& w = f.world;
        const L part = held_by_neighbour(f, s.state, s.neighbour);
        return weighted(f, s.state, [&](int d) { return d == w.transit ? L(0.0) : value(d, part * held_by_no_power(f, s.state, d)); });
    }

    /// The baseline has no such shocks.
    static L arriving(const Row<L>& row, int trigger) { return z(trigger) < row.size() ? row[z(trigger)] : L(0.0); }

    L other(const Frame<L>& f, const Series& s) {
        const World& w = f.world;
        const std::size_t event = z(s.event) * z(w.n.states) + z(s.state);
        switch (s.kind) {
            case SeriesKind::standing: return f.now.standing[z(s.state)];
            case SeriesKind::hedging: return hedging_index(f, shared, s.state);
            case SeriesKind::partners: return effective_partners(f, s.state);
            case SeriesKind::room: return room(f, s.state);
            case SeriesKind::alternatives: return alternatives(f, s.state);
            case SeriesKind::retained: return retained_autonomy(f, s.state);
            case SeriesKind::polarisation: return polarisation(w, f.in, f.month.deference, s.state);
            case SeriesKind::served: return f.month.served[z(s.state)];
            case SeriesKind::joint_move: return f.month.joint_move[z(s.state)];
            case SeriesKind::threat: return f.now.threat[z(w.n.ij(s.state, s.threat))];
            case SeriesKind::attention: return f.now.attention[z(s.power)];
            case SeriesKind::capacity: return f.now.capacity[z(s.corridor)];
            case SeriesKind::flow: return f.month.flow[z(w.n.ir(s.state, s.corridor))];
            case SeriesKind::load: return load(f, s.corridor);
            case SeriesKind::neighbour_share: return held_with(f, s, [&](int, L share) { return share; });
            case SeriesKind::neighbour_leverage:
                return held_with(f, s, [&](int d, L share) { return loss_of_share(w, share) / (f.get(Channel::substitution, d) - L(1.0)); });
            case SeriesKind::membership: return f.month.member[z(w.n.gi(s.organisation, s.state))];
            case SeriesKind::membership_value: return f.month.membership_value[z(w.n.gi(s.organisation, s.state))];
            case SeriesKind::rent: return competition_rent(f, s.state);
            case SeriesKind::hosting: return f.month.hosted[event];
            case SeriesKind::vote_yes: return f.month.vote[event * 3];
            case SeriesKind::vote_abstain: return f.month.vote[event * 3 + 1];
            case SeriesKind::vote_no: return f.month.vote[event * 3 + 2];
            case SeriesKind::shock_in_force: return arriving(f.in.arriving.in_force, s.event);
            case SeriesKind::shock_arrived: return arriving(f.in.arriving.arrived, s.event);
            default: return L(0.0);
        }
    }

    L value(const Frame<L>& f, const Series& s) { return s.state >= 0 && s.power >= 0 ? dyad(f, s) : other(f, s); }
};

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
