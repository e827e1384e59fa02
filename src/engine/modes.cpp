#include "engine/modes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <Eigen/Dense>
#include <Eigen/Eigenvalues>

#include "model/month.hpp"

namespace multivector {
namespace {

using Scalar = Lane<double, 1>;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kStep = 1e-6;
constexpr double kTooSmall = 1e-5;  ///< parts of the state this near to 0, but not there, have no room for a step and are held
constexpr std::size_t kLeading = 5;

/// The mean-field month as a map of what it passes on to the next.
class MonthMap {
public:
    explicit MonthMap(const World& world) : world_(world) {
        const std::uint32_t replicate = 0;
        draw_inputs(world, Streams<Scalar>(0, &replicate), DrawMode::fixed, in_);
        inputs_of_month(world, 0, in_);
        resting_point(world, in_, true, rest_, state_);
        point_ = pack(state_);
        const auto size = point_.array().abs();
        moves_ = (size == 0 || size >= kTooSmall).cast<double>();
    }

    [[nodiscard]] Eigen::Index size() const { return point_.size(); }

    /// Derivative of the month along v.
    VectorXd along(const VectorXd& v) {
        const VectorXd step = kStep * moves_ * v.array();
        return moves_ * (month(point_ + step) - month(point_ - step)).array() / (2 * kStep);
    }

private:
    VectorXd month(const VectorXd& x) {
        State<Scalar> now = state_;
        unpack(x, now);
        State<Scalar> next = now;
        Frame<Scalar> f{world_, in_, rest_, luck_, now, next, derived_};
        f.mean_field = true;
        run_month(f);
        return pack(next);
    }

    /// The rows of a state that a month changes and forgets.
    template <class F>
    static void rows(State<Scalar>& s, F&& f) {
        for (Row<Scalar>* row : {&s.tie, &s.engagement, &s.deference, &s.offer, &s.attention, &s.coercion, &s.threat,
                                 &s.standing, &s.membership, &s.nearness, &s.hosted, &s.conceded})
            f(*row);
    }
    /// Probabilities of postures sum to one: the last of each cell follows from the others and is left out.
    [[nodiscard]] bool is_last(std::size_t k) const { return (k + 1) % z(world_.n.postures) == 0; }

    [[nodiscard]] VectorXd pack(State<Scalar>& s) const {
        std::vector<double> values;
        rows(s, [&](const Row<Scalar>& row) {
            for (const Scalar& x : row) values.push_back(x[0]);
        });
        for (std::size_t k = 0; k < s.mix.size(); ++k)
            if (!is_last(k)) values.push_back(s.mix[k][0]);
        return Eigen::Map<const VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
    }
    void unpack(const VectorXd& x, State<Scalar>& s) const {
        Eigen::Index at = 0;
        rows(s, [&](Row<Scalar>& row) {
            for (Scalar& value : row) value = Scalar(x[at++]);
        });
        Scalar left(1.0);
        for (std::size_t k = 0; k < s.mix.size(); ++k) {
            s.mix[k] = is_last(k) ? left : Scalar(x[at++]);
            left = is_last(k) ? Scalar(1.0) : left - s.mix[k];
        }
    }

    const World& world_;
    Inputs<Scalar> in_;
    Rest<Scalar> rest_;
    State<Scalar> state_;
    Luck<Scalar> luck_;
    Derived<Scalar> derived_;
    VectorXd point_;
    Eigen::ArrayXd moves_;
};

}  // namespace

double Modes::half_life() const {
    const double r = radius();
    if (r >= 1) return std::numeric_limits<double>::infinity();
    return r <= 0 ? 0 : std::log(0.5) / std::log(r);
}

Modes slowest_modes(const World& world, int basis) {

    MonthMap month(world);
    const Eigen::Index size = month.size(), most = std::min<Eigen::Index>(basis, size);
    MatrixXd q(size, most + 1), h = MatrixXd::Zero(most + 1, most);
    // Any start that leans on every part of the state; the same on every machine.
    q.col(0) = VectorXd::LinSpaced(size, 1, 2).normalized();
    Eigen::Index used = 0;
    for (Eigen::Index k = 0; k < most; ++k) {
        VectorXd w = month.along(q.col(k));
        for (int pass = 0; pass < 2; ++pass) {
            const VectorXd overlap = q.leftCols(k + 1).transpose() * w;
            w -= q.leftCols(k + 1) * overlap;
            h.col(k).head(k + 1) += overlap;
        }
        h(k + 1, k) = w.norm();
        used = k + 1;
        if (h(k + 1, k) < 1e-10) break;
        q.col(k + 1) = w / h(k + 1, k);
    }
    const Eigen::VectorXcd values = Eigen::EigenSolver<MatrixXd>(h.topLeftCorner(used, used), false).eigenvalues();
    Modes modes;
    modes.leading.assign(values.begin(), values.end());
    std::ranges::sort(modes.leading, [](const auto& a, const auto& b) {
        return std::abs(a) != std::abs(b) ? std::abs(a) > std::abs(b) : a.imag() > b.imag();
    });
    modes.leading.resize(std::min(modes.leading.size(), kLeading));
    return modes;
}

}  // namespace multivector
