#pragma once
// Numbers of the model that observed figures tell without a run of it: the adjustment of ties, the effect of capability on
// them, and what figures of votes say of the parameters of votes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hindcast/figures.hpp"
#include "parallel/parallel.hpp"
#include "world/draw_table.hpp"

namespace multivector::estimates {

struct Options {
    std::size_t rounds = 400;  ///< simulated panels for each adjustment time
    std::size_t draws = 200;   ///< rows of the table of draws
    std::uint32_t seed = 1;
    Parallelism parallelism;
};

/// What a series says of a number. Values are in the unit of the field.
struct Estimated {
    std::string number;  ///< path of the input; a product of two for what can only be told together
    std::string series;  ///< empty: no series speaks of it
    std::optional<double> estimate, error, low, high;  ///< low and high: of the 90 % interval
    std::size_t observations = 0, dyads = 0;
    std::optional<double> stated, stated_low, stated_high;  ///< what the world says; a range only where it draws the number
    bool told = false;   ///< and so drawn
    std::string why;     ///< why it is not told
    std::vector<double> draws;  ///< of the sampling distribution, within the admissible range; of those told alone

    /// Whether the stated value lies beyond the interval.
    [[nodiscard]] bool apart() const { return stated && low && (*stated < *low || *stated > *high); }
};

/// All that the figures of a hindcast say, by series. The same input gives the same bits on any number of threads.
[[nodiscard]] std::vector<Estimated> estimate(const HindcastSpec& spec, const hindcast::Archive& archive, const Options& options);

/// The draws of the numbers that are told, each independent of the others; of two series the one with the narrower
/// interval. Without columns if nothing is told.
[[nodiscard]] DrawTable draws_of(const std::vector<Estimated>& all);

/// number,series,estimate,se,low,high,observations,dyads,stated,stated_low,stated_high,told,why.
[[nodiscard]] std::string estimates_csv(const std::vector<Estimated>& all);

}  // namespace multivector::estimates
