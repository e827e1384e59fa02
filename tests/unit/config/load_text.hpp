#pragma once
// Loading scenarios that a test writes itself.

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <unistd.h>

#include "config/scenario.hpp"

namespace multivector::test {

inline std::filesystem::path shipped(std::string_view name) {
    return std::filesystem::path(MULTIVECTOR_SOURCE_DIR) / "scenarios" / name;
}

/// A loaded scenario and all that was said about it, with base names of files, one rendered message after the other.
struct Loaded {
    std::optional<Scenario> scenario;
    std::string messages;
};

/// Options with the shipped files in their place.
inline LoadOptions with_shipped(LoadOptions options = {}) {
    options.shipped = shipped("");
    return options;
}

inline Loaded load(const std::filesystem::path& path, const LoadOptions& options = {}) {
    Diagnostics diagnostics;
    Loaded loaded;
    loaded.scenario = load_scenario(path, with_shipped(options), diagnostics);
    for (auto d : diagnostics.sorted()) {
        d.mark.file = std::filesystem::path(d.mark.file).filename().string();
        loaded.messages += render(d, "") + "\n";
    }
    return loaded;
}

/// Loads `text` as the file "test.yaml".
inline Loaded load_text(const std::string& text, const LoadOptions& options = {}) {
    const auto folder = std::filesystem::temp_directory_path() / ("multivector_config_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto path = folder / "test.yaml";
    std::ofstream(path) << text;
    auto loaded = load(path, options);
    std::filesystem::remove_all(folder);
    return loaded;
}

/// A scenario in the shipped world of three states; `rest` begins in line 4.
inline std::string scenario_with(const std::string& rest) {
    return "format: multivector-scenario/1\ntitle: A test\nextends: three_states\n" + rest;
}

inline const Quantity& input(const Scenario& s, Channel channel, std::size_t i = 0, std::size_t j = 0,
                             std::size_t k = 0) {
    return s.inputs[static_cast<std::size_t>(channel)][s.flat(channel, i, j, k)];
}

}  // namespace multivector::test
