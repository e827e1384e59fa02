// Which files a scenario may be made of.

#include "config/file_tree.hpp"

#include "folder.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

class Tree : public test::Folder {
protected:
    Tree() {
        for (const char* name : {"ship/worlds/earth.yaml", "ship/voyage.yaml", "ship/shocks/storm.yaml",
                                 "ship/policies/storm.yaml", "study/a/s.yaml", "study/lib.yaml", "secret.yaml"})
            write(name, "");
    }
    /// Path from the root of the test, or the fault.
    [[nodiscard]] std::string find(const std::string& text, const std::vector<FileKind>& wanted,
                                   const std::string& first = "study/a/s.yaml", const std::string& wider = "") const {
        const FileTree tree(root() / first, wider.empty() ? fs::path() : root() / wider, root() / "ship");
        const auto name = tree.find(root() / first, text, wanted);
        return name.fault.empty() ? name.path.lexically_relative(root()).generic_string() : name.fault + "; " + name.hint;
    }

    const std::vector<FileKind> scenario_{FileKind::world, FileKind::scenario}, library_{FileKind::shocks, FileKind::policies};
    const std::string outside_ = "' lies outside the folder of the scenario; files come from that folder and below it, or "
                                 "from those that ship; --root DIR allows a wider one";
};

TEST_F(Tree, BareNamesAreOfFilesThatShip) {
    EXPECT_EQ(find("earth", scenario_), "ship/worlds/earth.yaml");
    EXPECT_EQ(find("voyage", scenario_), "ship/voyage.yaml");
    EXPECT_EQ(find("storm", library_), "ship/shocks/storm.yaml") << "libraries of shocks come first";
    EXPECT_EQ(find("storm", {FileKind::policies}), "ship/policies/storm.yaml");
    EXPECT_EQ(find("earht", scenario_), "nothing ships under the name 'earht'; did you mean 'earth'?");
    EXPECT_EQ(find("s", scenario_), "nothing ships under the name 's'; for the file of this folder write './s.yaml'");
    EXPECT_EQ(FileTree(root() / "s.yaml", {}, {}).find(root() / "s.yaml", "earth", scenario_).hint,
              "a file is named with its ending");
}

TEST_F(Tree, PathsStayInTheFolderOfTheScenario) {
    EXPECT_EQ(find("deeper/x.yaml", scenario_), "study/a/deeper/x.yaml") << "whether it is there is not asked";
    EXPECT_EQ(find("deeper/../s.yaml", scenario_), "study/a/s.yaml");
    EXPECT_EQ(find("../lib.yaml", library_), "'../lib.yaml" + outside_);
    EXPECT_EQ(find("../a/s.yaml", library_), "study/a/s.yaml") << "out and in again";
    EXPECT_EQ(find("/etc/passwd", library_), "'/etc/passwd" + outside_);
    EXPECT_EQ(find("x/../../a2/s.yaml", library_), "'x/../../a2/s.yaml" + outside_);
    EXPECT_EQ(find("../lib.yaml", library_, "study/a/s.yaml", "study"), "study/lib.yaml");
    EXPECT_EQ(find("../../secret.yaml", library_, "study/a/s.yaml", "study"), "'../../secret.yaml" + outside_);
    EXPECT_EQ(find("../ship/shocks/storm.yaml", library_, "study/s.yaml"), "ship/shocks/storm.yaml");
    EXPECT_EQ(find("../../ship/../secret.yaml", library_), "'../../ship/../secret.yaml" + outside_);
}

TEST_F(Tree, FilesThatShipMayNameEachOther) {
    EXPECT_EQ(find("../worlds/earth.yaml", scenario_, "ship/invalid/x.yaml"), "ship/worlds/earth.yaml");
    EXPECT_EQ(find("../../secret.yaml", scenario_, "ship/invalid/x.yaml"), "'../../secret.yaml" + outside_);
}

TEST_F(Tree, LinksDoNotLeadOut) {
    fs::create_symlink(root() / "secret.yaml", root() / "study/a/link.yaml");
    fs::create_directory_symlink(root(), root() / "study/a/up");
    EXPECT_EQ(find("link.yaml", scenario_), "'link.yaml" + outside_);
    EXPECT_EQ(find("up/secret.yaml", scenario_), "'up/secret.yaml" + outside_);
    EXPECT_EQ(find("up/study/a/s.yaml", scenario_), "study/a/up/study/a/s.yaml") << "it is the file itself";
    fs::create_directory_symlink(root() / "study/a", root() / "entry");
    EXPECT_EQ(find("more.yaml", scenario_, "entry/s.yaml"), "entry/more.yaml") << "the folder may itself be a link";
    fs::create_symlink(root() / "not_there.yaml", root() / "study/a/dangling.yaml");
    EXPECT_EQ(find("dangling.yaml", scenario_), "'dangling.yaml" + outside_) << "whether it is there is not told";
    fs::create_symlink("loop.yaml", root() / "study/a/loop.yaml");
    EXPECT_EQ(find("loop.yaml", scenario_), "'loop.yaml" + outside_);
}

TEST_F(Tree, NamesAreThoseThatAFileBesideTheFirstWouldUse) {
    const FileTree tree(root() / "study/a/s.yaml", {}, root() / "ship");
    EXPECT_EQ(tree.name_of(root() / "study/a/b/x.yaml"), "b/x.yaml");
    EXPECT_EQ(tree.name_of(root() / "study/lib.yaml"), "../lib.yaml");
    EXPECT_EQ(tree.name_of(root() / "ship/worlds/earth.yaml"), "earth");
    EXPECT_EQ(tree.place_of(root() / "ship/worlds/earth.yaml"), "worlds/earth.yaml");
    EXPECT_EQ(tree.place_of(root() / "study/a/b/x.yaml"), "b/x.yaml");
    const FileTree inside(root() / "ship/voyage.yaml", {}, root() / "ship");
    EXPECT_EQ(inside.name_of(root() / "ship/worlds/earth.yaml"), "earth");
    EXPECT_EQ(inside.place_of(root() / "ship/worlds/earth.yaml"), "worlds/earth.yaml");
}

TEST_F(Tree, AScenarioOnAWorldThatShipsReadsBackFromItsResolvedText) {
    scenario("one.yaml", "three_states", "include: [ukraine_war]\n");
    EXPECT_NE(load("one.yaml").messages.find("unknown power"), std::string::npos) << "the library is found";
    scenario("two.yaml", "three_states_war", "");
    const auto s = good("two.yaml");
    EXPECT_EQ(s.files.at(1).first, "three_states_war.yaml");
    EXPECT_EQ(s.files.at(2).first, "worlds/three_states.yaml");
    Diagnostics diagnostics;
    write("again.yaml", resolved_text(root() / "two.yaml", test::with_shipped(), diagnostics).value_or(""));
    EXPECT_EQ(test::shocks_of(good("again.yaml")), test::shocks_of(s));
}

}  // namespace
}  // namespace multivector
