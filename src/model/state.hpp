#pragma once
// The mutable state of the model, the constants of a batch of replicates, and what a month derives from them.
// Every array holds one lane of replicates per cell, so that replicates are the innermost dimension.

#include <array>
#include <cstddef>
#include <vector>

#include "lanes/elementary.hpp"
#include "world/world.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class L>
using Row = std::vector<L>;

/// A value for each power, of which the first w.n.powers are filled.
template <class L>
using PerPower = std::array<L, kMaxPowers>;
template <class L>
using PerPosture = std::array<L, kMaxPostures>;

/// State at the start of a month. Shapes: ipd = state x power x domain, and so on.
template <class L>
struct State {
    Row<L> tie;           // x_ipd, share, (0, 1)
    Row<L> engagement;    // E_ipd
    Row<L> deference;     // D_ipd
    Row<L> posture;       // k_ipd, index of the posture in force (stochastic mode)
    Row<L> mix;           // pi_ipdk, distribution of the posture in force (mean-field mode; empty otherwise)
    Row<L> offer;         // o_ipd, offer units
    Row<L> noise;         // n_ipd, log points
    Row<L> attention;     // a_p, (0, 1.5]
    Row<L> coercion;      // kappa_ip, [0, 1]
    Row<L> threat;        // theta_ij
    Row<L> standing;      // N_i, [0, 1]
    Row<L> capacity;      // cap_r, Mt/year
    Row<L> pledged;       // first stage of the delay from offers to capacity, per corridor, log points
    Row<L> built;         // second stage
    Row<L> membership;    // m_gi of the pairs that may be open, share
    Row<L> nearness;      // h_ij of the pairs of neighbours, log points
    Row<L> hosted;        // usefulness earned by hosting mediation, ip
    Row<L> conceded;      // what powers paid in concessions in the month before, offer units, p; none without concessions
    Row<L> grown_market;  // log growth after the last data, per power and rest of the world
    Row<L> grown_security;
    Row<L> legacy;        // one value: what is left of the legacy, 1 at the base

    /// Every row, in a fixed order.
    static auto rows(State& s) {
        return std::array{&s.tie, &s.engagement, &s.deference, &s.posture, &s.mix, &s.offer, &s.noise, &s.attention,
                          &s.coercion, &s.threat, &s.standing, &s.capacity, &s.pledged, &s.built, &s.membership, &s.nearness, &s.hosted,
                          &s.conceded, &s.grown_market, &s.grown_security, &s.legacy};
    }
};

/// What the shocks that arrive during the run do in one month, per trigger. Shares are 0 or 1 but for the mean-field mode,
/// where they are probabilities.
template <class L>
struct Arriving {
    Row<L> in_force;  // share
    Row<L> strength;  // w, 0 where it is not in force
    Row<L> began;     // month of its arrival where it is in force
    Row<L> arrived;   // share that it has come to so far
};

/// Inputs of a batch: base values with the draws of each replicate, and those of the present month.
template <class L>
struct Inputs {
    Row<L> base;
    Row<L> now;
    Arriving<L> arriving;
    const L& operator[](int slot) const { return now[static_cast<std::size_t>(slot)]; }
};

/// Random numbers of one month of a batch, shared by every variant of the scenario that runs on the same luck.
template <class L>
struct Luck {
    Row<L> posture;    // ipd, uniform
    Row<L> tie;        // ipd, standard normal
    Row<L> coercion;   // ip, uniform
    Row<L> mediation;  // per conflict, uniform
    Row<L> membership; // per pair that may be open, uniform
    Row<L> joint;      // i, uniform; none without joint moves
};

/// A part of a state's transit demand that may go by any of some corridors.
struct Shipper {
    int state = 0;
    std::vector<int> routes;
};

/// Constants of a batch: the resting point of the base month and what follows from it.
template <class L>
struct Rest {
    Row<L> weight;           // w_id, sums to one over d
    Row<L> engagement;       // E_0,ipd
    Row<L> deference;        // D_0,ipd
    Row<L> tie;              // x_ipd at the base; of transit from the corridors
    Row<L> ln_tie;           // ln x_ipd
    Row<L> ln_rest;          // ln x_i0d, rest of the world
    Row<L> offer;            // o_0
    Row<L> ln_offer;         // ln(1 + o_0)
    Row<L> attention_demand; // load of theatres over the multiplier of attention at the base, per power
    Row<L> coercion;         // kappa_0
    Row<L> standing;         // N_0
    Row<L> threat;           // theta_bar at the base
    Row<L> organisation;     // organisations' pull on ties at the base, ipd
    Row<L> shared;           // depth of organisations shared at the base, ip
    Row<L> belonging;        // mu_gi: what the base month reveals of open memberships, per pair that may be open
    Row<L> course;           // mu_i: what keeping its postures is worth to a state that compares joint moves, i
    Row<L> course_left;      // P_im at rest, state x joint move
    Row<L> neighbour;        // n_ij: part of what the state has outside the powers, per pair of neighbours
    Row<L> alone;            // own_i: part of it that the state has with none of them, i
    Row<L> roads;            // corridors between them at rest, log points, per pair of neighbours
    Row<L> link;             // corridors that both use, per pair of neighbours and corridor
    Row<L> shared_among;     // depth of organisations of no power shared at rest, per pair of neighbours
    Row<L> apart;            // distance in deference at rest, per pair of neighbours
    Row<L> of_use;           // usefulness that is computed, at rest, ip
    Row<L> units_per_worth;  // offer units to which a budget of 1 comes, over all that cells are worth to the power at the base, p
    Row<L> conceded;         // concessions at rest, over the budget, p; none of the two without concessions
    Row<L> friction;         // ipd, at the base
    Row<L> capability;       // ln multiplier of capability at the base, pd
    Row<L> cohesion;         // i
    Row<L> sanctions;        // pq
    Row<L> demand;           // transit demand at the base, i
    Row<L> unmodelled;       // part of the demand that uses no corridor of the world, share, i
    Row<L> shipped;          // part of the modelled demand of its state that a shipper has
    Row<L> cost;             // corridor cost + risk at the base
    Row<L> scale;            // corridor multiplier at the base
    Row<L> sharpness;        // lambda / sd_i
    Row<L> affinity_e;       // phi^e in units of utility, ipd
    Row<L> affinity_v;       // phi^v
    Row<L> mix;              // resting distribution of postures, ipdk
    Row<L> residual;         // distance from E_0, D_0 that the affinity leaves, ipd
    Row<L> lever_factor;     // exp(psi_e,d e_k), dk
    Row<L> unengaged;        // exp(-psi_e,d E_0), ipd
    Row<L> reach;            // H_d
    Row<L> inverse_time;     // 1 / T_d
    L coercion_decay;
    L legacy_decay;
    L hosted_decay;
    std::vector<std::vector<int>> routes;  // corridors of a state with any base flow
    std::vector<Shipper> shippers;         // in the order of states; of one state first what is not bound to its goods

    static auto rows(Rest& r) {
        return std::array{&r.weight, &r.engagement, &r.deference, &r.tie, &r.ln_tie, &r.ln_rest, &r.offer, &r.ln_offer,
                          &r.attention_demand, &r.coercion, &r.standing, &r.threat, &r.organisation, &r.shared, &r.belonging, &r.course,
                          &r.course_left, &r.neighbour, &r.alone, &r.roads, &r.link, &r.shared_among, &r.apart, &r.of_use, &r.units_per_worth,
                          &r.conceded, &r.friction,
                          &r.capability, &r.cohesion, &r.sanctions, &r.demand, &r.unmodelled, &r.shipped, &r.cost, &r.scale, &r.sharpness,
                          &r.affinity_e, &r.affinity_v, &r.mix, &r.residual, &r.lever_factor, &r.unengaged, &r.reach,
                          &r.inverse_time};
    }
};

/// Rows that the routing of flows fills and empties many times a month.
template <class L>
struct Routing {
    Row<L> pull, weight, open_weight, part_open, wanted, left, unserved, whole, room, taken, asked, rate, offered;
    Row<L> flow, served, flow_without, served_without;
};

/// What one month derives; scratch of a worker, worth nothing afterwards.
template <class L>
struct Derived {
    Row<L> member;         // mem_gi: memberships in force, organisation x state
    Row<L> membership_value;  // V_gi of the pairs that may be open, 0 of the others, organisation x state
    Row<L> organisation;   // pull on ties, ipd
    Row<L> shared;         // depth of organisations shared, ip
    Row<L> companion;      // com_ij: depth of organisations of no power shared with another state, state x state
    Row<L> bloc;           // bloc_i, [0, 1)
    Row<L> near;           // near_i, multiplier of the attraction of what is not of the powers, i
    Row<L> regard;         // what standing makes of the worth of offers, i
    Row<L> spent;          // concessions of the month before, over those that would go with the budget at rest, p
    Row<L> ln_capability;  // eta_d ln K_pd(t)/K_pd(base), pd
    Row<L> ln_capability_rest;  // d
    Row<L> deference;      // v_ip
    Row<L> exposure;       // X_ip
    Row<L> leverage_d;     // L_ipd
    Row<L> leverage;       // Lambda_ip
    Row<L> loss;           // exp(-Lambda_ip)
    Row<L> passage;        // M_ip: what the power would lose if its traffic could not pass the state, ip
    Row<L> of_use;         // usefulness that is computed, ip
    Row<L> hazard;         // haz_ip, 1/month
    Row<L> hazard_slope;   // d haz / d G
    Row<L> cell_value;     // share of p's budget for the cell, pid in order ipd
    Row<L> ln_pull;        // ln attraction without engagement, coercion and noise, ipd
    Row<L> ln_offer;       // ln(1 + o(t+1)), ipd
    Row<L> engaged;        // exp(psi_e (E - E_0)), ipd
    Row<L> attraction;     // with levers at rest, ipd
    Row<L> rest_attraction;// id
    Row<L> target;         // x^_ipd at present stocks
    Row<L> market;         // x^m_ipd, engagement at its base everywhere
    Row<L> concession;     // c_ipdk, offer units; none without concessions
    Row<L> paid;           // concessions of the power to the state, offer units, ip; likewise
    Row<L> utility;        // U without switching, ipdk
    Row<L> free;           // choice without switching, ipdk
    Row<L> choice;         // P(k) of the month given the posture in force, ipdk
    Row<L> joint_chance;   // of the joint moves of the state at hand
    Row<L> joint_move;     // chance of any, or 0/1; i, none without joint moves
    Row<L> flow;           // f_ir, Mt/year
    Row<L> served;         // share of the demand served with all corridors, i
    Row<L> struck;         // coercion events of the month, ip
    Row<L> hosted;         // mediation hosted in the month: probability or 0/1, conflict x state
    Routing<L> routing;
    Row<L> vote;           // yes, abstain, no of the issues of the month: issue x state x 3
};

/// A view of everything a phase may read and the one thing it may write.
template <class L>
struct Frame {
    const World& world;
    const Inputs<L>& in;
    const Rest<L>& rest;
    const Luck<L>& luck;
    const State<L>& now;
    State<L>& next;
    Derived<L>& month;
    /// What phases read where another may have written it already: the next state as far as the month has come, or the
    /// present one if all move at once.
    const State<L>& seen = world.model.order == PhaseOrder::at_once ? now : next;
    int index = 0;             // months since the base
    bool mean_field = false;
    const State<L>* played = nullptr;   // frozen twin: the baseline's next state, whose postures and memberships are replayed
    const Row<L>* split = nullptr;      // frozen twin: the baseline's split of offers
    const Row<L>* joint = nullptr;      // frozen twin: the baseline's joint moves

    const L& par(Parameter p) const { return in[world.parameter(p)]; }
    const L& get(Channel c, int cell) const { return in[world.at(c) + cell]; }
};

inline std::size_t z(int i) { return static_cast<std::size_t>(i); }

/// Brings rows to the precision of the lanes To.
template <class To, class From>
void bring(const Row<From>& from, Row<To>& to) {
    to.clear();
    for (const From& x : from) to.push_back(lanes_as<To>(x));
}
template <class To, class From, std::size_t N>
void bring(const std::array<Row<From>*, N>& from, const std::array<Row<To>*, N>& to) {
    for (std::size_t k = 0; k < N; ++k) bring(*from[k], *to[k]);
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
