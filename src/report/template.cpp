#include "report/template.hpp"

#include <cstddef>

extern "C" {
// Made by template.S.in: first and past the last byte.
extern const char multivector_report_template[];
extern const char multivector_report_template_end[];
}

namespace multivector::reporting {

std::string_view report_template() {
    return {multivector_report_template,
            static_cast<std::size_t>(multivector_report_template_end - multivector_report_template)};
}

}  // namespace multivector::reporting
