#pragma once
// The commands of the program, one struct and one source file each. `execute` returns the exit code.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "config/scenario.hpp"
#include "doctor/doctor.hpp"
#include "estimates/estimates.hpp"
#include "ensemble/ensemble.hpp"
#include "job.hpp"
#include "patterns/study.hpp"
#include "plot/plot.hpp"
#include "study/calibration.hpp"
#include "study/sensitivity.hpp"
#include "terminal.hpp"

namespace multivector {

// Exit codes; an interrupted run ends with 128 plus the number of the signal.
inline constexpr int kDone = 0;
inline constexpr int kRunFailed = 1;
inline constexpr int kWarned = 1;  ///< doctor found a symptom
inline constexpr int kBadInput = 2;

/// A command that cannot be understood or is refused; `what` says what is wrong and what to type instead.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

enum class TextFormat { text, json };

struct RunCommand {
    std::filesystem::path scenario;
    LoadOptions load;
    RunOptions options;
    std::filesystem::path parameters;  ///< a table of draws; empty: none
    RunKeeping keeping;
    std::filesystem::path out;  ///< empty: made of the scenario and the policies
    bool force = false;
    bool quiet = false;
    bool dry_run = false;
    ColorMode color = ColorMode::automatic;
};

struct BranchCommand {
    std::filesystem::path parent;  ///< folder of results
    Month at;
    std::filesystem::path scenario;
    LoadOptions load;
    Parallelism parallelism;
    RunKeeping keeping;
    std::filesystem::path out;
    bool force = false;
    bool quiet = false;
    ColorMode color = ColorMode::automatic;
};

struct MergeCommand {
    std::vector<std::filesystem::path> folders;
    std::filesystem::path out;
    bool force = false;
    bool quiet = false;
};

struct CompareCommand {
    std::filesystem::path base;                 ///< scenario, or folder of results
    std::vector<std::filesystem::path> others;  ///< likewise
    LoadOptions load;
    std::size_t replicates = 0;         ///< 0: those of the base
    std::optional<std::uint32_t> seed;  ///< none: that of the base
    std::filesystem::path parameters;   ///< a table of draws; empty: that of the base, if it has one
    Parallelism parallelism;
    std::filesystem::path out;  ///< a CSV file; empty: none
    bool quiet = false;
    ColorMode color = ColorMode::automatic;
};

struct PatternsCommand {
    std::filesystem::path folder;   ///< of patterns, or one file; empty: the usual one
    std::vector<std::string> only;  ///< names of files without their ending; empty: all
    std::filesystem::path parameters;  ///< a table of draws; empty: none
    LoadOptions load;
    patterns::StudyOptions options;
    std::filesystem::path out;  ///< folder of the tables; empty: none
    bool force = false;
    bool quiet = false;
    ColorMode color = ColorMode::automatic;
};

struct SensitivityCommand {
    std::filesystem::path scenario;
    LoadOptions load;
    std::vector<std::pair<std::string, std::filesystem::path>> alternatives;  ///< name, scenario
    SensitivityOptions options;
    std::filesystem::path out;  ///< a CSV file; empty: none
    bool quiet = false;
    bool dry_run = false;
    ColorMode color = ColorMode::automatic;
};

struct CalibrateCommand {
    std::filesystem::path scenario;
    LoadOptions load;
    std::filesystem::path targets;
    CalibrationOptions options;
    std::size_t rounds = 0;     ///< of recovery; 0: a calibration
    std::filesystem::path out;  ///< a CSV file; empty: none
    bool quiet = false;
    bool dry_run = false;
    ColorMode color = ColorMode::automatic;
};

struct VerifyCommand {
    std::vector<std::filesystem::path> folders;
    Parallelism parallelism;
    std::size_t chunks = 16;  ///< 0: all
    bool quiet = false;
};

struct CheckCommand {
    std::vector<std::filesystem::path> scenarios;
    LoadOptions load;
    TextFormat format = TextFormat::text;
    ColorMode color = ColorMode::automatic;
};

struct DescribeCommand {
    enum class View { overview, inputs, parameters, coverage, schedule, channels, resting, resolved };

    std::filesystem::path scenario;  ///< may be empty for the views that speak of the model alone
    View view = View::overview;
    LoadOptions load;
    TextFormat format = TextFormat::text;
    ColorMode color = ColorMode::automatic;
};

struct ListCommand {
    LoadOptions load;
    std::filesystem::path folder;  ///< empty: scenarios/ here, else those that were installed with the program
};

struct DiffCommand {
    std::filesystem::path left, right;
    LoadOptions load;
    TextFormat format = TextFormat::text;
    ColorMode color = ColorMode::automatic;
};

struct DoctorCommand {
    std::filesystem::path scenario;  ///< empty: show the list of checks
    doctor::Options options;
    TextFormat format = TextFormat::text;
    ColorMode color = ColorMode::automatic;
};

struct HindcastCommand {
    std::filesystem::path spec;
    LoadOptions load;
    Parallelism parallelism;
    std::filesystem::path out;  ///< empty: made of the name of the file
    bool quiet = false;
    ColorMode color = ColorMode::automatic;
};

struct EstimateCommand {
    std::filesystem::path spec;  ///< a hindcast file
    LoadOptions load;
    estimates::Options options;
    std::filesystem::path out;  ///< folder of the tables; empty: none
    bool force = false;
    bool quiet = false;
    ColorMode color = ColorMode::automatic;
};

struct SummaryCommand {
    std::vector<std::filesystem::path> folders;
};

struct ReportCommand {
    std::vector<std::filesystem::path> folders;
    std::size_t base = 0;  ///< place of the folder that the others are compared with
    bool paired = true;    ///< runs the folders again jointly, for paired differences
    std::filesystem::path out;
    bool force = false;
    ColorMode color = ColorMode::automatic;
};

enum class PlotFormat { svg, png };

struct PlotCommand {
    plotting::Request request;
    PlotFormat format = PlotFormat::svg;
    std::filesystem::path out;
    bool force = false;
    ColorMode color = ColorMode::automatic;
};

struct SchemaCommand {
    std::string kind;        ///< of file; empty: all kinds are listed
    bool reference = false;  ///< the page of all fields instead
};

struct OddCommand {
    std::filesystem::path scenario;  ///< whose parameters are shown; empty: the defaults
    LoadOptions load;
    std::filesystem::path out;      ///< folder; empty: all is printed
    std::filesystem::path numbers;  ///< instead of the tables: a file for every state variable of every month; empty: none
    bool force = false;
    ColorMode color = ColorMode::automatic;
};

struct NewCommand {
    std::string name;
    LoadOptions load;
    std::filesystem::path from;       ///< world or scenario; empty: the invented world that ships
    std::vector<std::string> shocks;  ///< inputs
    std::filesystem::path out;        ///< empty: made of the name
    bool force = false;
    ColorMode color = ColorMode::automatic;
};

/// Text to print, and nothing to do: --help, --version.
struct ShowText {
    std::string text;
};

using Command = std::variant<RunCommand, CompareCommand, BranchCommand, MergeCommand, VerifyCommand, CheckCommand, DescribeCommand, ListCommand,
                             DiffCommand, DoctorCommand, HindcastCommand, SummaryCommand, ReportCommand, PlotCommand, SchemaCommand, NewCommand,
                             PatternsCommand, SensitivityCommand, CalibrateCommand, EstimateCommand, OddCommand, ShowText>;

[[nodiscard]] int execute(const RunCommand& command);
[[nodiscard]] int execute(const CompareCommand& command);
[[nodiscard]] int execute(const BranchCommand& command);
[[nodiscard]] int execute(const MergeCommand& command);
[[nodiscard]] int execute(const VerifyCommand& command);
[[nodiscard]] int execute(const SensitivityCommand& command);
[[nodiscard]] int execute(const CalibrateCommand& command);
[[nodiscard]] int execute(const EstimateCommand& command);
[[nodiscard]] int execute(const CheckCommand& command);
[[nodiscard]] int execute(const DescribeCommand& command);
[[nodiscard]] int execute(const ListCommand& command);
[[nodiscard]] int execute(const DiffCommand& command);
[[nodiscard]] int execute(const DoctorCommand& command);
[[nodiscard]] int execute(const HindcastCommand& command);
[[nodiscard]] int execute(const SummaryCommand& command);
[[nodiscard]] int execute(const ReportCommand& command);
[[nodiscard]] int execute(const PlotCommand& command);
[[nodiscard]] int execute(const SchemaCommand& command);
[[nodiscard]] int execute(const OddCommand& command);
[[nodiscard]] int execute(const NewCommand& command);
[[nodiscard]] int execute(const PatternsCommand& command);

}  // namespace multivector
