#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "doctor/check.hpp"
#include "support/fake_kernel.hpp"
#include "support/synthetic.hpp"

namespace multivector::doctor {
namespace {

using test::FakeKernel;
using test::Spot;
using K = SeriesKind;

/// Values within all bounds: a leverage of ln 2 is an influence of one half.
double decent(const Spot& at) {
    switch (at.series.kind) {
    case K::influence: return 0.5;
    case K::leverage: return std::log(2.0);
    case K::posture_share: return at.series.posture == 0 ? 1.0 : 0.0;
    case K::attention: return 1;
    case K::share: return 0.5;
    case K::vote_yes: return 1;
    default: return 0;
    }
}

Symptoms examined(const std::function<double(const Spot&)>& value) {
    const FakeKernel kernel(1, value);
    Wanted wanted;
    wanted.kernel = &kernel;
    return out_of_bounds(record(test::synthetic_scenario({2, 2, 3, 1, 1, 1, 12}, 5, true), wanted), "in the test");
}

/// Decent values but for one kind from month 4 on.
Symptoms with(K kind, double value) {
    return examined([=](const Spot& at) { return at.series.kind == kind && at.month >= 4 ? value : decent(at); });
}

TEST(Bounds, DecentValuesPass) { EXPECT_TRUE(examined(decent).empty()); }

TEST(Bounds, AValueOutsideItsRangeIsToldWithItsPlace) {
    const auto out = with(K::standing, 1.25);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(out[0].found, 1.25);
    EXPECT_EQ(out[0].series.rfind("standing[", 0), 0U);
    EXPECT_NE(out[0].month, "");
    EXPECT_NE(out[0].message.find("is 1.25 where it is 0 to 1 in the test"), std::string::npos) << out[0].message;
}

TEST(Bounds, EveryKindOfFaultIsFound) {
    EXPECT_FALSE(with(K::hazard, -0.1).empty());
    EXPECT_FALSE(with(K::deference, 1.1).empty());
    EXPECT_FALSE(with(K::attention, 1.6).empty());
    EXPECT_FALSE(with(K::threat, std::numeric_limits<double>::infinity()).empty());
    EXPECT_FALSE(with(K::net_engagement, std::nan("")).empty());
    EXPECT_FALSE(with(K::share, 0.6).empty());          // two powers hold 1.2
    EXPECT_FALSE(with(K::posture_share, 0.9).empty());  // postures do not add up to 1
    EXPECT_FALSE(with(K::influence, 0.4).empty());      // not that of the leverage
    EXPECT_FALSE(with(K::domain_offer, 0.2).empty());   // not the sum
}

}  // namespace
}  // namespace multivector::doctor
