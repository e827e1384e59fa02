#pragma once
// A scenario in the mean-field mode, with its baseline and its frozen twin: what they record, by name.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/scenario.hpp"
#include "engine/kernel.hpp"

namespace multivector::test {

/// What a series speaks of: ids of the scenario, empty where the measure has none. `event` is a vote, a
/// conflict or a shock without a date.
struct Of {
    std::string state{}, power{}, domain{}, posture{}, corridor{}, threat{}, event{}, organisation{}, neighbour{};
};

/// Loads, compiles and runs a scenario once on the portable kernel, inputs at their stated values.
class MeanField {
public:
    /// Throws std::runtime_error that lists the faults, warnings included, if the files have any.
    explicit MeanField(const std::filesystem::path& file, const LoadOptions& options = {});

    /// Value of a measure (a name of series_kinds) at the start of a month ("2031-01"). Throws std::runtime_error for a
    /// name, month or combination that the run did not record.
    [[nodiscard]] double at(Run run, std::string_view measure, const Of& of, std::string_view month) const;

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }

private:
    [[nodiscard]] int find(Axis axis, const std::string& id) const;
    [[nodiscard]] int find_event(std::string_view measure, const std::string& id) const;

    Scenario scenario_;
    std::vector<Series> series_;
    std::map<std::pair<Run, int>, std::vector<double>> values_;  ///< by run and month: a value per series recorded then
};

}  // namespace multivector::test
