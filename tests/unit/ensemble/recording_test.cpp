// What batches write comes back by series and replicate, whatever the width and the precision of the kernel.

#include "ensemble/recording.hpp"

#include <array>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/fake_kernel.hpp"

namespace multivector::test {
namespace {

/// Fills the place of a batch with 1000 month + 100 run + row and a hundredth for each replicate.
template <class Number>
void fill(Recording& recording, int month, std::size_t run, std::size_t batch, std::size_t rows, std::size_t width) {
    auto* to = static_cast<Number*>(recording.place(month, run, batch).at);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t lane = 0; lane < width; ++lane)
            *to++ = static_cast<Number>(1000 * month) + static_cast<Number>(100 * run + row) + static_cast<Number>(batch * width + lane) / 64;
}

template <class Number>
void expect_back(const Kernel& kernel) {
    const auto width = static_cast<std::size_t>(kernel.width());
    const std::size_t batches = kChunk / width;
    Recording recording(kernel, batches, 2);
    const std::array<std::size_t, 3> rows{3, 0, 5};  // the second month records nothing
    recording.begin(7, rows);
    for (const int month : {7, 8, 9})
        for (std::size_t run = 0; run < 2; ++run)
            for (std::size_t batch = 0; batch < batches; ++batch) {
                EXPECT_EQ(reinterpret_cast<std::uintptr_t>(recording.place(month, run, batch).at) % 64, 0U);
                fill<Number>(recording, month, run, batch, rows[static_cast<std::size_t>(month - 7)], width);
            }
    for (const int month : {7, 9})
        for (std::size_t run = 0; run < 2; ++run)
            for (std::size_t row = 0; row < rows[static_cast<std::size_t>(month - 7)]; ++row) {
                const RecordedRow found = recording.row(month, run, row, 37);
                ASSERT_EQ(found.size(), 37U);
                for (std::size_t k = 0; k < 37; ++k) ASSERT_EQ(found[k], 1000.0 * month + static_cast<double>(100 * run + row) + static_cast<double>(k) / 64);
            }
}

TEST(Recording, GivesBackWhatBatchesWroteInEitherPrecision) {
    for (const Kernel* kernel : available_kernels(Precision::single_)) expect_back<float>(*kernel);
    for (const Kernel* kernel : available_kernels(Precision::double_)) expect_back<double>(*kernel);
}

TEST(Recording, OfNothingHasPlacesAllTheSame) {
    const FakeKernel kernel(4, [](const Spot&) { return 0.0; });
    Recording recording(kernel, 16, 1);
    recording.begin(0, std::array<std::size_t, 2>{0, 0});
    EXPECT_EQ(recording.place(1, 0, 15).at, recording.place(0, 0, 0).at);
    EXPECT_EQ(recording.bytes_of_month(0), 0U);
}

TEST(Recording, RefusesBatchesThatDoNotFillAChunk) {
    EXPECT_THROW(Recording(FakeKernel(3, [](const Spot&) { return 0.0; }), 22, 1), Error);
}

}  // namespace
}  // namespace multivector::test
