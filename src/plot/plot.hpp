#pragma once
// A picture of finished folders of results, as a file of SVG that needs nothing but itself.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "plot/catalogue.hpp"

namespace multivector::plotting {

/// What every such file begins with; one that does may be replaced by another.
inline constexpr std::string_view kFirstLines = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- multivector plot -->";

struct Request {
    std::vector<std::filesystem::path> folders;  ///< a row of panels each
    std::filesystem::path against;               ///< a run whose middle is dashed in every panel; empty: none
    const Picture* picture = nullptr;
    std::string state;        ///< id; empty: the first focal one
    bool same_scale = false;  ///< of all panels
};

/// The picture. Every fault of every folder is reported, and then the text is empty.
[[nodiscard]] std::string plot(const Request& request, Diagnostics& faults);

}  // namespace multivector::plotting
