#pragma once
// Market and security capability of a power, or of the rest of the world, against the base month.

#include "plain/inputs.hpp"

namespace multivector::plain {

class Capability {
public:
    /// `entry` is the index of the power; one past the last power stands for the rest of the world.
    Capability(const World& world, const Inputs& inputs, int entry);

    /// Brings it to a month; months must be visited in order.
    void enter(int month);
    /// ln K(t)/K(base) in a domain, the geometric mean of both kinds where the domain has the role of neither.
    double change(Role role) const;
    /// Declared growth after the last data, felt from the next month on.
    void grow();

private:
    const World* world_;
    const Inputs* inputs_;
    int entry_, month_ = 0;
    double market_ = 0, security_ = 0;              // ln K(t)/K(base)
    double grown_market_ = 0, grown_security_ = 0;  // log points
};

}  // namespace multivector::plain
