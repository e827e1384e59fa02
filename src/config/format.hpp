#pragma once
// The kinds of files, the format of each as one list of rows (see config/shape.hpp), and what follows from them.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/shape.hpp"

namespace multivector {

inline constexpr std::string_view kWorldFormat = "multivector-world/1";
inline constexpr std::string_view kScenarioFormat = "multivector-scenario/1";
inline constexpr std::size_t kMostPowers = 32;

[[nodiscard]] const std::vector<Row>& world_rows();
[[nodiscard]] const std::vector<Row>& scenario_rows();
[[nodiscard]] const Shape& world_shape();
[[nodiscard]] const Shape& scenario_shape();

/// A kind of file that the program reads.
struct FileKind {
    std::string_view name;    ///< "world": what commands and file names call it
    std::string_view format;  ///< what its key `format` says: "multivector-world/1"
    std::string_view meaning;
    const Shape& (*shape)();
};

/// Every kind, the ones that others are built on first. The schemas and the reference are made for each of them.
[[nodiscard]] std::span<const FileKind> file_kinds();

/// Rows that both formats have: votes, conflicts, policies, parameters.
[[nodiscard]] std::vector<Row> common_rows();
/// Rows of a capacity project at `at`.
[[nodiscard]] std::vector<Row> project_rows(const std::string& at);

/// Keys that name the cells of an input in a shock, one for each of its axes; the second power of a pair is the rival.
[[nodiscard]] std::vector<std::string> target_keys(const ChannelInfo& channel);

/// Where a world file says a channel: "states.{0}.powers.{1}.gap", where "{1}" is the second axis of the channel.
struct Placement {
    Channel channel;
    std::vector<std::string> parts;
};

/// All placements in the order of the rows; of two for the same cell the later one, being more special, wins.
[[nodiscard]] const std::vector<Placement>& placements();

}  // namespace multivector
