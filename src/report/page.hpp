#pragma once
// A report: one page of HTML that holds its data and asks the network for nothing.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "report/comparison.hpp"

namespace multivector::reporting {

/// What every report begins with; a file that does may be replaced by another report.
inline constexpr std::string_view kFirstLine = "<!doctype html><!-- multivector report -->";

/// The page of reports on finished folders of results, the first place of which counts 0. `base` is the one that the
/// others are compared with. Every fault of every folder is reported, and then the text is empty.
[[nodiscard]] std::string report_page(const std::vector<std::filesystem::path>& folders, std::size_t base,
                                      const Comparison* comparison, Diagnostics& faults);

/// Fills the places of a template: each is a line of its own name there, once. Throws Error if one is missing.
[[nodiscard]] std::string filled(std::string_view page, std::string_view title, std::string_view table,
                                 std::string_view data);

/// `text` for between tags of HTML.
[[nodiscard]] std::string html_text(std::string_view text);

/// JSON that may stand in a <script>: nothing in it can end the element.
[[nodiscard]] std::string script_text(std::string_view json);

}  // namespace multivector::reporting
