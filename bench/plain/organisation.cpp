#include "plain/organisation.hpp"

#include <algorithm>

#include "plain/courted_state.hpp"

namespace multivector::plain {

double Organisation::alone() const {
    if (!powerless()) return 0;
    double left = 1;
    for (int p = 0; p < world_->n.powers; ++p) left -= sponsor(p);
    return std::max(left, 0.0);
}

void Programme::add_offers(std::vector<CourtedState>& states) const {
    const auto dyad = [&](int i) -> Dyad& { return states[static_cast<std::size_t>(i)].dyad(cells_->power); };
    double stakes = 1e-12;
    for (const int i : cells_->states) stakes += dyad(i).stake();
    for (const int i : cells_->states) {
        Dyad& with = dyad(i);
        const double effort =
            inputs_->get(Channel::programme_effort, index_) * with.power().seen_attention() * with.stake() / stakes;
        for (Tie& tie : with.ties())
            if (const int slot = cells_->share_slot[static_cast<std::size_t>(tie.domain)]; slot >= 0)
                tie.offer_target += effort * inputs_->slot(slot);
    }
}

}  // namespace multivector::plain
