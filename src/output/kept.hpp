#pragma once
// Files in which the program keeps an ensemble for itself: what a stopped run had gathered, statistics to merge, and
// states to branch from. Each says its format, what it is and whose, and ends with the fingerprint of all before.

#include <filesystem>
#include <optional>
#include <string>

#include "config/scenario.hpp"
#include "ensemble/ensemble.hpp"

namespace multivector {

inline constexpr const char* kStatisticsFile = "statistics.kept";
inline constexpr const char* kTrajectoriesFile = "trajectories.nc";

/// Name of the file with the states of an ensemble at the start of a month ("state-2025-01.kept").
[[nodiscard]] std::string state_file(Month month);

/// Writes what an ensemble has gathered so far, whole or stopped. The file is whole or absent.
void keep_gathered(const std::filesystem::path& path, const std::string& identity, const EnsembleResult& result);

/// Fills `into`, which is prepared for the same run, with what was kept. Throws Error, naming the path, if the file is no
/// such file, is damaged, is of another run than `identity`, or cannot be read.
void take_gathered(const std::filesystem::path& path, const std::string& identity, EnsembleResult& into);

/// The same for the states of all chunks at the start of a month.
void keep_checkpoint(const std::filesystem::path& path, const std::string& identity, const Checkpoint& checkpoint);
[[nodiscard]] Checkpoint take_checkpoint(const std::filesystem::path& path, const std::string& identity);

}  // namespace multivector
