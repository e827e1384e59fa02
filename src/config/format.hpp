#pragma once
// The formats of files, each as one list of rows (see config/shape.hpp), and what follows from them.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "config/shape.hpp"

namespace multivector {

inline constexpr std::size_t kMostPowers = kMaxPowers;
inline constexpr std::size_t kMostDomains = 32;
inline constexpr std::size_t kMostOthers = 1000;  ///< entries of any other section of a world

/// The unit of a field that takes the unit of the input beside it.
inline constexpr std::string_view kUnitOfInput = "unit of the input";

enum class FileKind { world, scenario, shocks, policies, pattern, hindcast };

/// One of the kinds of files.
struct FormatInfo {
    FileKind kind;
    std::string_view name;     ///< "world": what commands and file names call it
    std::string_view thing;    ///< what messages call such a file: "a world file"
    std::string_view format;   ///< what its key `format` says: "multivector-world/1"
    std::string_view meaning;
    const Shape& (*shape)();
    bool takes_parameters = false;  ///< "$name" may stand for a value
};

/// Every kind, the ones that others are built on first. The schemas and the reference are made for each of them.
inline constexpr std::size_t kFormats = 6;
[[nodiscard]] const std::array<FormatInfo, kFormats>& formats();
[[nodiscard]] const FormatInfo& info(FileKind kind);

[[nodiscard]] const std::vector<Row>& world_rows();
[[nodiscard]] const std::vector<Row>& scenario_rows();
[[nodiscard]] const Shape& world_shape();
[[nodiscard]] const Shape& scenario_shape();
[[nodiscard]] const Shape& shock_library_shape();
[[nodiscard]] const Shape& policy_library_shape();
[[nodiscard]] const Shape& pattern_shape();
[[nodiscard]] const Shape& hindcast_shape();
/// The shape of an input by its path in a scenario, whichever of its files states it; null if there is no such field.
[[nodiscard]] const Shape* input_shape(std::string_view path);

/// Adds rows at the end.
void append(std::vector<Row>& rows, std::vector<Row> more);
/// The rows with which every format begins: format, title, description.
[[nodiscard]] std::vector<Row> head_rows(FileKind kind, const std::string& description);
/// Rows of the sources of figures.
[[nodiscard]] std::vector<Row> source_rows();
/// Rows of a policy at `at`: one that a state follows, or one that gets a name and so follows no other name itself.
enum class PolicyUse { of_state, named };
[[nodiscard]] std::vector<Row> policy_rows(const std::string& at, PolicyUse use);
/// Rows of the shocks of a scenario or a library.
[[nodiscard]] std::vector<Row> shock_rows();
/// Rows that say when a change is in force, of a shock or of a power's policy; config/read_when.cpp reads those without a date.
[[nodiscard]] std::vector<Row> time_rows(const std::string& at);
/// Rows of named dates.
[[nodiscard]] std::vector<Row> date_rows();

/// Rows that both formats have: votes, conflicts, policies, parameters, choices of structure.
[[nodiscard]] std::vector<Row> common_rows();
/// Rows of a capacity project at `at`.
[[nodiscard]] std::vector<Row> project_rows(const std::string& at);

/// What the second of two entities of a kind is called in keys: a power's rival, a state's neighbour.
[[nodiscard]] std::string_view second_of_pair(Axis axis);
/// The kind of entity that a key or placeholder names: `rival` names a power, `neighbour` a state, others what they say.
[[nodiscard]] std::string_view named_by(std::string_view key);

/// What a party to a conflict is called where names are checked.
inline constexpr std::string_view kParty = "power or state";

/// Keys that name the cells of an input in a shock, one for each of its axes; the second of a pair has a name of its own.
[[nodiscard]] std::vector<std::string> target_keys(const ChannelInfo& channel);

/// Where a world file says a channel: "states.{0}.powers.{1}.gap", where "{1}" is the second axis of the channel.
struct Placement {
    Channel channel;
    std::vector<std::string> parts;
};

/// All placements in the order of the rows; of two for the same cell the later one, being more special, wins.
[[nodiscard]] const std::vector<Placement>& placements();

}  // namespace multivector
