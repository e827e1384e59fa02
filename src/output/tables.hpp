#pragma once
// The tables of a run, as CSV with a header. Dates are months ("2022-02"), entities are ids, `mean`, `sd` and the
// quantiles are over replicates. `band` says what the spread over replicates shows: "luck", "luck+inputs", "inputs" (the
// mean-field mode with draws), or "none" where there is a single run; then sd is 0 and every quantile equals the mean.
// Rows stand in a fixed order. `se` is the Monte Carlo error: the standard error of the mean over replicates (over draws,
// where several replicates share one), 0 if a single run cannot tell. Quantiles are known to within the width of a bin,
// which run.json states for each measure.
//
//   influence    state,date,power,mean,se,q05,q25,q50,q75,q95,band                    focal states
//   series       date,state,power,domain,other,measure,mean,se,sd,q05,q25,q50,q75,q95,band
//                every measure but postures, corridors, votes and events; `other` is a threat
//   postures     date,state,power,posture,mean,se                                     mean share of domains
//   corridors    date,corridor,state,measure,mean,se,sd,q05,q50,q95,band              capacity, flow (of a state), load
//   votes        vote,title,date,state,yes,abstain,no,yes_q05,yes_q95,...,no_q95,yes_se,abstain_se,no_se,band
//                probabilities
//   shocks       date,shock,in_force,in_force_se,arrived,arrived_se
//                shocks without a date, by month and name: shares of replicates (probabilities in the mean-field mode) in
//                which the shock is in force, and in which it has arrived this month or before; only if there are any
//   differences  date,state,power,domain,other,measure,effect,effect_low,effect_high,share_higher,arithmetic,
//                arithmetic_low,arithmetic_high,behaviour,behaviour_low,behaviour_high,behaviour_share_higher
//                of series, postures and corridors, paired by replicate: scenario - baseline, twin - baseline,
//                scenario - twin, each with the 95 % interval of its mean (empty if one replicate cannot tell);
//                `share_higher` is the share of replicates in which the first of the two is higher; `other` is a
//                threat, posture or corridor; only with a frozen twin
//   draws        draw,input,value                                                     only if draws are recorded
//   watches      watch,date,share,share_se,reached,reached_se
//                replicates in which a watch holds in a month, and in which it has held by then; only with watches
//   times        watch,reached,reached_se,q05,q25,q50,q75,q95
//                replicates in which a watch ever holds, and the months by which 5, 25, 50, 75 and 95 % of all replicates have
//                come to it (empty if fewer do); only with watches

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/scenario.hpp"
#include "ensemble/ensemble.hpp"

namespace multivector {

/// Takes the text of a table piece by piece.
using TextSink = std::function<void(std::string_view)>;

struct ResultTable {
    std::string file;  ///< "influence.csv"
    void (*write)(const EnsembleResult& result, const Scenario& scenario, const TextSink& sink);
    bool (*wanted)(const EnsembleResult& result) = nullptr;  ///< null: in every run
};

/// Every table, events included (see events.hpp).
[[nodiscard]] const std::vector<ResultTable>& result_tables();

/// "luck", "luck+inputs", "inputs" (the mean-field mode over draws) or "none".
[[nodiscard]] std::string_view band_of(const EnsembleResult& result);

}  // namespace multivector
