#include "doctor/doctor.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "doctor/changes.hpp"
#include "doctor/check.hpp"

namespace multivector::doctor {
namespace {

std::vector<Check> all_checks() {
    std::vector<Check> out;
    for (const auto& group : {checks_of_inputs(), checks_of_runs(), checks_of_model()})
        out.insert(out.end(), group.begin(), group.end());
    return out;
}

/// Those that are asked for, in the order of the list.
std::vector<Check> chosen(const std::vector<std::string>& only) {
    std::vector<Check> all = all_checks();
    if (only.empty()) return all;
    std::vector<std::string> ids;
    for (const Check& check : all) ids.emplace_back(check.info.id);
    for (const std::string& id : only)
        if (std::ranges::find(ids, id) == ids.end())
            throw Error(fmt::format("there is no check '{}'; {}", id, name_hint(id, ids)));
    std::erase_if(all, [&](const Check& check) { return std::ranges::find(only, check.info.id) == only.end(); });
    return all;
}

/// A run that fails is a symptom too.
Symptoms symptoms_of(const Check& check, const Patient& patient) {
    try {
        return check.run(patient);
    } catch (const Error& e) {
        return {symptom_of(std::string("a run fails: ") + e.what())};
    }
}

std::string_view name_of(Run run) {
    return run == Run::scenario ? "scenario" : run == Run::baseline ? "baseline" : "twin";
}

}  // namespace

std::vector<CheckInfo> checks() {
    std::vector<CheckInfo> out;
    for (const Check& check : all_checks()) out.push_back(check.info);
    return out;
}

std::optional<Report> examine(const std::filesystem::path& path, const Options& options, Diagnostics& diagnostics) {
    const auto list = chosen(options.only);
    auto scenario = load_scenario(path, options.load, diagnostics);
    if (!scenario) return std::nullopt;
    const Patient patient(path, options.load, options.months, std::move(*scenario));
    Report report;
    for (const Check& check : list) {
        ++report.checks;
        for (Symptom& symptom : symptoms_of(check, patient)) {
            symptom.check = check.info.id;
            report.symptoms.push_back(std::move(symptom));
        }
    }
    return report;
}

Patient::Patient(std::filesystem::path path, LoadOptions load, int months, Scenario scenario)
    : path_(std::move(path)), load_(std::move(load)), scenario_(cut(std::move(scenario), months)) {}

const Record& Patient::mean_field() const {
    if (!mean_field_) mean_field_ = record(scenario_, expected_values());
    return *mean_field_;
}

const Record& Patient::lucky() const {
    if (!lucky_) lucky_ = record(scenario_, with_luck());
    return *lucky_;
}

Wanted expected_values(Runs runs) {
    return {.mean_field = true, .inputs = InputMode::fixed, .runs = std::move(runs)};
}

Wanted with_luck(Runs runs) {
    return {.inputs = InputMode::world, .replicates = kReplicates, .runs = std::move(runs), .kernel = &best_kernel()};
}

Symptom symptom_of(const World& world, const Deviation& d, const std::string& circumstance) {
    Symptom s;
    s.series = label(world, d.series);
    s.month = to_string(world.base + d.month);
    s.run = name_of(d.run);
    s.replicate = d.replicate;
    s.found = d.found;
    s.expected = d.expected;
    s.message = fmt::format("{} in {} ({}, replicate {}) is {:.12g}", s.series, s.month, s.run, s.replicate, d.found);
    if (!std::isnan(d.expected))
        s.message += fmt::format(", not {:.12g} (off by {:.2g})", d.expected, d.found - d.expected);
    s.message += " " + circumstance;
    return s;
}

Symptom symptom_of(std::string message) {
    Symptom s;
    s.message = std::move(message);
    return s;
}

bool compare(Symptoms& out, const Record& expected, const Record& found, const std::string& circumstance,
             const Match& how) {
    const auto d = first_deviation(expected, found, how);
    if (d) out.push_back(symptom_of(found.world, *d, circumstance));
    return d.has_value();
}

}  // namespace multivector::doctor
