#include "table.hpp"

#include <gtest/gtest.h>

namespace multivector {
namespace {

Table sample() {
    Table table({{"name"},
                 {"share", Column::Shown::everywhere, 2},
                 {"shown", Column::Shown::text},
                 {"id", Column::Shown::json},
                 {"last"}});
    table.add({"a", 0.125, "x", 7, true});
    table.add({"Ñandú", 10.5, "y", 8, Cell()});
    return table;
}

TEST(Table, LinesUpByCharactersAndPutsNumbersToTheRight) {
    EXPECT_EQ(sample().text(), "name   share  shown  last\n"
                               "a       0.12  x      yes\n"
                               "Ñandú  10.50  y\n");
}

TEST(Table, IsOneObjectALine) {
    EXPECT_EQ(sample().json(), "{\"name\":\"a\",\"share\":0.125,\"id\":7,\"last\":true}\n"
                               "{\"name\":\"Ñandú\",\"share\":10.5,\"id\":8,\"last\":null}\n");
}

TEST(Table, WithoutRowsIsNothing) {
    EXPECT_EQ(Table({{"a"}}).text(), "");
    EXPECT_EQ(Table({{"a"}}).json(), "");
}

TEST(Json, SurvivesBytesThatAreNotText) { EXPECT_EQ(json_line("a\xff"), "\"a\xEF\xBF\xBD\"\n"); }

}  // namespace
}  // namespace multivector
