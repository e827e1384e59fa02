#include "compile/capability.hpp"

#include <algorithm>

#include "lanes/elementary.hpp"

namespace multivector {
namespace {

using Scalar = Lane<double, 1>;

double ln(double x) { return log(Scalar(x))[0]; }

int middle_of(int year) { return Month::of(year, 7).index; }

double ln_at(const YearSeries& series, int month) {
    const auto& points = series.points;
    if (points.empty()) return 0;
    if (month <= middle_of(points.front().first)) return ln(points.front().second);
    for (std::size_t k = 1; k < points.size(); ++k) {
        const int left = middle_of(points[k - 1].first), right = middle_of(points[k].first);
        if (month > right) continue;
        const double part = static_cast<double>(month - left) / (right - left);
        const double from = ln(points[k - 1].second);
        return from + part * (ln(points[k].second) - from);
    }
    return ln(points.back().second);
}

void one_series(const YearSeries& series, const World& w, int column, std::vector<double>& table, std::vector<int>& until) {
    const int columns = w.n.powers + 1;
    const double at_base = ln_at(series, w.base.index);
    for (int m = 0; m <= w.months; ++m)
        table[static_cast<std::size_t>(m * columns + column)] = ln_at(series, w.base.index + m) - at_base;
    until.push_back(series.points.empty() ? 0 : std::max(0, middle_of(series.points.back().first) - w.base.index));
}

}  // namespace

void compile_capability(const Scenario& s, World& w) {
    const std::size_t size = static_cast<std::size_t>((w.months + 1) * (w.n.powers + 1));
    w.ln_market.assign(size, 0.0);
    w.ln_security.assign(size, 0.0);
    for (int p = 0; p <= w.n.powers; ++p) {
        const CapabilityData& data = p < w.n.powers ? s.capability[static_cast<std::size_t>(p)] : s.world_capability;
        one_series(data.market, w, p, w.ln_market, w.market_until);
        one_series(data.security, w, p, w.ln_security, w.security_until);
    }
}

}  // namespace multivector
