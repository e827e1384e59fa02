#pragma once
// N numbers worked on at once: one lane per replicate. All operations are done lane by lane and round as IEEE 754 asks,
// so a lane's bits do not depend on N, on the instruction set or on the compiler (build with -ffp-contract=off).

#include "lanes/masks.hpp"
#include "lanes/words.hpp"

namespace multivector {
inline namespace MULTIVECTOR_ISA {

template <class T, int N>
struct Lane;

/// The outcome of a comparison, one bool per lane. A comparison with a NaN is false, only != is true.
template <class T, int N>
struct Mask {
    using Storage = decltype(std::declval<native::Storage<T, N>>() < std::declval<native::Storage<T, N>>());
    static constexpr int width = N;

    Storage storage;

    Mask() = default;
    explicit Mask(bool on) {
        const native::Storage<T, N> left = native::broadcast<native::Storage<T, N>>(on ? T(0) : T(1));
        storage = left < native::broadcast<native::Storage<T, N>>(T(1));
    }

    [[nodiscard]] static Mask wrap(Storage s) {
        MULTIVECTOR_COUNT(operations);
        Mask mask;
        mask.storage = s;
        return mask;
    }

    /// Lane i, 0 <= i < N.
    [[nodiscard]] bool operator[](int i) const { return native::get(storage, i) != 0; }

    friend Mask operator&(Mask a, Mask b) { return wrap(native::both(a.storage, b.storage)); }
    friend Mask operator|(Mask a, Mask b) { return wrap(native::either(a.storage, b.storage)); }
    friend Mask operator!(Mask a) { return wrap(native::opposite(a.storage)); }
    Mask& operator&=(Mask b) { return *this = *this & b; }
    Mask& operator|=(Mask b) { return *this = *this | b; }

    [[nodiscard]] friend bool any(Mask a) { return native::any(a.storage); }
    [[nodiscard]] friend bool all(Mask a) { return !native::any(native::opposite(a.storage)); }

    /// Lane by lane: mask ? a : b. Both sides are already computed; a NaN on the side not taken does no harm.
    [[nodiscard]] friend Lane<T, N> select(Mask mask, Lane<T, N> a, Lane<T, N> b) {
        return Lane<T, N>::wrap(native::choose(mask.storage, a.storage, b.storage));
    }
};

/// N numbers of type T (double or float; N is 1, 4, 8 or 16). Not initialised by default: give it a value
/// before `set`.
template <class T, int N>
struct Lane {
    static_assert(std::is_same_v<T, double> || std::is_same_v<T, float>, "a lane holds double or float");
    static_assert(N == 1 || N == 4 || N == 8 || N == 16, "a lane is 1, 4, 8 or 16 wide");

    using value_type = T;
    using mask_type = Mask<T, N>;
    using Storage = native::Storage<T, N>;
    static constexpr int width = N;

    Storage storage;

    Lane() = default;
    /// The same number in every lane, rounded to T.
    template <class X>
        requires std::is_arithmetic_v<X>
    Lane(X x) : storage(native::broadcast<Storage>(static_cast<T>(x))) {}

    [[nodiscard]] static Lane wrap(Storage s) {
        MULTIVECTOR_COUNT(operations);
        Lane lane;
        lane.storage = s;
        return lane;
    }

    /// N numbers from memory, of any alignment.
    [[nodiscard]] static Lane load(const T* from) { return wrap(native::load<Storage>(from)); }
    void store(T* to) const { native::store<Storage>(to, storage); }

    /// Lane i, 0 <= i < N.
    [[nodiscard]] T operator[](int i) const { return native::get(storage, i); }
    void set(int i, T x) { native::put(storage, i, x); }

    friend Lane operator+(Lane a, Lane b) { return wrap(a.storage + b.storage); }
    friend Lane operator-(Lane a, Lane b) { return wrap(a.storage - b.storage); }
    friend Lane operator*(Lane a, Lane b) { return wrap(a.storage * b.storage); }
    friend Lane operator/(Lane a, Lane b) {
        MULTIVECTOR_COUNT(divisions);
        return wrap(a.storage / b.storage);
    }
    friend Lane operator-(Lane a) { return wrap(-a.storage); }
    Lane& operator+=(Lane b) { return *this = *this + b; }
    Lane& operator-=(Lane b) { return *this = *this - b; }
    Lane& operator*=(Lane b) { return *this = *this * b; }
    Lane& operator/=(Lane b) { return *this = *this / b; }

    friend mask_type operator<(Lane a, Lane b) { return mask_type::wrap(a.storage < b.storage); }
    friend mask_type operator<=(Lane a, Lane b) { return mask_type::wrap(a.storage <= b.storage); }
    friend mask_type operator>(Lane a, Lane b) { return mask_type::wrap(a.storage > b.storage); }
    friend mask_type operator>=(Lane a, Lane b) { return mask_type::wrap(a.storage >= b.storage); }
    friend mask_type operator==(Lane a, Lane b) { return mask_type::wrap(a.storage == b.storage); }
    friend mask_type operator!=(Lane a, Lane b) { return mask_type::wrap(a.storage != b.storage); }

    /// a * b + c, rounded once. Slow where the processor has no such instruction (a library call per lane).
    [[nodiscard]] friend Lane fma(Lane a, Lane b, Lane c) {
        return wrap(native::fused(a.storage, b.storage, c.storage));
    }
    /// select(a < b, a, b): with a NaN on either side, or zeros of both signs, the answer is b.
    [[nodiscard]] friend Lane min(Lane a, Lane b) { return wrap(native::lesser(a.storage, b.storage)); }
    /// select(a > b, a, b): with a NaN on either side, or zeros of both signs, the answer is b.
    [[nodiscard]] friend Lane max(Lane a, Lane b) { return wrap(native::greater(a.storage, b.storage)); }
    [[nodiscard]] friend Lane abs(Lane a) { return wrap(native::magnitude(a.storage)); }
    /// Correctly rounded; NaN below zero.
    [[nodiscard]] friend Lane sqrt(Lane a) {
        MULTIVECTOR_COUNT(divisions);
        return wrap(native::square_root(a.storage));
    }
    /// The greatest whole number not above a; keeps infinities, NaN and the sign of zero.
    [[nodiscard]] friend Lane floor(Lane a) { return wrap(native::round_down(a.storage)); }
};

/// The same numbers, rounded to the type of the lanes To, which are as many.
template <class To, class T, int N>
[[nodiscard]] To lanes_as(const Lane<T, N>& a) {
    static_assert(To::width == N);
    if constexpr (std::is_same_v<To, Lane<T, N>>) {
        return a;
    } else {
        return To::wrap(native::converted<typename To::Storage>(a.storage));
    }
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector
