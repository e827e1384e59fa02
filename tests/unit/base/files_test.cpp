#include "base/files.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace multivector {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("multivector_files_" + std::to_string(getpid()));
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    fs::path write(std::string_view bytes) const {
        const auto path = folder_ / "file.yaml";
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }

    /// The one fault of reading a path, without its file.
    static std::string fault_of(const fs::path& path) {
        Diagnostics diagnostics;
        EXPECT_FALSE(read_file(path, "shown", Mark{"asked", 3, 4}, diagnostics).has_value());
        const auto all = diagnostics.sorted();
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? "" : render(all.front(), "");
    }

    fs::path folder_;
};

TEST_F(Files, GivesEveryByte) {
    Diagnostics diagnostics;
    const std::string bytes = "a: 1\r\n\tb: \xE2\x82\xAC\n";
    const auto text = read_file(write(bytes), diagnostics);
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(*text, bytes);
    EXPECT_TRUE(diagnostics.sorted().empty());
}

TEST_F(Files, TakesAnEmptyFile) {
    Diagnostics diagnostics;
    EXPECT_EQ(read_file(write(""), diagnostics), "");
}

TEST_F(Files, ReportsWhatCannotBeRead) {
    EXPECT_EQ(fault_of(folder_ / "none.yaml"), "asked:3:4: error: cannot read 'shown': no such file");
    EXPECT_EQ(fault_of(folder_), "asked:3:4: error: cannot read 'shown': it is a folder");
    const auto pipe = folder_ / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(fault_of(pipe), "asked:3:4: error: cannot read 'shown': it is not a regular file");
}

TEST_F(Files, ReportsAFileWithoutPermission) {
    const auto path = write("a");
    fs::permissions(path, fs::perms::none);
    constexpr uid_t kNobody = 65534;
    const bool superuser = geteuid() == 0;  // who may read everything
    if (superuser) {
        ASSERT_EQ(seteuid(kNobody), 0);
    }
    const auto fault = fault_of(path);
    if (superuser) {
        ASSERT_EQ(seteuid(0), 0);
    }
    EXPECT_EQ(fault, "asked:3:4: error: cannot read 'shown': it cannot be opened");
}

TEST_F(Files, ReportsAFileThatIsTooLarge) {
    const auto path = write("a");
    fs::resize_file(path, kLargestFile + 1);  // sparse
    EXPECT_EQ(fault_of(path), "asked:3:4: error: cannot read 'shown': it has 16777217 bytes, more than 16 MiB");
}

TEST_F(Files, ReportsAMissingFileAtItselfWhenNobodyAskedForIt) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_file("no/such.yaml", diagnostics).has_value());
    EXPECT_EQ(render(diagnostics.sorted().at(0), ""), "no/such.yaml: error: cannot read 'no/such.yaml': no such file");
}

TEST_F(Files, ReportsBytesThatAreNoText) {
    EXPECT_EQ(fault_of(write(std::string_view("a: 1\nb\0c", 8))),
              "shown:2:2: error: a NUL byte: this is not a text file in UTF-8\n      | save the file as text in UTF-8");
    EXPECT_EQ(fault_of(write("a: \xC3\xA9\xFF")),
              "shown:1:5: error: text that is not valid UTF-8\n      | save the file in UTF-8");
}

TEST(Utf8, TakesWhatTheStandardTakes) {
    for (const auto* text : {"", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_EQ(find_invalid_utf8(text), std::string_view::npos) << text;
    }
}

TEST(Utf8, FindsWhatTheStandardRefuses) {
    for (const auto* bad :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC3z"}) {
        EXPECT_EQ(find_invalid_utf8(std::string("ok") + bad), 2U) << bad;
    }
}

TEST(Lines, AreFoundByNumber) {
    EXPECT_EQ(line_of("one\ntwo\r\nthree", 1), "one");
    EXPECT_EQ(line_of("one\ntwo\r\nthree", 2), "two");
    EXPECT_EQ(line_of("one\ntwo\r\nthree", 3), "three");
    EXPECT_EQ(line_of("one\ntwo\r\nthree", 4), "");
    EXPECT_EQ(line_of("", 1), "");
}

TEST(Lines, PlacesCountCharacters) {
    EXPECT_EQ(mark_of("ab\n\xC3\xA9!", 0, "f"), (Mark{"f", 1, 1}));
    EXPECT_EQ(mark_of("ab\n\xC3\xA9!", 3, "f"), (Mark{"f", 2, 1}));
    EXPECT_EQ(mark_of("ab\n\xC3\xA9!", 5, "f"), (Mark{"f", 2, 2}));
}

}  // namespace
}  // namespace multivector
