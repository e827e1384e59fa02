#pragma once
// Declared policies: where a state does not choose but takes a posture that its policy names.

#include <memory>
#include <optional>

#include "world/world.hpp"

namespace multivector::plain {

class CourtedState;

class Policy {
public:
    virtual ~Policy() = default;
    /// The posture toward a power in a domain; none where the state chooses.
    virtual std::optional<int> posture(const CourtedState& state, int power, int domain) const = 0;
};

std::unique_ptr<Policy> make_policy(const World& world, const CompiledPolicy& declared);

}  // namespace multivector::plain
