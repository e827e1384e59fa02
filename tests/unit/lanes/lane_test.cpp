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

/// Same bits as the expected number; any NaN equals any NaN. Not a template, for the sake of compile time.
bool same(double got, double expected) {
    if (std::isnan(got) || std::isnan(expected)) return std::isnan(got) && std::isnan(expected);
    return std::memcmp(&got, &expected, sizeof(double)) == 0;
}

void expect_same(const char* what, int lane, double got, double expected) {
    EXPECT_TRUE(same(got, expected)) << what << " in lane " << lane << " is " << got << ", not " << expected;
}

void expect_same(const char* what, int lane, double a, double b, double got, double expected) {
    EXPECT_TRUE(same(got, expected)) << what << " of " << a << " and " << b << " in lane " << lane << " is " << got
                                     << ", not " << expected;
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
                expect_same(what, i, a[i], b[i], got[i], plain(a[i], b[i]));
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
                expect_same(what, i, a[i], b[i], got[i], plain(a[i], b[i]));
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
    constexpr int last = L::width - 1;
    T from[L::width + 1];
    for (int i = 0; i <= L::width; ++i) from[i] = T(i) + T(0.25);
    L lane = L::load(from + 1);  // not aligned to the width
    for (int i = 0; i < L::width; ++i) expect_same("loaded", i, lane[i], i + 1.25);
    lane.set(last, T(-7));
    T to[L::width + 1];
    to[L::width] = T(99);
    lane.store(to);
    for (int i = 0; i < last; ++i) expect_same("stored", i, to[i], i + 1.25);
    expect_same("set", last, lane[last], -7);
    expect_same("stored", last, to[last], -7);
    expect_same("behind the stored lanes", L::width, to[L::width], 99);
    const L zero = T(-0.0);
    for (int i = 0; i < L::width; ++i) expect_same("broadcast", i, zero[i], -0.0);
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
        expect_same("floor", L::width - 1, x, 0, floor(L(x))[L::width - 1], expected);
        const L by_shift = L::wrap(multivector::native::floor_by_shift(L(x).storage));
        expect_same("floor by shift", 0, x, 0, by_shift[0], expected);
    }
}

TYPED_TEST(LaneTest, FmaRoundsOnce) {
    using L = TypeParam;
    using T = typename L::value_type;
    // (1 + h)^2 = 1 + 2h + h^2, where h^2 is lost when the product is rounded first: 2^-54 and 2^-26.
    const T h = T(sizeof(T) == 8 ? 0x1p-27 : 0x1p-13);
    const L a = T(1) + h;
    for (int i = 0; i < L::width; ++i) {
        expect_same("fused", i, fma(a, a, L(-1 - 2 * h))[i], h * h);
        expect_same("rounded twice", i, (a * a + (-1 - 2 * h))[i], 0);
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
        expect_same("odd", i, odd[i], is_odd);
        expect_same("both", i, both[i], is_odd && i < 3);
        expect_same("either", i, either[i], is_odd || i < 3);
        expect_same("not_odd", i, not_odd[i], !is_odd);
        expect_same("picked", i, picked[i], is_odd ? i : -T(i));
        expect_same("from_numbers", i, from_numbers[i], is_odd ? 5 : 6);
    }
}

TYPED_TEST(LaneTest, AnyAndAllSeeEveryLane) {
    using L = TypeParam;
    using T = typename L::value_type;
    using M = Mask<T, L::width>;
    EXPECT_TRUE(any(M(true)) && all(M(true)));
    EXPECT_FALSE(any(M(false)) || all(M(false)));
    for (int i = 0; i < L::width; ++i) {
        L one_up = T(0);
        one_up.set(i, T(1));
        expect_same("any up", i, any(one_up > T(0)), true);
        expect_same("all up", i, all(one_up > T(0)), L::width == 1);
        expect_same("all down", i, all(one_up < T(1)), false);
        expect_same("any down", i, any(one_up < T(1)), L::width != 1);
    }
}

TYPED_TEST(LaneTest, SelectDropsWhatIsNotTaken) {
    using L = TypeParam;
    using T = typename L::value_type;
    const L zero = T(0);
    const L quotient = select(zero > T(0), T(1) / zero, T(2));
    for (int i = 0; i < L::width; ++i) expect_same("quotient", i, quotient[i], 2);
}

}  // namespace
