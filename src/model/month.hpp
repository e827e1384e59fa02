#pragma once
// One month: the phases in the order in which they run.

#include <array>
#include <string_view>

#include "model/phases.hpp"
#include "model/resting.hpp"
#include "model/votes.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class L>
void corridors_and_ties_phase(Frame<L>& f) {
    if (f.world.transit >= 0) capacity_phase(f);
    ties_phase(f);
}

template <class L>
void capability_phase(Frame<L>& f) {
    capability_change(f);
    growth_phase(f);
}

template <class L>
void gravity_phase(Frame<L>& f) { pulls(f); }

/// A phase of the schedule; kPhases says what it reads and writes.
template <class L>
struct Phase {
    std::string_view name;
    void (*run)(Frame<L>&);
};

/// Every phase reads the state at the start of the month and writes its own part of the next one, so that the order of
/// agents cannot matter; where a phase reads what an earlier one wrote for t+1, kPhases says so. With the order `at_once`
/// none does, and the order of the phases cannot matter either, but that what a month derives comes before its use.
template <class L>
inline constexpr std::array<Phase<L>, kPhases.size()> kSchedule{{
    {"organisations", organisations_phase<L>},
    {"attention", attention_phase<L>},
    {"perception", perception_phase<L>},
    {"leverage", leverage_phase<L>},
    {"offers", offers_phase<L>},
    {"hazard", hazard_phase<L>},
    {"capability", capability_phase<L>},
    {"gravity", gravity_phase<L>},
    {"postures", postures_phase<L>},
    {"coercion", coercion_phase<L>},
    {"corridors and ties", corridors_and_ties_phase<L>},
    {"mediation and votes", mediation_and_votes_phase<L>},
    {"memberships", memberships_phase<L>},
    {"neighbours", neighbours_phase<L>},
}};

/// Runs the month `f.index`; the inputs of the month must be in place.
template <class L>
void run_month(Frame<L>& f) {
    for (const Phase<L>& phase : kSchedule<L>) phase.run(f);
}

/// The luck of the conflicts of a month; those of a world have places of their own.
template <class L>
void draw_mediation_luck(const World& w, const Streams<L>& streams, int month, Luck<L>& luck) {
    luck.mediation.resize(w.conflicts.size());
    for (std::size_t c = 0; c < w.conflicts.size(); ++c)
        if (w.conflicts[c].month == month)
            luck.mediation[c] = streams.uniforms(static_cast<std::uint32_t>(month), Purpose::mediation, w.conflicts[c].stable, 0)[0];
}

template <class L>
void draw_membership_luck(const World& w, const Streams<L>& streams, int month, Luck<L>& luck) {
    const auto& state = w.stable[static_cast<std::size_t>(Axis::state)];
    const auto& organisation = w.stable[static_cast<std::size_t>(Axis::organisation)];
    luck.membership.clear();
    for (const auto& [g, i] : w.open_pairs)
        luck.membership.push_back(streams.uniforms(static_cast<std::uint32_t>(month), Purpose::membership, state[z(i)], organisation[z(g)])[0]);
}

template <class L>
void draw_joint_luck(const World& w, const Streams<L>& streams, int month, Luck<L>& luck) {
    luck.joint.clear();
    if (w.joint_moves.empty()) return;
    for (const std::uint32_t state : w.stable[static_cast<std::size_t>(Axis::state)])
        luck.joint.push_back(streams.uniforms(static_cast<std::uint32_t>(month), Purpose::joint_move, state, 0)[0]);
}

/// The luck of one month of a batch.
template <class L>
void draw_luck(const World& w, const Streams<L>& streams, int month, Luck<L>& luck) {
    const auto& state = w.stable[static_cast<std::size_t>(Axis::state)];
    const auto& power = w.stable[static_cast<std::size_t>(Axis::power)];
    const auto& domain = w.stable[static_cast<std::size_t>(Axis::domain)];
    luck.posture.resize(z(w.n.cells()));
    luck.tie.resize(z(w.n.cells()));
    luck.coercion.resize(z(w.n.dyads()));
    const auto m = static_cast<std::uint32_t>(month);
    for (int i = 0; i < w.n.states; ++i)
        for (int p = 0; p < w.n.powers; ++p) {
            luck.coercion[z(w.n.ip(i, p))] = streams.uniforms(m, Purpose::coercion, state[z(i)], power[z(p)] << 16)[0];
            for (int d = 0; d < w.n.domains; ++d) {
                const auto words = streams.uniforms(m, Purpose::posture, state[z(i)], power[z(p)] << 16 | domain[z(d)]);
                luck.posture[z(w.n.ipd(i, p, d))] = words[0];
                luck.tie[z(w.n.ipd(i, p, d))] = normal_quantile(words[1]);
            }
        }
    draw_mediation_luck(w, streams, month, luck);
    draw_membership_luck(w, streams, month, luck);
    draw_joint_luck(w, streams, month, luck);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
