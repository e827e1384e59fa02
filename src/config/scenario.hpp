#pragma once
// A scenario as its files say it: read, resolved, validated, in the order of stable ids. Plain data; no rule of the model.

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/month.hpp"
#include "world/catalogue.hpp"
#include "world/measure.hpp"
#include "world/structure.hpp"

namespace multivector {

/// How a number that is not certain is drawn. `around`: half of the draws on each side of the value, evenly up to the end
/// of the range on that side (in logs where the range is a factor); `uniform`: evenly; `normal`: cut at the range's ends.
enum class Spread { none, around, uniform, normal };

/// A number of a file with where it comes from. `ranged` numbers are assumptions that a run may draw within [low, high].
struct Quantity {
    double value = 0;
    double low = 0, high = 0;
    bool ranged = false;
    Spread spread = Spread::none;
    double deviation = 0;  ///< standard deviation of a normal distribution, before it is cut
    std::string source;  ///< key of Scenario::sources; empty for an assumption
    int year = 0;        ///< year the figure speaks of; 0 if none
    std::string note;
    std::string path;    ///< "states.center.powers.north.gap": the key of its random stream is made of stable ids, not of this
    Mark mark;
    bool stated = false; ///< false: a default of the catalogue

    [[nodiscard]] bool may_be_above_0() const { return value > 0 || (ranged && high > 0); }
};

/// One member of an axis. `stable` orders entities and keys random streams; it outlives a change of `id` or `name`.
struct Entity {
    std::string id;
    int stable = 0;
    std::string name;  ///< for people; equals id when the file gives none
    Mark mark;
};

struct Posture {
    double engagement = 0;  ///< e_k in [-1, 1]
    double deference = 0;   ///< v_k in [-1, 1]
};

/// Postures that a state may take all at once: toward one power, against another one, toward the others. At least one is
/// said; `against` only with `toward`.
struct NamedMove {
    std::string id;
    std::optional<std::size_t> toward, against, others;  ///< none: keeps what is in force
};

struct Source {
    std::string id, citation, url;
};

/// Yearly figures; capability uses ratios to the base only, so any unit will do.
struct YearSeries {
    std::vector<std::pair<int, double>> points;  ///< ascending years, positive values
    std::string unit, source, note;
    bool assumption = false;
    Mark mark;
};

struct CapabilityData {
    YearSeries market;    ///< GDP in constant prices
    YearSeries security;  ///< military expenditure in constant prices
};

enum class Effect { set, scale, add };
enum class Profile { step, pulse, ramp, decay, schedule };

/// A measure (of a power, in a domain where it has one) above or below a level.
struct Comparison {
    Measure measure = Measure::influence;
    std::optional<std::size_t> of_power, of_domain;
    bool above = true;
    double level = 0;
};

/// A comparison of a state (0 if the measure is of none) that must have held for `months` months in a row, 1 or more.
struct Condition : Comparison {
    std::size_t state = 0;
    int months = 1;
};

/// How a shock without a date arrives: when every condition has held, at random with `hazard` a month, or at random while
/// the conditions hold. It has a condition, a hazard or both.
struct Arrival {
    std::vector<Condition> when;
    std::optional<Quantity> hazard;  ///< 1/month, (0, 1]
    std::optional<double> lasts;     ///< months in force after the arrival; none: for good
    bool repeats = false;            ///< may arrive again when it has ended; then it lasts
};

/// A dated change of inputs. In force from the month `from` to the month `to`, both included; without `to`, for good.
/// One with an `arrival` is watched from `from` on instead, and its strength counts from the month of its arrival.
/// The strength w(t) is 1 (step), 1 during `months` months (pulse), rising evenly to 1 over `months` months (ramp),
/// halving every `months` months (decay) or as the schedule says (each point holds until the next; 0 before the first).
struct Shock {
    std::string name;
    Channel channel = Channel::attention;
    std::vector<std::size_t> cells;  ///< flat, ascending indices into the channel
    Effect effect = Effect::set;
    Quantity size;
    Profile profile = Profile::step;
    Month from;
    std::optional<Month> to;
    double months = 1;
    std::vector<std::pair<Month, double>> schedule;
    std::optional<Arrival> arrival;
    bool of_world = false;  ///< a dated event of the world file (membership, chair, project, programme), in force in the baseline too
    Mark mark;
};

/// A capacity project of a corridor: `add` Mt/year from the month `from` on.
struct Project {
    std::size_t corridor = 0;
    Month from;
    Quantity add;
    bool of_world = true;
};

struct Programme {
    std::size_t power = 0;
    std::vector<Quantity> share_of_domain;  ///< one per domain, 0 where the programme does nothing
    std::vector<std::size_t> states;
};

/// A vote: positions of the powers and norms of the states in [-1, 1]; weight m_in >= 0.
struct Issue {
    std::string id, title;
    Month date;
    std::vector<Quantity> position;  ///< per power
    std::vector<Quantity> norm;      ///< per state
    std::vector<Quantity> weight;    ///< per state
    Mark mark;
};

/// A conflict between two powers, or two states, that a state may host talks on.
struct Conflict {
    std::string id;
    std::size_t first = 0, second = 0;  ///< powers or states
    Month date;
    Quantity bar;  ///< suitability of the best host outside the model
    Mark mark;
    bool of_states = false;

    [[nodiscard]] Axis axis() const { return of_states ? Axis::state : Axis::power; }
};

enum class PolicyKind {
    adaptive, bandwagon, balance, pivot, strict_neutrality, equal_closeness, maximise_gain, maximise_autonomy,
    omni_enmeshment, rules,
};

/// "If the comparison holds, take `posture` toward `powers` in `domains`."
struct Rule : Comparison {
    std::size_t posture = 0;
    std::vector<std::size_t> powers, domains;
    Mark mark;
};

struct Policy {
    std::size_t state = 0;
    PolicyKind kind = PolicyKind::adaptive;
    std::vector<std::size_t> with;  ///< powers of bandwagon, balance, pivot
    std::vector<Rule> rules;
    bool of_world = false;  ///< declared by the world file: in force in the baseline too
    Mark mark;
};

/// One value per cell of every channel, row-major over the channel's axes.
using InputTable = std::array<std::vector<Quantity>, kChannels>;

struct Scenario {
    std::string id;  ///< file name without its ending
    std::string title, description;
    std::string world_id, world_title;
    Month base, end;  ///< the state of `base` is given; months base .. end-1 are stepped, so the last state is that of `end`
    Structure model;  ///< forms of the model; the baseline has them too
    std::vector<Source> sources;
    std::array<std::vector<Entity>, kAxes> entities;  ///< each sorted by stable id; Axis::parameter stays empty
    std::vector<Role> roles;                          ///< per domain
    std::vector<Posture> postures;                    ///< per posture
    std::vector<NamedMove> moves;                     ///< by name
    std::vector<bool> focal;                          ///< per state
    std::vector<std::optional<std::size_t>> threat_power;  ///< per threat: the power it comes from, if one
    std::vector<std::string> goods;                   ///< per corridor: the kind of goods that it carries; empty: not said
    InputTable inputs;
    std::vector<CapabilityData> capability;  ///< per power
    CapabilityData world_capability;         ///< rest of the world
    std::vector<Programme> programmes;       ///< per programme
    std::vector<Shock> shocks;               ///< events of the world first, then the scenario's, in the order of the files
    std::vector<Project> projects;
    std::vector<Issue> issues;
    std::vector<Conflict> conflicts;
    std::vector<Policy> policies;            ///< by state; the world's first: the scenario's replaces it outside the baseline
    std::vector<std::pair<std::string, std::string>> files;  ///< every file read: path as written, XXH3-128 of its bytes in hex

    [[nodiscard]] std::size_t size(Axis axis) const { return entities[static_cast<std::size_t>(axis)].size(); }
    /// Number of cells of a channel; Channel::parameter has kParameters.
    [[nodiscard]] std::size_t cells(Channel channel) const;
    /// Flat index of a cell; unused indices are ignored.
    [[nodiscard]] std::size_t flat(Channel channel, std::size_t i, std::size_t j = 0, std::size_t k = 0) const;
    /// Stable name of a cell ("gap[3,1]"), independent of file order and of names: the identity of its random stream.
    [[nodiscard]] std::string stable_name(Channel channel, std::size_t flat_index) const;
    /// The shocks that have an arrival, by name.
    [[nodiscard]] std::vector<const Shock*> arriving_shocks() const;
};

/// What the command line adds to the files.
struct LoadOptions {
    std::vector<std::pair<std::string, std::string>> set;       ///< path=value, applied before anything is read
    std::vector<std::pair<std::string, std::string>> policies;  ///< state=policy
    std::optional<Month> end;
    std::filesystem::path root = {};     ///< folder that the files of a scenario may not leave; empty: that of the scenario
    std::filesystem::path shipped = {};  ///< folder of the worlds and libraries that bare names stand for; empty: none
    bool reversed = false;  ///< reads the entries of every map in the opposite order, which must not change the scenario
};

/// Reads a scenario file, or a world file as a scenario without shocks. Returns nothing if any error was found;
/// all faults of all files are in `diagnostics`. Never throws for a fault in a file.
[[nodiscard]] std::optional<Scenario> load_scenario(const std::filesystem::path& path, const LoadOptions& options,
                                                    Diagnostics& diagnostics);

/// The whole of a scenario as one YAML text: every value of every file it is made of, in the usual unit of its field and with
/// months written out, each with the file and the line that it comes from. `options` as for load_scenario. Beside the
/// file it reads back as the same scenario: it extends the world itself and has all changes to it.
[[nodiscard]] std::optional<std::string> resolved_text(const std::filesystem::path& path, const LoadOptions& options,
                                                       Diagnostics& diagnostics);

/// What a library says about itself.
struct LibraryInfo {
    bool of_shocks = true;  ///< else of policies
    std::string title;
    std::vector<std::string> entries;  ///< names of its shocks or policies
};

/// Checks a library of shocks or policies by itself: names of states, powers and the like are taken as they are, and
/// what depends on a parameter without a value is not checked. Nothing if the file says that it is something else.
[[nodiscard]] std::optional<LibraryInfo> check_library(const std::filesystem::path& path, Diagnostics& diagnostics);

}  // namespace multivector
