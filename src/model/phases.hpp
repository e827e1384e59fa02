#pragma once
// What the phases of a month are called, which equations of docs/model they compute, and what of the state they read and
// write. Plain text, apart from the kernels; tests run each phase and hold it to its row.

#include <array>
#include <string_view>

namespace multivector {

/// `A(t)` is the variable A at the start of the month, `A(t+1)` the one at its end. What has no time is derived by the month.
struct PhaseInfo {
    std::string_view name, equations, reads, writes;
    std::string_view reads_at_once{};  ///< with the order `at_once`; empty: the same
};

/// In the order in which they run.
inline constexpr std::array<PhaseInfo, 14> kPhases{{
    {"organisations", "P1", "inputs, m(t)", "memberships in force, their pull on ties, depth shared, companions"},
    {"attention", "P2", "inputs, a(t)", "a(t+1)"},
    {"perception", "P3 to P5", "inputs, D(t), x(t), kappa(t), theta(t), N(t), memberships in force", "v, X, theta(t+1), N(t+1)"},
    {"leverage", "P6 to P8, K1 to K6", "x(t), cap(t), E(t), kappa(t), n(t), pull of membership", "L, Lambda, flows"},
    {"offers", "P9 to P11", "inputs, x(t), D(t), N(t), o(t), con(t), a(t+1), companions", "o(t+1)",
     "inputs, x(t), D(t), N(t), o(t), con(t), a(t), companions"},
    {"hazard", "P12 to P15, P41, K7", "inputs, v, X, x(t), kappa(t), theta(t), cap(t), hosted(t), a(t+1), N(t+1), depth shared, companions",
     "leverage of routes, hazard of coercion",
     "inputs, v, X, x(t), kappa(t), theta(t), cap(t), hosted(t), a(t), N(t), depth shared, companions"},
    {"capability", "P16", "data, inputs, gM(t), gS(t)", "capability, gM(t+1), gS(t+1)"},
    {"gravity", "P17, P18", "capability, leg(t), h(t), a(t+1), o(t+1), pull of membership", "pull of ties",
     "capability, leg(t), h(t), a(t), o(t), pull of membership"},
    {"postures", "P19 to P29, P43 to P46",
     "x(t), E(t), D(t), k(t), pi(t), kappa(t), n(t), cap(t), a(t), N(t), a(t+1), theta(t+1), o(t+1), pull of ties, flows, "
     "Lambda, hazard",
     "utilities, joint moves, concessions, k(t+1), pi(t+1), E(t+1), D(t+1), con(t+1)",
     "x(t), E(t), D(t), k(t), pi(t), kappa(t), n(t), cap(t), a(t), N(t), theta(t), o(t), pull of ties, flows, Lambda, hazard"},
    {"coercion", "P30", "hazard, kappa(t)", "kappa(t+1)"},
    {"corridors and ties", "P31 to P34, K1 to K6",
     "x(t), n(t), cap(t), pledged(t), built(t), leg(t), E(t+1), kappa(t+1), o(t+1), pull of ties",
     "cap(t+1), pledged(t+1), built(t+1), n(t+1), x(t+1), leg(t+1)",
     "x(t), E(t), kappa(t), n(t), cap(t), pledged(t), built(t), leg(t), o(t), pull of ties"},
    {"mediation and votes", "P35 to P37, P42", "inputs, x(t), N(t), h(t), hosted(t), v, Lambda, hazard, N(t+1)",
     "hosted(t+1), N(t+1), votes"},
    {"memberships", "P38, P39",
     "inputs, m(t), E(t), D(t), x(t), kappa(t), a(t+1), theta(t+1), o(t+1), v, Lambda, hazard, targets, memberships in force, companions",
     "worth of memberships, m(t+1)",
     "inputs, m(t), E(t), D(t), x(t), kappa(t), a(t), theta(t), o(t), v, Lambda, hazard, targets, memberships in force, companions"},
    {"neighbours", "P40", "inputs, h(t), cap(t), v, companions", "h(t+1)"},
}};

}  // namespace multivector
