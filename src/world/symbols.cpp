#include "world/symbols.hpp"

#include <array>
#include <utility>

namespace multivector {
namespace {

using C = Channel;

constexpr std::array kSymbols{
    std::pair<Channel, std::string_view>{C::weight, "weight_id"},
    std::pair<Channel, std::string_view>{C::substitution, "sigma_d"},
    std::pair<Channel, std::string_view>{C::gain, "b_d"},
    std::pair<Channel, std::string_view>{C::adjustment, "T_d"},
    std::pair<Channel, std::string_view>{C::engagement_effect, "psi_e,d"},
    std::pair<Channel, std::string_view>{C::offer_effect, "psi_o,d"},
    std::pair<Channel, std::string_view>{C::capability_effect, "eta_d"},
    std::pair<Channel, std::string_view>{C::attention_effect, "xi_d"},
    std::pair<Channel, std::string_view>{C::noise, "s_d"},
    std::pair<Channel, std::string_view>{C::assertiveness, "A_p"},
    std::pair<Channel, std::string_view>{C::demand, "dem_p"},
    std::pair<Channel, std::string_view>{C::conditionality, "c_p"},
    std::pair<Channel, std::string_view>{C::budget, "B_p"},
    std::pair<Channel, std::string_view>{C::attention, "att_p"},
    std::pair<Channel, std::string_view>{C::growth_market, "growth_market_p"},
    std::pair<Channel, std::string_view>{C::growth_security, "growth_security_p"},
    std::pair<Channel, std::string_view>{C::world_growth_market, "growth_market_0"},
    std::pair<Channel, std::string_view>{C::world_growth_security, "growth_security_0"},
    std::pair<Channel, std::string_view>{C::capability, "mult_pd"},
    std::pair<Channel, std::string_view>{C::skill, "skill_pd"},
    std::pair<Channel, std::string_view>{C::split, "decl_pd"},
    std::pair<Channel, std::string_view>{C::rivalry, "rho_pq"},
    std::pair<Channel, std::string_view>{C::fit, "fit_jp"},
    std::pair<Channel, std::string_view>{C::theatre_demand, "Z_theatre,p"},
    std::pair<Channel, std::string_view>{C::threat, "theta_bar_ij"},
    std::pair<Channel, std::string_view>{C::cohesion, "cohesion_i"},
    std::pair<Channel, std::string_view>{C::transit_demand, "F_i"},
    std::pair<Channel, std::string_view>{C::gap, "gap_ip"},
    std::pair<Channel, std::string_view>{C::sphere, "sphere_ip"},
    std::pair<Channel, std::string_view>{C::stake, "stake_ip"},
    std::pair<Channel, std::string_view>{C::usefulness, "use_ip"},
    std::pair<Channel, std::string_view>{C::engagement, "E_ipd,0"},
    std::pair<Channel, std::string_view>{C::deference, "D_ipd,0"},
    std::pair<Channel, std::string_view>{C::friction, "friction_ipd"},
    std::pair<Channel, std::string_view>{C::tie, "x_ipd,0"},
    std::pair<Channel, std::string_view>{C::legacy, "r_ipd"},
    std::pair<Channel, std::string_view>{C::corridor_capacity, "cap_c,0"},
    std::pair<Channel, std::string_view>{C::corridor_scale, "scale_c"},
    std::pair<Channel, std::string_view>{C::corridor_open, "open_c"},
    std::pair<Channel, std::string_view>{C::corridor_cost, "cost_c"},
    std::pair<Channel, std::string_view>{C::corridor_risk, "risk_c"},
    std::pair<Channel, std::string_view>{C::control, "ctl_cp"},
    std::pair<Channel, std::string_view>{C::flow, "f0_ic"},
    std::pair<Channel, std::string_view>{C::sponsor, "sponsor_gp"},
    std::pair<Channel, std::string_view>{C::depth, "depth_gd"},
    std::pair<Channel, std::string_view>{C::membership, "member_gi"},
    std::pair<Channel, std::string_view>{C::chair, "chair_gi"},
    std::pair<Channel, std::string_view>{C::programme_effort, "eff_m"},
    std::pair<Channel, std::string_view>{C::reliability, "rel_i"},
    std::pair<Channel, std::string_view>{C::audience, "aud_i"},
    std::pair<Channel, std::string_view>{C::opinion, "op_ip"},
    std::pair<Channel, std::string_view>{C::sanctions, "san_pq"},
    std::pair<Channel, std::string_view>{C::membership_open, "open_gi"},
    std::pair<Channel, std::string_view>{C::exit_cost, "exit_g"},
    std::pair<Channel, std::string_view>{C::neighbour, "nb_ij"},
    std::pair<Channel, std::string_view>{C::freight, "frt_p"},
    std::pair<Channel, std::string_view>{C::traffic, "traf_cp"},
    std::pair<Channel, std::string_view>{C::through, "thr_ci"},
    std::pair<Channel, std::string_view>{C::parameter, ""},
};
static_assert(kSymbols.size() == kChannels);
static_assert([] {
    for (std::size_t n = 0; n < kChannels; ++n)
        if (static_cast<std::size_t>(kSymbols[n].first) != n) return false;
    return true;
}());

}  // namespace

std::string_view symbol_of(Channel channel) { return kSymbols[static_cast<std::size_t>(channel)].second; }

}  // namespace multivector
