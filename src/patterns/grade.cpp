#include "patterns/grade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ensemble/statistics.hpp"

namespace multivector::patterns {

std::string_view name_of(Grade grade) {
    constexpr std::array<std::string_view, 3> kNames{"P", "W", "F"};
    return kNames[static_cast<std::size_t>(grade)];
}

std::string_view name_of(Ground ground) {
    constexpr std::array<std::string_view, 5> kNames{"explained", "unexplained", "in part", "arithmetic", ""};
    return kNames[static_cast<std::size_t>(ground)];
}

Grade worse(Grade a, Grade b) { return std::max(a, b); }

bool as_expected(double value, int sign, double within) {
    return sign == 0 ? std::abs(value) <= within : value * sign > kNothing;
}

Estimate estimate(std::span<const double> draws, int sign, double within) {
    Estimate e;
    const auto n = static_cast<double>(draws.size());
    if (draws.empty()) return e;
    for (const double value : draws) e.mean += value / n;
    double squares = 0;
    for (const double value : draws) squares += (value - e.mean) * (value - e.mean);
    const double infinite = std::numeric_limits<double>::infinity();
    const double half = draws.size() < 2 ? infinite : student_t(draws.size() - 1) * std::sqrt(squares / (n - 1) / n);
    e.low = e.mean - half;
    e.high = e.mean + half;
    e.right = static_cast<double>(std::ranges::count_if(draws, [&](double value) { return as_expected(value, sign, within); })) / n;
    return e;
}

bool is_sure(const Estimate& e, int sign, double within) {
    if (sign == 0) return e.low >= -within && e.high <= within;
    return sign > 0 ? e.low > kNothing : e.high < -kNothing;
}

Grade grade_of(const Estimate& e, int sign, double within) {
    if (e.right >= kPassing && is_sure(e, sign, within)) return Grade::pass;
    return e.right >= kWeak ? Grade::weak : Grade::fail;
}

Removal removal(std::span<const double> with, std::span<const double> without, int sign) {
    std::vector<double> lost;
    for (std::size_t k = 0; k < with.size(); ++k) lost.push_back(with[k] - without[k]);
    const double before = estimate(with, sign, 0).mean, after = estimate(without, sign, 0).mean;
    Removal out;
    out.removed = std::abs(before) > kNothing ? 1 - after / before : 0;
    out.sure = sign != 0 && is_sure(estimate(lost, sign, 0), sign, 0);
    return out;
}

Ground ground_of(const Verdict& v) {
    if (v.grade == Grade::fail || v.claims == 0) return Ground::none;
    if (v.explained == v.claims) return Ground::explained;
    if (v.behaving == v.claims) return Ground::unexplained;
    return v.behaving > 0 ? Ground::partly : Ground::arithmetic;
}

Verdict verdict(const Pattern& pattern, const std::vector<Shown>& shown) {
    Verdict v;
    if (!pattern.lacks.empty() || pattern.observables.empty()) return v;
    v.grade = Grade::pass;
    v.wild_passes = true;
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const Observable& o = pattern.observables[k];
        if (!o.required) continue;
        v.grade = worse(v.grade, shown[k].grade);
        v.wild_passes = v.wild_passes && shown[k].wild_grade == Grade::pass;
        if (o.sign() == 0) continue;
        ++v.claims;
        if (!shown[k].behaves) continue;
        ++v.behaving;
        v.explained += std::ranges::any_of(shown[k].without, [](const Shown::Without& w) { return w.removal.sure && w.removal.removed >= kExplains; });
    }
    v.ground = ground_of(v);
    return v;
}

}  // namespace multivector::patterns
