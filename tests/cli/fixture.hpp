#pragma once
// The built program in a folder of its own.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.hpp"

namespace multivector::test {

/// Relative paths of all files below a folder, with their bytes.
using Files = std::map<std::string, std::string>;

/// All files of a folder of results but build.json, which says how and where they were made.
[[nodiscard]] Files results_in(const std::filesystem::path& folder);

/// Names in a folder, sorted.
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);

/// Lines without their ends.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

[[nodiscard]] std::string read(const std::filesystem::path& file);

/// "influence.csv differs at line 3" and the like; empty if both hold the same.
[[nodiscard]] std::string difference(const Files& a, const Files& b);

class Cli : public ::testing::Test {
protected:
    Cli();
    ~Cli() override;

    /// Runs the program in the test's folder, with no terminal and a bare environment.
    [[nodiscard]] Ending call(std::vector<std::string> words) const;
    [[nodiscard]] Call prepared(std::vector<std::string> words) const;
    /// The same, of what must end well.
    Ending good(std::vector<std::string> words) const;

    /// The tables and run.json of a run in the test's folder, without what it keeps for the program.
    [[nodiscard]] Files tables(const std::string& out) const;

    /// Words of a run that takes a moment: the war among three invented states up to the middle of 2023.
    [[nodiscard]] static std::vector<std::string> short_run(const std::string& out, std::vector<std::string> more = {},
                                                            const std::string& replicates = "16");

    /// Writes a scenario file on the invented world; `body` follows the title. Returns its path.
    std::string scenario(const std::string& name, const std::string& body) const;
    void write(const std::string& path, const std::string& text) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] static std::string war() { return MULTIVECTOR_SOURCE_DIR "/scenarios/three_states_war.yaml"; }
    [[nodiscard]] static std::string world() { return MULTIVECTOR_SOURCE_DIR "/scenarios/worlds/three_states.yaml"; }

private:
    std::filesystem::path folder_;
};

}  // namespace multivector::test
