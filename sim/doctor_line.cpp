#include "doctor_line.hpp"

#include "places.hpp"

namespace multivector {

void add_doctor(CLI::App& app, DoctorLine& line) {
    app.add_option("SCENARIO", line.scenario, "Scenario or world file; --list needs none")->type_name("");
    app.add_option("--check", line.checks, "Runs this check alone; repeatable")->allow_extra_args(false)->option_text("ID");
    app.add_flag("--list", line.list, "Shows the checks")->option_text(" ");
    whole(app, "--months", line.months, 6, 1200, "Examines so many months from the base (36)");
    add_load(app, line.shared);
    add_format(app, line.shared);
    add_color(app, line.shared);
    app.footer("Examples:\n"
               "  multivector doctor my_scenario.yaml\n"
               "  multivector doctor my_scenario.yaml --check order --check units");
}

DoctorCommand command_of(const DoctorLine& line) {
    if (line.scenario.empty() != line.list) throw UsageError(line.list ? "--list takes no SCENARIO" : "SCENARIO is required");
    const doctor::Options options{load_of(line.shared), line.checks, static_cast<int>(line.months)};
    const auto scenario = line.list ? std::filesystem::path() : scenario_named(line.scenario);
    return {scenario, options, format_of(line.shared), color_of(line.shared)};
}

}  // namespace multivector
