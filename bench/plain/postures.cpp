#include "plain/postures.hpp"

#include <cmath>

namespace multivector::plain {

Postures::Postures(const World& world) : count_(world.n.postures) {
    const auto n = static_cast<std::size_t>(count_);
    for (std::size_t k = 0; k < n; ++k) {
        engagement_[k] = world.lever_e[k];
        deference_[k] = world.lever_v[k];
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t l = 0; l < n; ++l)
            distance_[k][l] = std::abs(engagement_[k] - engagement_[l]) + std::abs(deference_[k] - deference_[l]);
}

}  // namespace multivector::plain
