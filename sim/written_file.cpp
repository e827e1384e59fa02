#include "written_file.hpp"

#include <algorithm>
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

void check_tables_folder(const std::filesystem::path& out, const std::vector<std::string>& files, std::string_view what, bool force) {
    std::error_code code;
    if (!std::filesystem::exists(out, code)) return;
    if (!std::filesystem::is_directory(out, code)) throw UsageError(fmt::format("'{}' is no folder", out.string()));
    bool there = false;
    for (const auto& entry : std::filesystem::directory_iterator(out, code)) {
        const auto name = entry.path().filename().string();
        if (std::ranges::find(files, name) == files.end())
            throw UsageError(fmt::format("'{}' holds '{}', which is no table of {}; name another folder", out.string(), name, what));
        there = true;
    }
    if (there && !force) throw UsageError(fmt::format("'{}' holds tables of {}; --force replaces them", out.string(), what));
}

}  // namespace multivector
