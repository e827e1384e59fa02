#pragma once
// Tables of joint draws as CSV: a column for each input, a row for each draw.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "config/scenario.hpp"
#include "world/draw_table.hpp"

namespace multivector {

/// Reads a table for runs of these scenarios; a column must name an input of one of them at least, and its values must be
/// admissible in each that has it. All faults of the text are reported, under the name `shown`; none is returned then.
[[nodiscard]] std::optional<DrawTable> parse_draw_table(const std::string& text, const std::string& shown,
                                                        const std::vector<const Scenario*>& scenarios, Diagnostics& diagnostics);

/// The same for a file.
[[nodiscard]] std::optional<DrawTable> read_draw_table(const std::filesystem::path& path,
                                                       const std::vector<const Scenario*>& scenarios, Diagnostics& diagnostics);

/// The text of a table, which reads back as the same one.
[[nodiscard]] std::string draw_table_text(const DrawTable& table);

}  // namespace multivector
