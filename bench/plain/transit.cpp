#include "plain/transit.hpp"

#include <algorithm>
#include <cmath>

namespace multivector::plain {
namespace {

constexpr int kPasses = 4;        ///< in which what a full corridor turns away is offered to the others
constexpr double kFull = 1e-9;   ///< spare room of a corridor that counts as full, Mt/year
constexpr double kLeast = 0.03;  ///< part of the base month's room below which neighbours feel no further loss

double sent(const Shipper& shipper) {
    double sum = 0;
    for (const Route& route : shipper.routes) sum += route.base_flow;
    return sum;
}

}  // namespace

TransitDomain::TransitDomain(const World& world, const Inputs& inputs, int index)
    : Domain(world, inputs, index), shippers_(static_cast<std::size_t>(world.n.states)),
      pulls_(static_cast<std::size_t>(world.n.powers)) {
    for (int c = 0; c < world.n.corridors; ++c) corridors_.emplace_back(world, inputs, c);
}

void TransitDomain::rest_corridors() {
    for (Corridor& corridor : corridors_) corridor.rest();
    for (int i = 0; i < world().n.states; ++i) {
        Shipper& shipper = shippers_[static_cast<std::size_t>(i)];
        double flows = 0;
        for (int c = 0; c < world().n.corridors; ++c) {
            Route route{&corridors_[static_cast<std::size_t>(c)], c};
            route.base_flow = inputs().get(Channel::flow, world().n.ir(i, c));
            if (route.base_flow > 0) shipper.routes.push_back(route);
            flows += route.base_flow;
        }
        shipper.uncarried = 1 - flows / std::max(demand(i), flows);
        bind_goods(shipper);
    }
}

/// One load may take any route; of each kind of goods a load is bound to the routes of that kind.
void TransitDomain::bind_goods(Shipper& shipper) const {
    const double bound = inputs().get(Parameter::bound_goods);
    double flows = 0;
    Load any;
    for (std::size_t n = 0; n < shipper.routes.size(); ++n) {
        any.routes.push_back(n);
        flows += shipper.routes[n].base_flow;
    }
    any.part = 1 - bound;
    shipper.loads.push_back(std::move(any));
    for (int kind = -1; bound > 0 && kind < world().kinds_of_goods; ++kind) {
        Load load;
        load.part = 0;
        for (std::size_t n = 0; n < shipper.routes.size(); ++n) {
            const Route& route = shipper.routes[n];
            if (world().goods[static_cast<std::size_t>(route.index)] != kind) continue;
            load.routes.push_back(n);
            load.part += bound * route.base_flow / flows;
        }
        if (!load.routes.empty()) shipper.loads.push_back(std::move(load));
    }
}

double TransitDomain::served(int state) const {
    double left = 0;
    for (const Load& load : shipper(state).loads) left += load.left;
    return 1 - left / demand(state);
}

double TransitDomain::route_pull(const Dyad& dyad, Time time, Levers levers) const {
    const Tie& tie = dyad.tie(index());
    return engagement_effect() * (engagement(tie, time, levers) - tie.rest.engagement) +
           inputs().get(Parameter::organisation_effect) * (tie.organisation - tie.rest.organisation) -
           (inputs().get(Channel::friction, tie.cell) - tie.rest.friction) -
           inputs().get(Parameter::coercion_friction) * (dyad.coercion.at(time) - dyad.coercion_at_rest) +
           tie.at(time).noise;
}

void TransitDomain::weigh_routes(const std::vector<CourtedState>& states, Time time, Levers levers) {
    const double cost_effect = inputs().get(Parameter::transit_cost_effect);
    for (const CourtedState& state : states) {
        for (const Dyad& dyad : state.dyads())
            pulls_[static_cast<std::size_t>(dyad.power().index())] = route_pull(dyad, time, levers);
        for (Route& route : shippers_[static_cast<std::size_t>(state.index())].routes) {
            const Corridor& corridor = *route.corridor;
            double exponent = -cost_effect * corridor.dearer();
            for (const Dyad& dyad : state.dyads())
                exponent +=
                    corridor.control(dyad.power().index()) * pulls_[static_cast<std::size_t>(dyad.power().index())];
            route.weight = route.base_flow * corridor.room(time) / corridor.room_at_rest() * std::exp(exponent);
        }
    }
}

/// Routes the demand of all states at once; what a power controls of each corridor may be closed.
void TransitDomain::carry(Time time, const Power* closing) {
    for (Corridor& corridor : corridors_) {
        corridor.open = closing ? 1 - corridor.control(closing->index()) : 1;
        corridor.spare = corridor.room(time) * corridor.open;
    }
    for (int i = 0; i < world().n.states; ++i) {
        Shipper& shipper = shippers_[static_cast<std::size_t>(i)];
        for (Load& load : shipper.loads) load.left = load.wanted = demand(i) * (1 - shipper.uncarried) * load.part;
        for (Route& route : shipper.routes) {
            route.open_weight = route.weight * route.corridor->open;
            route.flow = 0;
        }
    }
    for (int n = 0; n < kPasses; ++n) pass();
}

/// Every load offers what is left to the routes with room, in proportion to their weights.
void TransitDomain::pass() {
    for (Corridor& corridor : corridors_) corridor.asked = 0;
    for (Shipper& shipper : shippers_) {
        for (Load& load : shipper.loads) {
            double total = 0;
            for (const std::size_t n : load.routes)
                if (shipper.routes[n].corridor->spare > kFull) total += shipper.routes[n].open_weight;
            load.rate = total > 0 ? load.left / total : 0;
            for (const std::size_t n : load.routes)
                shipper.routes[n].corridor->asked += shipper.routes[n].open_weight * load.rate;
        }
    }
    share_out_room();
}

/// A corridor that is asked for more than its room takes the same part of every offer.
void TransitDomain::share_out_room() {
    for (Corridor& corridor : corridors_) {
        corridor.taken = corridor.spare <= kFull           ? 0
                         : corridor.asked > corridor.spare ? corridor.spare / corridor.asked
                                                           : 1;
    }
    for (Shipper& shipper : shippers_) {
        for (Load& load : shipper.loads) {
            for (const std::size_t n : load.routes) {
                Route& route = shipper.routes[n];
                const double taken = route.open_weight * load.rate * route.corridor->taken;
                route.flow += taken;
                route.corridor->spare -= taken;
                load.left -= taken;
            }
            load.left = std::max(load.left, 0.0);
        }
    }
}

/// What could not be re-routed: demand is carried with everything open, and once more for each power without its
/// routes, for all states together, so that the spare room of a rival's route is not counted twice.
void TransitDomain::find_leverage(std::vector<CourtedState>& states) {
    weigh_routes(states, Time::now, Levers::present);
    carry(Time::now, nullptr);
    for (CourtedState& state : states) {
        Shipper& shipper = shippers_[static_cast<std::size_t>(state.index())];
        shipper.served = served(state.index());
        for (Route& route : shipper.routes) route.carried = route.flow;
    }
    for (int p = 0; p < world().n.powers; ++p) {
        carry(Time::now, &states.front().dyad(p).power());
        for (CourtedState& state : states) {
            const double before = shipper(state.index()).served;  // where nothing moves, nobody's leaving would be felt
            const double kept = before > 1e-9 ? served(state.index()) / before : 1;
            state.dyad(p).tie(index()).leverage = loss(1 - std::clamp(kept, 0.0, 1.0)) / (substitution() - 1);
        }
    }
}

void TransitDomain::find_targets(std::vector<CourtedState>& states, Time time, Levers levers, double Tie::*out) {
    weigh_routes(states, time, levers);
    carry(time, nullptr);
    for (CourtedState& state : states)
        for (Dyad& dyad : state.dyads()) {
            double held = 0;
            for (const Route& route : shipper(state.index()).routes)
                held += route.flow * route.corridor->control(dyad.power().index());
            dyad.tie(index()).*out = std::clamp(held / demand(state.index()), 1e-9, 0.999);
        }
}

void TransitDomain::base_shares(std::vector<CourtedState>& states) {
    find_targets(states, Time::now, Levers::present, &Tie::target);
    for (CourtedState& state : states)
        for (Dyad& dyad : state.dyads()) dyad.tie(index()).now.share = dyad.tie(index()).target;
}

/// A corridor's owners are signalled by the offers to its users, each counted by its base flow.
void TransitDomain::grow(const std::vector<CourtedState>& states, int month) {
    for (Corridor& corridor : corridors_) corridor.signalled = 0, corridor.users = 1e-9;
    for (const CourtedState& state : states) {
        for (const Dyad& dyad : state.dyads()) {
            const Tie& tie = dyad.tie(index());
            pulls_[static_cast<std::size_t>(dyad.power().index())] =
                std::log((1 + tie.at(seen(world().model)).offer) / (1 + tie.rest.offer));
        }
        for (const Route& route : shipper(state.index()).routes) {
            route.corridor->users += route.base_flow;
            for (int p = 0; p < world().n.powers; ++p)
                route.corridor->signalled +=
                    route.base_flow * route.corridor->control(p) * pulls_[static_cast<std::size_t>(p)];
        }
    }
    for (Corridor& corridor : corridors_) corridor.invest(corridor.signalled / corridor.users);
    for (const ProjectStep& project : world().projects)
        if (project.month == month)
            corridors_[static_cast<std::size_t>(project.corridor)].build(inputs().slot(project.slot));
}

void TransitDomain::advance() {
    for (Corridor& corridor : corridors_) corridor.advance();
}

double TransitDomain::carried(int state, int corridor) const {
    for (const Route& route : shipper(state).routes)
        if (route.index == corridor) return route.carried;
    return 0;
}

double TransitDomain::widened(int one, int other) const {
    const Shipper &first = shipper(one), &second = shipper(other);
    const double all = sent(first) * sent(second);
    double sum = 0;
    for (const Route& a : first.routes)
        for (const Route& b : second.routes) {
            if (a.corridor != b.corridor) continue;
            const double room = a.corridor->room(Time::now) / a.corridor->room_at_rest();
            sum += std::sqrt(a.base_flow * b.base_flow / all) * std::log(std::max(room, kLeast));
        }
    return sum;
}

double TransitDomain::passing(int state, int power) const {
    double sum = 0;
    for (const Corridor& corridor : corridors_) sum += corridor.passing(state, power);
    return sum;
}

double TransitDomain::more_traffic(int power) const {
    double sum = 0;
    for (const Corridor& corridor : corridors_) sum += corridor.moved(power) - corridor.traffic(power);
    return sum;
}

double TransitDomain::load(int corridor) const {
    double flows = 0;
    for (int i = 0; i < world().n.states; ++i) flows += carried(i, corridor);
    return flows / std::max(corridors_[static_cast<std::size_t>(corridor)].room(Time::now), 1e-9);
}

}  // namespace multivector::plain
