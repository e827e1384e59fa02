#include "output/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "output/csv.hpp"
#include "output/scenario_diff.hpp"

namespace multivector {
namespace {

using K = SeriesKind;

/// Of these more is better for the state.
constexpr std::array kRanked{K::room, K::hedging, K::partners};

/// In a sentence a part counts as "mostly" from this share of the whole on, and runs as agreeing from this share on.
constexpr double kMostly = 2.0 / 3, kAgreeing = 0.5;
/// A difference smaller than this, in shares, is not worth a sentence.
constexpr double kNegligible = 0.001;

/// The scenario without its own shocks, policies and dates: the world that both must share.
Scenario world_of(Scenario s) {
    std::erase_if(s.shocks, [](const Shock& shock) { return !shock.of_world; });
    std::erase_if(s.projects, [](const Project& project) { return !project.of_world; });
    std::erase_if(s.policies, [](const Policy& policy) { return !policy.of_world; });
    s.issues.clear();
    s.conflicts.clear();
    return s;
}

std::vector<std::size_t> ranked_series(const EnsembleSetup& s) {
    std::vector<std::size_t> out;
    for (std::size_t n = 0; n < s.series.size(); ++n)
        if (std::ranges::find(kRanked, s.series[n].kind) != kRanked.end() && s.scenario.focal[static_cast<std::size_t>(s.series[n].state)]) out.push_back(n);
    return out;
}

/// Keeps the values of ranked series at the end, of the scenario and of the base.
class LastValues {
public:
    explicit LastValues(const EnsembleSetup& s) : setup_(s), series_(ranked_series(s)) {
        for (const std::size_t n : series_) {
            for (auto* list : {&scenario, &base}) list->push_back({s.series[n], std::vector<double>(s.options.replicates)});
        }
    }
    void take(const Chunk& chunk, int month) {
        if (month < setup_.scenario.months) return;
        for (std::size_t k = 0; k < series_.size(); ++k) {
            const auto at = static_cast<std::ptrdiff_t>(chunk.first() - setup_.options.first_replicate);
            std::ranges::copy(chunk.values_of(month, 0, series_[k]), scenario[k].values.begin() + at);
            std::ranges::copy(chunk.values_of(month, 1, series_[k]), base[k].values.begin() + at);
        }
    }
    std::vector<Ranked> scenario, base;

private:
    const EnsembleSetup& setup_;
    std::vector<std::size_t> series_;
};

Compared compare_one(const Scenario& base, const Scenario& other, const CompareOptions& options, std::size_t before, std::size_t pairs) {
    const EnsembleSetup setup = paired_setup(base, other, options.run);
    LastValues last(setup);
    EnsembleHooks hooks;
    hooks.stop = options.stop;
    hooks.recorded = [&](const Chunk& chunk, int month) { last.take(chunk, month); };
    hooks.progress = [&](std::size_t done, std::size_t total) {
        if (options.progress) options.progress(before * total + done, pairs * total);
    };
    Compared out{other.id, other.title, run_setup(setup, hooks), {}, {}};
    if (!out.result.complete) throw Error("interrupted");
    out.ranked = std::move(last.scenario);
    out.base_ranked = std::move(last.base);
    return out;
}

}  // namespace

std::string why_not_comparable(const Scenario& base, const Scenario& other) {
    if (!base.arriving_shocks().empty())
        return fmt::format("'{}' has shocks without a date and cannot be the base of a comparison; make it one of the others", base.id);
    Scenario left = world_of(base), right = world_of(other);
    left.end = right.end = std::min(base.end, other.end);
    const auto changes = scenario_diff(left, right);
    if (changes.empty()) return {};
    return fmt::format("'{}' and '{}' are not of one world: {} differs{}", base.id, other.id, changes.front().where,
                       changes.size() > 1 ? fmt::format(", and {} more", changes.size() - 1) : "");
}

EnsembleSetup paired_setup(Scenario base, Scenario other, RunOptions options) {
    options.frozen_twin = true;
    options.watches.clear();
    base.end = other.end = std::min(base.end, other.end);
    const RunOptions with_table = settled(options);
    options.table = nullptr;  // each world has inputs that the other has not
    EnsembleSetup s = prepare(other, options);
    s.rest = s.baseline;
    s.baseline = compile(base, Variant::scenario);
    share_structure({&s.scenario, &s.baseline, &s.rest});
    s.series = series_of(s.scenario, options.record);
    s.options = with_table;
    if (s.options.table != nullptr) refuse_late(*s.options.table, {&s.scenario, &s.baseline});
    if (s.options.table != nullptr)
        for (World* world : {&s.scenario, &s.baseline, &s.rest}) give(*world, *s.options.table);
    // Events of one have no counterpart in the other.
    std::erase_if(s.series, [](const Series& series) { return series.event >= 0; });
    return s;
}

std::vector<Compared> compare(const Scenario& base, const std::vector<Scenario>& others, const CompareOptions& options) {
    for (const Scenario& other : others)
        if (const std::string fault = why_not_comparable(base, other); !fault.empty()) throw Error(fault);
    std::vector<Compared> out;
    for (const Scenario& other : others) out.push_back(compare_one(base, other, options, out.size(), others.size()));
    return out;
}

ComparedPoint compared_point(const EnsembleResult& r, std::size_t place) {
    const std::uint64_t independent = r.independent();
    const auto told = [&](const Pair& pair) {
        Difference d = difference(pair, independent);
        if (r.options.mean_field && r.options.replicates == 1) d.low = d.high = d.mean;  // one run tells all
        return d;
    };
    const Moments &value = r.table().moments(0, place), &base = r.table().moments(1, place);
    ComparedPoint out{base.mean(), value.mean(), told(r.gathered.effect[place]), told(r.gathered.arithmetic[place]), told(r.gathered.behaviour[place])};
    const double apart = std::sqrt(value.sd() * value.sd() + base.sd() * base.sd());
    out.pairing = apart > 0 ? r.gathered.effect[place].moments().sd() / apart : 0;
    return out;
}

void write_comparison(const std::vector<Compared>& compared, const Scenario& base, const TextSink& sink) {
    CsvText csv;
    for (const char* name : {"scenario", "date", "state", "power", "domain", "other", "measure", "base", "value", "effect", "effect_low", "effect_high",
                             "share_higher", "arithmetic", "arithmetic_low", "arithmetic_high", "behaviour", "behaviour_low", "behaviour_high", "pairing"})
        csv.text(name);
    csv.end();
    const auto id = [&](Axis axis, int index) -> std::string_view {
        return index < 0 ? std::string_view() : std::string_view(base.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].id);
    };
    for (const Compared& c : compared) {
        const RecordedCells& cells = c.result.table().cells();
        for (int month = 0; month <= cells.months(); ++month) {
            const auto recorded = cells.recorded(month);
            for (std::size_t k = 0; k < recorded.size(); ++k) {
                const Series& s = c.result.series[recorded[k]];
                if (s.kind == K::struck) continue;  // an event of a month
                const ComparedPoint p = compared_point(c.result, cells.begin(month) + k);
                csv.text(c.id).text(to_string(base.base + month)).text(id(Axis::state, s.state)).text(id(Axis::power, s.power)).text(id(Axis::domain, s.domain));
                const auto [other, which] = other_subject(s);
                csv.text(id(other, which));
                csv.text(info(s.kind).name).number(p.base).number(p.value);
                csv.number(p.effect.mean).number(p.effect.low).number(p.effect.high).number(p.effect.share_higher);
                for (const Difference* d : {&p.arithmetic, &p.behaviour}) csv.number(d->mean).number(d->low).number(d->high);
                csv.number(p.pairing).end();
            }
            sink(csv.so_far());
            csv.clear();
        }
    }
}

std::vector<Best> best_shares(const std::vector<Compared>& compared) {
    std::vector<Best> out;
    if (compared.empty()) return out;
    for (std::size_t n = 0; n < compared.front().ranked.size(); ++n) {
        std::vector<const std::vector<double>*> all{&compared.front().base_ranked[n].values};
        for (const Compared& c : compared) all.push_back(&c.ranked[n].values);
        Best& best = out.emplace_back(Best{compared.front().ranked[n].series, std::vector<double>(all.size(), 0.0)});
        const std::size_t replicates = all.front()->size();
        for (std::size_t r = 0; r < replicates; ++r) {
            double top = (*all.front())[r];
            for (const auto* values : all) top = std::max(top, (*values)[r]);
            const auto ties = std::ranges::count_if(all, [&](const auto* values) { return (*values)[r] == top; });
            for (std::size_t k = 0; k < all.size(); ++k)
                if ((*all[k])[r] == top) best.shares[k] += 1.0 / static_cast<double>(ties) / static_cast<double>(replicates);
        }
    }
    return out;
}

std::string answer(const Compared& c, const Scenario& base) {
    const EnsembleResult& r = c.result;
    const auto name = [&](Axis axis, int index) { return base.entities[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)].name; };
    std::vector<std::string> changes, unclear;
    for (std::size_t n = 0; n < r.series.size(); ++n) {
        const Series& s = r.series[n];
        if (s.kind != K::influence || !r.scenario.focal[static_cast<std::size_t>(s.state)]) continue;
        const auto place = r.table().cells().find(n, r.scenario.months);
        if (!place) continue;
        const ComparedPoint p = compared_point(r, *place);
        if (!(p.effect.low > 0 || p.effect.high < 0) || std::abs(p.effect.mean) < kNegligible) {
            unclear.push_back(name(Axis::power, s.power));
            continue;
        }
        const bool up = p.effect.mean > 0;
        const double agreeing = up ? p.effect.share_higher : 1 - p.effect.share_higher;
        const double part = p.behaviour.mean / p.effect.mean;
        const char* how = part >= kMostly ? "mostly by behaviour" : part <= 1 - kMostly ? "mostly arithmetic" : "by arithmetic and behaviour";
        changes.push_back(fmt::format("{} {}'s influence over {} by {:.3f} ({:.3f} to {:.3f}){}, {}", up ? "raises" : "lowers", name(Axis::power, s.power),
                                      name(Axis::state, s.state), std::abs(p.effect.mean), std::min(std::abs(p.effect.low), std::abs(p.effect.high)),
                                      std::max(std::abs(p.effect.low), std::abs(p.effect.high)),
                                      agreeing > kAgreeing ? fmt::format(" in {:.0f} % of runs", 100 * agreeing) : ", though not in most runs", how));
    }
    if (changes.empty()) return fmt::format("{}: no clear difference in influence by {}", c.id, to_string(r.scenario.base + r.scenario.months));
    std::string text = fmt::format("{}: by {} {}", c.id, to_string(r.scenario.base + r.scenario.months), fmt::join(changes, "; "));
    if (!unclear.empty()) text += fmt::format("; no clear difference for {}", fmt::join(unclear, ", "));
    return text;
}

}  // namespace multivector
