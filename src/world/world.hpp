#pragma once
// The world as compiled: flat arrays of plain numbers, immutable during a run and shared by all replicates.
// Entities stand in the order of their stable ids; indices here are positions in that order.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/month.hpp"
#include "world/catalogue.hpp"
#include "world/structure.hpp"

namespace multivector {

/// Sizes of the axes, and the flat index of a cell of an array over them.
struct Sizes {
    int states = 0, powers = 0, domains = 0, postures = 0, corridors = 0, threats = 0, organisations = 0, theatres = 0,
        programmes = 0;

    [[nodiscard]] int ip(int i, int p) const { return i * powers + p; }
    [[nodiscard]] int id(int i, int d) const { return i * domains + d; }
    [[nodiscard]] int ipd(int i, int p, int d) const { return (i * powers + p) * domains + d; }
    [[nodiscard]] int pd(int p, int d) const { return p * domains + d; }
    [[nodiscard]] int pq(int p, int q) const { return p * powers + q; }
    [[nodiscard]] int ij(int i, int j) const { return i * threats + j; }
    [[nodiscard]] int ir(int i, int r) const { return i * corridors + r; }
    [[nodiscard]] int gi(int g, int i) const { return g * states + i; }
    [[nodiscard]] int dk(int d, int k) const { return d * postures + k; }
    [[nodiscard]] int cells() const { return states * powers * domains; }
    [[nodiscard]] int dyads() const { return states * powers; }
};

enum class DrawKind : std::uint8_t {
    linear,       ///< half of the mass on each side of the value, evenly between the value and the bound
    logarithmic,  ///< the same in logs
    normal,       ///< normal, cut at the bounds
};

/// An uncertain number, drawn per replicate. An even draw is a linear one whose value lies in the middle.
struct Draw {
    int slot = 0;
    double value = 0, low = 0, high = 0;
    DrawKind kind = DrawKind::linear;
    bool parameter = false;          ///< a model parameter's range for sensitivity, not an assumption of the world
    std::uint64_t identity = 0;      ///< key of its random stream, made of stable ids
    std::string path;                ///< its name for people: where the files state it (compile/given.hpp)
    double deviation = 0;            ///< of the normal distribution before it is cut
    double below_low = 0, below_high = 1;  ///< probabilities of that distribution below its bounds
};

/// A number that each draw takes from a column of a table of draws, whatever else would have been drawn.
struct GivenInput {
    int slot = 0;
    std::size_t column = 0;
};

enum class OpKind : std::uint8_t { set, scale, add };

/// One dated change of one input. strength[m] is w in month m after the base; active from `first` to `last`, both included.
/// A change that arrives during the run has the strength of its trigger instead, and no month of its own.
struct Op {
    OpKind kind = OpKind::set;
    int size_slot = 0;
    int first = 0, last = 0;
    std::vector<double> strength{};  ///< indexed from `first`; empty with a trigger
    double began = 0;                ///< month in which it begins, below 0 if before the base
    double rank = 0;                 ///< place of its name among all names: of two sets that begin together the later holds
    int trigger = -1;                ///< index into World::triggers; -1: the calendar alone
};

/// An input that changes during the run, with every dated change of it.
struct TimedInput {
    int slot = 0;
    double low = 0, high = 0;  ///< admissible range; the combined value is clamped to it
    int first = 0, last = 0;   ///< months in which any op is active
    std::vector<Op> ops;       ///< in canonical order: by first month, then by the name of the shock
};

struct ProjectStep {
    int corridor = 0, month = 0, slot = 0;
};

struct ProgrammeCells {
    int power = 0;
    std::vector<int> share_slot;  ///< per domain, -1 where nothing
    std::vector<int> states;
};

struct VoteIssue {
    std::string id;
    int month = 0, stable = 0;
    std::vector<int> position_slot, norm_slot, weight_slot;
};

struct MediationCase {
    std::string id;
    int month = 0, first = 0, second = 0, bar_slot = 0;
    std::uint32_t stable = 0;
    bool of_states = false;  ///< first and second are states, not powers

    [[nodiscard]] bool is_party(int state) const { return of_states && (state == first || state == second); }
};

enum class DeclaredPolicy : std::uint8_t { adaptive, fixed, equal_closeness };

/// A measure above or below a level.
struct CompiledComparison {
    int measure = 0;  ///< value of enum class Measure
    int power = -1, domain = -1;
    bool above = true;
    double level = 0;
};

/// A comparison of a state of its own that must have held for some months in a row.
struct CompiledCondition : CompiledComparison {
    int state = 0;
    int months = 1;
};

/// A shock that arrives during the run: when every condition has held for its months, at random, or both.
struct Trigger {
    std::vector<CompiledCondition> conditions;
    int hazard_slot = -1;          ///< probability of arriving in a month; -1: certain as soon as the conditions allow it
    std::uint64_t identity = 0;    ///< key of its luck, made of its name
    int first = 0, last = 0;       ///< months that are watched; nothing is in force after the last. None if last < first
    int lasts = 0;                 ///< months from an arrival to the next that is possible; 0: it arrives once
    std::vector<double> strength;  ///< w by months since the arrival; 0 beyond its end
};

/// A comparison that forces a posture while it holds.
struct CompiledRule : CompiledComparison {
    int posture = 0;
    std::vector<int> cells;  ///< power * domains + domain
};

/// What a state does: chooses (adaptive), or takes posture[power * domains + domain] (fixed, -1 where it still chooses).
struct CompiledPolicy {
    DeclaredPolicy kind = DeclaredPolicy::adaptive;
    std::vector<int> posture;
    std::vector<CompiledRule> rules;
    std::array<double, 9> term_weight{1, 1, 1, 1, 1, 1, 1, 1, 1};  ///< in the order of enum class Term
};

/// Named terms of the utility of a posture, in the order in which they are summed.
enum class Term { gain, protection, dependence, coercion, inducement, sovereignty, resistance, affinity, switching };
inline constexpr int kTerms = 9;

/// A membership that some file leaves to the state, for good or for a time.
struct OpenPair {
    int organisation = 0, state = 0;
    friend auto operator<=>(const OpenPair&, const OpenPair&) = default;
};

/// Postures that a state may take toward several powers at once, in every domain; by power, -1 where it keeps what is in force.
struct JointMove {
    std::vector<int> posture;
    friend bool operator==(const JointMove&, const JointMove&) = default;
};

/// A state and another one that it has ties with.
struct NeighbourPair {
    int state = 0, neighbour = 0;
    friend auto operator<=>(const NeighbourPair&, const NeighbourPair&) = default;
};

struct World {
    Sizes n;
    int months = 0;  ///< steps from the base to the end
    Month base;
    Structure model;
    std::vector<std::vector<std::string>> ids;       ///< per axis, per entity
    std::vector<std::vector<std::uint32_t>> stable;  ///< per axis, per entity
    std::vector<Role> roles;
    int security = -1, market = -1, transit = -1, diplomacy = -1;  ///< domains with these roles; -1: none
    std::vector<double> lever_e, lever_v;             ///< per posture
    int align = 0, hedge = 0, neutral = 0, balance = 0;  ///< postures nearest to these corners of the lever space
    std::vector<bool> focal;
    std::vector<int> threat_power;  ///< -1: none
    std::vector<bool> powerless;    ///< per organisation: no power sponsors it in the files
    std::vector<OpenPair> open_pairs;  ///< by organisation, then state; the same in all worlds that run side by side
    std::vector<NeighbourPair> neighbours;  ///< by state, then neighbour; none unless something moves their ties
    bool routes_of_use = false;  ///< whether what powers move through states may count
    std::vector<JointMove> joint_moves;  ///< no two the same; none unless states review their course
    bool concessions = false;       ///< whether powers may pay for postures
    std::vector<int> goods;         ///< per corridor: the kind that it carries, numbered from 0; -1: none of these
    int kinds_of_goods = 0;

    std::array<int, kChannels> offset{};  ///< first slot of a channel
    std::vector<double> slots;            ///< base value of every number: channels first, then sizes of shocks and the like
    std::vector<std::string> paths;       ///< where the files state each of them, or could; empty: nowhere
    std::vector<Draw> draws;
    std::vector<GivenInput> given;        ///< by column; none without a table of draws
    std::vector<TimedInput> timed;
    std::vector<Trigger> triggers;            ///< by name
    std::vector<bool> organisations_change;  ///< per month: memberships, depths or sponsors may differ from the month before

    /// ln K(t)/K(base) as far as data reach; [month][power], rest of the world last. Flat after the last data.
    std::vector<double> ln_market, ln_security;
    std::vector<int> market_until, security_until;  ///< per power and rest: month from which declared growth acts

    std::vector<ProjectStep> projects;
    std::vector<ProgrammeCells> programmes;
    std::vector<VoteIssue> issues;
    std::vector<MediationCase> conflicts;
    std::vector<CompiledPolicy> policies;  ///< per state

    [[nodiscard]] int at(Channel c) const { return offset[static_cast<std::size_t>(c)]; }
    [[nodiscard]] int parameter(Parameter p) const { return at(Channel::parameter) + static_cast<int>(p); }
};

}  // namespace multivector
