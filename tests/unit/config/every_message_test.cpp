// Every message that src/config can make about a file is provoked by a file of scenarios/invalid: the texts are collected
// from the sources and looked for in what those files expect.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace multivector {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MULTIVECTOR_SOURCE_DIR;

/// What begins a report in the sources.
constexpr std::string_view kReports[]{"error(",  "warning(", "report(", "report_at(", "report_missing(", "refuse(",
                                      "fail(",   "alone(",   "Fault{", "FileName{", "fail_at(",  "fault = {"};

/// Texts that no file can provoke, and why.
const std::map<std::string, std::string> kExceptions{
    {"two policies for '{}'", "--policy twice: tests/unit/config/overrides_test"},
    {"'{}' cannot be set", "--set of what says which files are read: tests/unit/config/overrides_test"},
    {"unknown path '{}': nothing is called '{}'", "--set of nothing: tests/unit/config/overrides_test"},
    {"a library is no scenario", "a library where a scenario is to be run: tests/cli/scenarios_test"},
    {"include it in one", "as above"},
    {"more than {} files extend one another", "takes as many files: tests/unit/config/layers_test"},
    {"more than {} entries in a map or a list", "takes as many: tests/unit/config/yaml_tree_test"},
    {"more than {} values in a file", "as above"},
    {"is a key of a map of names", "a fault in the formats themselves: tests/unit/config/shape_test"},
    {"is beside keys of an object", "as above"},
    {"is beside another kind of key", "as above"},
    {"a pattern is no scenario", "a pattern where a scenario is to be run: tests/cli/patterns_test"},
    {"try it with 'multivector patterns'", "as above"},
    {"a hindcast is no scenario", "a hindcast where a scenario is to be run: tests/cli/hindcast_test"},
    {"multivector hindcast runs it", "as above"},
};

std::string read(const fs::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The source without its comments; strings stay.
std::string without_comments(const std::string& text) {
    std::string out;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            out += text.substr(i++, 2);
            continue;
        }
        if (text[i] == '"' && !(i > 0 && text[i - 1] == '\'')) in_text = !in_text;
        if (!in_text && text.compare(i, 2, "//") == 0) i = text.find('\n', i);
        out += text[i];
    }
    return out;
}

/// Strings between a bracket at `begin` and its partner; strings that stand side by side are one.
std::vector<std::string> strings_in_call(const std::string& text, std::size_t begin) {
    std::vector<std::string> strings;
    bool joined = false;
    int depth = 0;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\'') {  // a character
            i += text[i + 1] == '\\' ? 3 : 2;
        } else if (c == '"') {
            std::string one;
            for (++i; text[i] != '"'; ++i) {
                if (text[i] == '\\') ++i;
                one += text[i];
            }
            if (joined) {
                strings.back() += one;
            } else {
                strings.push_back(one);
            }
            joined = true;
            continue;
        }
        if (std::isspace(static_cast<unsigned char>(c)) == 0) joined = false;
        if (c == '(' || c == '{') ++depth;
        if ((c == ')' || c == '}') && --depth == 0) break;
    }
    return strings;
}

/// Texts for people in the reports of one source file: those with a blank in them.
std::set<std::string> texts_of(const fs::path& file) {
    std::set<std::string> texts;
    const auto source = without_comments(read(file));
    for (const auto word : kReports) {
        for (auto at = source.find(word); at != std::string::npos; at = source.find(word, at + 1)) {
            if (at > 0 && (std::isalnum(static_cast<unsigned char>(source[at - 1])) != 0 || source[at - 1] == '_')) continue;
            for (const auto& text : strings_in_call(source, at + word.size() - 1)) {
                const auto letters = std::ranges::count_if(text, [](unsigned char c) { return std::isalpha(c) != 0; });
                if (text.find(' ') != std::string::npos && letters > 3) texts.insert(text);
            }
        }
    }
    return texts;
}

/// What a format string says for certain: "a {} b {{c}}" gives "a ", " b {c}".
std::vector<std::string> pieces_of(const std::string& format) {
    std::vector<std::string> pieces{""};
    for (std::size_t i = 0; i < format.size(); ++i) {
        // A brace before anything else is one in a text that is no format string.
        const bool stands_for = format[i] == '{' && format.find_first_of("}:0123456789", i) == i + 1;
        if (stands_for) {
            pieces.emplace_back();
            i = format.find('}', i);
        } else {
            if (format.compare(i, 2, "{{") == 0 || format.compare(i, 2, "}}") == 0) ++i;
            pieces.back() += format[i];
        }
    }
    return pieces;
}

/// Whether a line has the pieces of a format string, one after the other.
bool says(const std::string& line, const std::string& format) {
    std::size_t at = 0;
    for (const auto& piece : pieces_of(format)) {
        at = line.find(piece, at);
        if (at == std::string::npos) return false;
        at += piece.size();
    }
    return true;
}

std::map<std::string, std::string> all_texts() {
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::directory_iterator(kRoot / "src/config")) {
        if (entry.path().extension() != ".cpp" || entry.path().filename() == "read_hindcast.cpp") continue;  // tests/unit/hindcast
        for (const auto& text : texts_of(entry.path())) texts[text] = entry.path().filename().string();
    }
    return texts;
}

std::vector<std::string> expected_lines() {
    std::vector<std::string> lines;
    for (const auto& entry : fs::directory_iterator(kRoot / "scenarios/invalid")) {
        if (entry.path().extension() != ".expected") continue;
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) lines.push_back(line);
    }
    return lines;
}

TEST(EveryMessage, IsProvokedByAFile) {
    const auto lines = expected_lines();
    const auto texts = all_texts();
    EXPECT_GE(texts.size(), 100U) << "the search has lost the sources";
    for (const auto& [text, file] : texts) {
        if (kExceptions.contains(text)) continue;
        const bool provoked = std::ranges::any_of(lines, [&](const auto& line) { return says(line, text); });
        EXPECT_TRUE(provoked) << file << ": no file of scenarios/invalid gives '" << text << "'";
    }
}

TEST(EveryMessage, ExceptionsAreOfMessagesThatThereAre) {
    const auto texts = all_texts();
    for (const auto& [text, reason] : kExceptions) EXPECT_TRUE(texts.contains(text)) << text << " (" << reason << ")";
}

TEST(EveryMessage, IsFoundInItsCall) {
    const auto strings = strings_in_call(R"x(error(mark, fmt::format("a {} b", '"') + "c", (x ? "d" "e" : "f")); g("h"))x", 5);
    EXPECT_EQ(strings, (std::vector<std::string>{"a {} b", "c", "de", "f"}));
    EXPECT_TRUE(says("the number 3 (at x) is {1}", "number {:.6g} (at {}) is {{1}}"));
    EXPECT_FALSE(says("the number", "number {}, really"));
    EXPECT_FALSE(says("b before a", "a {} b"));
}

}  // namespace
}  // namespace multivector
