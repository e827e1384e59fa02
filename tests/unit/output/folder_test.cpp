#include "output/folder.hpp"

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

/// No file of this process may grow beyond so many bytes: like a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

class Folders : public InFolder {
protected:
    /// Puts a folder with one file in place of `target`.
    void put(
        const fs::path& target, const std::string& text, const std::function<void()>& may_replace = [] {}) const {
        PendingFolder pending(target);
        OutputFile file(pending.path() / "a.csv");
        file.write(text);
        file.finish();
        pending.put_in_place(may_replace, {"a.csv", "b.csv"});
    }
};

TEST_F(Folders, FilesAreWholeAndFingerprinted) {
    OutputFile file(folder() / "x");
    std::string text(3000000, 'x');  // more than is kept back
    file.write(text.substr(0, 10));
    file.write(text.substr(10));
    file.write("end");
    EXPECT_EQ(file.finish(), hash_hex(text + "end"));
    EXPECT_EQ(read("x"), text + "end");
}

TEST_F(Folders, AFileIsNeverWrittenOver) {
    write("x", "here");
    const std::string text = error_of([&] { OutputFile file(folder() / "x"); });
    EXPECT_EQ(text, "cannot make '" + (folder() / "x").string() + "': File exists");
    EXPECT_EQ(read("x"), "here");
}

TEST_F(Folders, AFullDiskIsReported) {
    const FullDisk full(1000);
    OutputFile file(folder() / "x");
    file.write(std::string(5000, 'x'));
    EXPECT_EQ(error_of([&] { file.finish(); }), "cannot write '" + (folder() / "x").string() + "': File too large");
}

TEST_F(Folders, AppearAtOnceWithTheFoldersAbove) {
    {
        PendingFolder pending(folder() / "r/a/b/");
        OutputFile file(pending.path() / "a.csv");
        file.write("1");
        file.finish();
        EXPECT_FALSE(fs::exists(folder() / "r/a/b"));
        pending.put_in_place([] {}, {});
        EXPECT_EQ(read("r/a/b/a.csv"), "1");
    }
    EXPECT_EQ(names("r/a"), std::vector<std::string>{"b"});
    EXPECT_EQ(names("r/a/b"), std::vector<std::string>{"a.csv"});
}

TEST_F(Folders, DisappearUnlessPutInPlace) {
    write("there/note.txt", "");
    {
        PendingFolder pending(folder() / "there/r/a");
        OutputFile file(pending.path() / "a.csv");
        EXPECT_TRUE(fs::exists(folder() / "there/r"));
    }
    EXPECT_EQ(names("there"), std::vector<std::string>{"note.txt"});
}

TEST_F(Folders, AskBeforeTheyReplace) {
    put(folder() / "r", "old");
    const std::string text = error_of([&] { put(folder() / "r", "new", [] { throw Error("keep it"); }); });
    EXPECT_EQ(text, "keep it");
    EXPECT_EQ(read("r/a.csv"), "old");
    int asked = 0;
    put(folder() / "r", "new", [&] { ++asked; });
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(read("r/a.csv"), "new");
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
}

TEST_F(Folders, TakeAnEmptyPlaceWithoutAsking) {
    fs::create_directory(folder() / "r");
    put(folder() / "r", "new", [] { FAIL(); });
    EXPECT_EQ(read("r/a.csv"), "new");
}

TEST_F(Folders, KeepFilesThatNoRunWrites) {
    put(folder() / "r", "old");
    write("r/b.csv", "old table");
    write("r/notes.txt", "mine");
    write("r/figures/one.svg", "drawn");
    put(folder() / "r", "new");
    EXPECT_EQ(names("r"), (std::vector<std::string>{"a.csv", "figures", "notes.txt"}));
    EXPECT_EQ(read("r/a.csv"), "new");
    EXPECT_EQ(read("r/notes.txt"), "mine");
    EXPECT_EQ(read("r/figures/one.svg"), "drawn");
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
}

TEST_F(Folders, FollowALinkToTheFolder) {
    put(folder() / "real", "old");
    fs::create_directory_symlink(folder() / "real", folder() / "link");
    put(folder() / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder() / "link"));
    EXPECT_EQ(read("real/a.csv"), "new");
}

TEST_F(Folders, AFileInTheWayIsNoFolder) {
    write("f", "text");
    EXPECT_NE(error_of([&] { put(folder() / "f", "new"); }).find("Not a directory"), std::string::npos);
    EXPECT_NE(error_of([&] { put(folder() / "f/r", "new"); }).find("Not a directory"), std::string::npos);
    EXPECT_EQ(read("f"), "text");
    EXPECT_EQ(names(), std::vector<std::string>{"f"});
}

TEST_F(Folders, APlaceThatMayNotBeWrittenIsReported) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    fs::create_directory(folder() / "closed");
    fs::permissions(folder() / "closed", fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_NE(error_of([&] { put(folder() / "closed/r", "new"); }).find("Permission denied"), std::string::npos);
    fs::permissions(folder() / "closed", fs::perms::owner_all);
}

}  // namespace
}  // namespace multivector::test
