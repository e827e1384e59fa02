#pragma once
// Organisations: members, depth by domain, sponsors and chairs, all dated. Programmes: effort of a power beside its
// budget.

#include <vector>

#include "plain/membership.hpp"

namespace multivector::plain {

class CourtedState;

class Organisation {
public:
    Organisation(const World& world, const Inputs& inputs, int index)
        : world_(&world), inputs_(&inputs), index_(index), chosen_(static_cast<std::size_t>(world.n.states)) {}

    /// Leaves a membership to its state; it must outlive the organisation.
    void leave_to_state(const Membership& membership) {
        chosen_[static_cast<std::size_t>(membership.state())] = &membership;
    }
    /// The membership that is left to a state; null if none is.
    const Membership* chosen(int state) const { return chosen_[static_cast<std::size_t>(state)]; }

    bool powerless() const { return world_->powerless[static_cast<std::size_t>(index_)]; }
    /// What no power has come to sponsor; 0 of an organisation that had a sponsor to begin with.
    double alone() const;
    double member(int state) const {
        const Membership* own = chosen(state);
        return own ? own->in_force() : inputs_->get(Channel::membership, world_->n.gi(index_, state));
    }
    double chair(int state) const { return inputs_->get(Channel::chair, index_ * world_->n.states + state); }
    double sponsor(int power) const { return inputs_->get(Channel::sponsor, index_ * world_->n.powers + power); }
    double depth(int domain) const { return inputs_->get(Channel::depth, index_ * world_->n.domains + domain); }

private:
    const World* world_;
    const Inputs* inputs_;
    int index_;
    std::vector<const Membership*> chosen_;  // by state
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
