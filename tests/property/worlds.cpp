#include "property/worlds.hpp"

#include <filesystem>
#include <stdexcept>

namespace multivector::test {
namespace {

Quantity& at(Scenario& s, Channel c, std::size_t cell) { return s.inputs[static_cast<std::size_t>(c)][cell]; }

void without_role(Scenario& s, Role role) {
    for (Role& r : s.roles)
        if (r == role) r = Role::none;
}

Scenario two_postures(Scenario s) {
    s.entities[static_cast<std::size_t>(Axis::posture)].resize(2);
    s.postures = {{1, 0.5}, {-0.5, -0.5}};
    for (std::size_t c = 0; c < s.cells(Channel::engagement); ++c) {
        const double part = 0.3 + 0.4 * static_cast<double>(c) / static_cast<double>(s.cells(Channel::engagement));
        at(s, Channel::engagement, c).value = 1.5 * part - 0.5;
        at(s, Channel::deference, c).value = part - 0.5;
    }
    return s;
}

Scenario eight_postures(Scenario s) {
    auto& list = s.entities[static_cast<std::size_t>(Axis::posture)];
    for (int k = 5; k <= 8; ++k) list.push_back({"more" + std::to_string(k), k, "", {}});
    s.postures.insert(s.postures.end(), {{0.4, 0}, {0, -0.4}, {0.3, 0.5}, {-0.5, 0.2}});
    return s;
}

/// All mechanisms that a world may switch on, with something for each of them to answer to.
Scenario with_mechanisms(Scenario s) {
    const std::pair<Parameter, double> on[] = {{Parameter::standing_in_offers, 2}, {Parameter::bargaining, 0.5},   {Parameter::solidarity, 0.5},
                                               {Parameter::chair_sharing, 0.5},    {Parameter::diversion, 2},      {Parameter::compliance, 0.1},
                                               {Parameter::bound_goods, 0.7},      {Parameter::audience_weight, 0.03},
                                               {Parameter::mediation_need, 1.2},
                                               {Parameter::membership_review, 0.2},
                                               {Parameter::membership_provocation, 0.3},
                                               {Parameter::neighbour_organisations, 0.3},
                                               {Parameter::neighbour_distance, 0.5},
                                               {Parameter::neighbour_roads, 0.2},
                                               {Parameter::route_usefulness, 1},
                                               {Parameter::buffer_usefulness, 0.8},
                                               {Parameter::market_usefulness, 0.6},
                                               {Parameter::joint_review, 0.2},
                                               {Parameter::concession_share, 0.5}};
    for (const auto& [parameter, value] : on) {
        Quantity& q = at(s, Channel::parameter, static_cast<std::size_t>(parameter));
        q = Quantity{};
        q.value = value;
        q.ranged = true;  // replicates with much of it run beside others with hardly any
        q.high = parameter == Parameter::bound_goods || parameter == Parameter::chair_sharing ? 1 : 2 * value;
    }
    s.goods = {"oil", "", "oil", "gas"};
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) at(s, Channel::sponsor, p) = Quantity{};  // organisation 0 has no power
    const std::size_t states = s.size(Axis::state);
    at(s, Channel::membership_open, 0).value = 1;           // organisation 0, state 0
    at(s, Channel::membership_open, states + 1).value = 1;  // organisation 1, state 1
    at(s, Channel::exit_cost, 1).value = 0.0005;
    at(s, Channel::neighbour, 1).value = 0.1;           // state 0 with state 1
    at(s, Channel::neighbour, states).value = 0.2;      // state 1 with state 0
    at(s, Channel::neighbour, states + 2).value = 0.15; // state 1 with state 2
    for (std::size_t p = 0; p < s.size(Axis::power); ++p) at(s, Channel::freight, p).value = 50;
    for (std::size_t k = 0; k < s.cells(Channel::traffic); ++k) at(s, Channel::traffic, k).value = 1.0 + 0.5 * static_cast<double>(k % 4);
    for (std::size_t k = 0; k < s.cells(Channel::through); ++k) at(s, Channel::through, k).value = 0.2 * static_cast<double>(k % 5);
    Conflict& border = s.conflicts.emplace_back();
    border.id = "border";
    border.of_states = true;
    border.first = 1;
    border.date = s.base + 8;
    border.bar.value = -0.2;
    s.moves = {{"hedge", {}, {}, 1}, {"lean", 0, {}, {}}, {"side", 0, {}, 2}, {"turn", 0, s.size(Axis::posture) - 1, {}}};
    const auto change = [&](const char* name, Channel channel, std::size_t cell, double size) {
        Shock& shock = s.shocks.emplace_back();
        shock.name = name;
        shock.channel = channel;
        shock.cells = {cell};
        shock.effect = Effect::set;
        shock.size.value = size;
        shock.from = s.base + 3;
    };
    change("default", Channel::reliability, 1, 0.5);
    change("banned", Channel::sanctions, 1, 0.8);
    change("chairs", Channel::chair, 2, 1);
    change("avoided", Channel::through, 1, 0);
    change("busier", Channel::traffic, 2, 9);
    change("turned", Channel::opinion, 2, -0.6);
    change("opens", Channel::membership_open, 1, 0.7);
    return s;
}

}  // namespace

Scenario usual_scenario() { return synthetic_scenario({3, 3, 5, 4, 4, 3, 36}, 3, true); }

Scenario shipped(const std::string& file) {
    Diagnostics diagnostics;
    auto loaded = load_scenario(std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios" / file, {}, diagnostics);
    if (!loaded) throw std::runtime_error(file + " has faults");
    return std::move(*loaded);
}

std::vector<NamedScenario> edge_cases() {
    std::vector<NamedScenario> all;
    // states, powers, domains, corridors, threats, organisations, months
    all.push_back({"Usual", usual_scenario()});
    all.push_back({"OneOfEach", synthetic_scenario({1, 1, 1, 0, 0, 0, 30}, 5, false)});
    all.push_back({"OneStateOnePower", synthetic_scenario({1, 1, 5, 2, 2, 1, 30}, 7, true)});
    all.push_back({"OneStateThreePowers", synthetic_scenario({1, 3, 4, 2, 3, 1, 30}, 9, true)});
    all.push_back({"ManyStatesOnePower", synthetic_scenario({6, 1, 3, 3, 1, 1, 30}, 11, true)});
    all.push_back({"WithoutTransit", synthetic_scenario({3, 2, 2, 0, 3, 1, 30}, 13, true)});
    all.push_back({"WithoutCorridors", synthetic_scenario({2, 2, 5, 0, 2, 1, 30}, 15, true)});
    all.push_back({"WithoutOrganisations", synthetic_scenario({3, 3, 5, 3, 3, 0, 30}, 17, true)});
    all.push_back({"WithoutThreats", synthetic_scenario({3, 3, 5, 3, 0, 1, 30}, 19, false)});
    all.push_back({"WithoutSecurity", synthetic_scenario({3, 3, 5, 3, 3, 1, 30}, 21, true)});
    without_role(all.back().scenario, Role::security);
    all.push_back({"WithoutRoles", synthetic_scenario({3, 3, 5, 3, 3, 1, 30}, 23, true)});
    for (const Role r : {Role::security, Role::market, Role::transit, Role::diplomacy})
        without_role(all.back().scenario, r);
    all.push_back({"TwoPostures", two_postures(synthetic_scenario({2, 3, 4, 2, 3, 1, 30}, 25, true))});
    all.push_back({"EightPostures", eight_postures(synthetic_scenario({2, 3, 4, 2, 3, 1, 30}, 27, true))});
    all.push_back({"Mechanisms", with_mechanisms(usual_scenario())});
    all.push_back({"NinePowers", synthetic_scenario({2, 9, 3, 4, 9, 2, 30}, 29, true)});
    return all;
}

}  // namespace multivector::test
