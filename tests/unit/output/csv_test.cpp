#include "output/csv.hpp"

#include <charconv>
#include <limits>
#include <sstream>

#include "fixture.hpp"

namespace multivector::test {
namespace {

TEST(Csv, NumbersAreShortAndReadBack) {
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-2), "-2");
    EXPECT_EQ(number_text(0.0), "0");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(1.0 / 3), "0.3333333333333333");
    EXPECT_EQ(number_text(1e300), "1e+300");
    EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "");
    EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "");
    for (const double value : {0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1.0 / 7, 0x1p-40}) {
        const std::string text = number_text(value);
        double back = 0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        EXPECT_EQ(back, value);
    }
}

TEST(Csv, QuotesWhatNeedsIt) {
    CsvText csv;
    csv.text("plain").text("a,b").text("say \"so\"").text("two\nlines").text("").number(0.5).end();
    csv.text("").end();
    EXPECT_EQ(csv.so_far(), "plain,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",,0.5\n\n");
    csv.clear();
    csv.text("x").end();
    EXPECT_EQ(csv.so_far(), "x\n");
}

TEST(Csv, ReadsWhatItWrites) {
    const std::vector<std::string> header{"a", "b", "c"}, row{"1,5", "\"", "line\nbreak \xc3\xa9"};
    CsvText csv;
    for (const auto* fields : {&header, &row, &header}) {
        for (const auto& field : *fields) csv.text(field);
        csv.end();
    }
    std::istringstream in(csv.so_far());
    CsvReader reader(in, "x.csv");
    EXPECT_EQ(reader.column("c"), 2U);
    std::vector<std::string> read;
    ASSERT_TRUE(reader.next(read));
    EXPECT_EQ(read, row);
    ASSERT_TRUE(reader.next(read));
    EXPECT_EQ(read, header);
    EXPECT_FALSE(reader.next(read));
}

TEST(Csv, ReadsOtherLineEndsAndAMissingLastOne) {
    std::istringstream in("a,b\r\n1,\"2\"\r\n3,4");
    CsvReader reader(in, "x.csv");
    std::vector<std::string> row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row, (std::vector<std::string>{"1", "2"}));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row, (std::vector<std::string>{"3", "4"}));
    EXPECT_FALSE(reader.next(row));
}

TEST(Csv, SaysWhatIsWrongAndWhere) {
    const auto fault = [](const std::string& text) {
        return error_of([&] {
            std::istringstream in(text);
            CsvReader reader(in, "x.csv");
            std::vector<std::string> row;
            while (reader.next(row)) (void)reader.number(row[reader.column("n")]);
        });
    };
    EXPECT_EQ(fault("n\n1\n2.5e3\n"), "no error");
    EXPECT_EQ(fault(""), "x.csv:1: the file is empty");
    EXPECT_EQ(fault("m\n1\n"), "x.csv: there is no column 'n'");
    EXPECT_EQ(fault("n,m\n1,2\n3\n"), "x.csv:3: expected 2 fields, got 1");
    EXPECT_EQ(fault("n\n\"1\n2\"\nx\n"), "x.csv:2: expected a number, got '1\n2'");
    EXPECT_EQ(fault("n,m\n1,\"two\nlines\"\n1.5x,\n"), "x.csv:4: expected a number, got '1.5x'");
    EXPECT_EQ(fault("n\n\"1"), "x.csv:2: the file ends inside quotes");
    EXPECT_EQ(fault("n\n1\"2\"\n"), "x.csv:2: a quote inside a field without quotes");
}

}  // namespace
}  // namespace multivector::test
