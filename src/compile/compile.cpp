#include "compile/compile.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "compile/capability.hpp"
#include "compile/draws.hpp"
#include "compile/given.hpp"
#include "compile/policy.hpp"
#include "compile/timed.hpp"
#include "compile/triggers.hpp"
#include "random/identity.hpp"
#include "world/switches.hpp"

namespace multivector {
namespace {

Sizes sizes_of(const Scenario& s) {
    const auto n = [&](Axis axis) { return static_cast<int>(s.size(axis)); };
    return {n(Axis::state),  n(Axis::power),        n(Axis::domain),  n(Axis::posture),  n(Axis::corridor),
            n(Axis::threat), n(Axis::organisation), n(Axis::theatre), n(Axis::programme)};
}

int domain_of(const std::vector<Role>& roles, Role role) {
    const auto it = std::ranges::find(roles, role);
    return it == roles.end() ? -1 : static_cast<int>(it - roles.begin());
}

std::string stable_of(const Scenario& s, Axis axis, std::size_t index) {
    return std::to_string(s.entities[static_cast<std::size_t>(axis)][index].stable);
}

/// Appends numbers to the slots and notes the uncertain ones.
class SlotWriter {
public:
    explicit SlotWriter(World& world) : world_(world) {}

    int add(const Quantity& q, std::string_view identity, bool parameter = false) {
        const int slot = static_cast<int>(world_.slots.size());
        world_.slots.push_back(q.value);
        world_.paths.push_back(q.path);
        if (q.ranged && q.low < q.high) world_.draws.push_back(draw_of(q, slot, identity_hash(identity), parameter));
        return slot;
    }

private:
    World& world_;
};

/// Whether a part of the structure that reads the input is not there: then there is nothing to draw.
bool is_unread(const World& w, Channel channel) {
    if (channel == Channel::neighbour) return w.neighbours.empty();
    return !w.routes_of_use && std::ranges::any_of(switches_of(channel), [](const Switch& by) { return by.parameter == Parameter::route_usefulness; });
}

void add_channels(const Scenario& s, World& w, SlotWriter& slots) {
    for (const ChannelInfo& c : channels()) {
        w.offset[static_cast<std::size_t>(c.channel)] = static_cast<int>(w.slots.size());
        const auto& cells = s.inputs[static_cast<std::size_t>(c.channel)];
        const bool unread = is_unread(w, c.channel);
        for (std::size_t k = 0; k < cells.size(); ++k) {
            Quantity q = cells[k];
            q.ranged = q.ranged && !unread;
            slots.add(q, s.stable_name(c.channel, k));
        }
    }
    for (const ParameterInfo& p : parameters()) {
        const auto& q = s.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(p.parameter)];
        if (q.stated || p.from >= p.to) continue;  // what the analyst states without a range is meant
        w.draws.push_back(draw_of(p, q.value, w.parameter(p.parameter)));
    }
}

void add_votes(const Scenario& s, World& w, SlotWriter& slots) {
    const auto all = [&](Axis axis, const std::vector<Quantity>& from, const std::string& name) {
        std::vector<int> out;
        for (std::size_t k = 0; k < from.size(); ++k) out.push_back(slots.add(from[k], name + stable_of(s, axis, k)));
        return out;
    };
    for (const Issue& issue : s.issues) {
        const std::string name = "vote:" + issue.id + ":";
        VoteIssue v{issue.id, issue.date - s.base, static_cast<int>(identity_hash(issue.id) & 0x7fffffff), {}, {}, {}};
        v.position_slot = all(Axis::power, issue.position, name + "position:");
        v.norm_slot = all(Axis::state, issue.norm, name + "norm:");
        v.weight_slot = all(Axis::state, issue.weight, name + "weight:");
        w.issues.push_back(std::move(v));
    }
    for (const Conflict& c : s.conflicts) {
        w.conflicts.push_back({c.id, c.date - s.base, static_cast<int>(c.first), static_cast<int>(c.second),
                               slots.add(c.bar, "conflict:" + c.id),
                               static_cast<std::uint32_t>(identity_hash(c.id) & 0xffffffff), c.of_states});
    }
}

void add_programmes(const Scenario& s, World& w, SlotWriter& slots) {
    for (std::size_t m = 0; m < s.programmes.size(); ++m) {
        const Programme& p = s.programmes[m];
        const std::string name = "programme:" + stable_of(s, Axis::programme, m);
        ProgrammeCells cells{static_cast<int>(p.power), std::vector<int>(s.size(Axis::domain), -1), {}};
        for (std::size_t d = 0; d < p.share_of_domain.size(); ++d)
            if (p.share_of_domain[d].value > 0)
                cells.share_slot[d] = slots.add(p.share_of_domain[d], name + ":" + stable_of(s, Axis::domain, d));
        for (const std::size_t i : p.states) cells.states.push_back(static_cast<int>(i));
        w.programmes.push_back(std::move(cells));
    }
}

void add_projects(const Scenario& s, World& w, SlotWriter& slots, bool baseline) {
    for (std::size_t k = 0; k < s.projects.size(); ++k) {
        const Project& p = s.projects[k];
        if (baseline && !p.of_world) continue;
        const int corridor = static_cast<int>(p.corridor);
        const auto same = [&](const Project& other) { return other.corridor == p.corridor && other.from == p.from; };
        const auto earlier = std::count_if(s.projects.begin(), s.projects.begin() + static_cast<std::ptrdiff_t>(k), same);
        const std::string name = "project:" + stable_of(s, Axis::corridor, p.corridor) + ":" + to_string(p.from) + ":" + std::to_string(earlier);
        if (p.from >= s.base) w.projects.push_back({corridor, p.from - s.base, slots.add(p.add, name)});
    }
    std::ranges::stable_sort(w.projects, {}, [](const ProjectStep& p) { return std::pair(p.month, p.corridor); });
}

/// Levers decide which posture a declared policy means by "align" or "hedge"; names carry no meaning.
void find_corners(World& w) {
    const auto nearest = [&](double e, double v) {
        int best = 0;
        double least = 1e9;
        for (int k = 0; k < w.n.postures; ++k) {
            const double distance = std::abs(w.lever_e[static_cast<std::size_t>(k)] - e) + std::abs(w.lever_v[static_cast<std::size_t>(k)] - v);
            if (distance < least) best = k, least = distance;
        }
        return best;
    };
    w.align = nearest(1, 1);
    w.hedge = nearest(0.6, 0);
    w.neutral = nearest(0, 0);
    w.balance = nearest(-1, -1);
}

void name_entities(const Scenario& s, World& w) {
    for (const auto& axis : s.entities) {
        auto& ids = w.ids.emplace_back();
        auto& stable = w.stable.emplace_back();
        for (const Entity& e : axis) {
            ids.push_back(e.id);
            stable.push_back(static_cast<std::uint32_t>(e.stable));
        }
    }
}

/// Finds the organisations that the files give no sponsor; a power may still come to sponsor one.
void find_powerless(World& w) {
    for (int g = 0; g < w.n.organisations; ++g) {
        const auto first = w.slots.begin() + w.at(Channel::sponsor) + g * w.n.powers;
        w.powerless.push_back(std::all_of(first, first + w.n.powers, [](double part) { return part <= 0; }));
    }
}

/// Whether a change may open what was closed.
bool opens(const Shock& shock) {
    return shock.channel == Channel::membership_open && shock.effect != Effect::scale && shock.size.may_be_above_0();
}

/// Finds the memberships that a file ever leaves to the state: stated so, or to be so by a change.
void find_open_pairs(const Scenario& s, World& w) {
    const auto& stated = s.inputs[static_cast<std::size_t>(Channel::membership_open)];
    std::vector<bool> open;
    for (const Quantity& q : stated) open.push_back(q.may_be_above_0());
    for (const Shock& shock : s.shocks)
        for (const std::size_t cell : shock.cells)
            if (opens(shock)) open[cell] = true;
    for (int g = 0; g < w.n.organisations; ++g)
        for (int i = 0; i < w.n.states; ++i)
            if (open[static_cast<std::size_t>(g * w.n.states + i)]) w.open_pairs.push_back({g, i});
}

/// Whether a file gives one of the parameters that switch a part of the structure on a value above 0, or a range that reaches there.
bool switched_on(const Scenario& s, std::span<const Parameter> by) {
    const auto& parameters = s.inputs[static_cast<std::size_t>(Channel::parameter)];
    return std::ranges::any_of(by, [&](Parameter p) { return parameters[static_cast<std::size_t>(p)].may_be_above_0(); });
}

/// Finds the neighbours of each state, if a parameter that moves their ties may be above 0.
void find_neighbours(const Scenario& s, World& w) {
    if (!switched_on(s, kMovesNeighbours) || w.market < 0) return;
    const auto& stated = s.inputs[static_cast<std::size_t>(Channel::neighbour)];
    for (int i = 0; i < w.n.states; ++i)
        for (int j = 0; j < w.n.states; ++j)
            if (i != j && stated[static_cast<std::size_t>(i * w.n.states + j)].may_be_above_0())
                w.neighbours.push_back({i, j});
}

/// Makes the joint moves that the files name for every power, or pair of powers, that they may speak of; if states may ever
/// review their course.
void make_joint_moves(const Scenario& s, World& w) {
    if (!switched_on(s, kMovesJointly)) return;
    const auto index = [](const std::optional<std::size_t>& posture) { return posture ? static_cast<int>(*posture) : -1; };
    const auto add = [&](const NamedMove& named, int toward, int against) {
        JointMove move{std::vector<int>(static_cast<std::size_t>(w.n.powers), index(named.others))};
        if (toward >= 0) move.posture[static_cast<std::size_t>(toward)] = index(named.toward);
        if (against >= 0) move.posture[static_cast<std::size_t>(against)] = index(named.against);
        if (std::ranges::find(w.joint_moves, move) == w.joint_moves.end()) w.joint_moves.push_back(std::move(move));
    };
    for (const NamedMove& named : s.moves) {
        if (!named.toward) add(named, -1, -1);
        for (int q = 0; named.toward && q < w.n.powers; ++q) {
            if (!named.against) add(named, q, -1);
            for (int p = 0; named.against && p < w.n.powers; ++p)
                if (p != q) add(named, q, p);
        }
    }
}

/// Numbers the kinds of goods by the first corridor that carries them.
void number_goods(const std::vector<std::string>& goods, World& w) {
    std::vector<std::string> kinds;
    w.goods.assign(static_cast<std::size_t>(w.n.corridors), -1);
    for (std::size_t c = 0; c < goods.size(); ++c) {
        if (goods[c].empty()) continue;
        const auto known = std::ranges::find(kinds, goods[c]);
        w.goods[c] = static_cast<int>(known - kinds.begin());
        if (known == kinds.end()) kinds.push_back(goods[c]);
    }
    w.kinds_of_goods = static_cast<int>(kinds.size());
}

}  // namespace

World compile(const Scenario& s, Variant variant) {
    const bool baseline = variant == Variant::baseline;
    World w;
    w.n = sizes_of(s);
    w.base = s.base;
    w.months = s.end - s.base;
    w.model = s.model;
    name_entities(s, w);
    w.roles = s.roles;
    w.security = domain_of(s.roles, Role::security);
    w.market = domain_of(s.roles, Role::market);
    w.transit = domain_of(s.roles, Role::transit);
    w.diplomacy = domain_of(s.roles, Role::diplomacy);
    for (const Posture& p : s.postures) {
        w.lever_e.push_back(p.engagement);
        w.lever_v.push_back(p.deference);
    }
    find_corners(w);
    w.focal = s.focal;
    for (const auto& power : s.threat_power) w.threat_power.push_back(power ? static_cast<int>(*power) : -1);
    number_goods(s.goods, w);

    find_neighbours(s, w);
    w.routes_of_use = w.transit >= 0 && switched_on(s, kCountsRoutes);
    make_joint_moves(s, w);
    w.concessions = switched_on(s, kConcedes);

    SlotWriter slots(w);
    add_channels(s, w, slots);
    find_powerless(w);
    find_open_pairs(s, w);
    add_programmes(s, w, slots);
    add_votes(s, w, slots);
    add_projects(s, w, slots, baseline);
    const auto add_size = [&](const Shock& shock) {
        const std::string event = s.stable_name(shock.channel, shock.cells.empty() ? 0 : shock.cells.front()) + to_string(shock.from);
        return slots.add(shock.size, shock.of_world ? "event:" + event : "shock:" + shock.name);
    };
    if (!baseline) compile_triggers(s, [&](const Quantity& q, const std::string& name) { return slots.add(q, name); }, w);
    compile_timed(s, baseline, add_size, w);
    compile_capability(s, w);
    compile_policies(s, baseline, w);
    name_draws(w);
    return w;
}

void share_structure(const std::vector<World*>& worlds) {
    std::vector<OpenPair> open;
    std::vector<NeighbourPair> neighbours;
    const auto add = [](auto& all, const auto& more) {
        for (const auto& pair : more)
            if (std::ranges::find(all, pair) == all.end()) all.push_back(pair);
    };
    for (const World* w : worlds) {
        add(open, w->open_pairs);
        add(neighbours, w->neighbours);
    }
    std::ranges::sort(open);
    std::ranges::sort(neighbours);
    const bool routes = std::ranges::any_of(worlds, &World::routes_of_use);
    const bool concessions = std::ranges::any_of(worlds, &World::concessions);
    std::vector<JointMove> moves;  // where both have some, they are of one world and so the same
    for (const World* w : worlds)
        if (!w->joint_moves.empty()) moves = w->joint_moves;
    for (World* w : worlds) {
        w->routes_of_use = routes;
        w->concessions = concessions;
        w->open_pairs = open;
        w->neighbours = neighbours;
        w->joint_moves = moves;
    }
}

}  // namespace multivector
