#include "every_function.hpp"

#include <array>

#include "lanes/elementary.hpp"
#include "random/streams.hpp"

// No inline function of the standard library on plain types is called here: the linker keeps one copy of such a
// function, perhaps one with instructions this machine does not have.
namespace multivector {
inline namespace MULTIVECTOR_ISA {

void every_function(int width, std::uint64_t* bits);

namespace {

/// Keeps the results for numbers first to first + width - 1, function after function.
template <class L>
struct Keeper {
    std::uint64_t* bits;
    int first;
    int function = 0;

    void operator()(const L& result) {
        std::uint64_t* to = bits + function * kNumbers + first;
        for (int i = 0; i < L::width; ++i) to[i] = __builtin_bit_cast(std::uint64_t, static_cast<double>(result[i]));
        ++function;
    }
};

template <class L>
L one_up(int up) {
    L lane = 0;
    lane.set(up, 1);
    return lane;
}

/// One digit for each answer of any and all about each single lane: 4 where they are right.
template <class L>
L any_and_all() {
    L answers = 0;
    for (int i = 0; i < L::width; ++i) {
        const L up = one_up<L>(i);
        const bool right[] = {any(up > 0), any(up < 1) == (L::width > 1), all(up > 0) == (L::width == 1), !all(up < 1)};
        answers.set(i, static_cast<typename L::value_type>(right[0] + right[1] + right[2] + right[3]));
    }
    return answers;
}

template <class L>
void operations(Keeper<L>& keep, const L& u, const L& x, const L& near) {
    keep(fma(u, near, x));
    keep(sqrt(u) / near);
    keep(floor(x));
    keep(select(((near < 1) & !(u < 0.5f)) | (x >= 3), min(near, x), max(u, near)));
    keep(select((near <= 1) & (u > 0.5f) & (x != u), abs(-near), near - x * u));
    keep(any_and_all<L>());
}

template <int N>
void functions(Keeper<Lane<double, N>>& keep, const std::array<Lane<double, N>, 4>& uniforms) {
    using L = Lane<double, N>;
    const L u = uniforms[0];
    const L x = (u - 0.5) * 1400.0;
    const L near = (uniforms[1] - 0.5) * 8.0;
    for (const L& uniform : uniforms) keep(uniform);
    keep(exp(x));
    keep(exp(near));
    keep(log(exp(x)));
    keep(log(u * 3.0));
    keep(logistic(near));
    keep(pow(u * 10.0, near));
    keep(normal_quantile(u));
    keep(normal_quantile(exp(-abs(x))));
    operations(keep, u, x, near);
}

template <int N>
void all_bits(std::uint64_t* bits) {
    using L = Lane<double, N>;
    using F = Lane<float, N>;
    for (int first = 0; first < kNumbers; first += N) {
        std::uint32_t replicates[N];
        for (int i = 0; i < N; ++i) replicates[i] = static_cast<std::uint32_t>(first + i);
        const auto uniforms = Streams<L>(20u, replicates).uniforms(7, Purpose::posture, 1, 2);
        Keeper<L> keep{bits, first};
        functions(keep, uniforms);
        F u = 0;
        F near = 0;
        for (int i = 0; i < N; ++i) {
            u.set(i, static_cast<float>(uniforms[2][i]));
            near.set(i, static_cast<float>(uniforms[3][i] * 8.0 - 4.0));
        }
        Keeper<F> keep_float{bits, first, keep.function};
        operations(keep_float, u, (u - 0.5f) * 1400.0f, near);
        const auto coarse = Streams<F>(20u, replicates).uniforms(7, Purpose::posture, 1, 2);
        for (const F& uniform : coarse) keep_float(uniform);
        keep_float(exp((coarse[0] - 0.5f) * 170.0f));
        keep_float(exp(near));
        keep_float(log(coarse[1] * 3.0f));
        keep_float(logistic(near));
        keep_float(pow(u * 10.0f, near));
        keep_float(normal_quantile(coarse[2]));
        keep_float(lanes_as<F>(uniforms[0] * 1e-3));
    }
}

}  // namespace

void every_function(int width, std::uint64_t* bits) {
    switch (width) {
    case 1:
        return all_bits<1>(bits);
    case 4:
        return all_bits<4>(bits);
    case 8:
        return all_bits<8>(bits);
    default:
        return all_bits<16>(bits);
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
