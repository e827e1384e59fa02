#pragma once
// Files that a command writes where the user says.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace multivector {

/// Throws UsageError if `out` is there already and may not be replaced: it is no file, or does not begin with `first`, as
/// what the command writes does, and there is no `force`. An empty `first` cannot tell. `what`: "report".
void check_place(const std::filesystem::path& out, std::string_view first, std::string_view what, bool force);

/// Throws UsageError if the folder `out` holds anything but `files`, tables of `what`, or these without `force`, or is none.
void check_tables_folder(const std::filesystem::path& out, const std::vector<std::string>& files, std::string_view what, bool force);

}  // namespace multivector
