#include "hindcast/naive.hpp"

#include <algorithm>

#include "hindcast/scalar.hpp"

namespace multivector::hindcast {
namespace {

constexpr double kFewestPairs = 5;

}  // namespace

double persistence(std::span<const YearValue> figures) { return log_odds(figures.back().second); }

double drift(std::span<const YearValue> figures, int years) {
    const auto& [first, from] = figures.front();
    const auto& [last, to] = figures.back();
    if (first == last) return log_odds(to);
    return log_odds(to) + years * (log_odds(to) - log_odds(from)) / (last - first);
}

double autoregression(std::span<const YearValue> figures, int years) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t k = 1; k < figures.size(); ++k) {
        if (figures[k].first != figures[k - 1].first + 1) continue;
        const double a = log_odds(figures[k - 1].second), b = log_odds(figures[k].second);
        n += 1, x += a, y += b, xx += a * a, xy += a * b;
    }
    const double newest = persistence(figures), spread = n > 0 ? xx - x * x / n : 0;
    if (n < kFewestPairs || spread <= 0) return newest;
    const double slope = std::clamp((xy - x * y / n) / spread, 0.0, 1.0), step = y / n - slope * x / n;
    double value = newest;
    for (int year = 0; year < years; ++year) value = step + slope * value;
    return value;
}

}  // namespace multivector::hindcast
