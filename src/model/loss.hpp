#pragma once
// What a state loses with a tie, and what a little more of the tie adds to that, in the form that the world takes.

#include "model/state.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

/// (P6) sigma_d - 1 times the loss, in log points, of a share x of the ties of a domain: -ln(1 - min(x, .97)), or x.
template <class L>
L loss_of_share(const World& w, L x) {
    if (w.model.leverage == LeverageForm::linear_share) return x;
    return -log(L(1.0) - min(x, L(0.97)));
}

/// (P7) The same where the part `kept` of what is served can still be: -ln max(kept, .03), or 1 - kept.
template <class L>
L loss_of_routes(const World& w, L kept) {
    if (w.model.leverage == LeverageForm::linear_share) return L(1.0) - min(max(kept, L(0.0)), L(1.0));
    return -log(min(max(kept, L(0.03)), L(1.0)));
}

/// (P24) `scale` times the derivative of (P6) in the share: 1 / (1 - min(x, .97)), or 1.
template <class L>
L slope_of_loss(const World& w, L scale, L x) {
    if (w.model.leverage == LeverageForm::linear_share) return scale;
    return scale / (L(1.0) - min(x, L(0.97)));
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
