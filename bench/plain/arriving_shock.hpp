#pragma once
// A shock without a date: it arrives when conditions have held, at random, or both.

#include <vector>

#include "plain/inputs.hpp"

namespace multivector::plain {

class CourtedState;

/// In a replicate a shock has come or has not, and all shares below are 0 or 1; in the mean-field mode they are
/// probabilities.
class ArrivingShock {
public:
    ArrivingShock(const Trigger& trigger, int months);

    /// Lets the shock arrive in a month, before the inputs of the month are put in place. Without luck a hazard is an
    /// expected share.
    void arrive(int month, const Inputs& inputs, Luck* luck);
    /// Judges the conditions on what a month shows.
    void watch(int month, const std::vector<CourtedState>& states);

    double in_force() const { return in_force_; }
    double strength() const { return strength_; }  ///< w, 0 where it is not in force
    double began() const { return began_; }        ///< month of its arrival where it is in force
    double arrived() const { return 1 - never_; }  ///< share that it has come to so far

private:
    double chance(int month, const Inputs& inputs, Luck* luck) const;
    double free_share(int month) const;
    void sum_arrivals(int month);

    const Trigger* trigger_;
    std::vector<double> came_;  // by month
    std::vector<int> held_;     // months in a row, by condition
    double never_ = 1, in_force_ = 0, strength_ = 0, began_ = 0;
};

}  // namespace multivector::plain
