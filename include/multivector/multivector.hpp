#pragma once
// The library in three steps: load a scenario, run it, read or write the results.
//
//     using namespace multivector::api;
//     const Loaded loaded = load("scenarios/three_states_war.yaml");
//     if (!loaded.model) { for (const Finding& f : loaded.findings) std::cerr << f.text << '\n'; return 2; }
//     RunSettings settings;
//     settings.replicates = 200;
//     const Results results = run(*loaded.model, settings);
//     for (const Point& p : results.series("influence", "center", "north")) std::cout << p.date.text() << ' ' << p.mean << '\n';
//
// The library does not print, exit, read the clock or the environment. Faults in a user's files are findings; a caller's
// fault, a failing machine and a run that was stopped throw an exception derived from std::runtime_error. Models and
// results cannot be changed and may be used from several threads at once. The same model, replicates, seed and inputs
// give the same numbers, bit for bit, on any number of threads.

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "multivector/version.hpp"

namespace multivector::api {

/// A calendar month.
struct Date {
    int year = 0;
    int month = 1;  ///< 1 to 12

    [[nodiscard]] std::string text() const;  ///< "2022-03"
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// Something wrong in a user's file. A model with warnings alone can be run.
struct Finding {
    bool error = true;  ///< false: a warning
    std::string file;
    int line = 0;  ///< from 1; 0: the file as a whole
    int column = 0;
    std::string message;
    std::string hint;  ///< advice, or empty
    std::string text;  ///< all of it as the program prints it, without the source line
};

struct Name {
    std::string id;    ///< as in the files and in the results
    std::string name;  ///< for people
};

// Inside the library.
struct ModelData;
struct ResultsData;
struct Access;

/// A scenario, read and checked. Cheap to copy.
class Model {
public:
    [[nodiscard]] const std::string& id() const;
    [[nodiscard]] const std::string& title() const;
    [[nodiscard]] Date base() const;  ///< month of the first state
    [[nodiscard]] Date end() const;   ///< month of the last state
    [[nodiscard]] std::vector<Name> states() const;
    [[nodiscard]] std::vector<Name> focal_states() const;
    [[nodiscard]] std::vector<Name> powers() const;
    [[nodiscard]] std::vector<Name> domains() const;

private:
    friend struct Access;
    explicit Model(std::shared_ptr<const ModelData> data);

    std::shared_ptr<const ModelData> data_;
};

/// What the caller changes before a scenario is read.
struct LoadSettings {
    std::vector<std::pair<std::string, std::string>> set;       ///< path of an input ("powers.north.budget"), value
    std::vector<std::pair<std::string, std::string>> policies;  ///< state, policy ("pivot:south")
    std::optional<Date> end;                                    ///< another last month
    std::filesystem::path root = {};     ///< folder that the files of a scenario may not leave; empty: that of the scenario
    std::filesystem::path shipped = {};  ///< folder of the worlds and libraries that bare names stand for; empty: none
};

struct Loaded {
    std::optional<Model> model;     ///< none if a finding is an error
    std::vector<Finding> findings;  ///< of all files, by place
};

/// Reads a scenario file, or a world file as a scenario without shocks. Never throws for a fault in a file.
[[nodiscard]] Loaded load(const std::filesystem::path& path, const LoadSettings& settings = {});

/// Which uncertain inputs are drawn anew for each replicate; the others keep the value that the files state.
enum class Inputs { fixed, world, all };

/// How threads share the work. `automatic` takes TBB where it is compiled in.
enum class Backend { automatic, tbb, threads, serial };

/// What months are computed in: numbers of 32 bits, as `multivector run` does, or of 64.
enum class Precision { single, full };

struct RunSettings {
    std::size_t replicates = 1000;  ///< 1 to 2^32 - 1; the mean-field mode has one
    std::uint32_t seed = 1;
    Inputs inputs = Inputs::world;
    std::size_t replicates_per_draw = 1;  ///< replicates that share one draw of the inputs, 1 or more
    bool mean_field = false;              ///< one run of expected values, without luck and with inputs as stated
    bool frozen_twin = false;             ///< also the baseline and the twin, for differences.csv
    bool all_domains = false;             ///< series by domain of every state, not of the focal ones alone
    int steering_every = 12;              ///< months between evaluations of steering and rents; 0: never
    Precision precision = Precision::single;  ///< of the months; the mean-field mode always takes full precision
    int threads = 0;                      ///< 0: all cores
    Backend backend = Backend::automatic;
    std::string kernel;                                                 ///< one of kernels(); empty: the widest
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< called from workers, one call at a time
    const std::atomic<bool>* stop = nullptr;                            ///< when it becomes true the run throws
};

/// Kernels that this build has and this processor can run, the widest last.
[[nodiscard]] std::vector<std::string> kernels();

/// One month of a series over replicates. In the mean-field mode the quantiles equal the mean.
struct Point {
    Date date;
    double mean = 0, q05 = 0, q50 = 0, q95 = 0;
};

/// A measure that a run can record.
struct MeasureInfo {
    std::string name;  ///< "influence"
    std::string unit;  ///< "share"
    std::string meaning;
};

/// Every measure, in the order of the output files.
[[nodiscard]] std::vector<MeasureInfo> measures();

class Results {
public:
    /// A recorded series, in order of time. Name what the measure speaks of by id and leave the rest empty; `other` is a
    /// posture, corridor, threat, organisation, neighbour, vote, conflict or shock without a date. Throws if there is no such measure, if an id is
    /// unknown, missing or too many, or if the run did not record the series.
    [[nodiscard]] std::vector<Point> series(std::string_view measure, std::string_view state = {},
                                            std::string_view power = {}, std::string_view domain = {},
                                            std::string_view other = {}) const;

    /// The files that `multivector run` writes. A folder with the results of another run is replaced only if `overwrite`; one
    /// that holds anything else never is. Throws, and leaves nothing behind, if the files cannot be written.
    void write(const std::filesystem::path& folder, bool overwrite = false) const;

    /// Of the recorded values, one for each 64 replicates: equal for equal runs on any machine.
    [[nodiscard]] const std::vector<std::string>& fingerprints() const;

private:
    friend struct Access;
    explicit Results(std::shared_ptr<const ResultsData> data);

    std::shared_ptr<const ResultsData> data_;
};

/// Runs the replicates and gathers their statistics. Throws for settings that cannot be run.
[[nodiscard]] Results run(const Model& model, const RunSettings& settings = {});

}  // namespace multivector::api
