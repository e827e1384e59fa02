#include "estimates/panel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "hindcast/scalar.hpp"

namespace multivector::estimates {
namespace {

/// Neighbouring years of a dyad: what was, what came, less the level and trend of each over these years.
struct Pairs {
    std::vector<int> year;  ///< of what came
    std::vector<double> was, came;
};

/// Takes the level and the straight trend in time out of some values.
void detrend(const std::vector<int>& years, std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double middle = 0, mean = 0, product = 0, square = 0;
    for (std::size_t k = 0; k < values.size(); ++k) middle += years[k] / n, mean += values[k] / n;
    for (std::size_t k = 0; k < values.size(); ++k) {
        product += (years[k] - middle) * (values[k] - mean);
        square += (years[k] - middle) * (years[k] - middle);
    }
    const double slope = square > 0 ? product / square : 0;
    for (std::size_t k = 0; k < values.size(); ++k) values[k] -= mean + slope * (years[k] - middle);
}

Pairs pairs_of(const DyadYears& dyad) {
    Pairs out;
    for (std::size_t k = 1; k < dyad.years.size(); ++k) {
        if (dyad.years[k].first != dyad.years[k - 1].first + 1) continue;
        out.year.push_back(dyad.years[k].first);
        out.was.push_back(dyad.years[k - 1].second);
        out.came.push_back(dyad.years[k].second);
    }
    detrend(out.year, out.was);
    detrend(out.year, out.came);
    return out;
}

double memory_of(const std::vector<Pairs>& all) {
    double product = 0, square = 0;
    for (const Pairs& p : all)
        for (std::size_t k = 0; k < p.was.size(); ++k) product += p.was[k] * p.came[k], square += p.was[k] * p.was[k];
    return square > 0 ? product / square : 0;
}

/// What is left of each year, by dyad.
std::vector<std::map<int, double>> left_of(const Panel& panel) {
    std::vector<Pairs> all;
    for (const DyadYears& dyad : panel) all.push_back(pairs_of(dyad));
    const double memory = memory_of(all);
    std::vector<std::map<int, double>> out;
    for (const Pairs& p : all) {
        auto& left = out.emplace_back();
        for (std::size_t k = 0; k < p.was.size(); ++k) left[p.year[k]] = p.came[k] - memory * p.was[k];
    }
    return out;
}

/// Over the years that both have; 0 if there are too few.
double correlation(const std::map<int, double>& a, const std::map<int, double>& b) {
    double product = 0, of_a = 0, of_b = 0;
    std::size_t years = 0;
    for (const auto& [year, value] : a) {
        const auto it = b.find(year);
        if (it == b.end()) continue;
        product += value * it->second, of_a += value * value, of_b += it->second * it->second;
        ++years;
    }
    return years < kFewestPairs || of_a * of_b <= 0 ? 0 : product / std::sqrt(of_a * of_b);
}

}  // namespace

Panel panel_of(const HindcastSpec& spec, const hindcast::Figures& figures, std::size_t series) {
    Panel out;
    for (const hindcast::Key& key : figures.keys()) {
        if (key.series != series) continue;
        const auto given = figures.of(key);
        const auto [low, high] = std::ranges::minmax(given, {}, &hindcast::YearValue::second);
        if (high.second < spec.series[series].least || low.second == high.second) continue;
        DyadYears dyad{key, {}};
        for (const auto& [year, share] : given) dyad.years.emplace_back(year, hindcast::log_odds(share));
        if (pairs_in(dyad) >= kFewestPairs) out.push_back(std::move(dyad));
    }
    return out;
}

std::size_t pairs_in(const DyadYears& dyad) {
    std::size_t count = 0;
    for (std::size_t k = 1; k < dyad.years.size(); ++k) count += dyad.years[k].first == dyad.years[k - 1].first + 1 ? 1 : 0;
    return count;
}

double memory_of(const Panel& panel) {
    std::vector<Pairs> all;
    for (const DyadYears& dyad : panel) all.push_back(pairs_of(dyad));
    return memory_of(all);
}

Common common_shocks(const Panel& panel) {
    const auto left = left_of(panel);
    double of_power = 0, of_state = 0, powers = 0, states = 0;
    for (std::size_t a = 0; a < panel.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const double r = correlation(left[a], left[b]);
            if (panel[a].key.power == panel[b].key.power) of_power += r, ++powers;
            if (panel[a].key.state == panel[b].key.state) of_state += r, ++states;
        }
    Common out{powers > 0 ? std::max(0.0, of_power / powers) : 0, states > 0 ? std::max(0.0, of_state / states) : 0};
    if (const double sum = out.power + out.state; sum > kMostCommon) out.power *= kMostCommon / sum, out.state *= kMostCommon / sum;
    return out;
}

}  // namespace multivector::estimates
