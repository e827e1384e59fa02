#include "output/folder.hpp"

#include <array>
#include <csignal>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
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

/// A process that does something in the folder of the test and is then killed, or stays until it is told to go.
class Other {
public:
    explicit Other(const std::function<void()>& work, bool stays = false) {
        EXPECT_EQ(::pipe(done_.data()), 0);
        process_ = ::fork();
        if (process_ != 0) {
            char byte = 0;
            EXPECT_EQ(::read(done_[0], &byte, 1), 1);
            if (!stays) kill();
            return;
        }
        work();
        [[maybe_unused]] const auto told = ::write(done_[1], "x", 1);
        for (;;) ::pause();
    }
    ~Other() {
        if (process_ > 0) kill();
        for (const int end : done_) ::close(end);
    }
    void kill() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        gone_ = std::exchange(process_, -1);
    }
    [[nodiscard]] pid_t gone() const { return gone_; }

private:
    std::array<int, 2> done_{};
    pid_t process_ = -1, gone_ = -1;
};

TEST_F(Folders, WhatAKilledRunLeftGoesWithTheNext) {
    const Other run([&] {
        auto* pending = new PendingFolder(folder() / "r");
        OutputFile file(pending->path() / "a.csv");
    });
    const fs::path paths = folder() / fmt::format(".r.{}-0.paths", run.gone());
    write(paths.filename().string(), "half");
    ASSERT_EQ(names().size(), 2u);
    put(folder() / "other", "1");
    EXPECT_EQ(names().size(), 3u) << "they are of another folder";
    put(folder() / "r", "new");
    EXPECT_EQ(names(), (std::vector<std::string>{"other", "r"}));
}

TEST_F(Folders, ALiveRunIsLeftAlone) {
    Other run([&] { new PendingFolder(folder() / "r"); }, true);
    const auto at_work = names();
    ASSERT_EQ(at_work.size(), 1u);
    put(folder() / "r", "new");
    EXPECT_EQ(names(), (std::vector<std::string>{at_work[0], "r"}));
    run.kill();
    put(folder() / "r", "newer");
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
}

TEST_F(Folders, WhoseLockIsHeldIsAliveWhateverItsNumber) {
    const Other gone([] {});
    const fs::path elsewhere = folder() / fmt::format(".r.{}-0.new", gone.gone());  // as of a process that is not seen from here
    fs::create_directory(elsewhere);
    {
        const Claim claim(elsewhere);
        ASSERT_TRUE(claim.held());
        EXPECT_FALSE(Claim(elsewhere).held());
        put(folder() / "r", "new");
        EXPECT_TRUE(fs::exists(elsewhere));
    }
    put(folder() / "r", "new");
    EXPECT_FALSE(fs::exists(elsewhere));
}

TEST_F(Folders, ARunKilledWhileItReplacedLosesNobodysFiles) {
    const Other gone([] {});
    const std::string aside = fmt::format(".r.{}-1.old", gone.gone());
    write(aside + "/a.csv", "old table");
    write(aside + "/notes.txt", "mine");
    put(folder() / "r", "new");
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
    EXPECT_EQ(read("r/a.csv"), "new");
    EXPECT_EQ(read("r/notes.txt"), "mine");
    write(aside + "/notes.txt", "older");
    put(folder() / "r", "newer");
    EXPECT_EQ(read("r/notes.txt"), "mine");
    EXPECT_EQ(read(aside + "/notes.txt"), "older") << "what has no place stays";
}

TEST_F(Folders, NamesThatOnlyLookAlikeStay) {
    const Other gone([] {});
    const std::vector<std::string> alike{fmt::format(".r.{}-0", gone.gone()), fmt::format(".r.{}-0.newer", gone.gone()),
                                         fmt::format(".r.{}-x.new", gone.gone()), ".r.-0.new", ".r.new", fmt::format(".rr.{}-0.new", gone.gone()),
                                         ".r.99999999999999999999-0.new", ".r.0-0.new"};
    for (const auto& name : alike) write(name, "");
    put(folder() / "r", "new");
    for (const auto& name : alike) EXPECT_TRUE(fs::exists(folder() / name)) << name;
}

TEST_F(Folders, AKilledWriterOfAFileLeavesNothingForGood) {
    const Other gone([] {});
    write(fmt::format(".page.html.{}-0.file", gone.gone()), "half");
    write_whole(folder() / "page.html", "whole");
    EXPECT_EQ(names(), std::vector<std::string>{"page.html"});
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
