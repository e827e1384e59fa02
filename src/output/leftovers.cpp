#include "output/leftovers.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace multivector {
namespace {

namespace fs = std::filesystem;

/// Takes a whole number off the front of a text; -1 if there is none.
long take_number(std::string_view& text) {
    long number = -1;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || number < 0) return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// The process that a hidden name beside `target` speaks of; -1 if it is no such name.
long process_of(std::string_view name, const std::string& target, std::string_view ending) {
    const std::string front = "." + target + ".";
    if (!name.starts_with(front)) return -1;
    name.remove_prefix(front.size());
    const long process = take_number(name);
    if (process < 0 || !name.starts_with('-')) return -1;
    name.remove_prefix(1);
    if (take_number(name) < 0 || !name.starts_with('.')) return -1;
    return name.substr(1) == ending ? process : -1;
}

bool is_alive(long process) { return ::kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH; }

}  // namespace

Claim::Claim(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {
    if (descriptor_ < 0) return;
    struct stat there {};
    // It may have been removed between the two calls.
    const bool mine = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor_, &there) == 0 && there.st_nlink > 0;
    if (mine) return;
    ::close(descriptor_);
    descriptor_ = -1;
}

Claim::~Claim() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Claim::Claim(Claim&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Claim& Claim::operator=(Claim&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

fs::path hidden_beside(const fs::path& target, int number, std::string_view ending) {
    return target.parent_path() / fmt::format(".{}.{}-{}.{}", target.filename().string(), ::getpid(), number, ending);
}

std::vector<Leftover> leftovers_of(const fs::path& target, std::string_view ending) {
    std::vector<fs::path> dead;
    std::error_code code;
    for (fs::directory_iterator it(target.parent_path(), code), end; !code && it != end; it.increment(code)) {
        const long process = process_of(it->path().filename().string(), target.filename().string(), ending);
        if (process > 0 && !is_alive(process)) dead.push_back(it->path());
    }
    std::ranges::sort(dead);
    std::vector<Leftover> out;
    for (fs::path& path : dead)
        if (Claim claim(path); claim.held()) out.push_back({std::move(path), std::move(claim)});
    return out;
}

void remove_leftovers(const fs::path& target, std::string_view ending) {
    std::error_code ignored;
    for (const Leftover& left : leftovers_of(target, ending)) fs::remove_all(left.path, ignored);
}

}  // namespace multivector
