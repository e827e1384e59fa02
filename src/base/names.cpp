#include "base/names.hpp"

#include <algorithm>
#include <cstddef>
#include <ranges>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace multivector {
namespace {

constexpr std::size_t kMostNames = 8;
constexpr std::size_t kMostCompared = 1000;  ///< advice must not take longer than the fault is worth

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    const std::size_t columns = b.size() + 1;
    std::vector<int> cost((a.size() + 1) * columns);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return cost[i * columns + j]; };
    for (std::size_t i = 0; i <= a.size(); ++i) at(i, 0) = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j) at(0, j) = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const char x = lower(a[i - 1]);
            const char y = lower(b[j - 1]);
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (x == y ? 0 : 1)});
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && lower(a[i - 2]) == y) {
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
            }
        }
    }
    return at(a.size(), b.size());
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
    const int allowed = std::max(1, static_cast<int>(name.size() / 3));
    int best = allowed + 1;
    std::string nearest;
    const auto of_such_length = [&](const std::string& candidate) {
        return static_cast<std::size_t>(allowed) >= std::max(candidate.size(), name.size()) - std::min(candidate.size(), name.size());
    };
    for (const auto& candidate : candidates | std::views::filter(of_such_length) | std::views::take(kMostCompared)) {
        const int distance = edit_distance(name, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string name_hint(std::string_view name, const std::vector<std::string>& candidates) {
    if (const auto nearest = nearest_name(name, candidates); !nearest.empty()) {
        return fmt::format("did you mean '{}'?", nearest);
    }
    if (candidates.empty()) return {};
    if (candidates.size() == 1) return fmt::format("expected {}", candidates.front());
    std::vector<std::string> listed(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(std::min(candidates.size(), kMostCompared)));
    if (listed.size() > kMostNames) {
        // The nearest ones say more than the first ones.
        std::ranges::stable_sort(listed, {}, [&](const auto& c) { return edit_distance(name, c); });
        listed.resize(kMostNames);
        listed.emplace_back("...");
    }
    return fmt::format("expected one of {}", fmt::join(listed, ", "));
}

}  // namespace multivector
