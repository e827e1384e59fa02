#pragma once
// Choices of structure: forms of the model that a world or a scenario may take in place of the usual ones. The first of
// each is the usual one. config/structure.cpp holds their words, docs/decisions/0027 their reasons.

#include <cstdint>

namespace multivector {

/// (P6, P7, P24) What the loss of a tie costs.
enum class LeverageForm : std::uint8_t {
    gains_from_ties,  ///< -ln(1 - x) / (sigma - 1)
    linear_share,     ///< x / (sigma - 1)
};

/// Which state the phases of a month see where one could read what another has written in the same month.
enum class PhaseOrder : std::uint8_t {
    in_turn,  ///< that of the end of the month, where kPhases says so
    at_once,  ///< that of its start
};

struct Structure {
    LeverageForm leverage = LeverageForm::gains_from_ties;
    PhaseOrder order = PhaseOrder::in_turn;

    friend bool operator==(const Structure&, const Structure&) = default;
};

}  // namespace multivector
