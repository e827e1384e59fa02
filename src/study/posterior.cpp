#include "study/posterior.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <Eigen/Dense>

#include "base/error.hpp"
#include "compile/draws.hpp"
#include "lanes/elementary.hpp"
#include "study/random.hpp"

namespace multivector {
namespace {

constexpr double kKept = 0.05;         ///< share of the simulations that are kept
constexpr std::size_t kFewest = 50;    ///< of them at least
constexpr std::size_t kOfSlope = 10;   ///< of them at least for each slope of the local regression
constexpr std::uint32_t kPicks = 0x7069636b;  ///< stream of the picks
constexpr double kEdge = 1e-9;         ///< quantiles stay so far from 0 and 1
constexpr double kFar = 4;             ///< standard deviations beyond which data count as so far away
constexpr double kLeastLeft = 1e-4;    ///< of a number's variance: what is left of it is not known more exactly
constexpr std::size_t kBlock = 1024;  ///< simulations whose features are in memory at once

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Index;

Eigen::Map<Rows> map(Matrix& m) { return {m.values.data(), static_cast<Index>(m.rows), static_cast<Index>(m.columns)}; }
Eigen::Map<const Rows> map(const Matrix& m) { return {m.values.data(), static_cast<Index>(m.rows), static_cast<Index>(m.columns)}; }

double score_of(double u) { return normal_quantile(Lane<double, 1>(std::clamp(u, kEdge, 1 - kEdge)))[0]; }

/// Epanechnikov's: highest at what was seen, 0 at the farthest that is kept; in sum one.
std::vector<double> kernel_weights(const std::vector<Neighbour>& near) {
    const double farthest = std::ranges::max(near, {}, &Neighbour::distance).distance;
    std::vector<double> out;
    for (const Neighbour& n : near) out.push_back(farthest > 0 ? 1 - n.distance / farthest : 1.0);
    double sum = 0;
    for (const double w : out) sum += w;
    if (sum <= 0) return std::vector<double>(out.size(), 1 / static_cast<double>(out.size()));
    for (double& w : out) w /= sum;
    return out;
}

/// Even draws that tell as much as weighted ones.
double effective(const std::vector<double>& weights) {
    double squares = 0;
    for (const double w : weights) squares += w * w;
    return 1 / squares;
}

}  // namespace

double Posterior::mean(std::size_t number) const {
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * points(k, number);
    return sum;
}

double Posterior::sd(std::size_t number) const {
    const double middle = mean(number);
    double sum = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * (points(k, number) - middle) * (points(k, number) - middle);
    return std::sqrt(sum);
}

double Posterior::quantile(std::size_t number, double p) const {
    std::vector<std::pair<double, double>> sorted;
    for (std::size_t k = 0; k < weights.size(); ++k) sorted.emplace_back(points(k, number), weights[k]);
    std::ranges::sort(sorted);
    const double n = effective(weights), part = n / (n + 1);  // of n even draws the k-th lies at k / (n + 1)
    double sum = 0;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        sum += sorted[k].second;
        if (p < 0.5 && sum * part > p) return sorted[k == 0 ? 0 : k - 1].first;
        if (p >= 0.5 && sum * part >= p) return sorted[k].first;
    }
    return sorted.back().first;
}

Matrix Posterior::draws(std::size_t count, std::uint32_t seed) const {
    Random random(seed, kPicks);
    const double start = random.uniform();
    Matrix out(count, points.columns);
    double sum = weights[0];
    std::size_t from = 0;
    for (std::size_t k = 0; k < count; ++k) {  // systematic: one random number, evenly spaced picks
        const double at = (start + static_cast<double>(k)) / static_cast<double>(count);
        while (sum < at && from + 1 < weights.size()) sum += weights[++from];
        std::ranges::copy(points.row(from), out.row(k).begin());
    }
    return out;
}

Simulations::Simulations(Matrix points, Matrix data) : scores_(std::move(points)), data_(std::move(data)) {
    if (scores_.rows < 2 * kFewest || scores_.columns == 0 || data_.columns == 0)
        throw Error("a posterior needs a free number, something that was seen, and 100 simulations at least");
    if (!std::ranges::all_of(data_.values, [](double x) { return std::isfinite(x); })) throw Error("a simulation gave a value that is no number");
    for (double& u : scores_.values) u = score_of(u);
    standardise();
    regress();
}

void Simulations::standardise() {
    const auto n = static_cast<double>(data_.rows);
    mean_.assign(data_.columns, 0.0);
    scale_.assign(data_.columns, 0.0);
    for (std::size_t r = 0; r < data_.rows; ++r)
        for (std::size_t k = 0; k < data_.columns; ++k) mean_[k] += data_(r, k) / n;
    for (std::size_t r = 0; r < data_.rows; ++r)
        for (std::size_t k = 0; k < data_.columns; ++k) scale_[k] += std::pow(data_(r, k) - mean_[k], 2) / n;
    for (double& s : scale_) s = s > 0 ? 1 / std::sqrt(s) : 0;
}

/// 1, the data in standard deviations, and their squares.
std::vector<double> Simulations::features(std::span<const double> data) const {
    std::vector<double> out{1};
    for (std::size_t k = 0; k < data.size(); ++k) out.push_back(std::clamp((data[k] - mean_[k]) * scale_[k], -kFar, kFar));
    for (std::size_t k = 0; k < data.size(); ++k) out.push_back(out[1 + k] * out[1 + k]);
    return out;
}

/// Least squares over the first half; a little of ridge for features that say the same. What is expected of the other half is
/// then known as well as of what is seen later, neither of which was in the regression.
void Simulations::regress() {
    const auto count = static_cast<Index>(1 + 2 * data_.columns), numbers = static_cast<Index>(scores_.columns);
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(count, count), with = Eigen::MatrixXd::Zero(count, numbers);
    for (std::size_t begin = 0; begin < half(); begin += kBlock) {
        const std::vector<double> of = features_of(begin, std::min(begin + kBlock, half()));
        const Eigen::Map<const Eigen::MatrixXd> block(of.data(), count, static_cast<Index>(of.size()) / count);
        square.selfadjointView<Eigen::Lower>().rankUpdate(block);
        with += block * map(scores_).middleRows(static_cast<Index>(begin), block.cols());
    }
    square.diagonal().tail(count - 1).array() += 1;
    weights_ = Matrix(static_cast<std::size_t>(count), scores_.columns);
    map(weights_) = square.selfadjointView<Eigen::Lower>().llt().solve(with);
    expected_ = Matrix(scores_.rows, scores_.columns);
    left_.assign(scores_.columns, 0.0);
    const auto others = static_cast<double>(scores_.rows - half());
    for (std::size_t r = half(); r < scores_.rows; ++r) {
        const auto e = expected(data_.row(r));
        std::ranges::copy(e, expected_.row(r).begin());
        for (std::size_t j = 0; j < e.size(); ++j) left_[j] += std::pow(scores_(r, j) - e[j], 2) / others;
    }
    for (double& l : left_) l = std::max(l, kLeastLeft);
}

/// Features of the simulations from `begin` to before `end`, one after another.
std::vector<double> Simulations::features_of(std::size_t begin, std::size_t end) const {
    std::vector<double> out;
    for (std::size_t r = begin; r < end; ++r) {
        const auto of = features(data_.row(r));
        out.insert(out.end(), of.begin(), of.end());
    }
    return out;
}

std::vector<double> Simulations::expected(std::span<const double> data) const {
    std::vector<double> out(weights_.columns, 0.0);
    const auto of = features(data);
    for (std::size_t k = 0; k < of.size(); ++k)
        for (std::size_t j = 0; j < out.size(); ++j) out[j] += of[k] * weights_(k, j);
    return out;
}

std::size_t Simulations::kept() const {
    const auto share = static_cast<std::size_t>(std::ceil(kKept * static_cast<double>(scores_.rows)));
    return std::min(std::max({share, kFewest, kOfSlope * (1 + scores_.columns)}), scores_.rows - half());
}

Posterior Simulations::posterior(std::span<const double> seen) const {
    const auto target = expected(seen);
    std::vector<Neighbour> near;
    for (std::size_t r = half(); r < scores_.rows; ++r) {
        double distance = 0;
        for (std::size_t j = 0; j < target.size(); ++j) distance += std::pow(expected_(r, j) - target[j], 2) / left_[j];
        near.push_back({distance, r});
    }
    std::nth_element(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept() - 1), near.end());
    near.resize(kept());
    std::ranges::sort(near, {}, &Neighbour::row);
    std::vector<double> weights = kernel_weights(near);
    Matrix points = moved(near, weights, target);
    return {std::move(points), std::move(weights)};
}

/// The points of the nearest, moved to what was seen along a weighted local linear regression of scores on expectations.
Matrix Simulations::moved(const std::vector<Neighbour>& near, const std::vector<double>& weight, const std::vector<double>& target) const {
    const auto rows = static_cast<Index>(near.size()), numbers = static_cast<Index>(target.size());
    Eigen::MatrixXd apart(rows, 1 + numbers), weighted(rows, 1 + numbers);
    Rows scores(rows, numbers);
    for (Index k = 0; k < rows; ++k) {
        const Neighbour& n = near[static_cast<std::size_t>(k)];
        scores.row(k) = map(scores_).row(static_cast<Index>(n.row));
        apart(k, 0) = 1;
        for (Index j = 0; j < numbers; ++j) apart(k, 1 + j) = expected_(n.row, static_cast<std::size_t>(j)) - target[static_cast<std::size_t>(j)];
        weighted.row(k) = apart.row(k) * weight[static_cast<std::size_t>(k)];
    }
    Eigen::MatrixXd square = weighted.transpose() * apart;
    square.diagonal().tail(numbers) *= 1.001;  // a little of ridge: expectations may move together
    square.diagonal().tail(numbers).array() += 1e-9;
    const Eigen::MatrixXd slopes = square.ldlt().solve(weighted.transpose() * scores);
    // What is left of each about the regression, made wider by what the regression has taken for itself, about its value at the target.
    const double n = effective(weight), wider = std::sqrt(n / std::max(n - static_cast<double>(1 + numbers), 1.0));
    scores = ((scores - apart * slopes) * wider).rowwise() + slopes.row(0);
    Matrix out(near.size(), target.size());
    map(out) = scores.unaryExpr([](double score) { return std::clamp(normal_cdf(score), kEdge, 1 - kEdge); });
    return out;
}

}  // namespace multivector
