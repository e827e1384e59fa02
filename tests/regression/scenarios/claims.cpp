#include "claims.hpp"

#include <cmath>

namespace multivector::test {
namespace {

const InBaseline kBaseline;
const InTwin kTwin;
const auto kAbove = Sign::above;
const auto kBelow = Sign::below;
const auto kEqual = Sign::equal;

Of of(std::string state, std::string power) { return {.state = std::move(state), .power = std::move(power)}; }
Of focal(std::string power) { return of("kazakhstan", std::move(power)); }
Of focal_in(std::string power, std::string domain) {
    return {.state = "kazakhstan", .power = std::move(power), .domain = std::move(domain)};
}
Of posture(std::string toward, std::string id) {
    return {.state = "kazakhstan", .power = std::move(toward), .posture = std::move(id)};
}
const Of kFocal{.state = "kazakhstan"};

Seen influence(std::string power, std::string month) {
    return {"influence", focal(std::move(power)), std::move(month)};
}
Seen deference(std::string power, std::string month) {
    return {"deference", focal(std::move(power)), std::move(month)};
}
Seen engagement(std::string power, std::string month) {
    return {"engagement", focal(std::move(power)), std::move(month)};
}
Seen hazard(std::string power, std::string month) { return {"hazard", focal(std::move(power)), std::move(month)}; }
Seen offers(std::string power, std::string month) { return {"offers", focal(std::move(power)), std::move(month)}; }
Seen attention(std::string power, std::string month) {
    return {"attention", {.power = std::move(power)}, std::move(month)};
}
Seen share(std::string power, std::string domain, std::string month) {
    return {"share", focal_in(std::move(power), std::move(domain)), std::move(month)};
}
Seen partners(std::string month) { return {"partners", kFocal, std::move(month)}; }
Seen flow(std::string corridor, std::string month) {
    return {"flow", {.state = "kazakhstan", .corridor = std::move(corridor)}, std::move(month)};
}
Seen capacity(std::string corridor, std::string month) {
    return {"capacity", {.corridor = std::move(corridor)}, std::move(month)};
}
Seen without_route(std::string power, std::string month) {
    return {"domain_leverage", focal_in(std::move(power), "transit"), std::move(month)};
}
Seen vote(std::string measure, std::string state, std::string event, std::string month) {
    return {std::move(measure), {.state = std::move(state), .event = std::move(event)}, std::move(month)};
}

using Claims = std::vector<Claim>;

Claims baselines() {
    const std::string three = "three_states_war";
    const Seen north{"influence", of("center", "north"), "2026-01"};
    return {
        {"baseline", "no shock changes no bit", influence("russia", "2036-01"), kEqual, kBaseline, 0},
        {"baseline", "no shock changes no bit", deference("china", "2030-06"), kEqual, kTwin, 0},
        {"baseline", "deference stays near its base of 0.2", deference("russia", "2036-01"), kEqual, 0.2, 0.03},
        {"baseline", "attention stays", attention("russia", "2036-01"), kEqual, 1.0, 1e-6},
        {three, "a demand of 1.5 leaves 1/2.5", attention("north", "2026-01"), kEqual, 0.4, 0.001},
        {three, "the war ends", attention("north", "2031-01"), kEqual, 1.0, 0.001},
        {three, "North loses", north, kBelow, kBaseline, 0.02},
        {three, "and by behaviour too", north, kBelow, kTwin, 0.008},
    };
}

Claims war() {
    const std::string s = "ukraine_war";
    const Of threat{.state = "ukraine", .threat = "russia"};
    return {
        {s, "a demand of 1.2 leaves 1/2.2", attention("russia", "2030-01"), kEqual, 1 / 2.2, 0.001},
        {s, "Russia loses influence", influence("russia", "2031-01"), kBelow, kBaseline, 0.015},
        {s, "more than the frozen twin shows", influence("russia", "2031-01"), kBelow, kTwin, 0.003},
        {s, "and deference", deference("russia", "2026-01"), kBelow, kBaseline, 0.05},
        {s, "no turn to America", deference("united_states", "2031-01"), kEqual, 0.0, 0.06},
        {s, "no turn to Europe", deference("european_union", "2031-01"), kEqual, 0.0, 0.06},
        {s, "China gains", influence("china", "2031-01"), kAbove, kBaseline, 0.002},
        {s, "more partners count", partners("2031-01"), kAbove, kBaseline, 0.07},
        {s, "routes shift from the north", flow("middle_corridor", "2024-01"), kAbove, kBaseline, 0.03},
        {s, "ties sink slower than attention", share("russia", "economy", "2024-01"), kAbove, 0.15, 0.0},
        {s, "the threat of 1.4 grows by 2", {"threat", threat, "2030-01"}, kEqual, 3.4, 0.25},
        {s, "Ukraine's ties are cut", {"influence", of("ukraine", "russia"), "2031-01"}, kBelow, kBaseline, 0.006},
        {s, "Ukraine condemns", vote("vote_yes", "ukraine", "aggression", "2022-03"), kAbove, 0.9, 0.0},
    };
}

Claims withdrawal_and_slowdown() {
    const std::string us = "us_withdrawal", bri = "bri_slowdown";
    return {
        {us, "attention falls to 0.7", attention("united_states", "2026-01"), kEqual, 0.7, 0.001},
        {us, "America loses", influence("united_states", "2031-01"), kBelow, kBaseline, 0.001},
        {us, "more than the frozen twin shows", influence("united_states", "2031-01"), kBelow, kTwin, 0.0002},
        {us, "Russia gains", influence("russia", "2031-01"), kAbove, kBaseline, 0.002},
        {us, "more than the frozen twin shows", influence("russia", "2031-01"), kAbove, kTwin, 0.001},
        {us, "China gains", influence("china", "2024-01"), kAbove, kBaseline, 0.0001},
        {us, "fewer partners count", partners("2031-01"), kBelow, kBaseline, 0.01},
        {bri, "China offers less", offers("china", "2028-01"), kBelow, kBaseline, 0.2},
        {bri, "China loses", influence("china", "2028-01"), kBelow, kBaseline, 0.001},
        {bri, "more than the frozen twin shows", influence("china", "2028-01"), kBelow, kTwin, 0.0003},
        {bri, "Russia gains a little", influence("russia", "2031-01"), kAbove, kBaseline, 0.0005},
        {bri, "its routes decay", capacity("china_rail", "2036-01"), kBelow, kBaseline, 0.7},
    };
}

Claims together() {
    const std::string all = "three_shocks", end = "russia_refocuses";
    const InScenario war{"ukraine_war"};
    return {
        {all, "the war is in it", attention("russia", "2030-01"), kEqual, 1 / 2.2, 0.001},
        {all, "Russia loses", influence("russia", "2031-01"), kBelow, kBaseline, 0.01},
        {all, "the slowdown is in it", influence("china", "2031-01"), kBelow, war, 0.001},
        {all, "the withdrawal is in it", influence("united_states", "2031-01"), kBelow, war, 0.001},
        {all, "more partners count", partners("2031-01"), kAbove, kBaseline, 0.05},
        {end, "the same war to its end", influence("russia", "2027-06"), kEqual, war, 0},
        {end, "attention comes back", attention("russia", "2031-01"), kEqual, 1.0, 0.001},
        {end, "influence rebounds", influence("russia", "2031-01"), kAbove, war, 0.01},
        {end, "deference rebounds", deference("russia", "2031-01"), kAbove, war, 0.05},
        {end, "not at once", influence("russia", "2028-06"), kBelow, kBaseline, 0.01},
    };
}

Claims western() {
    const std::string back = "western_reengagement", push = "western_push";
    return {
        {back, "attention rises to 1.3", attention("united_states", "2027-01"), kEqual, 1.3, 0.001},
        {back, "in Europe too", attention("european_union", "2027-01"), kEqual, 1.3, 0.001},
        {back, "America gains", influence("united_states", "2031-01"), kAbove, kBaseline, 0.0008},
        {back, "Europe gains", influence("european_union", "2031-01"), kAbove, kBaseline, 0.0015},
        {back, "more than the frozen twin shows", influence("european_union", "2031-01"), kAbove, kTwin, 0.0002},
        {back, "Russia loses", influence("russia", "2031-01"), kBelow, kBaseline, 0.002},
        {back, "China loses", influence("china", "2031-01"), kBelow, kBaseline, 0.0004},
        {back, "more partners count", partners("2031-01"), kAbove, kBaseline, 0.015},
        {push, "pressure costs Europe", influence("european_union", "2031-01"), kBelow, kBaseline, 0.0001},
        {push, "pressure costs America", influence("united_states", "2031-01"), kBelow, kBaseline, 5e-5},
        {push, "Russia gains", influence("russia", "2031-01"), kAbove, kBaseline, 0.0002},
        {push, "coercion gets likelier", hazard("european_union", "2026-01"), kAbove, kBaseline, 0.0001},
        {push, "worse than offers", influence("european_union", "2031-01"), kBelow, InScenario{back}, 0.0015},
    };
}

Claims routes() {
    const std::string cut = "cpc_closure", more = "middle_corridor_expansion";
    return {
        {cut, "nothing flows", flow("cpc", "2025-02"), kEqual, 0.0, 1e-6},
        {cut, "other pipes take some", flow("atyrau_samara", "2025-02"), kAbove, kBaseline, 2},
        {cut, "as the tankers do", flow("caspian_tankers", "2025-02"), kAbove, kBaseline, 0.05},
        {cut, "now China's routes matter", without_route("china", "2025-02"), kAbove, kBaseline, 0.02},
        {cut, "Russia's share sinks", share("russia", "transit", "2025-04"), kBelow, kBaseline, 0.006},
        {cut, "it opens again", flow("cpc", "2026-01"), kEqual, kBaseline, 0.5},
        {more, "5 + 1 of its world, 9 built", capacity("middle_corridor", "2030-03"), kEqual, 15.0, 0.1},
        {more, "6 of the base, 4 built", capacity("caspian_tankers", "2028-01"), kEqual, 10.0, 0.1},
        {more, "more goes there", flow("middle_corridor", "2031-01"), kAbove, kBaseline, 0.7},
        {more, "Russia's routes matter less", without_route("russia", "2031-01"), kBelow, kBaseline, 0.02},
        {more, "Russia loses", influence("russia", "2031-01"), kBelow, kBaseline, 0.0025},
        {more, "a chair earns standing", {"standing", kFocal, "2030-10"}, kAbove, kBaseline, 0.02},
    };
}

Claims mechanisms() {
    const std::string on = "mechanisms";
    const InScenario off{"baseline"};
    return {
        {on, "oil that cannot go by rail", without_route("russia", "2031-01"), kAbove, off, 0.05},
        {on, "the five are courted together", offers("china", "2031-01"), kAbove, off, 0.003},
        {on, "Kyrgyzstan's trade with it", {"neighbour_share", {.state = "kyrgyzstan", .neighbour = "kazakhstan"}, "2021-01"}, kEqual, 0.08, 0.04},
        {on, "nothing else happens", share("russia", "economy", "2031-01"), kEqual, off, 0.01},
    };
}

Claims memberships() {
    const std::string s = "open_memberships";
    const auto member = [](const char* organisation, const char* month) {
        return Seen{"membership", {.state = "kazakhstan", .organisation = organisation}, month};
    };
    const Without calm{{{"parameters.membership_provocation", "0"}}}, unasked{{{"parameters.membership_deference", "0"}}};
    return {
        {s, "not before it is founded", member("eaeu", "2009-12"), kEqual, 0.0, 0},
        {s, "the union is joined", member("eaeu", "2021-12"), kAbove, 0.5, 0.1},
        {s, "the treaty is kept", member("csto", "2021-12"), kAbove, 0.95, 0.01},
        {s, "Russia would mind the association", member("eu_association", "2021-12"), kBelow, calm, 0.2},
        {s, "and the Union has its say", member("eu_association", "2021-12"), kBelow, unasked, 0.03},
        {s, "Georgia does not join Russia's treaty", {"membership", {.state = "georgia", .organisation = "csto"}, "2021-12"}, kBelow, 0.2, 0.05},
    };
}

Claims arrivals() {
    const std::string pipe = "pipeline_hazard", turn = "three_states_turn";
    const auto shock = [](const char* measure, const char* name, const char* month) {
        return Seen{measure, {.event = name}, month};
    };
    const Seen turned{"share", {.state = "center", .power = "north", .domain = "economy"}, "2023-07"};
    const Seen still{"share", {.state = "center", .power = "north", .domain = "economy"}, "2023-08"};
    const Seen demand{"deference", of("center", "north"), "2026-01"};
    const Without slower{{{"shocks.south_offers_more.effect.scale", "1.2"}}};
    return {
        {pipe, "three months of 0.02 (1 - 2p) each", shock("shock_in_force", "pipeline_closed", "2030-01"), kEqual,
         3 * 0.02 / 1.04, 1e-6},
        {pipe, "97 months of 0.98 without", shock("shock_arrived", "pipeline_closed", "2030-01"), kEqual,
         1 - std::pow(0.98, 97), 1e-9},
        {pipe, "the twin has the same closures", shock("shock_arrived", "pipeline_closed", "2026-01"), kEqual, kTwin,
         0},
        {pipe, "the baseline has none", shock("shock_arrived", "pipeline_closed", "2026-01"), kAbove, kBaseline, 0.5},
        {pipe, "less flows", flow("cpc", "2030-01"), kBelow, kBaseline, 0.4},
        {pipe, "other routes take some", flow("northern_rail", "2030-01"), kAbove, kBaseline, 0.15},
        {pipe, "Russia's share sinks", share("russia", "transit", "2030-01"), kBelow, kBaseline, 0.0015},
        {turn, "not below 24 % yet", turned, kAbove, 0.24, 0},
        {turn, "the first of six months", still, kBelow, 0.24, 0},
        {turn, "the sixth", shock("shock_arrived", "north_presses", "2024-01"), kEqual, 0.0, 0},
        {turn, "then North presses", shock("shock_in_force", "north_presses", "2024-02"), kEqual, 1.0, 0},
        {turn, "for sixty months", shock("shock_in_force", "north_presses", "2029-01"), kEqual, 1.0, 0},
        {turn, "no longer", shock("shock_in_force", "north_presses", "2029-02"), kEqual, 0.0, 0},
        {turn, "later if South offers less", shock("shock_arrived", "north_presses", "2024-06"), kAbove, slower, 0.9},
        {turn, "Center gives way", demand, kAbove, kBaseline, 0.03},
    };
}

Claims groups() {
    const std::string eaeu = "eaeu_deepens", turks = "turkic_union", five = "regional_cohesion";
    return {
        {eaeu, "trade turns to Russia", share("russia", "economy", "2028-01"), kAbove, kBaseline, 0.005},
        {eaeu, "away from China", share("china", "economy", "2028-01"), kBelow, kBaseline, 0.001},
        {eaeu, "Russia gains", influence("russia", "2031-01"), kAbove, kBaseline, 0.0015},
        {eaeu, "deference rises", deference("russia", "2031-01"), kAbove, kBaseline, 0.03},
        {eaeu, "fewer partners count", partners("2031-01"), kBelow, kBaseline, 0.01},
        {turks, "society turns to Turkey", share("turkey", "society", "2031-01"), kAbove, kBaseline, 0.001},
        {turks, "Turkey gains", influence("turkey", "2031-01"), kAbove, kBaseline, 0.0002},
        {turks, "most in Azerbaijan", {"influence", of("azerbaijan", "turkey"), "2031-01"}, kAbove, kBaseline, 0.0015},
        {turks, "trade hardly moves", share("turkey", "economy", "2031-01"), kEqual, kBaseline, 0.005},
        {turks, "no substitute for Russia", influence("russia", "2031-01"), kEqual, kBaseline, 0.005},
        {five, "Russia loses", influence("russia", "2031-01"), kBelow, kBaseline, 0.002},
        {five, "in Tajikistan too", {"influence", of("tajikistan", "russia"), "2031-01"}, kBelow, kBaseline, 0.002},
        {five, "China loses", influence("china", "2031-01"), kBelow, kBaseline, 0.0004},
        {five, "not in Ukraine", {"influence", of("ukraine", "russia"), "2031-01"}, kEqual, kBaseline, 0.0005},
    };
}

Claims vaccines() {
    const std::string s = "pandemic_vaccines";
    const auto offer = [](const char* power, const char* domain, const char* month) {
        return Seen{"domain_offer", focal_in(power, domain), month};
    };
    const auto russian = offer("russia", "society", "2021-11"), chinese = offer("china", "society", "2021-11");
    return {
        {s, "Russia first", offer("russia", "society", "2021-05"), kAbove, kBaseline, 0.02},
        {s, "China not yet", offer("china", "society", "2021-05"), kEqual, kBaseline, 0.001},
        {s, "then China", chinese, kAbove, kBaseline, 0.008},
        {s, "Russia still ahead", russian, kAbove, chinese, 0.05},
        {s, "on top of other offers", offer("russia", "economy", "2021-12"), kEqual, kBaseline, 0.01},
        {s, "it passes", offer("russia", "society", "2025-01"), kEqual, kBaseline, 0.003},
        {s, "ties remember", share("russia", "society", "2023-01"), kAbove, kBaseline, 0.001},
    };
}

Claims golden_age() {
    const std::string s = "three_conditions";
    const Seen count = partners("2011-06");
    const Without america{
        {{"shocks.us_entry_attention.effect.scale", "1"}, {"shocks.us_entry_budget.effect.scale", "1"}}};
    const Without china{{{"shocks.china_expansion.effect.scale", "1"}}};
    const Without russia{{{"shocks.russia_retrenchment.effect.scale", "1"}}};
    return {
        {s, "America enters", attention("united_states", "2006-01"), kEqual, 1.4, 0.001},
        {s, "Russia retrenches", attention("russia", "2006-01"), kEqual, 0.75, 0.001},
        {s, "America gains", influence("united_states", "2010-01"), kAbove, kBaseline, 0.002},
        {s, "China gains", influence("china", "2010-01"), kAbove, kBaseline, 0.0008},
        {s, "Russia loses", influence("russia", "2010-01"), kBelow, kBaseline, 0.008},
        {s, "more partners count", count, kAbove, kBaseline, 0.03},
        {s, "America's part in it", count, kAbove, america, 0.01},
        {s, "China's part in it", count, kAbove, china, 0.003},
        {s, "Russia's part in it", count, kAbove, russia, 0.01},
    };
}

Claims after_crimea() {
    const std::string s = "crimea_2014";
    const Without drawdown{
        {{"shocks.drawdown_attention.effect.scale", "1"}, {"shocks.drawdown_budget.effect.scale", "1"}}};
    const Without eaeu{{{"shocks.eaeu_economy.effect.add", "0"}}};
    const Without demand{{{"shocks.eaeu_demand.effect.add", "0"}}};
    const Without distraction{{{"shocks.crimea_takes_russia.effect.add", "0"}}};
    const Of threat{.state = "ukraine", .threat = "russia"};
    return {
        {s, "a demand of 0.2 leaves 1/1.2", attention("russia", "2018-01"), kEqual, 1 / 1.2, 0.001},
        {s, "1.4 in, times 0.7 out", attention("united_states", "2018-01"), kEqual, 0.98, 0.001},
        {s, "the drawdown costs America", influence("united_states", "2018-01"), kBelow, drawdown, 0.0008},
        {s, "and Kazakhstan partners", partners("2018-01"), kBelow, drawdown, 0.01},
        {s, "the union binds trade", share("russia", "economy", "2019-01"), kAbove, eaeu, 0.002},
        {s, "its demands are met in part", deference("russia", "2018-01"), kAbove, demand, 0.01},
        {s, "Crimea distracts Russia", influence("russia", "2018-01"), kBelow, distraction, 0.003},
        {s, "Ukraine is alarmed", {"threat", threat, "2018-01"}, kAbove, kBaseline, 0.8},
        {s, "Ukraine turns away", {"deference", of("ukraine", "russia"), "2018-01"}, kBelow, kBaseline, 0.1},
    };
}

Claims assembly() {
    const std::string crimea = "ukraine_votes_2014", war = "ukraine_votes_2022";
    const auto yes = [](const char* state, const char* event, const char* month) {
        return vote("vote_yes", state, event, month);
    };
    const Seen georgia_2014 = yes("georgia", "crimea_territory", "2014-03");
    const Seen land_2018 = yes("kazakhstan", "crimea_military_2018", "2018-12");
    const Seen land_2021 = yes("kazakhstan", "crimea_occupied_2021", "2021-12");
    const Seen rights_2016 = yes("kazakhstan", "crimea_rights_2016", "2016-12");
    const Seen rights_2021 = yes("kazakhstan", "crimea_rights_2021", "2021-12");
    const Seen georgia_2022 = yes("georgia", "aggression", "2022-03");
    const Seen aggression = yes("kazakhstan", "aggression", "2022-03");
    const Seen council = yes("kazakhstan", "human_rights_council", "2022-04");
    return {
        {crimea, "Georgia agrees", georgia_2014, kAbove, 0.9, 0},
        {crimea, "Kazakhstan less so", yes("kazakhstan", "crimea_territory", "2014-03"), kBelow, georgia_2014, 0.1},
        {crimea, "rights less than land", rights_2016, kBelow, land_2018, 0.15},
        {crimea, "still so in 2021", rights_2021, kBelow, land_2021, 0.1},
        {crimea, "against on rights", vote("vote_no", "kazakhstan", "crimea_rights_2016", "2016-12"), kAbove, 0.4, 0},
        {war, "Ukraine agrees", yes("ukraine", "just_peace", "2023-02"), kAbove, 0.9, 0},
        {war, "Kazakhstan less so", aggression, kBelow, georgia_2022, 0.1},
        {war, "the council least", council, kBelow, aggression, 0.15},
        {war, "Europe's text more", yes("kazakhstan", "council_of_europe", "2023-04"), kAbove, council, 0.2},
        {war, "the war loosens votes", yes("kazakhstan", "just_peace", "2023-02"), kAbove, kBaseline, 0.03},
    };
}

Claims policies() {
    const std::string side = "policy_bandwagon", close = "policy_equal_closeness", neutral = "policy_strict_neutrality";
    const InScenario free{"policy_adaptive"};
    return {
        {"policy_adaptive", "a name for what is", influence("russia", "2036-01"), kEqual, InScenario{"ukraine_war"}, 0},
        {side, "aligned throughout", {"posture", posture("russia", "align"), "2031-01"}, kEqual, 1.0, 1e-9},
        {side, "levers follow", deference("russia", "2036-01"), kEqual, 1.0, 0.001},
        {side, "Russia's influence is kept", influence("russia", "2031-01"), kAbove, free, 0.015},
        {side, "and its wrath is not feared", hazard("russia", "2031-01"), kBelow, free, 0.003},
        {side, "fewer partners count", partners("2031-01"), kBelow, free, 0.1},
        {close, "no deference to the strongest", deference("russia", "2036-01"), kEqual, 0.0, 0.001},
        {close, "nearer to the weak", influence("china", "2031-01"), kAbove, free, 0.002},
        {close, "more partners count", partners("2031-01"), kAbove, free, 0.1},
        {close, "hedged", {"hedging", kFocal, "2031-01"}, kAbove, free, 0.01},
        {close, "at a risk", hazard("russia", "2031-01"), kAbove, free, 0.005},
        {neutral, "no engagement", engagement("united_states", "2036-01"), kEqual, 0.0, 0.001},
        {neutral, "no deference", deference("russia", "2036-01"), kEqual, 0.0, 0.001},
        {neutral, "not hedged", {"hedging", kFocal, "2031-01"}, kBelow, free, 0.003},
    };
}

}  // namespace

const std::vector<Claim>& claims() {
    static const Claims all = [] {
        Claims list;
        for (const auto& part :
             {baselines(), war(), withdrawal_and_slowdown(), together(), western(), routes(), mechanisms(), memberships(), arrivals(), groups(),
              vaccines(), golden_age(), after_crimea(), assembly(), policies()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

}  // namespace multivector::test
