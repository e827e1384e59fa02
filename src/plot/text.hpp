#pragma once
// Text of a drawing: what may stand in XML, how wide it is about, what of it fits.

#include <string>
#include <string_view>
#include <vector>

namespace multivector::plotting {

/// `text` without what XML cannot hold: bytes that are not UTF-8 and control characters become U+FFFD.
[[nodiscard]] std::string clean(std::string_view text);

/// `text`, cleaned, for between tags and in attributes of XML.
[[nodiscard]] std::string xml_text(std::string_view text);

/// About how wide `text` (clean) is in pixels in a wide sans-serif face: no text should come out wider.
[[nodiscard]] double text_width(std::string_view text, double size, bool bold = false);

/// `text`, cut with an ellipsis if it is wider than `width`.
[[nodiscard]] std::string shortened(std::string_view text, double width, double size, bool bold = false);

/// Lines no wider than `width`, broken at blanks; a word that is wider than a line is cut.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, double size, bool bold = false);

/// A name within a sentence: where it runs from right to left it does not turn what stands beside it.
[[nodiscard]] std::string isolated(std::string_view name);

/// An id as words: "grain_ban" becomes "grain ban".
[[nodiscard]] std::string readable(std::string_view id);

}  // namespace multivector::plotting
