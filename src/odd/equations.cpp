#include "odd/equations.hpp"

#include <array>

namespace multivector {
namespace {

constexpr std::string_view kInputs = "2. Inputs of a month", kOrganisations = "5.1 Organisations", kAttention = "5.2 Attention",
                           kPerception = "5.3 Perception", kLeverage = "5.4 Leverage", kOffers = "5.5 Offers",
                           kHazard = "5.6 Hazard of coercion", kPull = "5.7 Capability and the pull of ties",
                           kTargets = "5.8 Targets", kPostures = "5.9 Postures", kCoercion = "5.10 Coercion",
                           kCapacity = "5.11 Capacity of corridors", kTies = "5.12 Ties",
                           kMediation = "5.13 Mediation and votes", kMemberships = "5.14 Memberships that are chosen", kNeighbours = "5.15 Neighbours",
                           kCorridors = "6. Corridors", kFrames = "7. Frames, variants, frozen twin";

constexpr std::array kEquations{
    Equation{"A1", "chance that a shock without a date arrives", kInputs, "model/triggers.hpp"},
    Equation{"A2", "share to which it may still come", kInputs, "model/triggers.hpp"},
    Equation{"A3", "share to which it comes this month, and has come", kInputs, "model/triggers.hpp"},
    Equation{"A4", "share in force, strength and time of arrival", kInputs, "model/triggers.hpp"},
    Equation{"A5", "value of an input that is set with a probability", kInputs, "model/inputs.hpp"},
    Equation{"P1", "pull of organisations on ties, depth shared", kOrganisations, "model/organisations.hpp"},
    Equation{"P2", "attention of a power", kAttention, "model/attention.hpp"},
    Equation{"P3", "deference and ties with a power over all domains", kPerception, "model/perception.hpp"},
    Equation{"P4", "perceived threat", kPerception, "model/perception.hpp"},
    Equation{"P5", "polarisation and standing", kPerception, "model/perception.hpp"},
    Equation{"P6", "leverage in a domain", kLeverage, "model/leverage.hpp"},
    Equation{"P7", "leverage in transit", kLeverage, "model/leverage.hpp"},
    Equation{"P8", "leverage over all domains", kLeverage, "model/leverage.hpp"},
    Equation{"P9", "split of a power's budget over cells", kOffers, "model/offers.hpp"},
    Equation{"P10", "target of offers, programmes included", kOffers, "model/offers.hpp"},
    Equation{"P11", "offers", kOffers, "model/offers.hpp"},
    Equation{"P12", "grievance of a power", kHazard, "model/coercion.hpp"},
    Equation{"P13", "backing and usefulness of a state", kHazard, "model/coercion.hpp"},
    Equation{"P14", "share of the highest hazard", kHazard, "model/coercion.hpp"},
    Equation{"P15", "hazard of coercion and its derivative in the grievance", kHazard, "model/coercion.hpp"},
    Equation{"P41", "usefulness that is computed", kHazard, "model/usefulness.hpp"},
    Equation{"P16", "capability and its growth after the data", kPull, "model/ties.hpp"},
    Equation{"P17", "pull of a tie", kPull, "model/ties.hpp"},
    Equation{"P18", "pull of the rest of the world", kPull, "model/ties.hpp"},
    Equation{"P19", "attraction of a tie", kTargets, "model/ties.hpp"},
    Equation{"P20", "target share of a tie", kTargets, "model/ties.hpp"},
    Equation{"P21", "target share in transit", kTargets, "model/ties.hpp"},
    Equation{"P22", "targets at present levers and at those of rest", kPostures, "model/ties.hpp"},
    Equation{"P23", "protection, direct threat and fear that a state's choices share", kPostures, "model/terms.hpp"},
    Equation{"P24", "slopes of utility per share", kPostures, "model/terms.hpp"},
    Equation{"P25", "terms of the utility of a posture", kPostures, "model/terms.hpp"},
    Equation{"P26", "utility of a posture", kPostures, "model/terms.hpp"},
    Equation{"P27", "probability of a posture given the one in force", kPostures, "model/postures.hpp"},
    Equation{"P28", "posture in force, or its distribution", kPostures, "model/postures.hpp"},
    Equation{"P29", "engagement and deference", kPostures, "model/postures.hpp"},
    Equation{"P43", "what a joint move is worth to a state", kPostures, "model/joint_moves.hpp"},
    Equation{"P44", "joint moves", kPostures, "model/joint_moves.hpp"},
    Equation{"P45", "concession of a power for a posture", kPostures, "model/concessions.hpp"},
    Equation{"P46", "concessions paid, which later offers lack", kPostures, "model/concessions.hpp"},
    Equation{"P30", "coercion in force", kCoercion, "model/coercion.hpp"},
    Equation{"P31", "capacity of a corridor", kCapacity, "model/corridors.hpp"},
    Equation{"P32", "noise in a tie", kTies, "model/ties.hpp"},
    Equation{"P33", "ties", kTies, "model/ties.hpp"},
    Equation{"P34", "what is left of the legacy", kTies, "model/ties.hpp"},
    Equation{"P35", "host of a mediation", kMediation, "model/votes.hpp"},
    Equation{"P36", "what hosting earns", kMediation, "model/votes.hpp"},
    Equation{"P37", "votes", kMediation, "model/votes.hpp"},
    Equation{"P42", "host of a mediation between states", kMediation, "model/votes.hpp"},
    Equation{"P38", "what a membership is worth to a state", kMemberships, "model/memberships.hpp"},
    Equation{"P39", "membership that a state chooses", kMemberships, "model/memberships.hpp"},
    Equation{"P40", "nearness of neighbours", kNeighbours, "model/neighbours.hpp"},
    Equation{"K1", "pull of a power's routes", kCorridors, "model/corridors.hpp"},
    Equation{"K2", "weight of a route", kCorridors, "model/corridors.hpp"},
    Equation{"K3", "demand that uses corridors", kCorridors, "model/corridors.hpp"},
    Equation{"K4", "a pass of the routing", kCorridors, "model/corridors.hpp"},
    Equation{"K5", "share of the demand that is served", kCorridors, "model/corridors.hpp"},
    Equation{"K6", "share of transit that a power controls", kCorridors, "model/corridors.hpp"},
    Equation{"K7", "freight of a power, and what of it passes a state", kCorridors, "model/usefulness.hpp"},
    Equation{"T1", "postures of the frozen twin", kFrames, "model/postures.hpp"},
    Equation{"T2", "split of offers of the frozen twin", kFrames, "model/offers.hpp"},
    Equation{"T3", "memberships of the frozen twin", kFrames, "model/memberships.hpp"},
};

}  // namespace

std::span<const Equation> equations() { return kEquations; }

}  // namespace multivector
