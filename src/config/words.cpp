#include "config/words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

namespace multivector {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> kEffects{"set", "scale", "add"};
constexpr std::array<std::string_view, 5> kProfiles{"step", "pulse", "ramp", "decay", "schedule"};
constexpr std::array<std::string_view, 8> kMeasures{"influence", "deference", "hazard",     "coercion",
                                                    "attention", "share",     "engagement", "standing"};
constexpr std::array<std::string_view, 10> kPolicies{
    "adaptive",        "bandwagon",     "balance",           "pivot",           "strict_neutrality",
    "equal_closeness", "maximise_gain", "maximise_autonomy", "omni_enmeshment", "rules"};

constexpr std::array<std::string_view, 10> kPolicyMeanings{
    "chooses by the model: nothing is declared",
    "aligns with the powers named by 'with' and is neutral toward the others, in every domain",
    "balances against the powers named by 'with' and hedges toward the others",
    "turns to the powers named by 'with': aligns with them, neutral toward the others",
    "is neutral toward every power in every domain",
    "hedges toward all, draws nearer to powers whose influence is below the mean, stands back from those far above it",
    "chooses by the model with gains and offers weighted five times",
    "chooses by the model with dependence, coercion, sovereignty and resistance weighted five times",
    "hedges toward all and joins every organisation",
    "takes the postures of its 'rules' while their conditions hold, else chooses by the model"};

static_assert(kEffects.size() == static_cast<std::size_t>(Effect::add) + 1);
static_assert(kProfiles.size() == static_cast<std::size_t>(Profile::schedule) + 1);
static_assert(kMeasures.size() == static_cast<std::size_t>(Measure::standing) + 1);
static_assert(kPolicies.size() == static_cast<std::size_t>(PolicyKind::rules) + 1);
static_assert(kPolicyMeanings.size() == kPolicies.size());

template <class E>
std::string_view name_in(Words words, E value) {
    return words[static_cast<std::size_t>(value)];
}

template <class E>
std::optional<E> find_in(Words words, std::string_view name) {
    const auto it = std::ranges::find(words, name);
    if (it == words.end()) return std::nullopt;
    return static_cast<E>(it - words.begin());
}

std::vector<std::string> all(Words words) { return {words.begin(), words.end()}; }

std::vector<std::string> inputs(bool shockable) {
    std::vector<std::string> names;
    for (const auto& row : channels()) {
        if (row.shockable == shockable) names.emplace_back(row.name);
    }
    return names;
}

}  // namespace

std::string_view effect_name(Effect effect) { return name_in(kEffects, effect); }
std::string_view profile_name(Profile profile) { return name_in(kProfiles, profile); }
std::string_view measure_name(Measure measure) { return name_in(kMeasures, measure); }
std::string_view policy_name(PolicyKind kind) { return name_in(kPolicies, kind); }

std::string_view policy_meaning(PolicyKind kind) { return name_in(kPolicyMeanings, kind); }

std::optional<Effect> find_effect(std::string_view name) { return find_in<Effect>(kEffects, name); }
std::optional<Profile> find_profile(std::string_view name) { return find_in<Profile>(kProfiles, name); }
std::optional<Measure> find_measure(std::string_view name) { return find_in<Measure>(kMeasures, name); }
std::optional<PolicyKind> find_policy(std::string_view name) { return find_in<PolicyKind>(kPolicies, name); }

std::vector<std::string> effect_names() { return all(kEffects); }
std::vector<std::string> profile_names() { return all(kProfiles); }
std::vector<std::string> measure_names() { return all(kMeasures); }
std::vector<std::string> policy_names() { return all(kPolicies); }

std::vector<std::string> role_names() {
    std::vector<std::string> names;
    for (const Role role : {Role::none, Role::security, Role::market, Role::transit, Role::diplomacy}) {
        names.emplace_back(role_name(role));
    }
    return names;
}

std::vector<std::string> shockable_names() { return inputs(true); }
std::vector<std::string> unshockable_names() { return inputs(false); }

bool needs_with(PolicyKind kind) {
    return kind == PolicyKind::bandwagon || kind == PolicyKind::balance || kind == PolicyKind::pivot;
}
bool needs_power(Measure measure) { return measure != Measure::standing; }
bool needs_domain(Measure measure) { return measure == Measure::share || measure == Measure::engagement; }
std::string subject_fault(Measure measure, std::string_view thing, bool needed) {
    return fmt::format("the measure {} is of {} {}", measure_name(measure), needed ? "one" : "no", thing);
}
bool needs_state(Measure measure) { return measure != Measure::attention; }
std::pair<double, double> range_of(Measure measure) {
    if (measure == Measure::deference || measure == Measure::engagement) return {-1, 1};
    return {0, measure == Measure::attention ? 1.5 : 1};
}

}  // namespace multivector
