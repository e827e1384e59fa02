#include "plain/capability.hpp"

namespace multivector::plain {

Capability::Capability(const World& world, const Inputs& inputs, int entry)
    : world_(&world), inputs_(&inputs), entry_(entry) {}

void Capability::enter(int month) {
    month_ = month;
    const auto figure = static_cast<std::size_t>(month * (world_->n.powers + 1) + entry_);
    market_ = world_->ln_market[figure] + grown_market_;
    security_ = world_->ln_security[figure] + grown_security_;
}

double Capability::change(Role role) const {
    const double part = role == Role::market ? 1.0 : role == Role::security ? 0.0 : 0.5;
    return part * market_ + (1 - part) * security_;
}

void Capability::grow() {
    const auto entry = static_cast<std::size_t>(entry_);
    const bool power = entry_ < world_->n.powers;
    const int cell = power ? entry_ : 0;
    const Channel market = power ? Channel::growth_market : Channel::world_growth_market;
    const Channel security = power ? Channel::growth_security : Channel::world_growth_security;
    if (month_ >= world_->market_until[entry]) grown_market_ += inputs_->get(market, cell) / 12;
    if (month_ >= world_->security_until[entry]) grown_security_ += inputs_->get(security, cell) / 12;
}

}  // namespace multivector::plain
