#include "config/numbers.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace multivector {
namespace {

TEST(Numbers, ReadsCanonicalDecimals) {
    NumberFault fault;
    const std::pair<const char*, double> table[]{
        {"0", 0.0},       {"-0", 0.0},        {"7", 7.0},       {"-12", -12.0},
        {"0.1", 0.1},     {"-0.25", -0.25},   {"10.50", 10.5},  {"1e3", 1000.0},
        {"1E3", 1000.0},  {"2.5e-3", 0.0025}, {"1e+2", 100.0},  {"0.0", 0.0},
        {"1e308", 1e308}, {"1e-400", 0.0},    {"-1e-400", 0.0}, {"9007199254740993", 9007199254740992.0},
    };
    for (const auto& [text, value] : table) {
        const auto read = parse_number(text, fault);
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(*read, value) << text;
    }
}

TEST(Numbers, RefusesEverySecondSpelling) {
    for (const auto* text : {"",
                             "-",
                             "+1",
                             ".5",
                             "5.",
                             "010",
                             "-01",
                             "00",
                             "0x1F",
                             "0o17",
                             "1_000",
                             "1,5",
                             "1 000",
                             "1e",
                             "1e+",
                             "1.e3",
                             "e3",
                             "--1",
                             "1-",
                             "1.2.3",
                             "1e3.5",
                             "half",
                             "true",
                             "~",
                             "NaN",
                             "Infinity",
                             "\xE2\x88\x92"
                             "1"}) {
        NumberFault fault;
        EXPECT_FALSE(parse_number(text, fault).has_value()) << text;
        EXPECT_EQ(fault.message, std::string("expected a number, got '") + text + "'") << text;
    }
}

TEST(Numbers, RefusesWhatIsNotFinite) {
    for (const auto* text : {".nan", ".inf", "-.inf", "+.Inf", "nan", "inf", "-inf"}) {
        NumberFault fault;
        EXPECT_FALSE(parse_number(text, fault).has_value()) << text;
        EXPECT_EQ(fault.message, std::string("expected a finite number, got '") + text + "'") << text;
    }
    NumberFault fault;
    EXPECT_FALSE(parse_number("-1e309", fault).has_value());
    EXPECT_EQ(fault.message, "the number '-1e309' is too large");
    const std::string digits = "1" + std::string(400, '0');
    EXPECT_FALSE(parse_number(digits, fault).has_value());
    EXPECT_FALSE(parse_number(digits + "e-2", fault).has_value());
    EXPECT_EQ(parse_number("0." + std::string(400, '0') + "1e10", fault), 0.0);
}

TEST(Numbers, SayHowToWriteWhatWasMeant) {
    const std::pair<const char*, const char*> table[]{
        {"+1", "write 1"},
        {".5", "write 0.5"},
        {"-.5", "write -0.5"},
        {"5.", "write 5"},
        {"010", "write 10"},
        {"-007", ""},
        {"1_000", "write 1000"},
        {"1 000", "write 1000"},
        {"1,5", "write the decimal sign as a point"},
        {"1,000,000", "write 1000000"},
        {"40%", "write a share of one, not per cent"},
        {"many", ""},
    };
    for (const auto& [text, hint] : table) {
        NumberFault fault;
        ASSERT_FALSE(parse_number(text, fault).has_value()) << text;
        EXPECT_EQ(fault.hint, hint) << text;
    }
}

TEST(Integers, ReadWholeNumbersOnly) {
    NumberFault fault;
    EXPECT_EQ(parse_integer("0", fault), 0);
    EXPECT_EQ(parse_integer("-12", fault), -12);
    EXPECT_EQ(parse_integer("60000", fault), 60000);
    for (const auto* text : {"1.5", "1e3", "1.0", "010", "+1", "", "-", "one"}) {
        EXPECT_FALSE(parse_integer(text, fault).has_value()) << text;
        EXPECT_EQ(fault.message, std::string("expected a whole number, got '") + text + "'") << text;
    }
    EXPECT_FALSE(parse_integer("99999999999", fault).has_value());
    EXPECT_EQ(fault.message, "the number '99999999999' is too large");
}

}  // namespace
}  // namespace multivector
