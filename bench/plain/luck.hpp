#pragma once
// The luck of one replicate, drawn in the order in which it is asked for.

#include <cstdint>
#include <random>

namespace multivector::plain {

class Luck {
public:
    explicit Luck(std::uint64_t seed) : engine_(seed) {}

    double uniform() { return uniform_(engine_); }
    double normal() { return normal_(engine_); }
    bool happens(double probability) { return uniform() < probability; }

private:
    std::mt19937_64 engine_;
    std::uniform_real_distribution<double> uniform_{0.0, 1.0};
    std::normal_distribution<double> normal_{0.0, 1.0};
};

}  // namespace multivector::plain
