#include "compile/draws.hpp"

#include "lanes/elementary.hpp"
#include "random/identity.hpp"

namespace multivector {
namespace {

constexpr double kWideAsAFactor = 4;  ///< a positive range as wide as this is a factor: it is drawn in logs

DrawKind kind_of(double low, double high) {
    return low > 0 && high / low >= kWideAsAFactor ? DrawKind::logarithmic : DrawKind::linear;
}

}  // namespace

double normal_cdf(double x) {
    using Scalar = Lane<double, 1>;
    if (x > 0) return 1 - normal_cdf(-x);
    double low = 0, high = 0.5;
    for (int step = 0; step < 200; ++step) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (normal_quantile(Scalar(middle))[0] < x ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

Draw draw_of(const Quantity& q, int slot, std::uint64_t identity, bool parameter) {
    Draw d;
    d.slot = slot;
    d.value = q.value;
    d.low = q.low;
    d.high = q.high;
    d.parameter = parameter;
    d.identity = identity;
    d.path = q.path;
    if (q.spread == Spread::around) d.kind = kind_of(q.low, q.high);
    if (q.spread == Spread::normal) {
        d.kind = DrawKind::normal;
        d.deviation = q.deviation;
        d.below_low = normal_cdf((q.low - q.value) / q.deviation);
        d.below_high = normal_cdf((q.high - q.value) / q.deviation);
    }
    return d;
}

Draw draw_of(const ParameterInfo& p, double value, int slot) {
    Draw d;
    d.slot = slot;
    d.value = value;
    d.low = p.from;
    d.high = p.to;
    d.kind = kind_of(p.from, p.to);
    d.parameter = true;
    d.identity = identity_hash(std::string("parameter:") + std::string(p.name));
    d.path = "parameters." + std::string(p.name);
    return d;
}

}  // namespace multivector
