#include "written_file.hpp"

#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "commands.hpp"

namespace multivector {
namespace {

bool begins_with(const std::filesystem::path& path, std::string_view first) {
    std::ifstream in(path, std::ios::binary);
    std::string begin(first.size(), '\0');
    in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return in && begin == first;
}

}  // namespace

void check_place(const std::filesystem::path& out, std::string_view first, std::string_view what, bool force) {
    std::error_code code;
    const auto status = std::filesystem::status(out, code);
    if (!std::filesystem::exists(status)) return;
    if (!std::filesystem::is_regular_file(status))
        throw UsageError(fmt::format("'{}' is there already and is no file", out.string()));
    if (force) return;
    if (first.empty()) throw UsageError(fmt::format("'{}' is there already; --force replaces it", out.string()));
    if (!begins_with(out, first))
        throw UsageError(fmt::format("'{}' is there already and is no {}; --force replaces it", out.string(), what));
}

}  // namespace multivector
