// Every file of scenarios/invalid is refused with exactly the messages of the file beside it.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(MULTIVECTOR_SOURCE_DIR) / "scenarios" / "invalid";

std::vector<std::string> stems(const std::string& ending) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        if (entry.path().extension() == ending) names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Messages show the paths that the user typed: the test types them from the folder itself.
class InFolder {
public:
    InFolder() : before_(fs::current_path()) { fs::current_path(kFolder); }
    ~InFolder() { fs::current_path(before_); }
    InFolder(const InFolder&) = delete;
    InFolder& operator=(const InFolder&) = delete;

private:
    fs::path before_;
};

std::string messages_of(const std::string& file) {
    Diagnostics diagnostics;
    const bool library = check_library(file, diagnostics).has_value();
    EXPECT_FALSE(!library && load_scenario(file, test::with_shipped(), diagnostics).has_value());
    EXPECT_TRUE(diagnostics.has_errors());
    std::string text;
    for (auto diagnostic : diagnostics.sorted()) {
        diagnostic.mark.file = fs::path(diagnostic.mark.file).filename().string();
        text += render(diagnostic, "") + "\n";
    }
    return text;
}

class Invalid : public testing::TestWithParam<std::string> {};

TEST_P(Invalid, IsRefusedWithExactlyTheExpectedMessages) {
    std::ifstream stream(kFolder / (GetParam() + ".expected"));
    ASSERT_TRUE(stream) << "write " << GetParam() << ".expected";
    const std::string expected{std::istreambuf_iterator<char>(stream), {}};
    const InFolder here;
    EXPECT_EQ(messages_of(GetParam() + ".yaml"), expected);
}

INSTANTIATE_TEST_SUITE_P(Files, Invalid, testing::ValuesIn(stems(".yaml")),
                         [](const auto& test) { return test.param; });

TEST(InvalidFiles, ComeInPairs) {
    EXPECT_EQ(stems(".yaml"), stems(".expected"));
    EXPECT_GE(stems(".yaml").size(), 60U);
}

}  // namespace
}  // namespace multivector
