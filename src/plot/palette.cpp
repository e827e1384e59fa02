#include "plot/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "plot/palettes.hpp"

namespace multivector::plotting {
namespace {

using Rgb = std::array<int, 3>;

const nlohmann::json& light() {
    static const nlohmann::json kept = nlohmann::json::parse(palettes()).at("light");
    return kept;
}

Rgb rgb_of(const std::string& color) {
    Rgb out{};
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = std::stoi(color.substr(1 + 2 * k, 2), nullptr, 16);
    return out;
}

/// Relative luminance of WCAG 2.
double luminance(const std::string& color) {
    constexpr std::array kWeights{0.2126, 0.7152, 0.0722};
    double out = 0;
    const Rgb rgb = rgb_of(color);
    for (std::size_t k = 0; k < rgb.size(); ++k) {
        const double c = rgb[k] / 255.0;
        out += kWeights[k] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return out;
}

}  // namespace

std::string shade(const std::string& name) {
    const auto it = light().find(name);
    if (it == light().end() || !it->is_string()) throw Error(fmt::format("there is no colour '{}'", name));
    return it->get<std::string>();
}

std::string shade(const std::string& palette, std::size_t place) {
    const auto& colors = light().at(palette);
    const auto color = colors.at(place % colors.size()).get<std::string>();
    const int round = static_cast<int>(place / colors.size());
    if (round == 0) return color;
    constexpr int kLeast = 30, kRound = 30, kWhole = 100;
    const int own = std::max(kLeast, kWhole - kRound * round);
    const Rgb a = rgb_of(color), b = rgb_of(shade("text"));
    std::string out = "#";
    for (std::size_t k = 0; k < a.size(); ++k) out += fmt::format("{:02x}", (a[k] * own + b[k] * (kWhole - own)) / kWhole);
    return out;
}

std::string text_on(const std::string& color) {
    constexpr double kMiddle = 0.21;  // contrast with white falls below that with dark text from here on
    return luminance(color) > kMiddle ? shade("text") : shade("card");
}

}  // namespace multivector::plotting
