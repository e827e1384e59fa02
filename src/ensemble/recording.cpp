#include "ensemble/recording.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "ensemble/fixed.hpp"

namespace multivector {

Recording::Recording(const Kernel& kernel, std::size_t batches, std::size_t runs)
    : width_(static_cast<std::size_t>(kernel.width())),
      bytes_(kernel.precision() == Precision::single_ ? sizeof(float) : sizeof(double)),
      batches_(batches),
      runs_(runs) {
    if (kChunk % width_ != 0) throw Error(fmt::format("a kernel of {} replicates does not fill chunks of {}", width_, kChunk));
}

void Recording::begin(int first, std::span<const std::size_t> rows) {
    first_ = first;
    begin_.clear();
    apart_.clear();
    std::size_t end = 0;
    for (const std::size_t n : rows) {
        begin_.push_back(end);
        apart_.push_back(lines(n));
        end += lines(n) * batches_ * runs_;
    }
    if (lines_.size() < end) lines_.resize(end);
}

RecordedRow Recording::row(int month, std::size_t run, std::size_t row, std::size_t count) const {
    RecordedRow out(count);
    const Line* from = lines_.data() + index(month, run);
    const std::size_t pieces = (count + width_ - 1) / width_, apart = batches_apart(month) * sizeof(Line) / bytes_;
    if (bytes_ == sizeof(float))
        join(reinterpret_cast<const float*>(from) + row * width_, width_, pieces, apart, out.data());
    else
        join(reinterpret_cast<const double*>(from) + row * width_, width_, pieces, apart, out.data());
    return out;
}

}  // namespace multivector
