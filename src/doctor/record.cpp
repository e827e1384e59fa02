#include "doctor/record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "compile/compile.hpp"

namespace multivector::doctor {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

class Keep final : public FrameSink {
public:
    Keep(Record& record, std::size_t width) : record_(record), width_(width) {}

    void begin(std::size_t first) { first_ = first; }

    void frame(std::size_t run, int month, std::span<const double> values) override {
        auto& replicates = record_.values[run];
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (first_ + k % width_ >= replicates.size()) continue;
            auto& months = replicates[first_ + k % width_];
            months.resize(static_cast<std::size_t>(month) + 1);
            months.back().push_back(values[k]);
        }
    }

private:
    Record& record_;
    std::size_t width_, first_ = 0;
};

using Key = std::tuple<SeriesKind, int, int, int, int, int, int, int, int, int>;

Key key_of(const Series& s) {
    return {s.kind, s.state, s.power, s.domain, s.posture, s.corridor, s.threat, s.organisation, s.neighbour, s.event};
}

/// For each series of `found`, its index in `expected`; -1: none.
std::vector<int> counterparts(const Record& expected, const Record& found, const Match& how) {
    std::map<Key, int> known;
    for (std::size_t n = 0; n < expected.series.size(); ++n) known.emplace(key_of(expected.series[n]), static_cast<int>(n));
    std::vector<int> out;
    for (const Series& s : found.series) {
        const auto it = known.find(key_of(how.former ? how.former(s) : s));
        out.push_back(it == known.end() ? -1 : it->second);
    }
    return out;
}

bool agree(double expected, double found, double tolerance) {
    if (tolerance == 0) return expected == found || (std::isnan(expected) && std::isnan(found));
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

/// Two records, compared in the order of time.
class Comparer {
public:
    Comparer(const Record& expected, const Record& found, const Match& how)
        : expected_(expected), found_(found), how_(how), counterpart_(counterparts(expected, found, how)) {}

    std::optional<Deviation> first() const {
        if (expected_.runs.size() != found_.runs.size() || expected_.replicates.size() != found_.replicates.size())
            return Deviation{Run::scenario, 0, 0, found_.series.front(), kNothing, kNothing};
        const int last = how_.months >= 0 ? how_.months : std::min(expected_.months(), found_.months());
        for (int month = how_.first_month; month <= last; ++month)
            if (auto d = in_month(month)) return d;
        return std::nullopt;
    }

private:
    std::optional<Deviation> in_month(int month) const {
        const auto before = expected_.places(month), after = found_.places(month);
        for (std::size_t n = 0; n < found_.series.size(); ++n) {
            const Series& s = found_.series[n];
            if (after[n] < 0 || (how_.skip && how_.skip(s))) continue;
            const int other = counterpart_[n] < 0 ? -1 : before[static_cast<std::size_t>(counterpart_[n])];
            const double factor = how_.factor ? how_.factor(s) : 1.0;
            if (auto d = in_series(month, s, other, after[n], factor)) return d;
        }
        return std::nullopt;
    }

    std::optional<Deviation> in_series(int month, const Series& s, int before, int after, double factor) const {
        const auto m = static_cast<std::size_t>(month);
        for (std::size_t run = 0; run < found_.runs.size(); ++run)
            for (std::size_t r = 0; r < found_.replicates.size(); ++r) {
                const double found = found_.values[run][r][m][static_cast<std::size_t>(after)];
                const double expected =
                    before < 0 ? kNothing : expected_.values[run][r][m][static_cast<std::size_t>(before)] * factor;
                if (before < 0 || !agree(expected, found, how_.tolerance))
                    return Deviation{found_.runs[run], found_.replicates[r], month, s, found, expected};
            }
        return std::nullopt;
    }

    const Record& expected_;
    const Record& found_;
    const Match& how_;
    std::vector<int> counterpart_;
};

}  // namespace

std::vector<int> Record::places(int month) const {
    std::vector<int> out;
    int next = 0;
    for (const Series& s : series) out.push_back(s.recorded_in(month) ? next++ : -1);
    return out;
}

Record record(const Scenario& scenario, const Wanted& wanted) {
    Record out;
    out.world = compile(scenario);
    const World baseline = compile(scenario, Variant::baseline);
    out.series = series_of(out.world, wanted.record);
    out.runs = wanted.runs;
    out.replicates = wanted.replicates;
    out.values.assign(wanted.runs.size(), {});
    for (auto& run : out.values) run.resize(wanted.replicates.size());
    const Kernel& kernel = wanted.kernel ? *wanted.kernel : best_kernel();
    const auto width = static_cast<std::size_t>(kernel.width());
    BatchPlan plan;
    plan.baseline = &baseline;
    plan.scenario = &out.world;
    plan.runs = wanted.runs;
    plan.series = &out.series;
    plan.seed = wanted.seed;
    plan.inputs = wanted.inputs;
    plan.mean_field = wanted.mean_field;
    Keep keep(out, width);
    for (std::size_t first = 0; first < wanted.replicates.size(); first += width) {
        plan.replicates.clear();
        for (std::size_t l = 0; l < width; ++l)
            plan.replicates.push_back(wanted.replicates[std::min(first + l, wanted.replicates.size() - 1)]);
        plan.draws = plan.replicates;
        keep.begin(first);
        kernel.run(plan, keep);
    }
    return out;
}

std::optional<Deviation> first_deviation(const Record& expected, const Record& found, const Match& how) {
    return Comparer(expected, found, how).first();
}

void each_month(const Record& record,
                const std::function<bool(std::size_t, std::size_t, int, const std::vector<double>&)>& see) {
    std::vector<double> values(record.series.size());
    for (int month = 0; month <= record.months(); ++month) {
        const auto places = record.places(month);
        for (std::size_t run = 0; run < record.runs.size(); ++run)
            for (std::size_t r = 0; r < record.replicates.size(); ++r) {
                const auto& row = record.values[run][r][static_cast<std::size_t>(month)];
                for (std::size_t n = 0; n < places.size(); ++n)
                    values[n] = places[n] < 0 ? kNothing : row[static_cast<std::size_t>(places[n])];
                if (see(run, r, month, values)) return;
            }
    }
}

}  // namespace multivector::doctor
