#include "study/posterior.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "compile/draws.hpp"
#include "lanes/elementary.hpp"
#include "study/gaussian.hpp"
#include "study/halton.hpp"
#include "study/random.hpp"

namespace multivector {
namespace {

constexpr double kKeptShare = 0.5;      ///< of the effective sample from one temperature to the next
constexpr double kWalk = 2.38;          ///< of a random walk, over the root of the dimensions (Gelman, Roberts, Gilks 1996)
constexpr double kFewAccepted = 0.15, kManyAccepted = 0.4;
constexpr double kEdge = 1e-9;          ///< quantiles stay so far from 0 and 1

double quantile(double u) { return normal_quantile(Lane<double, 1>(u))[0]; }

double largest(const std::vector<double>& values) {
    const double top = *std::ranges::max_element(values);
    if (!std::isfinite(top)) throw Error("the likelihood is zero, or no number, at every point");
    return top;
}

/// Shares of the particles, for a step in temperature.
std::vector<double> weights(const std::vector<double>& likelihoods, double step) {
    const double top = largest(likelihoods);
    std::vector<double> out;
    double sum = 0;
    for (const double l : likelihoods) out.push_back(exponential(std::max(step * (l - top), -700.0)));
    for (const double w : out) sum += w;
    for (double& w : out) w /= sum;
    return out;
}

double effective(const std::vector<double>& shares) {
    double squares = 0;
    for (const double w : shares) squares += w * w;
    return 1 / squares;
}

/// The largest step that keeps enough of the sample, at most `rest`.
double next_step(const std::vector<double>& likelihoods, double rest) {
    const double enough = kKeptShare * static_cast<double>(likelihoods.size());
    if (effective(weights(likelihoods, rest)) >= enough) return rest;
    double low = 0, high = rest;
    for (int k = 0; k < 60; ++k) {
        const double middle = (low + high) / 2;
        (effective(weights(likelihoods, middle)) >= enough ? low : high) = middle;
    }
    return std::max(low, rest * 1e-9);
}

/// ln of the mean of exp(step * likelihood) over the particles.
double log_mean(const std::vector<double>& likelihoods, double step) {
    const double top = largest(likelihoods);
    double sum = 0;
    for (const double l : likelihoods) sum += exponential(std::max(step * (l - top), -700.0));
    return step * top + natural_log(sum / static_cast<double>(likelihoods.size()));
}

class Sampler {
public:
    Sampler(std::size_t dimensions, const LogLikelihood& likelihood, const SamplerOptions& o)
        : likelihood_(likelihood), o_(o), z_(o.particles, dimensions) {}

    Posterior run() {
        const Halton points(z_.columns, o_.seed);
        for (std::size_t p = 0; p < z_.rows; ++p)
            for (std::size_t d = 0; d < z_.columns; ++d) z_(p, d) = quantile(std::clamp(points.at(p, d), kEdge, 1 - kEdge));
        values_ = evaluate(z_);
        for (double temperature = 0; temperature < 1;) {
            const double step = next_step(values_, 1 - temperature);
            temperature = step >= 1 - temperature ? 1 : temperature + step;
            out_.log_evidence += log_mean(values_, step);
            out_.temperatures.push_back(temperature);
            advance(step, temperature);
        }
        out_.points = even(z_);
        out_.log_likelihoods = values_;
        return std::move(out_);
    }

private:
    static Matrix even(const Matrix& z) {
        Matrix u(z.rows, z.columns);
        for (std::size_t k = 0; k < z.values.size(); ++k) u.values[k] = std::clamp(normal_cdf(z.values[k]), kEdge, 1 - kEdge);
        return u;
    }

    std::vector<double> evaluate(const Matrix& z) {
        out_.evaluations += z.rows;
        auto values = likelihood_(even(z));
        for (double& v : values)
            if (std::isnan(v)) v = -std::numeric_limits<double>::infinity();
        return values;
    }

    void advance(double step, double temperature) {
        resample(weights(values_, step));
        const auto stage = static_cast<std::uint32_t>(out_.temperatures.size());
        double accepted = 0;
        for (std::size_t move = 0; move < o_.moves; ++move) {
            const double share = walk(temperature, Random(o_.seed, stage, static_cast<std::uint32_t>(2 + move)));
            if (share < kFewAccepted) scale_ *= 0.7;
            if (share > kManyAccepted) scale_ *= 1.4;
            accepted += share / static_cast<double>(o_.moves);
        }
        out_.acceptance.push_back(accepted);
    }

    /// Systematic: one random number, evenly spaced picks.
    void resample(const std::vector<double>& shares) {
        Random random(o_.seed, static_cast<std::uint32_t>(out_.temperatures.size()), 1);
        const double start = random.uniform();
        Matrix z(z_.rows, z_.columns);
        std::vector<double> values(values_.size());
        double sum = shares[0];
        std::size_t from = 0;
        for (std::size_t p = 0; p < z.rows; ++p) {
            const double at = (start + static_cast<double>(p)) / static_cast<double>(z.rows);
            while (sum < at && from + 1 < shares.size()) sum += shares[++from];
            std::ranges::copy(z_.row(from), z.row(p).begin());
            values[p] = values_[from];
        }
        z_ = std::move(z);
        values_ = std::move(values);
    }

    /// One move of every particle; the share that was accepted.
    double walk(double temperature, Random random) {
        const Matrix factor = cholesky(covariance_of(z_), 1e-6);
        const double step = scale_ * kWalk / std::sqrt(static_cast<double>(z_.columns));
        Matrix moved = z_;
        for (std::size_t p = 0; p < z_.rows; ++p) {
            std::vector<double> normals(z_.columns);
            for (double& x : normals) x = random.normal();
            for (std::size_t i = 0; i < z_.columns; ++i)
                for (std::size_t j = 0; j <= i; ++j) moved(p, i) += step * factor(i, j) * normals[j];
        }
        const auto values = evaluate(moved);
        std::size_t accepted = 0;
        for (std::size_t p = 0; p < z_.rows; ++p) {
            double ratio = temperature * (values[p] - values_[p]);
            for (std::size_t i = 0; i < z_.columns; ++i) ratio += (z_(p, i) * z_(p, i) - moved(p, i) * moved(p, i)) / 2;
            if (!(natural_log(random.uniform()) < ratio)) continue;
            ++accepted;
            std::ranges::copy(moved.row(p), z_.row(p).begin());
            values_[p] = values[p];
        }
        return static_cast<double>(accepted) / static_cast<double>(z_.rows);
    }

    const LogLikelihood& likelihood_;
    const SamplerOptions& o_;
    Matrix z_;  ///< particles, in standard normal numbers of their quantiles
    std::vector<double> values_;
    double scale_ = 1;
    Posterior out_;
};

}  // namespace

Posterior sample_posterior(std::size_t dimensions, const LogLikelihood& likelihood, const SamplerOptions& options) {
    if (dimensions == 0 || options.particles < 2) throw Error("a posterior needs a free number and two particles at least");
    return Sampler(dimensions, likelihood, options).run();
}

}  // namespace multivector
