#pragma once
// The postures of a world, points in the space of the two levers.

#include <array>

#include "world/world.hpp"

namespace multivector::plain {

/// One number for each posture of a world.
using PerPosture = std::array<double, kMaxPostures>;

class Postures {
public:
    explicit Postures(const World& world);

    int count() const { return count_; }
    double engagement(int k) const { return engagement_[static_cast<std::size_t>(k)]; }
    double deference(int k) const { return deference_[static_cast<std::size_t>(k)]; }
    /// |e_k - e_l| + |v_k - v_l|.
    double distance(int k, int l) const { return distance_[static_cast<std::size_t>(k)][static_cast<std::size_t>(l)]; }

private:
    int count_;
    PerPosture engagement_{}, deference_{};
    std::array<PerPosture, kMaxPostures> distance_{};
};

}  // namespace multivector::plain
