#pragma once
// The months of a run that a report shows. A chart gains nothing from more points than it has pixels.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/month.hpp"

namespace multivector::reporting {

enum class Grid { fine, coarse, yearly };

inline constexpr std::size_t kGrids = 3;

/// "fine", "coarse", "yearly".
[[nodiscard]] const char* name_of(Grid grid);

class Grids {
public:
    /// Of the months `base` to `end`.
    Grids(Month base, Month end);

    [[nodiscard]] const std::vector<std::string>& dates(Grid grid) const;
    /// Place of a month among the dates of a grid; -1 if it is not among them.
    [[nodiscard]] int place(Grid grid, const std::string& date) const;

private:
    std::array<std::vector<std::string>, kGrids> dates_;
};

}  // namespace multivector::reporting
