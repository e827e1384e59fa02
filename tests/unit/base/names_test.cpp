#include "base/names.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace multivector {
namespace {

TEST(EditDistance, CountsEachKindOfEditOnce) {
    EXPECT_EQ(edit_distance("", ""), 0);
    EXPECT_EQ(edit_distance("abc", ""), 3);
    EXPECT_EQ(edit_distance("", "abc"), 3);
    EXPECT_EQ(edit_distance("horizon", "horizon"), 0);
    EXPECT_EQ(edit_distance("horizn", "horizon"), 1);    // insert
    EXPECT_EQ(edit_distance("horizoon", "horizon"), 1);  // delete
    EXPECT_EQ(edit_distance("horixon", "horizon"), 1);   // substitute
    EXPECT_EQ(edit_distance("hroizon", "horizon"), 1);   // swap
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
    EXPECT_EQ(edit_distance("North", "nORTH"), 0);
}

TEST(EditDistance, DoesNotEditASwappedPairAgain) {
    // What tells optimal string alignment from the unrestricted distance, which is 2 here.
    EXPECT_EQ(edit_distance("ca", "abc"), 3);
}

TEST(NearestName, IsWithinAThirdOfTheLength) {
    const std::vector<std::string> names{"security", "economy", "transit"};
    EXPECT_EQ(nearest_name("secuirty", names), "security");
    EXPECT_EQ(nearest_name("econmoi", names), "economy");  // 2 edits, 7 / 3 = 2 allowed
    EXPECT_EQ(nearest_name("ecnmoi", names), "");          // 3 edits, 6 / 3 = 2 allowed
    EXPECT_EQ(nearest_name("a", {"b"}), "b");              // one edit is always allowed
    EXPECT_EQ(nearest_name("a", {"bc"}), "");
}

TEST(NearestName, TakesTheNearestAndOfEqualsTheFirst) {
    EXPECT_EQ(nearest_name("gapp", {"gasp", "gap"}), "gasp");
    EXPECT_EQ(nearest_name("gapp", {"grasp", "gap"}), "gap");
}

TEST(NameHint, ProposesOrLists) {
    EXPECT_EQ(name_hint("nort", {"north", "south"}), "did you mean 'north'?");
    EXPECT_EQ(name_hint("east", {"north", "south"}), "expected one of north, south");
    EXPECT_EQ(name_hint("east", {"north"}), "expected north");
    EXPECT_EQ(name_hint("east", {}), "");
}

TEST(NameHint, ListsTheEightNearestOfMany) {
    const std::vector<std::string> names{"aaaaaaaaaaaa", "b", "c", "d", "e", "f", "g", "h", "xyz"};
    EXPECT_EQ(name_hint("xwvuts", names), "expected one of xyz, b, c, d, e, f, g, h, ...");
}

}  // namespace
}  // namespace multivector
