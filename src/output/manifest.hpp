#pragma once
// run.json says what was run, so that it can be repeated and checked, and the fingerprint of every table; nothing in it
// depends on when, where or by how many threads it was run. build.json says how the program was built and what ran it.

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "config/scenario.hpp"
#include "ensemble/ensemble.hpp"
#include "output/sources.hpp"

namespace multivector {

inline constexpr const char* kRunFile = "run.json";
inline constexpr const char* kBuildFile = "build.json";
inline constexpr const char* kRunFormat = "multivector-run/2";

/// Text of run.json. `table_hashes`: file name, fingerprint.
/// `sources`: the files to keep in it, or null.
[[nodiscard]] std::string run_text(const EnsembleResult& result, const Scenario& scenario,
                                   const std::map<std::string, std::string>& table_hashes, const RunSources* sources);

/// The options that run.json states, with the table of draws that its inputs hold, or null. Throws Json::exception or Error
/// if they are not such options.
[[nodiscard]] RunOptions options_of(const Json& json, std::shared_ptr<const DrawTable> table = nullptr);

/// Text of build.json.
[[nodiscard]] std::string build_text(const EnsembleResult& result);

/// The identity of the run whose results are in the folder; nothing if it holds no readable run.json of this program.
[[nodiscard]] std::optional<std::string> identity_in(const std::filesystem::path& folder);

}  // namespace multivector
