#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/characters.hpp"

namespace multivector {
namespace {

constexpr std::size_t kGutter = 5;         // width of the line number below a message
constexpr std::size_t kLongestLine = 160;  // longer source lines are cut around the caret
constexpr std::size_t kBeforeCaret = 100;

auto order(const Diagnostic& d) {
    return std::tie(d.mark.file, d.mark.line, d.mark.column, d.message, d.hint, d.severity);
}

/// Source line as shown, and the white space that puts a caret below its column.
struct Excerpt {
    std::string text, padding;
};

Excerpt excerpt(const std::string& line, int column) {
    std::vector<std::string> characters;
    for (const char c : line) {
        if (continues(c) && !characters.empty()) {
            characters.back() += c;
        } else {
            characters.emplace_back(1, c);
        }
    }
    while (!characters.empty() && (characters.back() == "\r" || characters.back() == "\n")) characters.pop_back();
    const std::size_t caret = column > 0 ? static_cast<std::size_t>(column - 1) : 0;
    std::size_t first = 0;
    std::size_t last = characters.size();
    if (last > kLongestLine) {
        first = caret > kBeforeCaret ? std::min(caret, last) - kBeforeCaret : 0;
        last = std::min(last, first + kLongestLine);
    }
    Excerpt result;
    if (first > 0) result.text = result.padding = "...";
    if (first > 0) result.padding.assign(3, ' ');
    for (std::size_t i = first; i < last; ++i) result.text += characters[i];
    // A tab stays a tab, so that the caret stands right whatever the width of tabs.
    for (std::size_t i = first; i < caret; ++i) result.padding += i < last && characters[i] == "\t" ? '\t' : ' ';
    if (last < characters.size()) result.text += "...";
    return result;
}

}  // namespace

void Diagnostics::error(Mark mark, std::string message, std::string hint) {
    items_.push_back({Severity::error, std::move(mark), std::move(message), std::move(hint)});
}

void Diagnostics::warning(Mark mark, std::string message, std::string hint) {
    items_.push_back({Severity::warning, std::move(mark), std::move(message), std::move(hint)});
}

bool Diagnostics::has_errors() const noexcept {
    return std::ranges::any_of(items_, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    auto result = items_;
    std::ranges::stable_sort(result, [](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto repeats = std::ranges::unique(result, [](const auto& a, const auto& b) { return order(a) == order(b); });
    result.erase(repeats.begin(), repeats.end());
    return result;
}

std::string render(const Diagnostic& diagnostic, const std::string& source_line) {
    const auto& mark = diagnostic.mark;
    std::string text = mark.file;
    if (mark.line > 0) text += fmt::format(":{}:{}", mark.line, mark.column);
    text += fmt::format(": {}: {}", diagnostic.severity == Severity::error ? "error" : "warning", diagnostic.message);
    if (mark.line <= 0 || source_line.empty()) {
        if (!diagnostic.hint.empty()) text += fmt::format("\n{:{}} | {}", "", kGutter, diagnostic.hint);
        return text;
    }
    const auto shown = excerpt(source_line, mark.column);
    text += fmt::format("\n{:>{}} | {}", mark.line, kGutter, shown.text);
    text += fmt::format("\n{:{}} | {}^", "", kGutter, shown.padding);
    if (!diagnostic.hint.empty()) text += " " + diagnostic.hint;
    return text;
}

}  // namespace multivector
