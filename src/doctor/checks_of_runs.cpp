// The same run done in another way: variants, lanes, chunks, threads, ends, and luck where it belongs.

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "doctor/changes.hpp"
#include "doctor/check.hpp"
#include "ensemble/ensemble.hpp"

namespace multivector::doctor {
namespace {

/// Two runs of one record against each other.
Record only(const Record& r, std::size_t run) {
    Record out = r;
    out.runs = {r.runs[run]};
    out.values = {r.values[run]};
    return out;
}

/// Series that a world without shocks may not have.
bool of_shock(const Series& s) {
    return s.kind == SeriesKind::shock_in_force || s.kind == SeriesKind::shock_arrived || s.kind == SeriesKind::membership ||
           s.kind == SeriesKind::membership_value;
}

constexpr std::size_t kScenario = 0, kBaseline = 1, kTwin = 2;

Symptoms unshocked_equals_baseline(const Patient& p) {
    const Scenario plain = unshocked(p.scenario());
    Symptoms out;
    Match how;
    how.skip = of_shock;
    for (const bool mean_field : {true, false}) {
        const Record r = record(plain, mean_field ? expected_values() : with_luck());
        const Record& full = mean_field ? p.mean_field() : p.lucky();
        compare(out, only(r, kBaseline), only(r, kScenario), "in a scenario without shocks, beside its baseline");
        compare(out, only(r, kBaseline), only(r, kTwin), "in the twin of a scenario without shocks, beside its baseline");
        compare(out, only(r, kBaseline), only(full, kBaseline), "in the baseline, beside the world without shocks", how);
    }
    return out;
}

bool is_lever(const Series& s) {
    return s.kind == SeriesKind::posture_share || s.kind == SeriesKind::engagement || s.kind == SeriesKind::deference;
}

bool is_offer(const Series& s) { return s.kind == SeriesKind::offers || s.kind == SeriesKind::domain_offer; }

Symptoms twin(const Patient& p) {
    Symptoms out;
    Match levers, offers;
    levers.skip = [](const Series& s) { return !is_lever(s); };
    offers.skip = [](const Series& s) { return !is_offer(s); };
    for (const Record* r : {&p.mean_field(), &p.lucky()})
        compare(out, only(*r, kBaseline), only(*r, kTwin), "in the twin, which replays the postures of the baseline", levers);
    Scenario s = unshocked(p.scenario());
    Quantity& conceded = s.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::concession_share)];
    conceded.value = 0;  // what concessions take from budgets is not replayed
    conceded.ranged = false;
    s.shocks.push_back(shock_on_all(s, "friction", Channel::friction, Effect::add, 0.3, s.base + 1));
    const Record r = record(s, expected_values());
    compare(out, only(r, kBaseline), only(r, kTwin),
            "in the twin with more friction, which replays the split of offers of the baseline", offers);
    return out;
}

Symptoms prefix(const Patient& p) {
    const Scenario shorter = cut(p.scenario(), p.months() / 2);
    Match how;
    how.months = p.months() / 2;
    // Dated series of later months are not in the shorter record, but its own are all in the longer one.
    Symptoms out;
    compare(out, p.mean_field(), record(shorter, expected_values()), "in a run with an earlier end", how);
    compare(out, p.lucky(), record(shorter, with_luck()), "in a run with an earlier end", how);
    return out;
}

/// The replicates of a record in the order of `like`.
Record sorted_as(Record r, const std::vector<std::uint32_t>& like) {
    Record out = r;
    out.replicates = like;
    for (std::size_t run = 0; run < r.runs.size(); ++run)
        for (std::size_t k = 0; k < like.size(); ++k) {
            const auto at = std::ranges::find(r.replicates, like[k]) - r.replicates.begin();
            out.values[run][k] = r.values[run][static_cast<std::size_t>(at)];
        }
    return out;
}

Symptoms replicates(const Patient& p) {
    Symptoms out;
    Wanted turned = with_luck();
    std::ranges::reverse(turned.replicates);
    compare(out, p.lucky(), sorted_as(record(p.scenario(), turned), kReplicates), "with the replicates in the opposite order");
    Wanted alone = with_luck();
    alone.replicates = {kReplicates.back()};
    Record last = p.lucky();
    last.replicates = alone.replicates;
    for (auto& run : last.values) run = {run.back()};
    compare(out, last, record(p.scenario(), alone), "with the replicate run alone");
    return out;
}

Symptoms kernels(const Patient& p) {
    Symptoms out;
    for (const Precision precision : {Precision::double_, Precision::single_}) {
        Wanted wanted = with_luck();
        wanted.kernel = available_kernels(precision).front();
        const Record first = record(p.scenario(), wanted);
        for (const Kernel* kernel : available_kernels(precision)) {
            wanted.kernel = kernel;
            compare(out, precision == Precision::double_ ? p.lucky() : first, record(p.scenario(), wanted),
                    fmt::format("in the kernel {}, {} precision,", kernel->name(), name_of(precision)));
        }
    }
    return out;
}

// ---- ensembles ----------------------------------------------------------------------------------------------------

constexpr int kFewMonths = 2;

Wanted brief(std::uint32_t replicates, InputMode inputs, Runs runs) {
    Wanted w{.inputs = inputs, .replicates = {}, .runs = std::move(runs), .kernel = &best_kernel()};
    for (std::uint32_t r = 0; r < replicates; ++r) w.replicates.push_back(r);
    w.record = {.domains_of_all = true, .steering_every = 0};
    return w;
}

RunOptions options_of(const Wanted& w, Parallelism parallelism) {
    RunOptions o;
    o.replicates = w.replicates.size();
    o.inputs = w.inputs;
    o.frozen_twin = true;
    o.record = w.record;
    o.precision = Precision::double_;
    o.parallelism = parallelism;
    return o;
}

/// The mean over replicates of a difference of two runs (of one run if `minus` is the number of runs).
double mean_of(const Record& r, std::size_t run, std::size_t minus, int month, std::size_t place) {
    double sum = 0;
    for (std::size_t k = 0; k < r.replicates.size(); ++k) {
        const auto m = static_cast<std::size_t>(month);
        sum += r.values[run][k][m][place] - (minus < r.runs.size() ? r.values[minus][k][m][place] : 0.0);
    }
    return sum / static_cast<double>(r.replicates.size());
}

/// Means of the tables against those of the single replicates.
void compare_means(Symptoms& out, const EnsembleResult& e, const Record& r) {
    const auto& cells = e.table().cells();
    const std::size_t runs = r.runs.size();
    for (int month = 0; month <= r.months(); ++month)
        for (std::size_t k = 0; k < cells.recorded(month).size(); ++k) {
            const std::size_t at = cells.begin(month) + k;
            const std::tuple<double, std::size_t, std::size_t, std::string_view> rows[]{
                {e.table().first(at).mean(), kScenario, runs, "mean of all replicates"},
                {e.gathered.effect[at].moments().mean(), kScenario, kBaseline, "mean effect, scenario less baseline,"},
                {e.gathered.arithmetic[at].moments().mean(), kTwin, kBaseline, "mean arithmetic part, twin less baseline,"},
                {e.gathered.behaviour[at].moments().mean(), kScenario, kTwin, "mean behavioural part, scenario less twin,"}};
            for (const auto& [found, run, minus, what] : rows) {
                const double expected = mean_of(r, run, minus, month, k);
                if (std::abs(found - expected) <= 1e-9 * std::max(1.0, std::abs(expected))) continue;
                const Deviation d{r.runs[run], 0, month, r.series[cells.recorded(month)[k]], found, expected};
                out.push_back(symptom_of(r.world, d, fmt::format("as the {} of an ensemble", what)));
                return;
            }
        }
}

Symptoms ensemble(const Patient& p) {
    Scenario s = cut(p.scenario(), kFewMonths);
    s.shocks.push_back(shock_on_all(s, "friction", Channel::friction, Effect::add, 0.3, s.base));
    const Wanted wanted = brief(static_cast<std::uint32_t>(kChunk) + 2, InputMode::world, kAllRuns);
    Symptoms out;
    const EnsembleResult serial = run_ensemble(s, options_of(wanted, {1, Backend::serial}));
    compare_means(out, serial, record(s, wanted));
    for (const Backend backend : {Backend::threads, Backend::tbb}) {
        if (!is_available(backend)) continue;
        const EnsembleResult other = run_ensemble(s, options_of(wanted, {2, backend}));
        if (other.chunk_hashes != serial.chunk_hashes || !(other.gathered == serial.gathered))
            out.push_back(symptom_of(fmt::format("an ensemble of {} replicates has other values on two threads of the back end "
                                                 "'{}' than on one", wanted.replicates.size(), name_of(backend))));
    }
    return out;
}

// ---- luck ---------------------------------------------------------------------------------------------------------

constexpr std::uint32_t kMany = 200;

/// Luck at the start against the distribution it is drawn from: six standard errors and a little for rare events.
Symptoms start(const Patient& p) {
    const Scenario s = cut(p.scenario(), 1);
    Wanted luck = brief(kMany, InputMode::fixed, kBaselineRun), none = luck;
    none.mean_field = true;
    none.replicates = {0};
    const Record many = record(s, luck), expected = record(s, none);
    const auto places = many.places(0);
    Symptoms out;
    for (std::size_t n = 0; n < many.series.size(); ++n) {
        const Series& x = many.series[n];
        if (x.kind != SeriesKind::posture_share && x.kind != SeriesKind::coercion) continue;
        const auto at = static_cast<std::size_t>(places[n]);
        const double mean = mean_of(many, 0, 1, 0, at), wanted = expected.values[0][0][0][at];
        double square = 0;
        for (const auto& replicate : many.values[0]) square += std::pow(replicate[0][at] - mean, 2) / kMany;
        if (std::abs(mean - wanted) <= 6 * std::sqrt(square / kMany) + 0.05) continue;
        const Deviation d{Run::baseline, 0, 0, x, mean, wanted};
        out.push_back(symptom_of(many.world, d, fmt::format("as the mean of {} replicates at the start", kMany)));
        break;
    }
    return out;
}

/// Whether all choices are as good as certain, so that luck may have nothing to do.
bool certain(const Record& expected) {
    const auto places = expected.places(0);
    for (std::size_t n = 0; n < expected.series.size(); ++n) {
        const double x = places[n] < 0 ? 0 : expected.values[0][0][0][static_cast<std::size_t>(places[n])];
        if (expected.series[n].kind == SeriesKind::posture_share && x > 0.01 && x < 0.99) return false;
    }
    return true;
}

Symptoms luck(const Patient& p) {
    Symptoms out;
    Wanted seeded = expected_values();
    seeded.seed = 2;
    compare(out, p.mean_field(), record(p.scenario(), seeded), "in the mean-field mode with another seed");
    if (certain(p.mean_field())) return out;
    const Wanted wanted = brief(8, InputMode::fixed, kBaselineRun);
    Wanted other = wanted;
    other.seed = 2;
    const Scenario s = cut(p.scenario(), kFewMonths);
    const Record first = record(s, wanted);
    if (!first_deviation(first, record(s, other)))
        out.push_back(symptom_of("another seed gives the same values in every replicate, not other luck"));
    if (!first_deviation(first, record(renumbered(s), wanted)))
        out.push_back(symptom_of("other stable numbers give the same values in every replicate, not other luck"));
    Scenario one = s;
    one.entities[static_cast<std::size_t>(Axis::state)].back().stable += 7;
    const int last = static_cast<int>(s.size(Axis::state)) - 1;
    Match others;
    others.months = 0;
    others.skip = [&](const Series& x) { return x.kind != SeriesKind::posture_share || x.state == last; };
    compare(out, first, record(one, wanted), "with another stable number of another state", others);
    return out;
}

}  // namespace

std::vector<Check> checks_of_runs() {
    return {
        {{"unshocked", "without shocks the scenario and its twin equal the baseline, bit for bit"}, unshocked_equals_baseline},
        {{"twin", "the twin has the postures and the split of offers of the baseline"}, twin},
        {{"prefix", "a run with an earlier end has the same months"}, prefix},
        {{"replicates", "a replicate has the same values in any order and alone"}, replicates},
        {{"kernels", "every kernel gives the same values"}, kernels},
        {{"ensemble", "means of an ensemble are those of its replicates, on any number of threads"}, ensemble},
        {{"start", "the start of many replicates is spread as the resting point says"}, start},
        {{"luck", "luck hangs on the seed and on stable numbers, and on nothing in the mean-field mode"}, luck},
    };
}

}  // namespace multivector::doctor
