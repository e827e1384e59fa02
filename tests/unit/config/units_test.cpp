// Units of numbers in files.

#include "config/units.hpp"

#include <string>

#include <gtest/gtest.h>

#include "config/format.hpp"

namespace multivector {
namespace {

TEST(Units, AreSplitFromTheirNumber) {
    const auto split = [](std::string_view text) {
        const auto m = split_unit(text);
        return m ? std::string(m->number) + "|" + std::string(m->unit) : std::string("none");
    };
    EXPECT_EQ(split("18 months"), "18|months");
    EXPECT_EQ(split("60%"), "60|%");
    EXPECT_EQ(split("-40 %"), "-40|%");
    EXPECT_EQ(split("+20 %"), "+20|%");
    EXPECT_EQ(split("1e-3 /year"), "1e-3|/year");
    EXPECT_EQ(split("2.5E+2  Mt/year"), "2.5E+2|Mt/year");
    EXPECT_EQ(split("0.5"), "0.5|");
    EXPECT_EQ(split("3 each"), "3|each") << "no exponent without digits";
    EXPECT_EQ(split("3e"), "3|e");
    EXPECT_EQ(split("months"), "none");
    EXPECT_EQ(split("- 3 months"), "none");
    EXPECT_EQ(split(""), "none");
}

/// One number in the unit `from` of a field, in the unit of the field.
double in_field(std::string_view field, std::string_view from, double number) {
    const auto* unit = find_unit(field, from);
    if (unit == nullptr) return -1;
    return number * unit->over / unit->under;
}

TEST(Units, StandForTheUnitOfTheField) {
    EXPECT_EQ(in_field("months", "years", 1.5), 18);
    EXPECT_EQ(in_field("months", "month", 1), 1);
    EXPECT_EQ(in_field("Mt/year", "kt/year", 2500), 2.5);
    EXPECT_EQ(in_field("Mt/year", "t/year", 3e6), 3);
    EXPECT_EQ(in_field("Mt/year", "Mt/month", 0.25), 3);
    EXPECT_EQ(in_field("Mt/year", "kt/month", 250), 3);
    EXPECT_EQ(in_field("1/month", "/year", 3), 0.25);
    EXPECT_EQ(in_field("1/month", "%/month", 5), 0.05);
    EXPECT_EQ(in_field("1/month", "%/year", 60), 0.05);
    EXPECT_EQ(in_field("1/year", "%/year", 4.5), 0.045);
    EXPECT_EQ(in_field("share", "%", 7), 0.07);
    EXPECT_EQ(in_field("multiplier", "times", 1.2), 1.2);
    EXPECT_EQ(find_unit("months", "weeks"), nullptr);
    EXPECT_EQ(find_unit("elasticity", "%"), nullptr);
}

TEST(Units, OfTimesFlowsAndRatesMustBeSaid) {
    for (const char* unit : {"months", "Mt/year", "1/month", "1/year"}) EXPECT_TRUE(needs_unit(unit)) << unit;
    for (const char* unit : {"share", "factor", "multiplier", "1", "", "elasticity"}) EXPECT_FALSE(needs_unit(unit)) << unit;
}

TEST(Units, TheFieldsOwnComesFirstAndStandsForOne) {
    for (const auto* rows : {&world_rows(), &scenario_rows()}) {
        for (const auto& row : *rows) {
            const auto& units = units_of(row.bounds.unit);
            EXPECT_TRUE(!needs_unit(row.bounds.unit) || !units.empty()) << row.at;
            EXPECT_TRUE(units.empty() || units.front().over == units.front().under) << row.at;
        }
    }
}

TEST(Units, AdviceNamesThem) {
    EXPECT_EQ(unit_hint("1/year"), "its unit is one of /year, %/year");
    EXPECT_EQ(unit_hint("log points"), "its unit is log points");
    EXPECT_EQ(unit_hint("elasticity"), "this number has no unit");
}

}  // namespace
}  // namespace multivector
