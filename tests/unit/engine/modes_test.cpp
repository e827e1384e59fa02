// The slowest mode of the resting point against what runs of the whole model do after a small push.

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "engine/modes.hpp"
#include "unit/config/load_text.hpp"

namespace multivector::test {
namespace {

Modes modes_with(std::vector<std::pair<std::string, std::string>> set) {
    const auto loaded = load_text(scenario_with(""), {std::move(set), {}, {}});
    EXPECT_TRUE(loaded.scenario.has_value()) << loaded.messages;
    return slowest_modes(compile(*loaded.scenario, Variant::baseline));
}

/// States that hardly respond and no coercion: what is left is that ties close 1/T of their distance a month.
TEST(Modes, WithoutResponseTheSlowestTieIsTheSlowestMode) {
    for (const double months : {60.0, 120.0, 240.0}) {
        const Modes modes = modes_with({{"parameters.rationality", "0.01"},
                                        {"parameters.hazard_base", "0"},
                                        {"domains.security.adjustment", std::to_string(months)}});
        ASSERT_EQ(modes.leading.size(), 5u);
        EXPECT_NEAR(1 - modes.radius(), 1 / months, 0.02 / months);
        EXPECT_NEAR(modes.half_life(), months * std::log(2.0), 0.02 * months);
    }
}

TEST(Modes, TheShippedWorldComesToRest) {
    const Modes modes = modes_with({});
    EXPECT_LT(modes.radius(), 1);
    EXPECT_GT(modes.half_life(), 12);
}

TEST(Modes, HalfLifeIsThatOfTheLargest) {
    EXPECT_DOUBLE_EQ((Modes{{{0.5, 0}, {0.1, 0.2}}}).half_life(), 1);
    EXPECT_NEAR((Modes{{{0, std::sqrt(0.5)}}}).half_life(), 2, 1e-12);
    EXPECT_TRUE(std::isinf((Modes{{{1.01, 0}}}).half_life()));
    EXPECT_EQ(Modes{}.half_life(), 0);
}

}  // namespace
}  // namespace multivector::test
