#include "report/grid.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace multivector::reporting {
namespace {

TEST(Grids, HoldTheFirstAndTheLastMonthAndFewPoints) {
    for (const int months : {0, 1, 2, 11, 12, 13, 98, 99, 100, 180, 181, 599, 3000}) {
        const Grids grids(Month::of(2021, 3), Month::of(2021, 3) + months);
        for (const Grid grid : {Grid::fine, Grid::coarse, Grid::yearly}) {
            const auto& dates = grids.dates(grid);
            EXPECT_EQ(dates.front(), "2021-03");
            EXPECT_EQ(dates.back(), to_string(Month::of(2021, 3) + months));
            EXPECT_LE(dates.size(), grid == Grid::coarse ? 51U : 101U) << months;
            EXPECT_TRUE(std::ranges::is_sorted(dates));
            EXPECT_EQ(std::ranges::adjacent_find(dates), dates.end());
        }
        for (const auto& date : grids.dates(Grid::coarse)) EXPECT_GE(grids.place(Grid::fine, date), 0) << date;
    }
}

TEST(Grids, KnowThePlaceOfAMonth) {
    const Grids grids(Month::of(2021, 1), Month::of(2036, 1));
    EXPECT_EQ(grids.dates(Grid::yearly).size(), 16U);
    EXPECT_EQ(grids.place(Grid::yearly, "2022-01"), 1);
    EXPECT_EQ(grids.place(Grid::yearly, "2022-02"), -1);
    EXPECT_EQ(grids.place(Grid::fine, "2021-03"), 1) << "every second month of 181";
    EXPECT_EQ(grids.place(Grid::fine, "nonsense"), -1);
}

}  // namespace
}  // namespace multivector::reporting
