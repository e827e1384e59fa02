#pragma once
// The equations of docs/model/equations.md by label: what each gives, under which heading it stands, which file computes it.
// Tests hold this list to the document and to the comments of the sources.

#include <span>
#include <string_view>

namespace multivector {

struct Equation {
    std::string_view label;    ///< "P5"
    std::string_view gives;
    std::string_view heading;  ///< "5.3 Perception", as in the document
    std::string_view file;     ///< below src, cites the label in a comment
};

/// In the order of the document.
[[nodiscard]] std::span<const Equation> equations();

}  // namespace multivector
