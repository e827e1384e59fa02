#pragma once
// Organisations: members, depth by domain, sponsors and chairs, all dated. Programmes: effort of a power beside its
// budget.

#include <vector>

#include "plain/inputs.hpp"

namespace multivector::plain {

class CourtedState;

class Organisation {
public:
    Organisation(const World& world, const Inputs& inputs, int index)
        : world_(&world), inputs_(&inputs), index_(index) {}

    bool powerless() const { return world_->powerless[static_cast<std::size_t>(index_)]; }
    double member(int state) const { return inputs_->get(Channel::membership, index_ * world_->n.states + state); }
    double chair(int state) const { return inputs_->get(Channel::chair, index_ * world_->n.states + state); }
    double sponsor(int power) const { return inputs_->get(Channel::sponsor, index_ * world_->n.powers + power); }
    double depth(int domain) const { return inputs_->get(Channel::depth, index_ * world_->n.domains + domain); }

private:
    const World* world_;
    const Inputs* inputs_;
    int index_;
};

class Programme {
public:
    Programme(const ProgrammeCells& cells, const Inputs& inputs, int index)
        : cells_(&cells), inputs_(&inputs), index_(index) {}

    /// Adds to the targets of offers; the states share the effort by what they are worth to the power.
    void add_offers(std::vector<CourtedState>& states) const;

private:
    const ProgrammeCells* cells_;
    const Inputs* inputs_;
    int index_;
};

}  // namespace multivector::plain
