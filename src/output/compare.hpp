#pragma once
// Scenarios against a base scenario, replicate by replicate on the same luck and draws: what differs, how sure that is, and
// how much of it a twin shows whose states choose as in the base.

#include <string>
#include <vector>

#include "ensemble/ensemble.hpp"
#include "output/tables.hpp"

namespace multivector {

struct CompareOptions {
    RunOptions run;  ///< those of each pair; the twin always runs
    const std::atomic<bool>* stop = nullptr;
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< over all pairs
};

/// A measure of a state of which more is better, with its value at the end in every replicate.
struct Ranked {
    Series series;
    std::vector<double> values;
};

/// One scenario against the base. `result` has the runs scenario, base (as baseline) and twin, up to the earlier end.
struct Compared {
    std::string id, title;
    EnsembleResult result;
    std::vector<Ranked> ranked, base_ranked;
};

/// Throws Error that says why scenarios cannot be compared: worlds that are not one, a base with shocks without a date,
/// options that cannot be run; or "interrupted".
[[nodiscard]] std::vector<Compared> compare(const Scenario& base, const std::vector<Scenario>& others, const CompareOptions& options);

/// Why two scenarios are not of one world, or the base cannot be one; empty if they can be compared.
[[nodiscard]] std::string why_not_comparable(const Scenario& base, const Scenario& other);

/// The setup in which `other` is run beside the base, with the base as baseline and a twin, up to the earlier end; series of
/// votes and conflicts are left out. The two must be comparable.
[[nodiscard]] EnsembleSetup paired_setup(Scenario base, Scenario other, RunOptions options);

/// What is known of one series at one month.
struct ComparedPoint {
    double base = 0, value = 0;  ///< means
    Difference effect, arithmetic, behaviour;
    double pairing = 0;  ///< width of the paired interval over that of an unpaired one; 0 if nothing varies
};
[[nodiscard]] ComparedPoint compared_point(const EnsembleResult& result, std::size_t place);

/// Columns: scenario,date,state,power,domain,other,measure,base,value,effect,effect_low,effect_high,share_higher,arithmetic,
/// arithmetic_low,arithmetic_high,behaviour,behaviour_low,behaviour_high,pairing; a row for each series but events and month.
void write_comparison(const std::vector<Compared>& compared, const Scenario& base, const TextSink& sink);

/// Share of replicates in which each is the best of all, the base first; ties are shared out.
struct Best {
    Series series;
    std::vector<double> shares;
};
[[nodiscard]] std::vector<Best> best_shares(const std::vector<Compared>& compared);

/// "war: by 2031-01 lowers North's influence over Center by 0.060 (0.050 to 0.070) in 98 % of runs, mostly by behaviour; ...":
/// one sentence made from thresholds, about influence over focal states in the last month.
[[nodiscard]] std::string answer(const Compared& compared, const Scenario& base);

}  // namespace multivector
