#include "terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.hpp"

namespace multivector {
namespace {

constexpr int kUsualWidth = 80;

[[noreturn]] void fail_to_write(int code) {
    throw Error(fmt::format("cannot write to standard output: {}", std::strerror(code)));
}

}  // namespace

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

bool can_redraw() {
    const std::string term = environment("TERM");
    return ::isatty(STDERR_FILENO) == 1 && !term.empty() && term != "dumb";
}

bool use_color(ColorMode mode) {
    if (mode != ColorMode::automatic) return mode == ColorMode::always;
    if (!environment("NO_COLOR").empty()) return false;
    const std::string force = environment("CLICOLOR_FORCE");
    if (!force.empty() && force != "0") return true;
    return can_redraw();
}

int terminal_width() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualWidth;
    return size.ws_col;
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail_to_write(errno);
}

void flush_output() {
    if (std::fflush(stdout) != 0) fail_to_write(errno);
}

void print_error(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

std::string painted(std::string_view text, std::string_view color, bool on) {
    return on ? fmt::format("\033[{}m{}\033[0m", color, text) : std::string(text);
}

}  // namespace multivector
