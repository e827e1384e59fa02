#pragma once
// Small folders of results, written by hand, with the fingerprints that a run would give them.

#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "report/page.hpp"
#include "report/run_folder.hpp"

namespace multivector::test {

using reporting::Json;

/// Two states, the first one focal, two powers, a domain, two postures and a corridor; January to April 2021.
struct Written {
    Json run;
    std::map<std::string, std::string> tables;
};

/// A run called `id` whose influences are `level` higher than those of the first one. `twin`: with differences.csv.
[[nodiscard]] Written written(const std::string& id, double level = 0, bool twin = false);

class Folders : public ::testing::Test {
protected:
    Folders();
    ~Folders() override;

    /// Writes a folder, with fingerprints of the tables as they are. Returns its path.
    std::filesystem::path put(const std::string& name, Written what) const;
    void write(const std::filesystem::path& path, const std::string& text) const;

    /// What is said of faults, one a line, with paths below the test's folder; empty if there is none.
    [[nodiscard]] std::string faults_of(const std::vector<std::filesystem::path>& folders) const;
    /// The page and the data in it. Fails the test on a fault.
    [[nodiscard]] static std::string page_of(const std::vector<std::filesystem::path>& folders, std::size_t base = 0,
                                             const reporting::Comparison* comparison = nullptr);
    [[nodiscard]] static Json data_in(const std::string& page);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace multivector::test
