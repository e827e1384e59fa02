#include "world/catalogue.hpp"

#include <algorithm>

#include "world/switches.hpp"

namespace multivector {
namespace {

constexpr double kBig = 1e9;
using A = Axis;
using C = Channel;
using P = Parameter;

constexpr std::array<std::string_view, kAxes> kAxisNames{"state",  "power",        "domain",  "posture",   "corridor",
                                                         "threat", "organisation", "theatre", "programme", "parameter"};

constexpr ChannelInfo row(C c, std::string_view name, std::array<A, 3> axes, int rank, std::string_view unit, double low,
                          double high, std::optional<double> fallback, bool shockable, std::string_view meaning) {
    return {c, name, axes, rank, unit, low, high, fallback, shockable, meaning};
}
constexpr std::array<A, 3> on(A a, A b = A::parameter, A c = A::parameter) { return {a, b, c}; }
constexpr std::optional<double> kRequired = std::nullopt;

constexpr std::array kChannelTable{
    row(C::weight, "weight", on(A::state, A::domain), 2, "share", 0, 1, kRequired, false, "weight of a domain for a state; a state's weights are scaled to sum to one"),
    row(C::substitution, "substitution", on(A::domain), 1, "1", 1.05, 50, kRequired, false, "elasticity of substitution between partners in a domain"),
    row(C::gain, "gain", on(A::domain), 1, "1", 0, 20, kRequired, false, "weight of the cost of tilting ties away from the market's own shares"),
    row(C::adjustment, "adjustment", on(A::domain), 1, "months", 1, 600, kRequired, false, "time in which ties close most of the distance to their target"),
    row(C::engagement_effect, "engagement_effect", on(A::domain), 1, "log points", 0, 3, kRequired, false, "effect of a unit of engagement on the attraction of a tie"),
    row(C::offer_effect, "offer_effect", on(A::domain), 1, "elasticity", 0, 3, 0.0, false, "effect of offers on the attraction of a tie"),
    row(C::capability_effect, "capability_effect", on(A::domain), 1, "elasticity", 0, 3, 0.0, false, "effect of a power's capability on the attraction of a tie"),
    row(C::attention_effect, "attention_effect", on(A::domain), 1, "elasticity", 0, 3, 0.0, false, "effect of a power's attention on the attraction of a tie"),
    row(C::noise, "noise", on(A::domain), 1, "log points", 0, 1, 0.0, false, "standard deviation of the monthly innovation in the attraction of a tie"),
    row(C::assertiveness, "assertiveness", on(A::power), 1, "1", 0, 5, kRequired, true, "how far a power uses its ties to press"),
    row(C::demand, "demand", on(A::power), 1, "deference", -1, 1, kRequired, true, "deference a power demands"),
    row(C::conditionality, "conditionality", on(A::power), 1, "share", 0, 1, kRequired, true, "part of an offer that is paid for deference"),
    row(C::budget, "budget", on(A::power), 1, "offer units", 0, 100, kRequired, true, "what a power can offer to the region"),
    row(C::attention, "attention", on(A::power), 1, "multiplier", 0, 1.5, 1.0, true, "attention to which a power tends, as a multiple of what its theatres leave"),
    row(C::growth_market, "growth_market", on(A::power), 1, "1/year", -0.3, 0.3, 0.0, true, "growth of economic capability after the last year of data"),
    row(C::growth_security, "growth_security", on(A::power), 1, "1/year", -0.3, 0.3, 0.0, true, "growth of military capability after the last year of data"),
    row(C::world_growth_market, "world_growth_market", on(A::parameter), 0, "1/year", -0.3, 0.3, 0.0, true, "the same for the rest of the world"),
    row(C::world_growth_security, "world_growth_security", on(A::parameter), 0, "1/year", -0.3, 0.3, 0.0, true, "the same for the rest of the world"),
    row(C::capability, "capability", on(A::power, A::domain), 2, "multiplier", 1e-3, 1e3, 1.0, true, "multiple of the capability that the data give"),
    row(C::skill, "skill", on(A::power, A::domain), 2, "1", 0, 10, 0.0, true, "how well a power turns budget into offers in a domain"),
    row(C::split, "split", on(A::power, A::domain), 2, "share", 0, 1, 0.0, true, "declared share of a power's budget that goes to a domain, scaled to sum to one; if 0 in all, the budget goes where it is worth most"),
    row(C::rivalry, "rivalry", on(A::power, A::power), 2, "1", -1, 1, 0.0, true, "how much the first power minds a state's ties with the second"),
    row(C::fit, "fit", on(A::threat, A::power), 2, "1", 0, 2, 0.0, true, "use of a power as a protector against a threat"),
    row(C::theatre_demand, "theatre_demand", on(A::theatre, A::power), 2, "attention", 0, 20, 0.0, true, "attention that a theatre elsewhere takes from a power"),
    row(C::threat, "threat", on(A::state, A::threat), 2, "1", 0, 10, 0.0, true, "threat that a state perceives when nothing happens"),
    row(C::cohesion, "cohesion", on(A::state), 1, "log points", -3, 3, 0.0, true, "attraction of partners other than the powers, the state itself and its neighbours included"),
    row(C::transit_demand, "transit_demand", on(A::state), 1, "Mt/year", 1e-6, kBig, kRequired, true, "what a state must move across corridors"),
    row(C::gap, "gap", on(A::state, A::power), 2, "1", 0, 2, kRequired, true, "distance between what the power would ask and what the state wants"),
    row(C::sphere, "sphere", on(A::state, A::power), 2, "1", 0, 3, kRequired, true, "how far the power regards the state as its own"),
    row(C::stake, "stake", on(A::state, A::power), 2, "1", 0, 10, kRequired, true, "what the state is worth to the power"),
    row(C::usefulness, "usefulness", on(A::state, A::power), 2, "1", 0, 2, 0.0, true, "the state's use to the power for transit, as a buffer and as a market"),
    row(C::engagement, "engagement", on(A::state, A::power, A::domain), 3, "lever", -1, 1, 0.45, false, "engagement at rest in the base month"),
    row(C::deference, "deference", on(A::state, A::power, A::domain), 3, "lever", -1, 1, 0.0, false, "deference at rest in the base month"),
    row(C::friction, "friction", on(A::state, A::power, A::domain), 3, "log points", -5, 10, 0.0, true, "obstacle to ties (sanctions, war, closed borders)"),
    row(C::tie, "tie", on(A::state, A::power, A::domain), 3, "share", 1e-6, 0.97, kRequired, false, "share of the state's ties in a domain held with the power in the base month"),
    row(C::legacy, "legacy", on(A::state, A::power, A::domain), 3, "log points", -3, 3, 0.0, false, "what the base share holds above its long-run level, in log attraction"),
    row(C::corridor_capacity, "corridor_capacity", on(A::corridor), 1, "Mt/year", 1e-6, kBig, kRequired, false, "capacity in the base month"),
    row(C::corridor_scale, "corridor_scale", on(A::corridor), 1, "multiplier", 0, 100, 1.0, true, "multiple of the capacity that investment has built"),
    row(C::corridor_open, "corridor_open", on(A::corridor), 1, "share", 0, 1, 1.0, true, "share of the time a corridor is open"),
    row(C::corridor_cost, "corridor_cost", on(A::corridor), 1, "log points", -5, 10, 0.0, true, "cost relative to the base month"),
    row(C::corridor_risk, "corridor_risk", on(A::corridor), 1, "log points", -5, 10, 0.0, true, "risk premium relative to the base month"),
    row(C::control, "control", on(A::corridor, A::power), 2, "share", 0, 1, 0.0, true, "share of a corridor that a power controls"),
    row(C::flow, "flow", on(A::state, A::corridor), 2, "Mt/year", 0, kBig, 0.0, false, "flow of a state over a corridor in the base month"),
    row(C::sponsor, "sponsor", on(A::organisation, A::power), 2, "share", 0, 1, 0.0, true, "weight of a power in an organisation"),
    row(C::depth, "depth", on(A::organisation, A::domain), 2, "1", 0, 3, 0.0, true, "depth of an organisation in a domain"),
    row(C::membership, "membership", on(A::organisation, A::state), 2, "share", 0, 1, 0.0, true, "membership, 1 for a full member"),
    row(C::chair, "chair", on(A::organisation, A::state), 2, "share", 0, 1, 0.0, true, "1 while the state chairs the organisation"),
    row(C::programme_effort, "programme_effort", on(A::programme), 1, "offer units", 0, 100, 0.0, true, "effort of a programme beyond its power's budget"),
    row(C::reliability, "reliability", on(A::state), 1, "1", 0, 2, 1.0, true, "conduct of a state as others see it: multiple of the standing to which it tends"),
    row(C::audience, "audience", on(A::state), 1, "1", 0, 10, 1.0, true, "say of the public in a state's deference; counts where audience_weight is above 0"),
    row(C::opinion, "opinion", on(A::state, A::power), 2, "deference", -1, 1, 0.0, true, "deference to the power that the public of the state would have; counts where audience_weight is above 0"),
    row(C::sanctions, "sanctions", on(A::power, A::power), 2, "share", 0, 1, 0.0, true, "sanctions of the first power on trade with the second; counts where diversion or compliance is above 0"),
    row(C::membership_open, "membership_open", on(A::organisation, A::state), 2, "share", 0, 1, 0.0, true, "part of a membership that the state chooses itself; counts where membership_review is above 0"),
    row(C::exit_cost, "exit_cost", on(A::organisation), 1, "log points", 0, 10, 0.0, true, "what leaving the organisation costs; counts where membership_review is above 0"),
    row(C::neighbour, "neighbour", on(A::state, A::state), 2, "share", 0, 1, 0.0, false, "share of the state's ties in the market domain held with the neighbour in the base month"),
    row(C::freight, "freight", on(A::power), 1, "Mt/year", 0, kBig, 0.0, true, "what the power moves by land over its borders; counts where route_usefulness is above 0"),
    row(C::traffic, "traffic", on(A::corridor, A::power), 2, "Mt/year", 0, kBig, 0.0, true, "part of the power's freight that goes by the corridor in the base month, with what it buys of states beyond; counts where route_usefulness is above 0"),
    row(C::through, "through", on(A::corridor, A::state), 2, "share", 0, 1, 0.0, true, "part of the powers' traffic on the corridor that leads through the state; counts where route_usefulness is above 0"),
    row(C::parameter, "parameter", on(A::parameter), 1, "1", -kBig, kBig, 0.0, false, "scalar parameters of the model"),
};
static_assert(kChannelTable.size() == kChannels);

constexpr std::array kParameterTable{
    ParameterInfo{P::rationality, "rationality", "lambda", 0.7, 0.01, 100, 0.2, 2.1, "1", "how sharply choice follows utility, per standard deviation of the computed terms at the base"},
    ParameterInfo{P::lever_smoothing, "lever_smoothing", "delta", 0.1, 0.001, 1, 0.1, 0.1, "1/month", "speed at which levers follow the posture in force"},
    ParameterInfo{P::horizon, "horizon", "h", 18, 1, 600, 6, 60, "months", "planning horizon"},
    ParameterInfo{P::protection_weight, "protection_weight", "beta_T", 0.8, 0, 100, 0.2, 3.2, "1", "weight of protection against threats"},
    ParameterInfo{P::dependence_weight, "dependence_weight", "beta_A", 0.6, 0, 100, 0.15, 2.4, "1", "weight of the cost of dependence on a demanding power"},
    ParameterInfo{P::sovereignty_weight, "sovereignty_weight", "beta_V", 0.05, 0, 100, 0.0125, 0.2, "1", "weight of the cost of deferring"},
    ParameterInfo{P::resistance_weight, "resistance_weight", "beta_R", 0.03, 0, 100, 0.0075, 0.12, "1", "weight of resistance to a power that threatens directly, where protection is at hand"},
    ParameterInfo{P::switching_weight, "switching_weight", "beta_W", 0.005, 0, 100, 0.00125, 0.02, "1", "cost of changing posture"},
    ParameterInfo{P::coercion_weight, "coercion_weight", "beta_C", 0.3, 0, 100, 0.075, 1.2, "1", "weight of expected losses to coercion"},
    ParameterInfo{P::coercion_memory, "coercion_memory", "M_C", 24, 0, 600, 24, 24, "months", "months over which the hazard of coercion is counted"},
    ParameterInfo{P::protection_saturation, "protection_saturation", "zeta", 1.2, 0, 20, 1.2, 1.2, "1", "how soon more protection stops helping"},
    ParameterInfo{P::inducement_weight, "inducement_weight", "iota", 0.1, 0, 100, 0.03, 0.3, "1", "weight of offers"},
    ParameterInfo{P::hazard_base, "hazard_base", "h0", 0.1, 0, 1, 0.01, 0.2, "1/month", "highest hazard of coercion at full attention"},
    ParameterInfo{P::hazard_threshold, "hazard_threshold", "c0", 0.2, -5, 5, 0.2, 0.2, "1", "grievance at which coercion is as likely as not to be at half its highest hazard"},
    ParameterInfo{P::hazard_slope, "hazard_slope", "chi", 6, 0, 50, 6, 6, "1", "steepness of the hazard in the grievance"},
    ParameterInfo{P::provocation, "provocation", "nu", 0.6, 0, 10, 0.6, 0.6, "1", "weight of ties with rivals in a power's grievance"},
    ParameterInfo{P::security_provocation, "security_provocation", "mu_S", 1.2, 0, 10, 1.2, 1.2, "1", "weight of security ties with rivals beside deference to them"},
    ParameterInfo{P::backing_effect, "backing_effect", "c_b", 0.14, 0, 10, 0.14, 0.14, "1", "protection given by the stakes of the other powers"},
    ParameterInfo{P::standing_effect, "standing_effect", "c_N", 0.25, 0, 10, 0.25, 0.25, "1", "protection given by standing"},
    ParameterInfo{P::usefulness_effect, "usefulness_effect", "c_u", 0.2, 0, 10, 0.2, 0.2, "1", "protection given by usefulness"},
    ParameterInfo{P::organisation_backing, "organisation_backing", "c_g", 0.1, 0, 10, 0.1, 0.1, "1", "backing given by organisations shared with the power"},
    ParameterInfo{P::mediation_usefulness, "mediation_usefulness", "c_m", 0.2, 0, 10, 0.2, 0.2, "1", "usefulness gained by hosting a mediation for the power"},
    ParameterInfo{P::coercion_duration, "coercion_duration", "T_kappa", 6, 0.1, 600, 6, 6, "months", "time in which coercion fades"},
    ParameterInfo{P::coercion_friction, "coercion_friction", "psi_c", 0.5, 0, 10, 0.2, 1.5, "log points", "effect of coercion on the attraction of ties with the power"},
    ParameterInfo{P::organisation_effect, "organisation_effect", "psi_m", 0.15, 0, 5, 0, 0.4, "log points", "effect of shared organisations on the attraction of ties"},
    ParameterInfo{P::threat_adjustment, "threat_adjustment", "r_theta", 0.1, 0, 1, 0.1, 0.1, "1/month", "speed at which perceived threats follow events"},
    ParameterInfo{P::threat_from_coercion, "threat_from_coercion", "c_theta", 0.6, 0, 10, 0.6, 0.6, "1", "threat raised by coercion"},
    ParameterInfo{P::standing_rise, "standing_rise", "eta_N", 0.03, 0, 1, 0.03, 0.03, "1/month", "speed at which standing is earned"},
    ParameterInfo{P::standing_fall, "standing_fall", "eta_N-", 0.12, 0, 1, 0.12, 0.12, "1/month", "speed at which standing is lost"},
    ParameterInfo{P::attention_time, "attention_time", "T_a", 4, 1, 600, 2, 12, "months", "time in which attention follows the theatres"},
    ParameterInfo{P::legacy_half_life, "legacy_half_life", "T_legacy", 60, 1, 2400, 36, 180, "months", "half-life of the legacy in ties"},
    ParameterInfo{P::noise_persistence, "noise_persistence", "ar", 0.9, 0, 0.999, 0.9, 0.9, "1", "monthly persistence of the noise in ties"},
    ParameterInfo{P::transit_cost_effect, "transit_cost_effect", "eta_T", 1, 0, 20, 1, 1, "1", "effect of cost and risk on the choice of a corridor"},
    ParameterInfo{P::mediation_slope, "mediation_slope", "chi_M", 5, 0, 50, 5, 5, "1", "steepness of the choice of a host for mediation"},
    ParameterInfo{P::vote_deference, "vote_deference", "b_v", 1, -20, 20, 1, 1, "1", "weight of deference in a vote"},
    ParameterInfo{P::vote_hazard, "vote_hazard", "b_h", 1, -20, 20, 1, 1, "1", "weight of feared losses in a vote"},
    ParameterInfo{P::vote_ties, "vote_ties", "b_x", 1, -20, 20, 1, 1, "1", "weight of diplomatic ties in a vote"},
    ParameterInfo{P::vote_slope, "vote_slope", "s", 3, 0, 50, 3, 3, "1", "how sharply a vote follows the balance of pressures"},
    ParameterInfo{P::vote_cut, "vote_cut", "c_n", 0.4, 0, 20, 0.4, 0.4, "1", "cut-point between abstention and a vote"},
    ParameterInfo{P::offer_time, "offer_time", "T_o", 4, 1, 600, 4, 4, "months", "time in which offers follow their targets"},
    ParameterInfo{P::offer_scale, "offer_scale", "s_o", 1.0 / 12, 0, 10, 1.0 / 12, 1.0 / 12, "offer units", "mean offer in a cell of a power with budget 1, times 1"},
    ParameterInfo{P::rival_bid, "rival_bid", "m_r", 1.5, 0, 20, 1.5, 1.5, "1", "how far a rival's ties raise the value of a cell to a power"},
    ParameterInfo{P::deference_floor, "deference_floor", "m_0", 0.4, 0, 1, 0.4, 0.4, "share", "part of the value of a cell that does not depend on deference"},
    ParameterInfo{P::investment_effect, "investment_effect", "psi_i", 0.1, 0, 5, 0.1, 0.1, "1/year", "yearly growth of a corridor's capacity per log point of owners' offers above the base"},
    ParameterInfo{P::investment_delay, "investment_delay", "T_i", 42, 2, 600, 24, 60, "months", "mean delay from an offer to capacity"},
    ParameterInfo{P::chair_pulse, "chair_pulse", "p_c", 0.01, 0, 1, 0.01, 0.01, "1/month", "standing earned a month by chairing an organisation"},
    ParameterInfo{P::mediation_pulse, "mediation_pulse", "p_m", 0.1, 0, 1, 0.1, 0.1, "1", "standing earned by hosting a mediation"},
    ParameterInfo{P::usefulness_memory, "usefulness_memory", "T_m", 24, 1, 600, 24, 24, "months", "time in which the usefulness of a hosted mediation fades"},
    ParameterInfo{P::standing_in_offers, "standing_in_offers", "s_N", 0, 0, 20, 0, 0, "1", "how far a state's standing moves the worth of offers to it"},
    ParameterInfo{P::bargaining, "bargaining", "b_G", 0, 0, 10, 0, 0, "1", "how much more reaches states that bargain together"},
    ParameterInfo{P::solidarity, "solidarity", "c_s", 0, 0, 10, 0, 0, "1", "backing raised by coercion of a companion"},
    ParameterInfo{P::chair_sharing, "chair_sharing", "h_m", 0, 0, 1, 0, 0, "share", "part of the standing that a chair earns which its fellow members earn too"},
    ParameterInfo{P::diversion, "diversion", "d_v", 0, 0, 20, 0, 0, "log points", "trade that sanctions between powers send through a state, per share of its trade with the other side"},
    ParameterInfo{P::compliance, "compliance", "d_c", 0, 0, 5, 0, 0, "log points", "obstacle that sanctions on a power are to the state's own trade with it"},
    ParameterInfo{P::bound_goods, "bound_goods", "phi_g", 0, 0, 1, 0, 0, "share", "part of what goes by corridors of one kind of goods that cannot change to those of another"},
    ParameterInfo{P::audience_weight, "audience_weight", "beta_O", 0, 0, 100, 0, 0, "1", "weight of the cost of deferring otherwise than the public would"},
    ParameterInfo{P::mediation_need, "mediation_need", "n_M", 0, 0, 10, 0, 0, "elasticity", "how far two powers that mind each other less do without mediation"},
    ParameterInfo{P::membership_review, "membership_review", "r_M", 0, 0, 1, 0, 0, "1/month", "how often a state thinks over an open membership"},
    ParameterInfo{P::membership_cost, "membership_cost", "k_M", 0, -1, 1, 0, 0, "log points", "what a membership costs a state in attention of its own"},
    ParameterInfo{P::membership_deference, "membership_deference", "v_M", 0.25, 0, 1, 0.25, 0.25, "lever", "deference that membership of depth 1 under a sole sponsor comes to"},
    ParameterInfo{P::membership_content, "membership_content", "s_M", 0.95, 0.5, 0.999, 0.95, 0.95, "share", "least chance that a state which thinks it over keeps what the base month shows"},
    ParameterInfo{P::membership_provocation, "membership_provocation", "mu_G", 0, 0, 10, 0, 0, "1", "weight of organisations shared with rivals beside deference to them, from the base on"},
    ParameterInfo{P::neighbour_organisations, "neighbour_organisations", "psi_n", 0, 0, 5, 0, 0, "log points", "effect of shared organisations of no power on the attraction of neighbours"},
    ParameterInfo{P::neighbour_distance, "neighbour_distance", "xi_n", 0, 0, 5, 0, 0, "log points", "how far states that come to stand apart on the powers lose attraction to each other"},
    ParameterInfo{P::neighbour_roads, "neighbour_roads", "eta_n", 0, 0, 5, 0, 0, "elasticity", "effect of the capacity of corridors that both use on the attraction of neighbours"},
    ParameterInfo{P::neighbour_time, "neighbour_time", "T_n", 24, 1, 600, 24, 24, "months", "time in which ties between neighbours follow what draws them"},
    ParameterInfo{P::route_usefulness, "route_usefulness", "c_r", 0, 0, 20, 0, 0, "1", "usefulness of a state to a power that moves its freight through it, per log point of what the power would lose"},
    ParameterInfo{P::buffer_usefulness, "buffer_usefulness", "c_f", 0, 0, 20, 0, 0, "1", "usefulness of a state to a power whose partner in security it is, per unit of threat from no power or from one that it minds"},
    ParameterInfo{P::market_usefulness, "market_usefulness", "c_k", 0, 0, 20, 0, 0, "1", "usefulness of a state to a power that trades with it, per unit of stake and share of the state's trade"},
    ParameterInfo{P::joint_review, "joint_review", "r_J", 0, 0, 1, 0, 0, "1/month", "how often a state thinks over its postures toward all powers at once"},
    ParameterInfo{P::joint_crisis, "joint_crisis", "f_J", 4, 1, 100, 4, 4, "multiple", "how many times as often it does so in a crisis"},
    ParameterInfo{P::joint_content, "joint_content", "s_J", 0.95, 0.5, 0.999, 0.95, 0.95, "share", "least chance that a state which does so at rest keeps its postures"},
    ParameterInfo{P::concession_share, "concession_share", "b_C", 0, 0, 1, 0, 0, "share", "part that a state gets of what a posture is worth to a power beyond what it has"},
    ParameterInfo{P::concession_deference, "concession_deference", "v_C", 0.05, 0, 5, 0.05, 0.05, "1", "worth of full deference to a power that concedes, over that of all ties of a domain"},
};
static_assert(kParameterTable.size() == kParameters);

constexpr std::array<std::string_view, 5> kRoleNames{"none", "security", "market", "transit", "diplomacy"};

}  // namespace

std::string_view axis_name(Axis axis) { return kAxisNames[static_cast<std::size_t>(axis)]; }

std::span<const ChannelInfo> channels() { return kChannelTable; }
const ChannelInfo& info(Channel channel) { return kChannelTable[static_cast<std::size_t>(channel)]; }
const ChannelInfo* find_channel(std::string_view name) {
    const auto it = std::ranges::find(kChannelTable, name, &ChannelInfo::name);
    return it == kChannelTable.end() ? nullptr : &*it;
}

std::span<const ParameterInfo> parameters() { return kParameterTable; }
const ParameterInfo& info(Parameter parameter) { return kParameterTable[static_cast<std::size_t>(parameter)]; }
const ParameterInfo* find_parameter(std::string_view name) {
    const auto it = std::ranges::find(kParameterTable, name, &ParameterInfo::name);
    return it == kParameterTable.end() ? nullptr : &*it;
}

std::span<const Switch> switches_of(Channel channel) {
    static constexpr std::array kTrade{Switch{P::diversion, 2, 1, 4}, Switch{P::compliance, 0.1, 0.03, 0.3}};
    static constexpr std::array kReview{Switch{P::membership_review, 0.1, 0.05, 0.2}};
    static constexpr std::array kRoutes{Switch{P::route_usefulness, 1, 0.5, 2}};
    static constexpr std::array kPublic{Switch{P::audience_weight, 0.02, 0.01, 0.04}};
    switch (channel) {
        case Channel::sanctions: return kTrade;
        case Channel::membership_open:
        case Channel::exit_cost: return kReview;
        case Channel::audience:
        case Channel::opinion: return kPublic;
        case Channel::freight:
        case Channel::traffic:
        case Channel::through: return kRoutes;
        default: return {};
    }
}

std::string_view role_name(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }
std::optional<Role> find_role(std::string_view name) {
    const auto it = std::ranges::find(kRoleNames, name);
    if (it == kRoleNames.end()) return std::nullopt;
    return static_cast<Role>(it - kRoleNames.begin());
}

}  // namespace multivector
