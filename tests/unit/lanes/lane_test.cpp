// Every lane operation against the same operation on plain numbers, for all widths and both number types.
#include "lanes/lane.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>

namespace {

using multivector::Lane;
using multivector::Mask;

template <class T>
const std::vector<T>& special_values() {
    using Limits = std::numeric_limits<T>;
    const T whole = T(1) / Limits::epsilon();  // from here on every number is whole
    static const std::vector<T> values{T(0),
                                       T(-0.0),
                                       T(1),
                                       T(-1),
                                       T(0.5),
                                       T(-0.5),
                                       T(2.75),
                                       T(-2.75),
                                       T(0.1),
                                       T(-1e-3),
                                       T(1e6) + T(0.5),
                                       -(T(1e6) + T(0.5)),
                                       whole - T(0.5),
                                       whole,
                                       -whole + T(0.5),
                                       T(3) * whole,
                                       T(1) - Limits::epsilon(),
                                       -T(1) + Limits::epsilon(),
                                       Limits::min(),
                                       -Limits::min(),
                                       Limits::denorm_min(),
                                       -Limits::denorm_min(),
                                       Limits::max(),
                                       Limits::lowest(),
                                       Limits::infinity(),
                                       -Limits::infinity(),
                                       Limits::quiet_NaN()};
    return values;
}

/// Lane i holds special value number `first` + i, counted round.
template <class L>
L specials(std::size_t first) {
    const auto& values = special_values<typename L::value_type>();
    L lane = typename L::value_type(0);
    for (int i = 0; i < L::width; ++i) lane.set(i, values[(first + static_cast<std::size_t>(i)) % values.size()]);
    return lane;
}

/// Same bits; any NaN equals any NaN.
template <class T>
bool same(T a, T b) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return std::memcmp(&a, &b, sizeof(T)) == 0;
}

template <class L>
using Number = typename L::value_type;

template <class L>
void expect_pairs(const char* what, L (*lanewise)(L, L), Number<L> (*plain)(Number<L>, Number<L>)) {
    using T = Number<L>;
    const std::size_t count = special_values<T>().size();
    for (std::size_t first = 0; first < count; ++first) {
        for (std::size_t shift = 0; shift < count; ++shift) {
            const L a = specials<L>(first);
            const L b = specials<L>(first + shift);
            const auto got = lanewise(a, b);
            for (int i = 0; i < L::width; ++i) {
                ASSERT_TRUE(same(got[i], plain(a[i], b[i])))
                    << what << " of " << a[i] << " and " << b[i] << " in lane " << i << " gave " << got[i];
            }
        }
    }
}

template <class L>
void expect_comparison(const char* what, typename L::mask_type (*lanewise)(L, L), bool (*plain)(Number<L>, Number<L>)) {
    using T = Number<L>;
    const std::size_t count = special_values<T>().size();
    for (std::size_t first = 0; first < count; ++first) {
        for (std::size_t shift = 0; shift < count; ++shift) {
            const L a = specials<L>(first);
            const L b = specials<L>(first + shift);
            const auto got = lanewise(a, b);
            for (int i = 0; i < L::width; ++i) {
                ASSERT_EQ(got[i], plain(a[i], b[i])) << what << " of " << a[i] << " and " << b[i] << " in lane " << i;
            }
        }
    }
}

template <class L>
class LaneTest : public testing::Test {};

using LaneTypes = testing::Types<Lane<double, 1>, Lane<double, 4>, Lane<double, 8>, Lane<double, 16>, Lane<float, 1>,
                                 Lane<float, 4>, Lane<float, 8>, Lane<float, 16>>;
TYPED_TEST_SUITE(LaneTest, LaneTypes);

TYPED_TEST(LaneTest, IsAPlainBlockOfNumbers) {
    using L = TypeParam;
    using T = typename L::value_type;
    EXPECT_TRUE(std::is_trivially_default_constructible_v<L>);
    EXPECT_TRUE(std::is_trivially_copyable_v<L>);
    EXPECT_EQ(sizeof(L), sizeof(T) * static_cast<std::size_t>(L::width));
}

TYPED_TEST(LaneTest, BroadcastSetLoadAndStoreKeepEveryLane) {
    using L = TypeParam;
    using T = typename L::value_type;
    std::vector<T> from(L::width + 1);
    for (int i = 0; i <= L::width; ++i) from[static_cast<std::size_t>(i)] = T(i) + T(0.25);
    L lane = L::load(from.data() + 1);  // not aligned to the width
    for (int i = 0; i < L::width; ++i) EXPECT_EQ(lane[i], T(i) + T(1.25));
    lane.set(L::width - 1, T(-7));
    EXPECT_EQ(lane[L::width - 1], T(-7));
    std::vector<T> to(L::width + 1, T(99));
    lane.store(to.data());
    for (int i = 0; i + 1 < L::width; ++i) EXPECT_EQ(to[static_cast<std::size_t>(i)], T(i) + T(1.25));
    EXPECT_EQ(to[L::width - 1], T(-7));
    EXPECT_EQ(to[L::width], T(99));
    const L zero = T(-0.0);
    for (int i = 0; i < L::width; ++i) EXPECT_TRUE(std::signbit(zero[i]));
}

TYPED_TEST(LaneTest, ArithmeticIsThatOfPlainNumbers) {
    using L = TypeParam;
    using T = typename L::value_type;
    expect_pairs<L>(
        "sum", [](L a, L b) { return a + b; }, [](T a, T b) { return a + b; });
    expect_pairs<L>(
        "difference", [](L a, L b) { return a - b; }, [](T a, T b) { return a - b; });
    expect_pairs<L>(
        "product", [](L a, L b) { return a * b; }, [](T a, T b) { return a * b; });
    expect_pairs<L>(
        "quotient", [](L a, L b) { return a / b; }, [](T a, T b) { return a / b; });
    expect_pairs<L>(
        "opposite", [](L a, L) { return -a; }, [](T a, T) { return -a; });
    expect_pairs<L>(
        "compound forms",
        [](L a, L b) {
            a += b;
            a *= T(3);
            a -= b;
            a /= T(7);
            return T(1) - a;
        },
        [](T a, T b) { return T(1) - ((a + b) * T(3) - b) / T(7); });
}

TYPED_TEST(LaneTest, FunctionsAreThoseOfPlainNumbers) {
    using L = TypeParam;
    using T = typename L::value_type;
    expect_pairs<L>(
        "abs", [](L a, L) { return abs(a); }, [](T a, T) { return std::fabs(a); });
    expect_pairs<L>(
        "floor", [](L a, L) { return floor(a); }, [](T a, T) { return std::floor(a); });
    expect_pairs<L>(
        "sqrt", [](L a, L) { return sqrt(a); }, [](T a, T) { return std::sqrt(a); });
    expect_pairs<L>(
        "fma", [](L a, L b) { return fma(a, b, b + T(1)); }, [](T a, T b) { return std::fma(a, b, b + 1); });
    // Written out: with a NaN, or with zeros of both signs, the second argument is taken.
    expect_pairs<L>(
        "min", [](L a, L b) { return min(a, b); }, [](T a, T b) { return a < b ? a : b; });
    expect_pairs<L>(
        "max", [](L a, L b) { return max(a, b); }, [](T a, T b) { return a > b ? a : b; });
}

// Targets without a floor instruction use the shift: it is checked on every target.
TYPED_TEST(LaneTest, FloorByShiftIsFloor) {
    using L = TypeParam;
    using T = typename L::value_type;
    expect_pairs<L>(
        "floor by shift", [](L a, L) { return L::wrap(multivector::native::floor_by_shift(a.storage)); },
        [](T a, T) { return std::floor(a); });
}

TYPED_TEST(LaneTest, FloorOfNumbersBetweenWholeOnes) {
    using L = TypeParam;
    using T = typename L::value_type;
    for (int i = -4000; i <= 4000; ++i) {
        const T x = T(i) / T(16);
        const int expected = (i - ((i % 16) + 16) % 16) / 16;
        ASSERT_EQ(floor(L(x))[L::width - 1], T(expected)) << x;
        const L by_shift = L::wrap(multivector::native::floor_by_shift(L(x).storage));
        ASSERT_EQ(by_shift[0], T(expected)) << x;
    }
}

TYPED_TEST(LaneTest, FmaRoundsOnce) {
    using L = TypeParam;
    using T = typename L::value_type;
    // (1 + h)^2 = 1 + 2h + h^2, where h^2 is lost when the product is rounded first: 2^-54 and 2^-26.
    const T h = T(sizeof(T) == 8 ? 0x1p-27 : 0x1p-13);
    const L a = T(1) + h;
    for (int i = 0; i < L::width; ++i) {
        EXPECT_EQ(fma(a, a, L(-1 - 2 * h))[i], h * h);
        EXPECT_EQ((a * a + (-1 - 2 * h))[i], T(0));
    }
}

TYPED_TEST(LaneTest, ComparisonsAreFalseForNanExceptUnequal) {
    using L = TypeParam;
    using T = typename L::value_type;
    expect_comparison<L>(
        "<", [](L a, L b) { return a < b; }, [](T a, T b) { return a < b; });
    expect_comparison<L>(
        "<=", [](L a, L b) { return a <= b; }, [](T a, T b) { return a <= b; });
    expect_comparison<L>(
        ">", [](L a, L b) { return a > b; }, [](T a, T b) { return a > b; });
    expect_comparison<L>(
        ">=", [](L a, L b) { return a >= b; }, [](T a, T b) { return a >= b; });
    expect_comparison<L>(
        "==", [](L a, L b) { return a == b; }, [](T a, T b) { return a == b; });
    expect_comparison<L>(
        "!=", [](L a, L b) { return a != b; }, [](T a, T b) { return a != b; });
    const L nan = std::numeric_limits<T>::quiet_NaN();
    EXPECT_FALSE(any(nan < nan) || any(nan <= nan) || any(nan > nan) || any(nan >= nan) || any(nan == nan));
    EXPECT_TRUE(all(nan != nan));
}

TYPED_TEST(LaneTest, MasksCombineLaneByLane) {
    using L = TypeParam;
    using T = typename L::value_type;
    L number = T(0);
    for (int i = 0; i < L::width; ++i) number.set(i, T(i));
    const auto odd = floor(number / 2) * 2 != number;
    const auto low = number < T(3);
    const auto both = odd & low;
    const auto either = odd | low;
    const auto not_odd = !odd;
    const L picked = select(odd, number, -number);
    const L from_numbers = select(odd, T(5), T(6));
    for (int i = 0; i < L::width; ++i) {
        const bool is_odd = i % 2 == 1;
        EXPECT_EQ(odd[i], is_odd);
        EXPECT_EQ(both[i], is_odd && i < 3);
        EXPECT_EQ(either[i], is_odd || i < 3);
        EXPECT_EQ(not_odd[i], !is_odd);
        EXPECT_EQ(picked[i], T(is_odd ? i : -i));
        EXPECT_EQ(from_numbers[i], T(is_odd ? 5 : 6));
    }
}

TYPED_TEST(LaneTest, AnyAndAllSeeEveryLane) {
    using L = TypeParam;
    using T = typename L::value_type;
    using M = Mask<T, L::width>;
    EXPECT_TRUE(any(M(true)));
    EXPECT_TRUE(all(M(true)));
    EXPECT_FALSE(any(M(false)));
    EXPECT_FALSE(all(M(false)));
    for (int i = 0; i < L::width; ++i) {
        L one_up = T(0);
        one_up.set(i, T(1));
        EXPECT_TRUE(any(one_up > T(0))) << i;
        EXPECT_EQ(all(one_up > T(0)), L::width == 1) << i;
        EXPECT_FALSE(all(one_up < T(1))) << i;
        EXPECT_EQ(any(one_up < T(1)), L::width != 1) << i;
    }
}

TYPED_TEST(LaneTest, SelectDropsWhatIsNotTaken) {
    using L = TypeParam;
    using T = typename L::value_type;
    const L zero = T(0);
    const L quotient = select(zero > T(0), T(1) / zero, T(2));
    for (int i = 0; i < L::width; ++i) EXPECT_EQ(quotient[i], T(2));
}

}  // namespace
