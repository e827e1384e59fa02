#pragma once
// What the checks of the doctor share: the scenario under examination and how a symptom is told.

#include "doctor/doctor.hpp"

namespace multivector::doctor {

using Symptoms = std::vector<Symptom>;

/// Replicates of the runs with luck.
inline const std::vector<std::uint32_t> kReplicates{0, 1, 2, 3};

/// The scenario under examination, cut after some months, and its usual runs, made once.
class Patient {
public:
    Patient(std::filesystem::path path, LoadOptions load, int months, Scenario scenario);

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const LoadOptions& load() const { return load_; }
    [[nodiscard]] int months() const { return scenario_.end - scenario_.base; }
    [[nodiscard]] const Record& mean_field() const;  ///< expected values: scenario, baseline and twin
    [[nodiscard]] const Record& lucky() const;       ///< a few replicates with drawn inputs of the files, likewise

private:
    std::filesystem::path path_;
    LoadOptions load_;
    Scenario scenario_;
    mutable std::optional<Record> mean_field_, lucky_;
};

/// How Patient::mean_field and Patient::lucky run a scenario.
[[nodiscard]] Wanted expected_values(Runs runs = kAllRuns);
[[nodiscard]] Wanted with_luck(Runs runs = kAllRuns);

struct Check {
    CheckInfo info;
    Symptoms (*run)(const Patient&);
};

/// The groups of checks.
[[nodiscard]] std::vector<Check> checks_of_inputs();  ///< the same world told in another way
[[nodiscard]] std::vector<Check> checks_of_runs();    ///< the same run done in another way
[[nodiscard]] std::vector<Check> checks_of_model();   ///< what the model says of any world

/// A deviation as a symptom; `circumstance` completes the clause ("with the shocks in the opposite order").
[[nodiscard]] Symptom symptom_of(const World& world, const Deviation& d, const std::string& circumstance);
/// A symptom of no series.
[[nodiscard]] Symptom symptom_of(std::string message);

/// Adds the first deviation, if there is one. Whether there was.
bool compare(Symptoms& out, const Record& expected, const Record& found, const std::string& circumstance,
             const Match& how = {});

/// The first value outside its range and the first sum that is off, in every month of a record.
[[nodiscard]] Symptoms out_of_bounds(const Record& record, const std::string& circumstance);

}  // namespace multivector::doctor
