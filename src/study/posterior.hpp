#pragma once
// Draws from a posterior by approximate Bayesian computation with regression: of many simulations from the prior those whose
// data are nearest to what was seen are kept, and moved to it along a local regression (Beaumont, Zhang and Balding, "Approximate Bayesian
// computation in population genetics", Genetics 162, 2002). How near is measured in what the data tell of each number: its
// expectation given the data, by a regression over half of the simulations (Fearnhead and Prangle, "Constructing summary statistics for approximate Bayesian
// computation", Journal of the Royal Statistical Society B 74, 2012). The prior is even and independent on (0, 1).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/matrix.hpp"

namespace multivector {

/// Points of the free numbers and their weights, which sum to one.
struct Posterior {
    Matrix points;
    std::vector<double> weights;

    [[nodiscard]] double mean(std::size_t number) const;
    [[nodiscard]] double sd(std::size_t number) const;
    /// A value below which the share `p` lies; of two that are as good the one farther from the middle.
    [[nodiscard]] double quantile(std::size_t number, double p) const;
    /// Equally likely draws, 1 or more; no point is drawn twice before all have been where weights are even.
    [[nodiscard]] Matrix draws(std::size_t count, std::uint32_t seed) const;
};

/// A simulation and its distance from what was seen.
struct Neighbour {
    double distance = 0;
    std::size_t row = 0;
    friend auto operator<=>(const Neighbour&, const Neighbour&) = default;
};

/// Simulations from the prior, for one posterior or many.
class Simulations {
public:
    /// The free numbers in (0, 1) and the data that came of them, errors included, row for row; neither may have no column.
    /// Throws Error for fewer than a hundred, and for data that are no numbers.
    Simulations(Matrix points, Matrix data);

    /// Simulations that are kept: a twentieth, at least fifty and ten for each slope of the local regression.
    [[nodiscard]] std::size_t kept() const;
    /// Of the free numbers, given what was seen.
    [[nodiscard]] Posterior posterior(std::span<const double> seen) const;

private:
    /// The first half is for the regression, of the other half the nearest are kept.
    [[nodiscard]] std::size_t half() const { return scores_.rows / 2; }
    void standardise();
    void regress();
    [[nodiscard]] std::vector<double> features(std::span<const double> data) const;
    [[nodiscard]] std::vector<double> features_of(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::vector<double> expected(std::span<const double> data) const;
    [[nodiscard]] Matrix moved(const std::vector<Neighbour>& near, const std::vector<double>& weight, const std::vector<double>& target) const;

    Matrix scores_;                      ///< normal scores of the points
    Matrix data_;
    std::vector<double> mean_, scale_;   ///< by datum; scale 0 where it does not vary
    Matrix weights_;                     ///< of the regression of scores on features: by feature and number
    Matrix expected_;                    ///< expected score of each number, by simulation of the second half
    std::vector<double> left_;           ///< by number: variance that the data leave, as a share of the prior's
};

}  // namespace multivector
