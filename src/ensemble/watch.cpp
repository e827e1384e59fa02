#include "ensemble/watch.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"

namespace multivector {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

std::string without_blanks(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
    return out;
}

double level_of(std::string_view text, std::string_view watch) {
    const std::string_view digits = trimmed(text);
    double level = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), level);
    if (code != std::errc() || end != digits.data() + digits.size() || !(std::abs(level) < 1e6))
        throw Error(fmt::format("the watch '{}' has '{}' where a number below a million is expected", watch, digits));
    return level;
}

}  // namespace

Watch parse_watch(std::string_view text, const World& world, const std::vector<Series>& series) {
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string_view::npos)
        throw Error(fmt::format("the watch '{}' has no '>' or '<'; write for instance 'influence[state,power] > 0.4'", text));
    Watch watch{std::string(trimmed(text)), 0, text[sign] == '>', level_of(text.substr(sign + 1), text)};
    const std::string wanted = without_blanks(text.substr(0, sign));
    std::vector<std::string> labels;
    for (const Series& s : series) labels.push_back(label(world, s));
    const auto found = std::ranges::find(labels, wanted);
    if (found == labels.end()) {
        const std::string near = nearest_name(wanted, labels);
        throw Error(fmt::format("the watch '{}' is about '{}', which is not recorded{}", text, wanted,
                                near.empty() ? std::string() : fmt::format("; did you mean '{}'?", near)));
    }
    watch.series = static_cast<std::size_t>(found - labels.begin());
    return watch;
}

}  // namespace multivector
