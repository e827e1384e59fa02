#pragma once
// A folder of each test's own, and results whose values are known.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ensemble/ensemble.hpp"
#include "support/fake_kernel.hpp"

namespace multivector::test {

/// An empty folder for each case, in the working folder; gone after the case.
class InFolder : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    void write(const std::filesystem::path& name, const std::string& text) const;
    [[nodiscard]] std::string read(const std::filesystem::path& name) const;
    /// Names in a folder below, hidden ones included, sorted.
    [[nodiscard]] std::vector<std::string> names(const std::filesystem::path& name = ".") const;

private:
    std::filesystem::path folder_;
};

/// Two states ("state0" is focal), two powers, three domains, one corridor, threat and organisation; 14 months from
/// 2000-01; a vote in 2000-03, a conflict in 2000-05.
[[nodiscard]] Scenario small_scenario();

/// The ensemble of a scenario whose values are a function of where they stand.
[[nodiscard]] EnsembleResult result_of(const Scenario& scenario, RunOptions options,
                                       std::function<double(const Spot&)> value);

[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);
/// The first line that begins so; empty if none does.
[[nodiscard]] std::string line_with(const std::string& text, const std::string& begin);
/// The message of the Error that a call throws; "no error" if it throws none.
[[nodiscard]] std::string error_of(const std::function<void()>& call);

}  // namespace multivector::test
