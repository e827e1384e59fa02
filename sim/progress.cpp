#include "progress.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "terminal.hpp"

namespace multivector {
namespace {

constexpr double kRedraw = 0.1;     // seconds between two drawings of the bar
constexpr double kLogEvery = 10.0;  // seconds between two lines of the log
constexpr int kWidestBar = 40;
constexpr int kNarrowestBar = 10;
constexpr std::string_view kClearLine = "\r\033[K";

int percent(std::size_t done, std::size_t total) { return total == 0 ? 100 : static_cast<int>(100 * done / total); }

/// "324 runs/s"; three digits at least, so that slow runs show a rate too. Empty before the first run is done.
std::string rate_text(std::size_t done, double seconds) {
    if (done == 0 || seconds <= 0) return {};
    const double rate = static_cast<double>(done) / seconds;
    return rate >= 100 ? fmt::format("{:.0f} runs/s", rate) : fmt::format("{:.3g} runs/s", rate);
}

std::string left_text(std::size_t done, std::size_t total, double seconds) {
    if (done == 0 || seconds <= 0) return {};
    return duration_text(seconds * static_cast<double>(total - done) / static_cast<double>(done)) + " left";
}

}  // namespace

std::string duration_text(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(std::max(seconds, 0.0)));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

std::string bar_text(std::size_t done, std::size_t total, double seconds, int width) {
    std::string numbers = fmt::format("{}/{}  {:3} %", done, total, percent(done, total));
    for (const auto& part : {rate_text(done, seconds), left_text(done, total, seconds)})
        if (!part.empty()) numbers += "  " + part;
    const int room =
        std::min(width - 4 - static_cast<int>(numbers.size()), kWidestBar);  // brackets, a space, the last column
    std::string text;
    if (room >= kNarrowestBar) {
        const int filled = room * percent(done, total) / 100;
        std::string bar(static_cast<std::size_t>(filled), '=');
        if (filled > 0 && filled < room) bar.back() = '>';
        text = fmt::format("[{:<{}}] ", bar, room);
    }
    text += numbers;
    return text.substr(0, static_cast<std::size_t>(std::max(width - 1, 0)));
}

std::string log_text(std::size_t done, std::size_t total, double seconds) {
    std::string text = fmt::format("{} of {} runs ({} %)", done, total, percent(done, total));
    for (const auto& part : {rate_text(done, seconds), left_text(done, total, seconds)})
        if (!part.empty()) text += ", " + part;
    return text;
}

Progress::Progress(ProgressStyle style, int width, Sink sink, Clock clock)
    : style_(style), width_(width), sink_(std::move(sink)), clock_(std::move(clock)), start_(clock_()), last_(start_) {}

Progress::~Progress() {
    if (drawn_) sink_(kClearLine);
}

void Progress::update(std::size_t done, std::size_t total) {
    if (style_ == ProgressStyle::none) return;
    const double now = clock_();
    const bool first_bar = style_ == ProgressStyle::bar && !drawn_;
    if (!first_bar && now - last_ < (style_ == ProgressStyle::bar ? kRedraw : kLogEvery)) return;
    last_ = now;
    if (style_ == ProgressStyle::bar) {
        drawn_ = true;
        sink_(std::string(kClearLine) + bar_text(done, total, now - start_, width_));
    } else {
        sink_(log_text(done, total, now - start_));
    }
}

ProgressStyle progress_style(bool quiet) {
    if (quiet) return ProgressStyle::none;
    return can_redraw() ? ProgressStyle::bar : ProgressStyle::log;
}

Progress::Sink progress_sink(ProgressStyle style) {
    if (style == ProgressStyle::bar) return [](std::string_view text) { print_error(text); };
    auto logger = std::make_shared<spdlog::logger>("multivector", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%d %H:%M:%S %v");
    return [logger](std::string_view text) { logger->info(text); };
}

Progress::Clock wall_clock() {
    return [] { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
}

}  // namespace multivector
