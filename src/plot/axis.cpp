#include "plot/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace multivector::plotting {
namespace {

constexpr int kYear = 12;
constexpr double kSteps = 4;

}  // namespace

std::vector<double> Scale::ticks() const {
    constexpr double kSlack = 1e-9;
    std::vector<double> out;
    const double first = std::ceil(low / step - kSlack), last = std::floor(high / step + kSlack);
    for (double k = first; k <= last; ++k) out.push_back(k * step);
    return out;
}

Scale scale_of(double low, double high, bool exact) {
    if (!(high > low)) {
        // One value: an axis around it, so that it can be seen where it is.
        const double around = low == 0 ? 1 : std::abs(low) / 2;
        return scale_of(low > 0 ? 0 : low - around, high < 0 ? 0 : high + around, false);
    }
    const double rough = (high - low) / kSteps;
    const int exponent = static_cast<int>(std::floor(std::log10(rough)));
    const double unit = std::pow(10.0, exponent);
    constexpr std::array kRound{1.0, 2.0, 5.0, 10.0};
    constexpr double kEnough = 0.75;  // a step a quarter too small is still readable
    const double times = *std::ranges::find_if(kRound, [&](double r) { return r * unit >= kEnough * rough || r == kRound.back(); });
    Scale out;
    out.step = times * unit;
    out.decimals = std::max(0, -(times == kRound.back() ? exponent + 1 : exponent));
    constexpr double kSlack = 0.02;  // of a step: what nobody sees needs no tick more
    out.low = exact ? low : std::floor(low / out.step + kSlack) * out.step;
    out.high = exact ? high : std::ceil(high / out.step - kSlack) * out.step;
    return out;
}

std::string number(double value, int decimals) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return value < 0 && !zero ? "\u2212" + digits : digits;
}

std::vector<MonthTick> month_ticks(Month from, Month to, double width) {
    const int first = (from.index + kYear - 1) / kYear, last = to.index / kYear;
    std::vector<MonthTick> out;
    if (last <= first) {
        out.push_back({from.index, to_string(from)});
        constexpr double kMonth = 110;  // pixels for two such texts side by side
        if (to > from && width > kMonth) out.push_back({to.index, to_string(to)});
        return out;
    }
    constexpr double kRoom = 36;  // pixels a label takes with the gap beside it
    const int most = std::max(2, static_cast<int>(width / kRoom));
    constexpr std::array kEvery{1, 2, 5, 10, 20, 25, 50, 100};
    const auto count = [&](int step) { return last / step - (first + step - 1) / step + 1; };
    const auto* const fits = std::ranges::find_if(kEvery, [&](int step) { return count(step) <= most; });
    const int step = fits == kEvery.end() ? kEvery.back() : *fits;
    for (int year = (first + step - 1) / step * step; year <= last; year += step)
        out.push_back({year * kYear, std::to_string(year)});
    return out;
}

std::string month_name(Month month) {
    static constexpr std::array kNames{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    return fmt::format("{} {}", kNames[static_cast<std::size_t>(month.month() - 1)], month.year());
}

std::string thousands(std::size_t n) {
    std::string out = std::to_string(n);
    for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, ",");
    return out;
}

}  // namespace multivector::plotting
