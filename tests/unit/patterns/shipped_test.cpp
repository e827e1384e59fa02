// The patterns that ship are read without a fault, and keep the rules of docs/patterns_method.md.

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "load_text.hpp"
#include "patterns/pattern.hpp"

namespace multivector::patterns {
namespace {

TEST(ShippedPatterns, AreGoodAndMeasureInThreeWays) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::shipped("patterns"))) {
        ++files;
        Diagnostics diagnostics;
        const auto p = load_pattern(entry.path(), test::with_shipped(), diagnostics);
        EXPECT_EQ(diagnostics.sorted().size(), 0U) << entry.path();
        if (!p || !p->lacks.empty() || p->calibration) continue;
        std::set<Kind> kinds;
        for (const Observable& o : p->observables)
            kinds.insert(o.kind);
        EXPECT_TRUE(kinds.contains(Kind::leverage)) << entry.path() << ": no measure of leverage";
        EXPECT_TRUE(kinds.contains(Kind::decision)) << entry.path() << ": no measure of what is decided";
        EXPECT_GE(kinds.size(), 2U) << entry.path();
        EXPECT_FALSE(p->ablations.empty()) << entry.path() << ": nothing is switched off";
    }
    EXPECT_GE(files, 60U);
}

}  // namespace
}  // namespace multivector::patterns
