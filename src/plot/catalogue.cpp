#include "plot/catalogue.hpp"

#include <algorithm>

namespace multivector::plotting {
namespace {

constexpr const char* kAlways = "every run writes it for every state";
constexpr const char* kFocal = "a run writes it for focal states, and not with --steering-every 0";

std::vector<Picture> all() {
    using P = Panels;
    using D = Drawing;
    const auto by_power = [](const char* name, const char* title, const char* meaning, Measure measure,
                             const char* written) {
        return Picture{name, title, "series.csv", meaning, P::power, D::fan, {measure}, "", written};
    };
    return {
        by_power("influence", "Influence of each power over {}", "influence, by power",
                 {"influence", "", "Share of foreign services lost if the power left, %", Unit::percent}, kAlways),
        {"leverage", "Leverage over {} by domain", "series.csv", "leverage of each power, stacked by domain", P::power,
         D::stack, {{"domain_leverage", "", "Leverage times the weight of the domain, mean of the runs, log points"}}, "domain",
         "a run writes it for focal states, for all with --all-domains"},
        {"postures", "Postures of {} toward each power", "postures.csv", "mix of postures toward each power, stacked",
         P::power, D::stack, {{"posture", "", "Share of domains, by weight, mean of the runs, %", Unit::percent, true}}, "posture",
         kAlways},
        by_power("deference", "Deference of {} to each power", "deference, by power",
                 {"deference", "", "Deference, \u22121 (defies all) to 1 (grants all)", Unit::plain, false, true}, kAlways),
        by_power("engagement", "Engagement of {} with each power", "engagement, by power",
                 {"engagement", "", "Engagement, \u22121 to 1", Unit::plain, false, true}, kAlways),
        by_power("ties", "Ties of {} with each power", "share of ties, by power",
                 {"ties", "", "Share of all ties, by weight of domains, %", Unit::percent}, kAlways),
        by_power("offers", "Offers of each power to {}", "offers, by power",
                 {"offers", "", "Offers, sum over domains, offer units"}, kAlways),
        by_power("hazard", "Chance of coercion of {} by each power", "chance that coercion begins, by power",
                 {"hazard", "", "Chance that an episode begins, % a month", Unit::percent, false, false, true}, kAlways),
        by_power("coercion", "Coercion of {} by each power", "coercion in force, by power",
                 {"coercion", "", "Coercion in force, % of full pressure", Unit::percent, false, false, true}, kAlways),
        {"hedging", "Hedging, room, standing and partners of {}", "series.csv",
         "indices of the state: hedging, room, standing, partners", P::measure, D::fan,
         {{"hedging", "Hedging index", "log points"}, {"room", "Room for manoeuvre", "%", Unit::percent},
          {"standing", "Standing as a go-between", "%", Unit::percent},
          {"partners", "Effective number of partners", "count"}},
         "", kAlways},
        by_power("steering", "Steering of {} by each power", "what each power adds to the choice, in bits",
                 {"steering", "", "Steering, bits"}, kFocal),
        by_power("pull", "Pull of each power on {}", "deference that each power's terms bring about",
                 {"pull", "", "Deference with the power\u2019s terms less without them", Unit::plain, false, true}, kFocal),
        by_power("refusal", "Cost to {} of refusing each power", "what it costs not to defer, by power",
                 {"refusal_cost", "", "Cost of refusing, standard deviations of utility"}, kFocal),
        {"autonomy", "Retained autonomy and competition rent of {}", "series.csv",
         "indices of the state: retained autonomy, competition rent", P::measure, D::fan,
         {{"retained", "Autonomy retained", "%", Unit::percent}, {"rent", "Competition rent", "log points"}}, "", kFocal},
        by_power("attention", "Attention of each power to the region", "attention, by power",
                 {"attention", "", "Attention, 1 in the first month"}, "every run writes it"),
        {"corridors", "Flows of {} by corridor", "corridors.csv", "flow of the state over each corridor", P::corridor,
         D::fan, {{"flow", "", "Flow, million tonnes a year"}}, "",
         "a run writes it for states with flows, where the world has a domain of transit"},
        {"effects", "What the shocks change in the influence over {}", "differences.csv",
         "change of influence by the shocks, and the part that is arithmetic", P::power, D::effect,
         {{"influence", "", "Change of influence, percentage points", Unit::percent}}, "",
         "a run writes it for focal states with --frozen-twin"},
    };
}

const std::vector<Picture>& kept() {
    static const std::vector<Picture> list = all();
    return list;
}

}  // namespace

std::span<const Picture> pictures() { return kept(); }

const Picture* picture_named(const std::string& name) {
    const auto it = std::ranges::find(kept(), name, &Picture::name);
    return it == kept().end() ? nullptr : &*it;
}

std::vector<std::string> picture_names() {
    std::vector<std::string> names;
    for (const Picture& picture : kept()) names.emplace_back(picture.name);
    return names;
}

}  // namespace multivector::plotting
