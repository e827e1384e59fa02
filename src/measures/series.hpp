#pragma once
// The catalogue of measures and the list of series that a run records. Plain data, independent of the kernel's lanes.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "world/world.hpp"

namespace multivector {

enum class SeriesKind {
    // state x power
    influence, leverage, deference, engagement, net_engagement, hazard, coercion, struck, exposure, offers, posture_share,
    // state x power x domain
    share, domain_leverage, domain_engagement, domain_deference, domain_offer,
    // state
    standing, hedging, partners, room, alternatives, polarisation, served, joint_move,
    // state x threat
    threat,
    // power
    attention,
    // corridor
    capacity, flow, load,
    // organisation x state, of memberships that may be open
    membership, membership_value,
    // state x neighbour
    neighbour_share, neighbour_leverage,
    // state x power, where routes may be of use
    route_leverage,
    // state x power, where powers concede
    concessions,
    // at the interval of steering, focal states: state x power, then state
    steering, pull, steering_inducement, steering_coercion, steering_protection, refusal_cost, retained, rent,
    // dated: conflict x state, issue x state
    hosting, vote_yes, vote_abstain, vote_no,
    // shock that arrives during the run
    shock_in_force, shock_arrived,
};

struct SeriesKindInfo {
    SeriesKind kind;
    std::string_view name;     ///< spelling in output files
    std::string_view unit;
    double resolution;         ///< width of the bins from which quantiles are read, in units of the measure
    std::string_view meaning;
};

[[nodiscard]] std::span<const SeriesKindInfo> series_kinds();
[[nodiscard]] const SeriesKindInfo& info(SeriesKind kind);

/// One series: a measure and the entities it speaks of (-1 where it has none). `event` is the index of a vote, a
/// conflict or a trigger.
struct Series {
    SeriesKind kind = SeriesKind::influence;
    int state = -1, power = -1, domain = -1, posture = -1, corridor = -1, threat = -1, organisation = -1, neighbour = -1, event = -1;
    int every = 1;  ///< recorded in months (since the base) divisible by this
    int only = -1;  ///< recorded in this month alone, if not -1

    [[nodiscard]] bool recorded_in(int month) const { return only >= 0 ? month == only : month % every == 0; }
};

/// What a series speaks of beside state, power and domain: a posture, corridor, threat, organisation or neighbour; -1 if of none.
struct OtherSubject {
    Axis axis = Axis::posture;
    int index = -1;
};
[[nodiscard]] OtherSubject other_subject(const Series& series);

/// Shapley values of steering are exact over all coalitions up to this many powers; above they are sampled, and steering by
/// channel is not recorded.
inline constexpr int kMostPowersExact = 8;

/// Orders in which powers join a coalition, from which Shapley values are taken where there are too many coalitions: 64, each
/// with its reverse, drawn once and for all by the stable ids of the powers.
[[nodiscard]] std::vector<std::vector<int>> joining_orders(const World& world);

struct RecordOptions {
    bool domains_of_all = false;  ///< domain-level series of every state, not of the focal ones alone
    int steering_every = 12;      ///< months between evaluations of steering, retained autonomy and rents; 0: never
    bool steering_channels = false;  ///< also split steering by channel, at many times its cost
};

/// Every series of a run in canonical order: by kind, then state, power, domain and so on.
[[nodiscard]] std::vector<Series> series_of(const World& world, const RecordOptions& options);

/// "influence[center,north]": the measure and the ids of what it speaks of; of a shock without a date its place by name.
[[nodiscard]] std::string label(const World& world, const Series& series);

}  // namespace multivector
