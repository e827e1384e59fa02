#include "patterns/select.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace multivector::patterns {
namespace {

bool among(const std::vector<int>& wanted, int index) { return index < 0 || std::ranges::binary_search(wanted, index); }

std::string_view event_of(const World& world, const Series& s) {
    const auto at = static_cast<std::size_t>(s.event);
    return s.kind == SeriesKind::hosting ? world.conflicts[at].id : world.issues[at].id;
}

bool of_event(const Selection& selection, const World& world, const Series& s) {
    if (s.event < 0 || selection.events.empty()) return true;
    return std::ranges::find(selection.events, event_of(world, s)) != selection.events.end();
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Correlation of a month with the one before, about the mean of all.
double persistence(std::span<const double> x) {
    if (x.size() < 3) return 0;
    const double mean = mean_of(x);
    double with_next = 0, with_itself = 0;
    for (std::size_t t = 0; t < x.size(); ++t) {
        with_itself += (x[t] - mean) * (x[t] - mean);
        if (t > 0) with_next += (x[t] - mean) * (x[t - 1] - mean);
    }
    return with_itself > 0 ? with_next / with_itself : 0;
}

double moves(std::span<const double> x) {
    double sum = 0;
    for (std::size_t t = 1; t < x.size(); ++t) sum += std::abs(x[t] - x[t - 1]);
    return x.size() > 1 ? sum / static_cast<double>(x.size() - 1) : 0;
}

double spread(std::span<const double> x) {
    const double mean = mean_of(x);
    double sum = 0;
    for (const double value : x) sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(x.size()));
}

double concentration(std::span<const double> x) {
    const double sum = std::accumulate(x.begin(), x.end(), 0.0);
    double squares = 0;
    for (const double value : x) squares += value * value;
    return sum != 0 ? squares / (sum * sum) : 0;
}

}  // namespace

RecordOptions all_measures(bool channels) { return {true, 12, channels}; }

std::vector<std::size_t> places_of(const Selection& selection, const World& world, const std::vector<Series>& series) {
    std::vector<std::size_t> out;
    for (std::size_t n = 0; n < series.size(); ++n) {
        const Series& s = series[n];
        if (s.kind == selection.measure && among(selection.states, s.state) && among(selection.powers, s.power) &&
            among(selection.domains, s.domain) && among(selection.postures, s.posture) && among(selection.corridors, s.corridor) &&
            among(selection.threats, s.threat) && among(selection.organisations, s.organisation) && among(selection.neighbours, s.neighbour) && of_event(selection, world, s))
            out.push_back(n);
    }
    return out;
}

double reduce(Take take, std::span<const double> months) {
    switch (take) {
        case Take::mean: return mean_of(months);
        case Take::max: return *std::ranges::max_element(months);
        case Take::min: return *std::ranges::min_element(months);
        case Take::change: return months.back() - months.front();
        case Take::moves: return moves(months);
        case Take::persistence: return persistence(months);
    }
    return 0;
}

double gather(Over over, std::span<const double> values) {
    switch (over) {
        case Over::mean: return mean_of(values);
        case Over::sum: return std::accumulate(values.begin(), values.end(), 0.0);
        case Over::max: return *std::ranges::max_element(values);
        case Over::min: return *std::ranges::min_element(values);
        case Over::spread: return spread(values);
        case Over::concentration: return concentration(values);
    }
    return 0;
}

double contrasted(const Contrast& contrast, int sign, std::span<const double> arms) {
    if (contrast.steps.empty()) return std::inner_product(arms.begin(), arms.end(), contrast.weights.begin(), 0.0);
    double worst = 0;
    for (std::size_t k = 1; k < contrast.steps.size(); ++k) {
        const double step = arms[contrast.steps[k]] - arms[contrast.steps[k - 1]];
        if (k == 1 || step * sign < worst * sign) worst = step;
    }
    return worst;
}

}  // namespace multivector::patterns
