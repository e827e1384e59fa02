#pragma once
// What blocks, exponentials, logarithms, divisions and other operations cost alone: included once per instruction set, with
// lanes of another width.

#include <chrono>

#include "calls.hpp"
#include "lanes/elementary.hpp"
#include "random/streams.hpp"

namespace multivector::bench {
inline namespace MULTIVECTOR_ISA {

/// Best of some rounds, in seconds per call and lane. Arguments come from memory and results go there, as in the kernel.
template <class L, class Call>
double seconds_per_call(Call call) {
    constexpr int kArguments = 64, kRepeats = 2000, kRounds = 15;
    static L arguments[kArguments], results[kArguments];
    for (int k = 0; k < kArguments; ++k) arguments[k] = L(0.05 + 0.9 * k / kArguments);
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int repeat = 0; repeat < kRepeats; ++repeat) {
            for (int k = 0; k < kArguments; ++k) results[k] = call(arguments[k], k);
            __asm__ volatile("" : : "r"(results) : "memory");
        }
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        if (passed.count() < best) best = passed.count();
    }
    return best / (static_cast<double>(kArguments) * kRepeats * L::width);
}

template <class L>
Floor floor_of(const Calls& calls) {
    std::uint32_t replicates[L::width] = {};
    for (int k = 0; k < L::width; ++k) replicates[k] = static_cast<std::uint32_t>(k);
    const Streams<L> streams(1, replicates);
    const double block = seconds_per_call<L>([&](const L&, int k) {
        const auto words = streams.uniforms(static_cast<std::uint32_t>(k), Purpose::posture, 1, 2);
        return words[0] + words[1];
    });
    const double one_exp = seconds_per_call<L>([](const L& x, int) { return exp(x); });
    const double one_log = seconds_per_call<L>([](const L& x, int) { return log(x); });
    const double division = seconds_per_call<L>([](const L& x, int) { return L(1.0) / x; });
    // One operation for each number that is read and one result in two, about as in the model.
    const double operation = seconds_per_call<L>([](const L& x, int) { return fma(x + L(0.5), x, x); }) / 2;
    return {calls.blocks * block + calls.exps * one_exp + calls.logs * one_log, calls.divisions * division + calls.operations * operation};
}

}  // namespace MULTIVECTOR_ISA
}  // namespace multivector::bench
