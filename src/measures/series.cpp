#include "measures/series.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "random/philox.hpp"

namespace multivector {
namespace {

using K = SeriesKind;

constexpr std::array kKinds{
    SeriesKindInfo{K::influence, "influence", "share", 5e-4, "share of its foreign services that the state would lose for good if the power left, 1 - exp(-leverage)"},
    SeriesKindInfo{K::leverage, "leverage", "log points", 1e-3, "sum over domains of weight times what would be lost, after adjusting, if the power left"},
    SeriesKindInfo{K::deference, "deference", "lever", 1e-3, "weighted deference to the power, -1 to 1"},
    SeriesKindInfo{K::engagement, "engagement", "lever", 1e-3, "weighted engagement with the power, -1 to 1"},
    SeriesKindInfo{K::net_engagement, "net_engagement", "log points", 2e-3, "ties with the power relative to gravity without engagement"},
    SeriesKindInfo{K::hazard, "hazard", "1/month", 1e-4, "probability of a coercive episode this month"},
    SeriesKindInfo{K::coercion, "coercion", "share", 2e-3, "coercion in force, 0 to 1"},
    SeriesKindInfo{K::struck, "coercion_events", "1/month", 1e-2, "coercive episodes that begin this month"},
    SeriesKindInfo{K::exposure, "ties", "share", 5e-4, "weighted share of the state's ties held with the power"},
    SeriesKindInfo{K::offers, "offers", "offer units", 1e-3, "sum over domains of the power's offers to the state"},
    SeriesKindInfo{K::posture_share, "posture", "share", 5e-3, "weighted share of domains in which the posture is in force toward the power"},
    SeriesKindInfo{K::share, "share", "share", 5e-4, "share of the state's ties in the domain held with the power"},
    SeriesKindInfo{K::domain_leverage, "domain_leverage", "log points", 1e-3, "leverage of the power in the domain"},
    SeriesKindInfo{K::domain_engagement, "domain_engagement", "lever", 1e-3, "engagement in the domain"},
    SeriesKindInfo{K::domain_deference, "domain_deference", "lever", 1e-3, "deference in the domain"},
    SeriesKindInfo{K::domain_offer, "domain_offer", "offer units", 1e-3, "offers in the domain"},
    SeriesKindInfo{K::standing, "standing", "share", 1e-3, "standing as a neutral, trusted go-between"},
    SeriesKindInfo{K::hedging, "hedging", "log points", 2e-3, "hedging index: engagement net of gravity with both of two rivals, without deferring to one"},
    SeriesKindInfo{K::partners, "partners", "count", 5e-3, "effective number of partners by influence"},
    SeriesKindInfo{K::room, "room", "share", 1e-3, "room for manoeuvre, exp(-weighted refusal costs)"},
    SeriesKindInfo{K::alternatives, "alternatives", "share", 1e-3, "share of postures within half a standard deviation of the best"},
    SeriesKindInfo{K::polarisation, "polarisation", "lever", 2e-3, "distance between deference to rivals"},
    SeriesKindInfo{K::served, "served", "share", 5e-4, "share of transit demand that corridors serve"},
    SeriesKindInfo{K::joint_move, "joint_move", "1/month", 1e-3, "chance that the state makes a joint move, or whether it does"},
    SeriesKindInfo{K::threat, "threat", "1", 2e-3, "perceived threat"},
    SeriesKindInfo{K::attention, "attention", "multiplier", 1e-3, "attention of the power to the region, 1 at the base"},
    SeriesKindInfo{K::capacity, "capacity", "Mt/year", 0.1, "capacity of the corridor"},
    SeriesKindInfo{K::flow, "flow", "Mt/year", 0.1, "what the corridor carries for the state"},
    SeriesKindInfo{K::load, "load", "share", 2e-3, "what the corridor carries for all states over its capacity"},
    SeriesKindInfo{K::membership, "membership", "share", 5e-3, "membership in the organisation, where a file leaves it to the state"},
    SeriesKindInfo{K::membership_value, "membership_value", "log points", 1e-4, "what the membership is worth to the state, in foreign services, less what it costs"},
    SeriesKindInfo{K::neighbour_share, "neighbour_share", "share", 5e-4, "weighted share of the state's ties held with the neighbour"},
    SeriesKindInfo{K::neighbour_leverage, "neighbour_leverage", "log points", 1e-4, "what the state would lose, after adjusting, if the neighbour left"},
    SeriesKindInfo{K::route_leverage, "route_leverage", "log points", 1e-4, "what the power would lose, after adjusting, if its freight could not pass the state"},
    SeriesKindInfo{K::concessions, "concessions", "offer units", 1e-4, "what the power pays the state, beside its offers, for the postures that the state takes"},
    SeriesKindInfo{K::steering, "steering", "bits", 1e-4, "Shapley value of the power in the divergence of choice from choice without any power's terms"},
    SeriesKindInfo{K::pull, "pull", "lever", 1e-3, "expected deference with the power's terms less without them"},
    SeriesKindInfo{K::steering_inducement, "steering_inducement", "bits", 1e-4, "part of steering that goes through offers"},
    SeriesKindInfo{K::steering_coercion, "steering_coercion", "bits", 1e-4, "part of steering that goes through coercion"},
    SeriesKindInfo{K::steering_protection, "steering_protection", "bits", 1e-4, "part of steering that goes through protection"},
    SeriesKindInfo{K::refusal_cost, "refusal_cost", "sd", 2e-3, "mean cost, over domains, of refusing to defer to the power"},
    SeriesKindInfo{K::retained, "retained", "share", 1e-3, "autonomy retained: 1 - divergence of choice from choice without coercion"},
    SeriesKindInfo{K::rent, "rent", "log points", 1e-4, "competition rent: sum over domains of the second-highest bid"},
    SeriesKindInfo{K::hosting, "hosting", "share", 1e-2, "the state hosts the mediation"},
    SeriesKindInfo{K::vote_yes, "vote_yes", "share", 1e-3, "probability of a vote in favour"},
    SeriesKindInfo{K::vote_abstain, "vote_abstain", "share", 1e-3, "probability of abstention"},
    SeriesKindInfo{K::vote_no, "vote_no", "share", 1e-3, "probability of a vote against"},
    SeriesKindInfo{K::shock_in_force, "shock_in_force", "share", 1e-2, "a shock without a date is in force"},
    SeriesKindInfo{K::shock_arrived, "shock_arrived", "share", 1e-2, "a shock without a date has arrived, this month or before"},
};

/// Builds the list; one loop per shape of series.
class Builder {
public:
    Builder(const World& w, const RecordOptions& options) : w_(w), options_(options) {}

    std::vector<Series> build() {
        for (const K kind : {K::influence, K::leverage, K::deference, K::engagement, K::net_engagement, K::hazard, K::coercion,
                             K::struck, K::exposure, K::offers})
            dyads(kind, false, 1);
        postures();
        for (const K kind : {K::share, K::domain_leverage, K::domain_engagement, K::domain_deference, K::domain_offer}) cells(kind);
        for (const K kind : {K::standing, K::hedging, K::partners, K::room, K::alternatives, K::polarisation}) states(kind, false, 1);
        if (w_.transit >= 0) states(K::served, false, 1);
        if (!w_.joint_moves.empty()) states(K::joint_move, false, 1);
        for (int i = 0; i < w_.n.states; ++i)
            for (int j = 0; j < w_.n.threats; ++j) add(K::threat, 1).state = i, list_.back().threat = j;
        for (int p = 0; p < w_.n.powers; ++p) add(K::attention, 1).power = p;
        if (w_.transit >= 0) corridors();
        for (const K kind : {K::membership, K::membership_value})
            for (const auto& [g, i] : w_.open_pairs) add(kind, 1).state = i, list_.back().organisation = g;
        for (const K kind : {K::neighbour_share, K::neighbour_leverage})
            for (const auto& [i, j] : w_.neighbours) add(kind, 1).state = i, list_.back().neighbour = j;
        if (w_.routes_of_use) dyads(K::route_leverage, false, 1);
        if (w_.concessions) dyads(K::concessions, false, 1);
        if (options_.steering_every > 0) {
            steering();
            dyads(K::refusal_cost, true, options_.steering_every);
            for (const K kind : {K::retained, K::rent}) states(kind, true, options_.steering_every);
        }
        dated();
        for (const K kind : {K::shock_in_force, K::shock_arrived})
            for (std::size_t k = 0; k < w_.triggers.size(); ++k) add(kind, 1).event = static_cast<int>(k);
        return std::move(list_);
    }

private:
    Series& add(K kind, int every) {
        list_.push_back({});
        list_.back().kind = kind;
        list_.back().every = every;
        return list_.back();
    }

    [[nodiscard]] bool focal(int i) const { return w_.focal[static_cast<std::size_t>(i)]; }

    void states(K kind, bool focal_only, int every) {
        for (int i = 0; i < w_.n.states; ++i)
            if (!focal_only || focal(i)) add(kind, every).state = i;
    }

    void dyads(K kind, bool focal_only, int every) {
        for (int i = 0; i < w_.n.states; ++i)
            for (int p = 0; p < w_.n.powers; ++p)
                if (!focal_only || focal(i)) add(kind, every).state = i, list_.back().power = p;
    }

    void steering() {
        for (const K kind : {K::steering, K::pull}) dyads(kind, true, options_.steering_every);
        if (!options_.steering_channels || w_.n.powers > kMostPowersExact) return;
        for (const K kind : {K::steering_inducement, K::steering_coercion, K::steering_protection})
            dyads(kind, true, options_.steering_every);
    }

    void postures() {
        for (int i = 0; i < w_.n.states; ++i)
            for (int p = 0; p < w_.n.powers; ++p)
                for (int k = 0; k < w_.n.postures; ++k) {
                    Series& s = add(K::posture_share, 1);
                    s.state = i, s.power = p, s.posture = k;
                }
    }

    void cells(K kind) {
        for (int i = 0; i < w_.n.states; ++i)
            for (int p = 0; p < w_.n.powers; ++p)
                for (int d = 0; d < w_.n.domains; ++d) {
                    if (!options_.domains_of_all && !focal(i)) continue;
                    Series& s = add(kind, 1);
                    s.state = i, s.power = p, s.domain = d;
                }
    }

    void corridors() {
        for (int r = 0; r < w_.n.corridors; ++r) add(K::capacity, 1).corridor = r;
        for (int i = 0; i < w_.n.states; ++i)
            for (int r = 0; r < w_.n.corridors; ++r)
                if (w_.slots[static_cast<std::size_t>(w_.at(Channel::flow) + w_.n.ir(i, r))] > 0)
                    add(K::flow, 1).state = i, list_.back().corridor = r;
        for (int r = 0; r < w_.n.corridors; ++r) add(K::load, 1).corridor = r;
    }

    void dated() {
        for (std::size_t c = 0; c < w_.conflicts.size(); ++c)
            for (int i = 0; i < w_.n.states; ++i) event(K::hosting, i, c, w_.conflicts[c].month);
        for (const K kind : {K::vote_yes, K::vote_abstain, K::vote_no})
            for (std::size_t n = 0; n < w_.issues.size(); ++n)
                for (int i = 0; i < w_.n.states; ++i) event(kind, i, n, w_.issues[n].month);
    }

    void event(K kind, int state, std::size_t index, int month) {
        if (month < 0 || month > w_.months) return;
        Series& s = add(kind, 1);
        s.state = state, s.event = static_cast<int>(index), s.only = month;
    }

    const World& w_;
    const RecordOptions& options_;
    std::vector<Series> list_;
};

}  // namespace

std::vector<std::vector<int>> joining_orders(const World& w) {
    constexpr std::uint32_t kPairs = 32;
    const auto& stable = w.stable[static_cast<std::size_t>(Axis::power)];
    std::vector<std::vector<int>> orders;
    for (std::uint32_t n = 0; n < kPairs; ++n) {
        std::vector<std::pair<std::uint32_t, int>> drawn;
        for (int p = 0; p < w.n.powers; ++p) drawn.emplace_back(philox({n, stable[static_cast<std::size_t>(p)], 0, 0}, {0, 0})[0], p);
        std::ranges::sort(drawn);
        std::vector<int> order;
        for (const auto& [word, p] : drawn) order.push_back(p);
        orders.emplace_back(order.rbegin(), order.rend());
        orders.push_back(std::move(order));
    }
    return orders;
}

std::span<const SeriesKindInfo> series_kinds() { return kKinds; }
const SeriesKindInfo& info(SeriesKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

OtherSubject other_subject(const Series& s) {
    if (s.threat >= 0) return {Axis::threat, s.threat};
    if (s.corridor >= 0) return {Axis::corridor, s.corridor};
    if (s.organisation >= 0) return {Axis::organisation, s.organisation};
    if (s.neighbour >= 0) return {Axis::state, s.neighbour};
    return {Axis::posture, s.posture};
}

std::vector<Series> series_of(const World& world, const RecordOptions& options) { return Builder(world, options).build(); }

std::string label(const World& world, const Series& s) {
    std::string names;
    const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ",") + name; };
    const auto name = [&](Axis axis, int index) {
        if (index >= 0) add(world.ids[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)]);
    };
    name(Axis::state, s.state);
    name(Axis::power, s.power);
    name(Axis::domain, s.domain);
    name(Axis::posture, s.posture);
    name(Axis::corridor, s.corridor);
    name(Axis::threat, s.threat);
    name(Axis::organisation, s.organisation);
    name(Axis::state, s.neighbour);
    const auto event = static_cast<std::size_t>(s.event);
    const bool arriving = s.kind == K::shock_in_force || s.kind == K::shock_arrived;
    if (arriving) add(fmt::format("{}", s.event));
    else if (s.event >= 0) add(s.kind == K::hosting ? world.conflicts[event].id : world.issues[event].id);
    return fmt::format("{}[{}]", info(s.kind).name, names);
}

}  // namespace multivector
