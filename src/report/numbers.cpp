#include "report/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace multivector::reporting {
namespace {

constexpr int kDigits = 4;
constexpr int kLeastExponent = -300;

/// Shares of replicates and probabilities stand beside values of another size: they keep a scale of their own.
bool is_share(const std::string& name) { return name.find("share") != std::string::npos; }

constexpr double kShareScale = 0.001;

double largest_of(const Columns& columns) {
    double largest = 0;
    for (const auto& [name, values] : columns)
        for (const double v : values)
            if (std::isfinite(v) && !is_share(name)) largest = std::max(largest, std::abs(v));
    return largest;
}

}  // namespace

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

void add_columns(Json& out, const Columns& columns) {
    const double largest = largest_of(columns);
    const int exponent =
        largest > 0 ? std::max(kLeastExponent, static_cast<int>(std::floor(std::log10(largest))) + 1 - kDigits) : 0;
    out["exponent"] = exponent;
    const double unit = std::pow(10.0, exponent);
    for (const auto& [name, values] : columns) {
        if (std::ranges::none_of(values, [](double v) { return std::isfinite(v); })) continue;
        Json& list = out[name] = Json::array();
        for (const double v : values) {
            if (!std::isfinite(v))
                list.push_back(nullptr);
            else
                list.push_back(static_cast<std::int64_t>(std::llround(v / (is_share(name) ? kShareScale : unit))));
        }
    }
}

}  // namespace multivector::reporting
