#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "doctor/check.hpp"
#include "measures/ranges.hpp"

namespace multivector::doctor {
namespace {

using K = SeriesKind;

constexpr double kAny = std::numeric_limits<double>::infinity(), kSlack = 1e-9;

/// A sum of series, each with a sign, that lies within a range.
struct Sum {
    Range range;
    std::string_view rule;
    std::vector<std::pair<std::size_t, double>> parts;  ///< index of the series, sign
};

class Sums {
public:
    explicit Sums(const std::vector<Series>& series) {
        for (std::size_t n = 0; n < series.size(); ++n) take(series[n], n);
    }
    [[nodiscard]] const std::map<std::tuple<std::string_view, int, int, int>, Sum>& all() const { return sums_; }

private:
    void take(const Series& s, std::size_t n) {
        switch (s.kind) {
        case K::share: return add("shares of the powers that must not exceed 1", {0, 1}, s.state, s.domain, -1, n);
        case K::posture_share: return add("shares of the postures that must be 1", {1, 1}, s.state, s.power, -1, n);
        case K::hosting: return add("chances of the hosts that must not exceed 1", {0, 1}, s.event, -1, -1, n);
        case K::vote_yes: case K::vote_no: case K::vote_abstain:
            return add("chances of a vote that must be 1", {1, 1}, s.event, s.state, -1, n);
        case K::domain_offer: return add(kOffers, {0, 0}, s.state, s.power, -1, n);
        case K::offers: return add(kOffers, {0, 0}, s.state, s.power, -1, n, -1);
        default: return;
        }
    }

    void add(std::string_view rule, Range range, int a, int b, int c, std::size_t n, double sign = 1) {
        Sum& sum = sums_[{rule, a, b, c}];
        sum.rule = rule;
        sum.range = range;
        sum.parts.emplace_back(n, sign);
    }

    static constexpr std::string_view kOffers = "offers by domain less all offers, which must be 0";
    std::map<std::tuple<std::string_view, int, int, int>, Sum> sums_;
};

bool within(double x, const Range& range) { return x >= range.low - kSlack && x <= range.high + kSlack; }

std::string text_of(const Range& range) {
    if (range.low == -kAny && range.high == kAny) return "any finite number";
    if (range.high == kAny) return fmt::format("{} or more", range.low);
    return fmt::format("{} to {}", range.low, range.high);
}

class BoundsCheck {
public:
    BoundsCheck(const Record& record, const std::string& circumstance)
        : record_(record), circumstance_(circumstance), sums_(record.series) {}

    Symptoms run() {
        each_month(record_, [&](std::size_t run, std::size_t r, int month, const std::vector<double>& values) {
            Deviation at{record_.runs[run], record_.replicates[r], month, {}, 0, std::numeric_limits<double>::quiet_NaN()};
            values_alone(at, values);
            if (out_.empty()) values_together(at, values);
            if (out_.empty()) influence(at, values);
            return !out_.empty();
        });
        return std::move(out_);
    }

private:
    void tell(Deviation at, std::size_t n, double found, const std::string& rule) {
        at.series = record_.series[n];
        at.found = found;
        out_.push_back(symptom_of(record_.world, at, rule + " " + circumstance_));
    }

    void values_alone(const Deviation& at, const std::vector<double>& values) {
        for (std::size_t n = 0; n < values.size() && out_.empty(); ++n) {
            const Series& s = record_.series[n];
            if (!s.recorded_in(at.month)) continue;
            const Range range = range_of(s.kind);
            if (!std::isfinite(values[n]) || !within(values[n], range)) tell(at, n, values[n], "where it is " + text_of(range));
        }
    }

    void values_together(const Deviation& at, const std::vector<double>& values) {
        for (const auto& [key, sum] : sums_.all()) {
            double total = 0;
            for (const auto& [n, sign] : sum.parts) total += sign * values[n];
            if (std::isnan(total) || within(total, sum.range)) continue;  // not recorded in this month
            return tell(at, sum.parts.front().first, values[sum.parts.front().first],
                        fmt::format("in a sum of {:.12g} of {}", total, sum.rule));
        }
    }

    /// 1 - exp(-leverage); the series of both stand in the same order.
    void influence(const Deviation& at, const std::vector<double>& values) {
        std::size_t leverage = 0;
        while (leverage < values.size() && record_.series[leverage].kind != K::leverage) ++leverage;
        for (std::size_t n = 0; n < values.size() && record_.series[n].kind == K::influence; ++n)
            if (std::abs(values[n] - (1 - std::exp(-values[leverage + n]))) > kSlack)
                return tell(at, n, values[n], fmt::format("beside a leverage of {:.12g}", values[leverage + n]));
    }

    const Record& record_;
    const std::string& circumstance_;
    Sums sums_;
    Symptoms out_;
};

}  // namespace

Symptoms out_of_bounds(const Record& record, const std::string& circumstance) {
    return BoundsCheck(record, circumstance).run();
}

}  // namespace multivector::doctor
