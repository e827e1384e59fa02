#include "estimates/slopes.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>

namespace multivector::estimates {
namespace {

constexpr int kSweeps = 200;        ///< over units and periods in turn, which settles long before
constexpr double kNothing = 1e-12;  ///< variation of x, as part of what it was, that is rounding

/// Takes means over groups out of y and x.
void centre(std::vector<Observation>& rows, std::size_t Observation::* group) {
    struct Sum {
        double y = 0, x = 0, count = 0;
    };
    std::map<std::size_t, Sum> sums;
    for (const Observation& row : rows) {
        Sum& s = sums[row.*group];
        s.y += row.y, s.x += row.x, ++s.count;
    }
    for (Observation& row : rows) {
        const Sum& s = sums[row.*group];
        row.y -= s.y / s.count, row.x -= s.x / s.count;
    }
}

}  // namespace

std::optional<Slope> slope_within(std::vector<Observation> rows, bool periods) {
    Slope out;
    std::set<std::size_t> units;
    double size = 0;
    for (const Observation& row : rows) units.insert(row.unit), size += row.x * row.x;
    for (int sweep = 0; sweep < (periods ? kSweeps : 1); ++sweep) {
        if (periods) centre(rows, &Observation::period);
        centre(rows, &Observation::unit);
    }
    double product = 0, square = 0;
    for (const Observation& row : rows) product += row.x * row.y, square += row.x * row.x;
    if (square <= kNothing * size) return std::nullopt;
    out.value = product / square;
    std::map<std::size_t, double> scores;
    for (const Observation& row : rows) scores[row.cluster] += row.x * (row.y - out.value * row.x);
    if (scores.size() < 2) return std::nullopt;
    double sum = 0;
    for (const auto& [cluster, score] : scores) sum += score * score;
    const auto count = static_cast<double>(scores.size());
    out.error = std::sqrt(count / (count - 1) * sum) / square;
    out.observations = rows.size();
    out.units = units.size();
    out.clusters = scores.size();
    return out;
}

double student_95(std::size_t freedom) {
    constexpr std::array kFew{6.3137515, 2.9199856, 2.3533634, 2.1318468};
    if (freedom <= kFew.size()) return kFew[freedom - 1];
    // Cornish-Fisher expansion about the normal quantile (Abramowitz and Stegun, 26.7.5).
    constexpr double z = 1.6448536269514722, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    const double v = 1.0 / static_cast<double>(freedom);
    return z + v * ((z3 + z) / 4 + v * ((5 * z5 + 16 * z3 + 3 * z) / 96 + v * (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384));
}

}  // namespace multivector::estimates
