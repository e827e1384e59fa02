// The recipes of docs/recipes.md, run as they are printed.

#include <sstream>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

using Words = std::vector<std::string>;

std::string document() { return read(MULTIVECTOR_SOURCE_DIR "/docs/recipes.md"); }

/// The blocks of a language, in order.
Words blocks_of(const std::string& language) {
    const std::string begin = "\n```" + language + "\n", end = "\n```\n", text = document();
    Words out;
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
        at += begin.size();
        out.push_back(text.substr(at, text.find(end, at) - at + 1));
    }
    return out;
}

class Recipes : public Cli {
protected:
    /// Runs the commands of the document, and then its blocks of a language, all by `driver` with their files as its words.
    /// What each of them printed.
    [[nodiscard]] Words printed_by(const std::string& language, const std::string& program, Words driver) {
        Words printed;
        for (const auto& line : lines_of(document())) {
            if (!line.starts_with("    multivector run ")) continue;
            std::istringstream in(line);
            Words words{std::istream_iterator<std::string>(in), {}};
            const Ending end = call(Words(words.begin() + 1, words.end()));
            EXPECT_EQ(end.code, 0) << line << "\n" << end.err;
        }
        const Words blocks = blocks_of(language);
        for (std::size_t k = 0; k < blocks.size(); ++k) {
            const std::string name = "block" + std::to_string(k) + "." + language;
            write(name, blocks[k]);
            driver.push_back(name);
        }
        Call c = prepared(driver);
        c.program = program;
        const Ending end = run(c);
        EXPECT_EQ(end.code, 0) << end.out << end.err;
        EXPECT_EQ(end.err, "");
        for (std::size_t at = end.out.find(kMark); at != std::string::npos;) {
            const auto from = at + kMark.size();
            at = end.out.find(kMark, from);
            printed.push_back(end.out.substr(from, at == std::string::npos ? at : at - from));
        }
        EXPECT_EQ(printed.size(), blocks.size()) << end.out;
        for (const auto& text : printed) EXPECT_GT(text.size(), 20U) << text;
        return printed;
    }

    /// Whether the interpreter is here and can load what the recipes use.
    [[nodiscard]] bool can(const std::string& program, const Words& words) const {
        if (!std::filesystem::exists(program)) return false;
        Call c = prepared(words);
        c.program = program;
        return run(c).code == 0;
    }

    /// The median of influence in the last row, to three digits.
    [[nodiscard]] std::string last_median() const {
        const auto lines = lines_of(read(folder() / "results/war/influence.csv"));
        std::istringstream row(lines.back());
        std::string field;
        for (int k = 0; k <= 7; ++k) std::getline(row, field, ',');  // state,date,power,mean,se,q05,q25,q50
        return field.substr(0, 5);
    }

    static inline const std::string kMark = "---- block\n";
};

TEST_F(Recipes, OfPythonRunAsPrinted) {
    const std::string python = "/usr/bin/python3";
    if (!can(python, {"-c", "import pandas, xarray, netCDF4"}))
        GTEST_SKIP() << python << " with pandas, xarray and netCDF4 is not here";
    const auto printed = printed_by("python", python,
                                    {"-c", "import sys\n"
                                           "for name in sys.argv[1:]:\n"
                                           "    print('---- block', flush=True)\n"
                                           "    exec(compile(open(name).read(), name, 'exec'), {})\n"});
    ASSERT_GE(printed.size(), 6U);
    EXPECT_NE(printed.front().find(last_median()), std::string::npos) << printed.front();
}

TEST_F(Recipes, OfRRunAsPrinted) {
    const std::string r = "/usr/bin/Rscript";
    if (!can(r, {"--vanilla", "-e", "library(ncdf4)"})) GTEST_SKIP() << r << " with ncdf4 is not here";
    const auto printed = printed_by("r", r,
                                    {"--vanilla", "-e", "for (name in commandArgs(TRUE)) {cat('---- block\\n'); "
                                                        "source(name, local = new.env())}"});
    ASSERT_GE(printed.size(), 2U);
    EXPECT_NE(printed.front().find(last_median()), std::string::npos) << printed.front();
    EXPECT_GT(std::filesystem::file_size(folder() / "influence.pdf"), 1000U);
}

}  // namespace
}  // namespace multivector::test
