#pragma once
// The single list of numeric inputs (channels) and model parameters: the readers, the shocks, the draws of uncertain
// inputs, the documents and the kernel all take names, axes, units and ranges from here.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace multivector {

/// The most postures and powers that a world may have.
inline constexpr int kMaxPostures = 8;
inline constexpr int kMaxPowers = 32;

/// What an input may be indexed by. Every axis is a list of entities of the world file, ordered by stable id.
enum class Axis { state, power, domain, posture, corridor, threat, organisation, theatre, programme, parameter };
inline constexpr std::size_t kAxes = 10;

/// Yaml name of an axis in the singular ("state"), as used in shock targets and messages.
[[nodiscard]] std::string_view axis_name(Axis axis);

/// Inputs of the model. The comment gives the symbol of docs/model.
enum class Channel {
    weight,              // w_id
    substitution,        // sigma_d
    gain,                // b_d
    adjustment,          // T_d
    engagement_effect,   // psi_e,d
    offer_effect,        // psi_o,d
    capability_effect,   // eta_d
    attention_effect,    // xi_d
    noise,               // s_d
    assertiveness,       // A_p
    demand,              // dem_p
    conditionality,      // c_p
    budget,              // B_p
    attention,           // multiplier of a*_p
    growth_market,       // yearly growth of capability after the last data year
    growth_security,
    world_growth_market,
    world_growth_security,
    capability,          // multiplier of K_pd
    skill,               // skill_pd
    split,               // declared share of p's budget for d; none: as cells are worth
    rivalry,             // rho_pq
    fit,                 // fit_jp
    theatre_demand,      // Z_p,theatre
    threat,              // theta_bar_ij
    cohesion,            // cohesion_i
    transit_demand,      // F_i
    gap,                 // gap_ip
    sphere,              // sphere_pi
    stake,               // stake_pi
    usefulness,          // u_pi
    engagement,          // E_0,ipd
    deference,           // D_0,ipd
    friction,            // friction_ipd
    tie,                 // x_ipd at the base month
    legacy,              // r_ipd at the base month
    corridor_capacity,   // cap_r at the base month
    corridor_scale,      // multiplier of cap_r
    corridor_open,       // open_r
    corridor_cost,       // cost_r
    corridor_risk,       // risk_r
    control,             // control_rp
    flow,                // f0_ir
    sponsor,             // weight_gp
    depth,               // depth_gd
    membership,          // 0..1, dated
    chair,               // 0 or 1, dated
    programme_effort,    // offer units a month, shared over the programme's cells
    reliability,         // rel_i
    audience,            // aud_i
    opinion,             // op_ip
    sanctions,           // san_pq
    membership_open,     // open_gi
    exit_cost,           // exit_g
    neighbour,           // nb_ij
    freight,             // frt_p
    traffic,             // traf_cp
    through,             // thr_ci
    parameter,           // scalar parameters of the model
};
inline constexpr std::size_t kChannels = static_cast<std::size_t>(Channel::parameter) + 1;

/// One row of the catalogue.
struct ChannelInfo {
    Channel channel;
    std::string_view name;                 // yaml spelling, also the `input:` of a shock
    std::array<Axis, 3> axes;              // the first `rank` are valid
    int rank;
    std::string_view unit;
    double low, high;                      // admissible range, inclusive
    std::optional<double> default_value;   // none: the world file must say
    bool shockable;
    std::string_view meaning;
};

[[nodiscard]] std::span<const ChannelInfo> channels();
[[nodiscard]] const ChannelInfo& info(Channel channel);
[[nodiscard]] const ChannelInfo* find_channel(std::string_view name);

/// Scalar parameters of the model, with the symbol of docs/model, default, admissible range and range for sensitivity.
enum class Parameter {
    rationality, lever_smoothing, horizon, protection_weight, dependence_weight, sovereignty_weight, resistance_weight, switching_weight,
    coercion_weight, coercion_memory, protection_saturation, inducement_weight, hazard_base, hazard_threshold,
    hazard_slope, provocation, security_provocation, backing_effect, standing_effect, usefulness_effect,
    organisation_backing, mediation_usefulness, coercion_duration, coercion_friction, organisation_effect,
    threat_adjustment, threat_from_coercion, standing_rise, standing_fall, attention_time, legacy_half_life,
    noise_persistence, transit_cost_effect, mediation_slope, vote_deference, vote_hazard, vote_ties, vote_slope,
    vote_cut, offer_time, offer_scale, rival_bid, deference_floor, investment_effect, investment_delay, chair_pulse,
    mediation_pulse, usefulness_memory, standing_in_offers, bargaining, solidarity, chair_sharing, diversion, compliance,
    bound_goods, audience_weight, mediation_need, membership_review, membership_cost, membership_deference, membership_content, membership_provocation,
    neighbour_organisations, neighbour_distance, neighbour_roads, neighbour_time, route_usefulness, buffer_usefulness, market_usefulness,
    joint_review, joint_crisis, joint_content, concession_share, concession_deference,
};
inline constexpr std::size_t kParameters = static_cast<std::size_t>(Parameter::concession_deference) + 1;

struct ParameterInfo {
    Parameter parameter;
    std::string_view name;     // yaml spelling
    std::string_view symbol;   // docs/model
    double value;              // default
    double low, high;          // admissible range, inclusive
    double from, to;           // range for sensitivity and calibration; equal to value when fixed
    std::string_view unit;
    std::string_view meaning;
};

[[nodiscard]] std::span<const ParameterInfo> parameters();
[[nodiscard]] const ParameterInfo& info(Parameter parameter);
[[nodiscard]] const ParameterInfo* find_parameter(std::string_view name);

/// Roles a domain may declare; behaviour depends on the role, never on the domain's name. `none` has no special rule.
enum class Role { none, security, market, transit, diplomacy };
[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] std::optional<Role> find_role(std::string_view name);

}  // namespace multivector
