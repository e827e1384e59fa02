#include "hindcast/figures.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "invented.hpp"

namespace multivector::hindcast {
namespace {

TEST(Figures, AViewHoldsNothingLater) {
    Figures f;
    for (const int year : {2003, 2001, 2002, 2005}) f.add({0, 1, 2}, year, year - 2000);
    f.add({1, 0, 0}, 2005, 1);
    const Figures view = f.until(2002);
    EXPECT_EQ(view.of({0, 1, 2}).size(), 2U);
    EXPECT_EQ(view.newest({0, 1, 2}), (YearValue{2002, 2}));
    EXPECT_FALSE(view.at({0, 1, 2}, 2003));
    EXPECT_EQ(view.keys().size(), 1U);  // a dyad that begins later is not even known by name
    EXPECT_TRUE(f.until(1999).keys().empty());
    EXPECT_EQ(f.at({0, 1, 2}, 2005), 5);
    EXPECT_THROW(f.add({0, 1, 2}, 2003, 9), Error);
}

class Archives : public test::Invented {};

TEST_F(Archives, AllFaultsAtOnce) {
    write("figures.csv", "series,state,power,year,value,source\n"
                         "trade,center,north,2001,0.3,a\n"
                         "trade,centre,north,2001,0.3,a\n"
                         "trade,center,north,2001.5,0.3,a\n"
                         "votes,center,south,2001,1.3,a\n"
                         "trade,center,north,2001,\"0,3\",a\n"
                         "trade,center,north,2001,0.4,a\n");
    Diagnostics faults;
    EXPECT_FALSE(read_archive(spec(), faults));
    const auto all = faults.sorted();
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].mark.line, 3);
    EXPECT_EQ(all[0].mark.column, 7);
    EXPECT_EQ(all[0].message, "unknown state 'centre'");
    EXPECT_EQ(all[0].hint, "did you mean 'center'?");
    EXPECT_EQ(all[1].mark.line, 4);
    EXPECT_EQ(all[2].message, "1.3 lies outside [0, 1]");
    EXPECT_EQ(all[3].mark.line, 6);
    EXPECT_EQ(all[4].message, "two figures for 2001");
}

TEST_F(Archives, MissingColumnsAndFiles) {
    write("figures.csv", "series,state,year,value\n");
    std::filesystem::remove(path("ties.csv"));
    Diagnostics faults;
    EXPECT_FALSE(read_archive(spec(), faults));
    EXPECT_EQ(faults.sorted().size(), 2U);
}

TEST_F(Archives, ADriverNeedsFigures) {
    write("drivers.csv", "driver,year,value\n");
    Diagnostics faults;
    EXPECT_FALSE(read_archive(spec(), faults));
    EXPECT_EQ(faults.sorted().front().message, "no figure of the driver 'price'");
}

}  // namespace
}  // namespace multivector::hindcast
