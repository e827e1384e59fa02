#include "patterns/study.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>

#include "base/error.hpp"
#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "ensemble/chunk.hpp"
#include "ensemble/ensemble.hpp"
#include "output/compare.hpp"
#include "patterns/select.hpp"

namespace multivector::patterns {
namespace {

using Draws = std::vector<double>;  ///< one number a draw

/// What is done to the numbers of the files before a run.
enum class Change { none, random_posture, wild };

/// All arms of a pattern under one change.
struct Version {
    const std::vector<Arm>* arms;
    Change change;
    bool twins;
};

std::vector<Version> versions_of(const Pattern& pattern) {
    std::vector<Version> out{{&pattern.arms, Change::none, true},
                             {&pattern.arms, Change::random_posture, false},
                             {&pattern.arms, Change::wild, false}};
    for (const Ablation& ablation : pattern.ablations) out.push_back({&ablation.arms, Change::none, true});
    return out;
}

Scenario changed(Scenario s, Change change) {
    auto& values = s.inputs[static_cast<std::size_t>(Channel::parameter)];
    for (const ParameterInfo& p : parameters()) {
        Quantity& q = values[static_cast<std::size_t>(p.parameter)];
        if (change == Change::random_posture && p.parameter == Parameter::rationality) {
            q.value = kRandomPosture;
            q.ranged = false;
            q.spread = Spread::none;
            q.stated = true;
        }
        if (change == Change::wild && q.value > 0) {
            q.low = std::max(p.low, q.value / kWild);
            q.high = std::min(p.high, q.value * kWild);
            q.ranged = q.stated = true;
            q.spread = Spread::around;
        }
    }
    return s;
}

/// Has the worlds of a setup take their numbers from the table. What the arm states otherwise than the base, or the version
/// (an ablation, a random posture, wild parameters) otherwise than the arm as it is, stays as stated: it is what is tried.
void give_rows(EnsembleSetup& setup, std::shared_ptr<const DrawTable> table, const Pattern& pattern, std::size_t arm) {
    const World base = compile(pattern.arms.front().scenario, Variant::scenario), own = compile(pattern.arms[arm].scenario, Variant::scenario);
    refuse_late(*table, {&base, &own});
    for (World* world : {&setup.scenario, &setup.baseline, &setup.rest})
        if (!world->paths.empty()) give(*world, *table, {&base, &own});
    setup.options.table = std::move(table);
}

/// Numbers of one arm of one version: by run (as it is, twin), observable and draw.
struct ArmValues {
    std::vector<Draws> scenario, twin;
    bool has_twin = false;
};

/// One arm of one version, ready to run.
class ArmRun {
public:
    ArmRun(const Pattern& pattern, const Version& version, std::size_t arm, const StudyOptions& options)
        : pattern_(pattern), luck_(std::max<std::size_t>(1, options.luck)) {
        const Arm& base = version.arms->front();
        const Arm& own = (*version.arms)[arm];
        const bool events = any_measure([](SeriesKind kind) { return kind >= SeriesKind::hosting && kind <= SeriesKind::vote_no; });
        twin_ = version.twins && arm > 0 && !own.own_world && (!events || same_events(base.scenario, own.scenario));
        const Scenario scenario = changed(own.scenario, version.change);
        const RunOptions run = run_options(options);
        setup_ = twin_ ? paired_setup(changed(base.scenario, version.change), scenario, run) : prepare(scenario, run);
        if (options.table != nullptr) give_rows(setup_, options.table, pattern, arm);
        const bool channels = any_measure([](SeriesKind kind) { return kind >= SeriesKind::steering_inducement && kind <= SeriesKind::steering_protection; });
        setup_.series = series_of(setup_.scenario, all_measures(channels));
        keep_needed();
        values.has_twin = twin_;
        for (auto* list : {&values.scenario, &values.twin}) list->assign(pattern.observables.size(), Draws(options.draws * luck_));
    }

    [[nodiscard]] std::size_t chunks() const { return setup_.end_chunk(); }

    /// Runs a chunk; the values of its replicates are put in their places. For several threads at once.
    void run(std::size_t number) {
        Chunk chunk(setup_, kernel_of(setup_.options), number);
        std::vector<History> runs(twin_ ? 2 : 1, History(setup_.series.size()));
        for (int month = 0; month <= last_; ++month) {
            chunk.step(month, month + 1);
            for (std::size_t r = 0; r < runs.size(); ++r) take(chunk, month, r == 0 ? 0 : 2, runs[r]);
        }
        for (std::size_t r = 0; r < runs.size(); ++r)
            for (std::size_t o = 0; o < pattern_.observables.size(); ++o)
                for (std::size_t k = 0; k < chunk.count(); ++k)
                    (r == 0 ? values.scenario : values.twin)[o][chunk.first() + k] = value_of(pattern_.observables[o], o, runs[r], k);
    }

    /// After the last chunk: means over the luck of each draw.
    void finish() {
        for (auto* list : {&values.scenario, &values.twin})
            for (Draws& replicates : *list) {
                Draws means(replicates.size() / luck_, 0.0);
                for (std::size_t k = 0; k < replicates.size(); ++k) means[k / luck_] += replicates[k] / static_cast<double>(luck_);
                replicates = std::move(means);
            }
    }

    ArmValues values;

private:
    /// Recorded values of one run of a chunk, by series: the months and, for each, a value per replicate.
    struct OfSeries {
        std::vector<int> months;
        std::vector<std::vector<double>> values;
    };
    using History = std::vector<OfSeries>;

    /// Series of an observable, as places in the setup.
    struct Places {
        std::vector<std::size_t> value, less, per;
    };

    /// Whether some observable reads a measure for which this holds.
    template <class Predicate>
    [[nodiscard]] bool any_measure(Predicate holds) const {
        return std::ranges::any_of(pattern_.observables, [&](const Observable& o) {
            return holds(o.value.measure) || (o.less && holds(o.less->measure)) || (o.per && holds(o.per->measure));
        });
    }

    RunOptions run_options(const StudyOptions& options) const {
        RunOptions run;
        run.replicates = options.draws * luck_;
        run.replicates_per_draw = luck_;
        run.seed = options.seed;
        run.inputs = InputMode::all;
        run.mean_field = options.luck == 0;
        run.parallelism = options.parallelism;
        return run;
    }

    /// Votes and conflicts that are read must be the same ones in a scenario and its base if there is to be a twin.
    static bool same_events(const Scenario& a, const Scenario& b) {
        const auto same = [](const auto& left, const auto& right) { return left.id == right.id && left.date == right.date; };
        return std::ranges::equal(a.issues, b.issues, same) && std::ranges::equal(a.conflicts, b.conflicts, same);
    }

    /// Leaves only the series that some observable reads.
    void keep_needed() {
        const auto all = setup_.series;
        std::vector<std::size_t> needed;
        const auto places = [&](const Selection& s) { return places_of(s, setup_.scenario, all); };
        const auto note = [&](const std::vector<std::size_t>& more) { needed.insert(needed.end(), more.begin(), more.end()); };
        for (const Observable& o : pattern_.observables) {
            places_.push_back({places(o.value), o.less ? places(*o.less) : std::vector<std::size_t>{}, o.per ? places(*o.per) : std::vector<std::size_t>{}});
            for (const auto* list : {&places_.back().value, &places_.back().less, &places_.back().per}) note(*list);
            last_ = std::max(last_, o.to);
        }
        std::ranges::sort(needed);
        needed.erase(std::ranges::unique(needed).begin(), needed.end());
        setup_.series.clear();
        for (const std::size_t n : needed) setup_.series.push_back(all[n]);
        for (Places& p : places_)
            for (auto* list : {&p.value, &p.less, &p.per})
                for (std::size_t& n : *list) n = static_cast<std::size_t>(std::ranges::lower_bound(needed, n) - needed.begin());
    }

    void take(const Chunk& chunk, int month, std::size_t run, History& history) const {
        std::size_t row = 0;
        for (std::size_t n = 0; n < setup_.series.size(); ++n) {
            if (!setup_.series[n].recorded_in(month)) continue;
            const auto recorded = chunk.row(month, run, row++);
            history[n].months.push_back(month);
            history[n].values.emplace_back(recorded.begin(), recorded.end());
        }
    }

    static double selected(const Observable& o, Over over, const std::vector<std::size_t>& places, const History& history, std::size_t replicate) {
        std::vector<double> of_series, in_time;
        for (const std::size_t n : places) {
            in_time.clear();
            for (std::size_t k = 0; k < history[n].months.size(); ++k)
                if (history[n].months[k] >= o.from && history[n].months[k] <= o.to) in_time.push_back(history[n].values[k][replicate]);
            of_series.push_back(in_time.empty() ? 0 : reduce(o.take, in_time));
        }
        return of_series.empty() ? 0 : gather(over, of_series);
    }

    double value_of(const Observable& o, std::size_t place, const History& history, std::size_t replicate) const {
        const Places& p = places_[place];
        double value = selected(o, o.value.over, p.value, history, replicate);
        if (o.less) value -= selected(o, o.less->over, p.less, history, replicate);
        if (o.per) {
            const double by = selected(o, o.per->over, p.per, history, replicate);
            value = std::abs(by) > kNothing ? value / by : 0;
        }
        return std::isfinite(value) ? value : 0;
    }

    const Pattern& pattern_;
    std::size_t luck_;
    bool twin_ = false;
    EnsembleSetup setup_;
    std::vector<Places> places_;
    int last_ = 0;  ///< month in which the last observable is read
};

/// The numbers of a version, arm by arm.
using VersionValues = std::vector<ArmValues>;

/// Contrast of an observable in each draw; `twin`: of the twins, with the base as it is. Less the level.
Draws contrasts(const Observable& o, std::size_t place, const VersionValues& arms, bool twin) {
    Draws out;
    std::vector<double> values(arms.size());
    for (std::size_t draw = 0; draw < arms.front().scenario[place].size(); ++draw) {
        for (std::size_t a = 0; a < arms.size(); ++a) values[a] = (twin && a > 0 ? arms[a].twin : arms[a].scenario)[place][draw];
        out.push_back(contrasted(o.contrast, o.sign(), values) - o.level);
    }
    return out;
}

/// Whether the twins of all arms that the observable reads were run.
bool has_twins(const Observable& o, const VersionValues& arms) {
    if (!o.contrast.is_difference()) return false;
    for (std::size_t a = 1; a < arms.size(); ++a) {
        const bool read = o.contrast.weights[a] != 0 || std::ranges::find(o.contrast.steps, a) != o.contrast.steps.end();
        if (read && !arms[a].has_twin) return false;
    }
    return true;
}

Draws minus(Draws a, const Draws& b) {
    for (std::size_t k = 0; k < a.size(); ++k) a[k] -= b[k];
    return a;
}

/// `versions`: as it is, random posture, wild, then the ablations.
Shown shown_of(const Observable& o, std::size_t place, const std::vector<VersionValues>& versions) {
    Shown s;
    const int sign = o.sign();
    const auto told = [&](const Draws& draws) { return estimate(draws, sign, o.within); };
    const Draws effect = contrasts(o, place, versions[0], false), random = contrasts(o, place, versions[1], false);
    s.effect = told(effect);
    s.random = told(random);
    s.wild = told(contrasts(o, place, versions[2], false));
    s.grade = grade_of(s.effect, sign, o.within);
    s.wild_grade = grade_of(s.wild, sign, o.within);
    const bool twins = has_twins(o, versions[0]);
    const auto arithmetic = [&](const VersionValues& version) { return twins ? contrasts(o, place, version, true) : random; };
    if (twins) s.twin = told(arithmetic(versions[0]));
    const Draws behaviour = minus(effect, arithmetic(versions[0]));
    s.behaviour = told(behaviour);
    s.behaves = sign != 0 && is_sure(s.behaviour, sign, 0);
    for (std::size_t v = 3; v < versions.size(); ++v) {
        const Draws left = contrasts(o, place, versions[v], false);
        const Draws left_behaviour = minus(left, arithmetic(versions[v]));
        s.without.push_back({told(left), told(left_behaviour), removal(behaviour, left_behaviour, sign)});
    }
    return s;
}

}  // namespace

std::size_t parts_of(const Pattern& pattern, const StudyOptions& options) {
    if (pattern.observables.empty()) return 0;
    const std::size_t chunks = (options.draws * std::max<std::size_t>(1, options.luck) + kChunk - 1) / kChunk;
    return versions_of(pattern).size() * pattern.arms.size() * chunks;
}

Tried try_pattern(const Pattern& pattern, const StudyOptions& options) {
    Tried tried;
    if (pattern.observables.empty()) return tried;
    const auto versions = versions_of(pattern);
    const std::size_t arms = pattern.arms.size();
    std::vector<std::unique_ptr<ArmRun>> runs(versions.size() * arms);
    for_each_index(options.parallelism, runs.size(),
                   [&](std::size_t k) { runs[k] = std::make_unique<ArmRun>(pattern, versions[k / arms], k % arms, options); });
    const std::size_t chunks = runs.front()->chunks(), parts = chunks * runs.size();
    std::mutex lock;
    std::size_t done = 0;
    for_each_index(options.parallelism, parts, [&](std::size_t k) {
        if (options.stop != nullptr && options.stop->load()) throw Error("interrupted");
        runs[k / chunks]->run(k % chunks);
        const std::scoped_lock held(lock);
        if (options.progress) options.progress(++done, parts);
    });
    std::vector<VersionValues> values(versions.size());
    for (std::size_t k = 0; k < runs.size(); ++k) {
        runs[k]->finish();
        values[k / arms].push_back(std::move(runs[k]->values));
    }
    for (std::size_t o = 0; o < pattern.observables.size(); ++o) tried.shown.push_back(shown_of(pattern.observables[o], o, values));
    tried.verdict = verdict(pattern, tried.shown);
    return tried;
}

}  // namespace multivector::patterns
