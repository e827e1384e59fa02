#pragma once
// The page without data, web/dist/report.html, as it stands in the program.

#include <string_view>

namespace multivector::reporting {

[[nodiscard]] std::string_view report_template();

}  // namespace multivector::reporting
