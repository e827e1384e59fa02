#pragma once
// Free numbers of a scenario from observed values: draws from their posterior, what the data tell of each, and whether known
// numbers come back from data made with them.

#include <string>
#include <vector>

#include "output/tables.hpp"
#include "study/factors.hpp"
#include "study/posterior.hpp"
#include "study/responses.hpp"
#include "study/targets.hpp"

namespace multivector {

struct CalibrationOptions {
    std::vector<std::string> free;  ///< names of factors or of single inputs; empty: the parameters of the model that have a range
    std::size_t simulations = 20'000;  ///< from the prior, each on luck of its own
    std::size_t draws = 200;           ///< of the posterior
    std::uint32_t seed = 1;            ///< of the points, errors and picks
    StudyRuns runs;
};

/// Shares of the prior and of the posterior, in quantiles of the range: 0 at its lower end, 1 at its upper.
struct FreeNumber {
    std::string name;
    double mean = 0, sd = 0, q05 = 0, q50 = 0, q95 = 0;  ///< of the posterior, as quantiles of the range
    double value05 = 0, value50 = 0, value95 = 0;        ///< the same of its value; of the first input of a group
    double contraction = 0;                              ///< 1 less posterior over prior variance: near 0 the data tell nothing
};

struct Calibration {
    std::vector<FreeNumber> numbers;
    DrawTable draws;      ///< equally likely
    std::size_t runs = 0;  ///< of the model
    std::vector<double> fitted, spread;  ///< by target: mean over the draws, each on luck of its own, and standard deviation with errors
};

/// Throws Error for names that are no uncertain numbers, a number named twice, and more draws than simulations are kept.
[[nodiscard]] Calibration calibrate(const Scenario& scenario, const std::vector<Target>& targets, const CalibrationOptions& options);

/// Of one free number over all rounds of recovery.
struct Recovered {
    std::string name;
    double coverage = 0;     ///< share of rounds in which the truth lies between the 5 and 95 % quantiles of the posterior
    double contraction = 0;  ///< mean over rounds
    double error = 0;        ///< root mean square of posterior mean less truth, in quantiles; of the prior's mean 0.29
};
struct Recovery {
    std::size_t rounds = 0;
    std::vector<Recovered> numbers;
    double coverage = 0;  ///< over all numbers and rounds; 0.9 where all is right
};

/// In each round: a truth drawn from the prior, data made with it by luck of its own and errors of the stated size at the places
/// of the targets (their values are not used), and the posterior given those. The simulations are the same in all rounds.
[[nodiscard]] Recovery recover(const Scenario& scenario, const std::vector<Target>& targets, std::size_t rounds, const CalibrationOptions& options);

/// Columns: parameter,mean,sd,q05,q50,q95,value05,value50,value95,contraction.
void write_free_numbers(const Calibration& calibration, const TextSink& sink);
/// Columns: parameter,rounds,coverage,contraction,error.
void write_recovery(const Recovery& recovery, const TextSink& sink);

}  // namespace multivector
