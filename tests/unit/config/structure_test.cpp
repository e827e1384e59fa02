// The section `model`: choices of structure, of the world and of the scenario.

#include "config/structure.hpp"

#include <set>
#include <string>

#include "folder.hpp"

namespace multivector {
namespace {

class StructureFile : public test::Folder {
protected:
    Structure model(const std::string& rest) {
        scenario("s.yaml", "world.yaml", rest);
        return good("s.yaml").model;
    }
};

TEST_F(StructureFile, LeftOutIsTheUsualOne) {
    EXPECT_EQ(model(""), Structure{});
    EXPECT_EQ(model("model: {leverage: gains_from_ties, order: in_turn}\n"), Structure{});
}

TEST_F(StructureFile, IsReadWordByWord) {
    const Structure linear{LeverageForm::linear_share, PhaseOrder::in_turn};
    EXPECT_EQ(model("model: {leverage: linear_share}\n"), linear);
    EXPECT_EQ(model("model: {order: at_once}\n").order, PhaseOrder::at_once);
}

TEST_F(StructureFile, OfTheScenarioGoesBeforeThatOfTheWorld) {
    const std::string world = "world: {model: {leverage: linear_share, order: at_once}}\n";
    const Structure both{LeverageForm::linear_share, PhaseOrder::at_once};
    EXPECT_EQ(model(world), both);
    const Structure one{LeverageForm::linear_share, PhaseOrder::in_turn};
    EXPECT_EQ(model(world + "model: {order: in_turn}\n"), one);
}

TEST_F(StructureFile, IsInheritedWordByWord) {
    scenario("a.yaml", "world.yaml", "model: {leverage: linear_share}\n");
    scenario("b.yaml", "a.yaml", "model: {order: at_once}\n");
    const Structure both{LeverageForm::linear_share, PhaseOrder::at_once};
    EXPECT_EQ(good("b.yaml").model, both);
}

TEST_F(StructureFile, CanBeSetFromOutside) {
    scenario("s.yaml", "world.yaml", "");
    LoadOptions options;
    options.set = {{"model.order", "at_once"}};
    EXPECT_EQ(good("s.yaml", options).model.order, PhaseOrder::at_once);
}

TEST(StructureChoices, HaveWordsOfTheirOwnAndTakeThem) {
    std::set<std::string_view> seen;
    for (const StructureChoice& choice : structure_choices()) {
        ASSERT_GE(choice.words.size(), 2U);
        EXPECT_TRUE(choice.usual(Structure{}));
        for (std::size_t n = 0; n < choice.words.size(); ++n) {
            Structure s;
            choice.take(s, n);
            EXPECT_EQ(choice.taken(s), n);
            EXPECT_EQ(choice.usual(s), s == Structure{});
            EXPECT_EQ(choice.word_of(s), choice.words[n].word);
            EXPECT_TRUE(seen.insert(choice.words[n].word).second);
        }
    }
}

}  // namespace
}  // namespace multivector
