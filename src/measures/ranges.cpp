#include "measures/ranges.hpp"

namespace multivector {
namespace {

using K = SeriesKind;

}  // namespace

Range range_of(K kind) {
    switch (kind) {
    case K::influence: case K::hazard: case K::coercion: case K::struck: case K::exposure: case K::posture_share:
    case K::share: case K::standing: case K::room: case K::alternatives: case K::served: case K::load: case K::retained:
    case K::membership: case K::neighbour_share: case K::joint_move: case K::hosting: case K::vote_yes: case K::vote_abstain: case K::vote_no:
    case K::shock_in_force: case K::shock_arrived:
        return {0, 1};
    case K::deference: case K::engagement: case K::domain_engagement: case K::domain_deference: case K::steering:
    case K::steering_inducement: case K::steering_coercion: case K::steering_protection:
        return {-1, 1};
    case K::leverage: case K::domain_leverage: case K::offers: case K::domain_offer: case K::hedging: case K::partners:
    case K::threat: case K::flow: case K::capacity: case K::refusal_cost: case K::rent: case K::neighbour_leverage:
    case K::route_leverage: case K::concessions:
        return {0, Range{}.high};
    case K::polarisation: return {0, 2};
    case K::attention: return {1e-6, 1.5};
    case K::pull: return {-2, 2};
    case K::net_engagement: case K::membership_value: return {};
    }
    return {};
}

}  // namespace multivector
