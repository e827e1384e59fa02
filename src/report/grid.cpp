#include "report/grid.hpp"

#include <algorithm>

namespace multivector::reporting {
namespace {

constexpr int kFinePoints = 100;
constexpr int kCoarsePoints = 50;
constexpr int kYear = 12;
constexpr int kYearlyPoints = 100;

/// Every `step`-th month and the last one.
std::vector<std::string> thinned(Month base, int months, int step) {
    std::vector<std::string> dates;
    for (int m = 0; m < months; m += step) dates.push_back(to_string(base + m));
    dates.push_back(to_string(base + months));
    return dates;
}

int step_for(int months, int points) { return std::max(1, (months + points - 2) / (points - 1)); }

}  // namespace

const char* name_of(Grid grid) {
    if (grid == Grid::fine) return "fine";
    return grid == Grid::coarse ? "coarse" : "yearly";
}

Grids::Grids(Month base, Month end) {
    const int months = std::max(0, end - base);
    const auto make = [&](Grid grid, int step) { dates_[static_cast<std::size_t>(grid)] = thinned(base, months, step); };
    // Every coarse date is a fine one.
    const int fine = step_for(months, kFinePoints);
    make(Grid::fine, fine);
    make(Grid::coarse, fine * step_for(months / fine, kCoarsePoints));
    make(Grid::yearly, kYear * step_for(months / kYear, kYearlyPoints));
}

const std::vector<std::string>& Grids::dates(Grid grid) const { return dates_[static_cast<std::size_t>(grid)]; }

int Grids::place(Grid grid, const std::string& date) const {
    const auto& all = dates(grid);
    const auto it = std::ranges::lower_bound(all, date);
    return it != all.end() && *it == date ? static_cast<int>(it - all.begin()) : -1;
}

}  // namespace multivector::reporting
