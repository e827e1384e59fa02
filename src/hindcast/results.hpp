#pragma once
// The folder of results of a hindcast.

#include <filesystem>

#include "hindcast/study.hpp"

namespace multivector::hindcast {

/// Throws Error if results may not be written to `dir`: it is no folder, or holds something else than results of a hindcast.
void check_folder(const std::filesystem::path& dir);

/// Writes scores.csv, forecasts.csv, fits.csv, unscored.csv, report.md and hindcast.json to `dir`, making it and the folders
/// above it; all of them or nothing. What a former hindcast left there is replaced. Throws Error if that cannot be done.
void write_folder(const std::filesystem::path& dir, const HindcastSpec& spec, const Forecasts& forecasts, const Verdicts& verdicts,
                  const Archive& archive);

}  // namespace multivector::hindcast
