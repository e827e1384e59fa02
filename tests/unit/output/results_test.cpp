#include "output/results.hpp"

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "fixture.hpp"
#include "output/manifest.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const std::vector<std::string> kTables{"corridors.csv", "events.csv", "influence.csv",
                                       "postures.csv",  "series.csv", "votes.csv"};

class Results : public InFolder {
protected:
    [[nodiscard]] static RunOptions options() {
        RunOptions o;
        o.replicates = 70;
        o.seed = 11;
        return o;
    }
    [[nodiscard]] static EnsembleResult result(const Scenario& scenario, const RunOptions& o = options()) {
        return result_of(scenario, o, [](const Spot& at) { return at.replicate * 0.001; });
    }
    void save(const std::string& name, const Scenario& scenario, const RunOptions& o = options(),
              bool force = false) const {
        write_results(folder() / name, result(scenario, o), scenario, force);
    }
};

TEST_F(Results, AreTheFilesTheManifestNames) {
    save("r", small_scenario());
    auto expected = kTables;
    expected.insert(expected.begin(), "build.json");
    expected.insert(expected.begin() + 5, "run.json");
    EXPECT_EQ(names("r"), expected);
    const Json run = Json::parse(read("r/run.json"));
    EXPECT_EQ(run["format"], "multivector-run/2");
    EXPECT_EQ(run["results"].size(), kTables.size());
    for (const auto& name : kTables) EXPECT_EQ(run["results"][name], hash_hex(read("r/" + name))) << name;
    EXPECT_EQ(run["options"]["seed"], 11);
    EXPECT_EQ(run["options"]["replicates"], 70);
    EXPECT_EQ(run["options"]["inputs"], "world");
    EXPECT_EQ(run["band"], "luck+inputs");
    EXPECT_EQ(run["scenario"]["title"], "A small scenario");
    EXPECT_EQ(run["chunk_size"], 64);
    EXPECT_EQ(run["chunk_hashes"].size(), 2U);
    EXPECT_EQ(run["files"],
              Json::parse(R"([{"file": "small.yaml", "hash": "0123"}, {"file": "large.yaml", "hash": "4567"}])"));
    EXPECT_EQ(read("r/run.json").find("/home"), std::string::npos) << "no path of a machine";
    const Json build = Json::parse(read("r/build.json"));
    EXPECT_EQ(build["kernel"], "fake");
    EXPECT_EQ(build["backend"], "serial");
    EXPECT_FALSE(build["compiler"].get<std::string>().empty());
}

TEST_F(Results, HoldDifferencesOnlyWithATwin) {
    RunOptions o = options();
    o.frozen_twin = true;
    save("r", small_scenario(), o);
    EXPECT_TRUE(fs::exists(folder() / "r/differences.csv"));
    EXPECT_TRUE(Json::parse(read("r/run.json"))["results"].contains("differences.csv"));
    save("r", small_scenario(), options(), true);
    EXPECT_FALSE(fs::exists(folder() / "r/differences.csv")) << "that of the earlier run";
}

TEST_F(Results, HoldShocksOnlyIfSomeHaveNoDate) {
    Scenario s = small_scenario();
    save("r", s, options());
    EXPECT_FALSE(fs::exists(folder() / "r/shocks.csv"));
    Shock& shock = s.shocks.emplace_back();
    shock.name = "storm";
    shock.channel = Channel::corridor_open;
    shock.cells = {0};
    shock.size.value = 0.25;
    shock.from = s.base;
    Condition low;
    low.measure = Measure::share;
    low.state = 1;
    low.of_power = 0;
    low.of_domain = 2;
    low.above = false;
    low.level = 0.25;
    low.months = 6;
    Quantity hazard;
    hazard.value = 0.1;
    hazard.low = 0.05;
    hazard.high = 0.2;
    hazard.ranged = hazard.stated = true;
    shock.arrival = Arrival{{low}, hazard, 3.0, true};
    save("s", s, options());
    EXPECT_TRUE(fs::exists(folder() / "s/shocks.csv"));
    const Json run = Json::parse(read("s/run.json"));
    EXPECT_TRUE(run["results"].contains("shocks.csv"));
    const Json resolved = run["resolved"]["shocks"][0];
    EXPECT_EQ(resolved["when"], "share[state1, power0, domain2] < 0.25 for 6 months");
    EXPECT_EQ(resolved["hazard"], Json::parse(R"({"value": 0.1, "low": 0.05, "high": 0.2})"));
    EXPECT_EQ(resolved["lasts"], 3);
    EXPECT_EQ(resolved["repeats"], true);
    const std::string before = run_identity(s, options());
    shock.arrival->when[0].months = 7;
    EXPECT_NE(run_identity(s, options()), before);
}

TEST_F(Results, ResolveTheScenario) {
    Scenario s = small_scenario();
    Quantity& budget = s.inputs[static_cast<std::size_t>(Channel::budget)][1];
    budget.value = 0.75;
    budget.low = 0.5;
    budget.high = 1.25;
    budget.ranged = budget.stated = true;
    budget.spread = Spread::around;
    budget.source = "book";
    budget.year = 2019;
    budget.note = "a note";
    budget.path = "powers.power1.budget";
    s.sources.push_back({"book", "A book", "https://example.org"});
    Shock shock;
    shock.name = "storm";
    shock.channel = Channel::corridor_open;
    shock.cells = {0};
    shock.size.value = 0.25;
    shock.from = Month::of(2000, 6);
    shock.profile = Profile::pulse;
    shock.months = 3;
    s.shocks.push_back(shock);
    Policy policy;
    policy.state = 1;
    policy.kind = PolicyKind::rules;
    policy.rules.push_back({Measure::share, 0, 2, false, 0.5, 1, {0, 1}, {2}, {}});
    s.policies.push_back(policy);
    save("r", s);
    const Json resolved = Json::parse(read("r/run.json"))["resolved"];
    const Json expected = Json::parse(
        R"({"path": "powers.power1.budget", "value": 0.75, "low": 0.5, "high": 1.25, "source": "book", "year": 2019})");
    EXPECT_NE(std::find(resolved["inputs"].begin(), resolved["inputs"].end(), expected), resolved["inputs"].end());
    EXPECT_EQ(resolved["sources"][0]["citation"], "A book");
    EXPECT_EQ(resolved["shocks"][0]["name"], "storm");
    EXPECT_EQ(resolved["shocks"][0]["touches"], "corridor_open[corridor0]");
    EXPECT_EQ(resolved["shocks"][0]["effect"]["set"], 0.25);
    EXPECT_EQ(resolved["shocks"][0]["from"], "2000-06");
    EXPECT_EQ(resolved["shocks"][0]["profile"], "pulse");
    EXPECT_EQ(resolved["shocks"][0]["months"], 3);
    EXPECT_EQ(resolved["policies"][0]["state"], "state1");
    EXPECT_EQ(resolved["policies"][0]["rules"][0],
              Json::parse(R"({"if": "share", "of": "power0", "domain": "domain2", "below": 0.5,
                                                                 "then": "posture1", "toward": ["power0", "power1"], "in": ["domain2"]})"));
    EXPECT_EQ(resolved["votes"][0]["id"], "vote0");
    EXPECT_EQ(resolved["conflicts"][0]["between"], Json::parse(R"(["power0", "power1"])"));
    EXPECT_EQ(resolved["capability"]["power0"]["market"]["1998"], 100);
    EXPECT_EQ(resolved["entities"]["domain"][0]["role"], "security");
    const auto& horizon = info(Parameter::horizon);
    EXPECT_EQ(resolved["defaults"]["parameters." + std::string(horizon.name)], horizon.value);
}

TEST_F(Results, AreTheSameBytesTwice) {
    save("a", small_scenario());
    save("b", small_scenario());
    for (const auto& name : names("a")) EXPECT_EQ(read("a/" + name), read("b/" + name)) << name;
}

TEST_F(Results, OfTheSameRunReplaceThemselves) {
    save("r", small_scenario());
    write("r/series.csv", "spoilt");
    EXPECT_EQ(error_of([&] { save("r", small_scenario()); }), "no error");
    EXPECT_NE(read("r/series.csv"), "spoilt");
}

TEST_F(Results, OfAnotherRunStayUnlessForced) {
    save("r", small_scenario());
    const std::string before = read("r/run.json");
    RunOptions other = options();
    other.seed = 12;
    const std::string text = error_of([&] { save("r", small_scenario(), other); });
    EXPECT_NE(text.find("/r' holds the results of another run"), std::string::npos) << text;
    EXPECT_EQ(read("r/run.json"), before);
    save("r", small_scenario(), other, true);
    EXPECT_EQ(Json::parse(read("r/run.json"))["options"]["seed"], 12);
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
}

TEST_F(Results, NeverReplaceWhatIsNone) {
    const std::vector<std::pair<std::string, std::string>> others{
        {"notes.txt", "mine"},
        {"run.json", "{\"format\": \"something else\", \"identity\": \"0\"}"},
        {"run.json", "not json"},
        {"run.json", "[\"multivector-run/2\"]"},
        {"run.json", "{\"format\": \"multivector-run/2\"}"},
    };
    for (const auto& [name, text] : others) {
        fs::remove_all(folder() / "r");
        write("r/" + name, text);
        for (const bool force : {false, true}) {
            const std::string error = error_of([&] { save("r", small_scenario(), options(), force); });
            EXPECT_NE(error.find("holds something else"), std::string::npos) << error;
        }
        EXPECT_EQ(read("r/" + name), text);
        EXPECT_EQ(names(), std::vector<std::string>{"r"});
    }
    write("f", "a file");
    EXPECT_NE(error_of([&] { save("f", small_scenario(), options(), true); }).find("is not a folder"),
              std::string::npos);
}

TEST_F(Results, LeaveNothingBehindOnAFullDisk) {
    save("r", small_scenario());
    const std::string before = read("r/run.json");
    const EnsembleResult other = result(small_scenario(), [] {
        RunOptions o = options();
        o.seed = 5;
        return o;
    }());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit little{2000, limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    const std::string replaced = error_of([&] { write_results(folder() / "r", other, small_scenario(), true); });
    const std::string fresh = error_of([&] { write_results(folder() / "new/deep", other, small_scenario(), false); });
    setrlimit(RLIMIT_FSIZE, &limit);
    EXPECT_NE(replaced.find("File too large"), std::string::npos) << replaced;
    EXPECT_NE(fresh.find(".csv': File too large"), std::string::npos) << fresh;
    EXPECT_EQ(names(), std::vector<std::string>{"r"});
    EXPECT_EQ(read("r/run.json"), before);
}

TEST(Identity, ChangesWithWhatNumbersDependOn) {
    const Scenario base = small_scenario();
    const RunOptions plain;
    const std::string identity = run_identity(base, plain);
    EXPECT_EQ(identity, run_identity(small_scenario(), plain));
    const auto with = [&](auto change) {
        RunOptions o;
        change(o);
        return run_identity(base, o);
    };
    EXPECT_NE(identity, with([](RunOptions& o) { o.seed = 2; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.replicates = 999; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.inputs = InputMode::all; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.mean_field = true; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.frozen_twin = true; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.record.steering_every = 6; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.record.domains_of_all = true; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.replicates_per_draw = 2; }));
    EXPECT_EQ(identity, with([](RunOptions& o) { o.parallelism = {3, Backend::threads}; }));
    EXPECT_EQ(identity, with([](RunOptions& o) { o.kernel = available_kernels(Precision::single_).front(); }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.precision = Precision::double_; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.first_replicate = 64; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.until.half_width = 0.01; }));
    EXPECT_NE(identity, with([](RunOptions& o) { o.watches = {"influence[a,b] > 0.1"}; }));
    const auto changed = [&](auto change) {
        Scenario s = small_scenario();
        change(s);
        return run_identity(s, plain);
    };
    EXPECT_NE(identity, changed([](Scenario& s) { s.inputs[0][0].value += 1e-9; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.inputs[0][0].high += 1e-9; }));
    EXPECT_NE(identity,
              changed([](Scenario& s) { s.inputs[static_cast<std::size_t>(Channel::parameter)][0].value += 1; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.end = s.end + 1; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.capability[0].market.points[0].second += 1; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.entities[0][0].stable = 77; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.postures[0].deference = 0.9; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.issues[0].norm[1].value = 0.5; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.conflicts[0].bar.value = 0.5; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.focal[1] = true; }));
    EXPECT_NE(identity, changed([](Scenario& s) { s.policies.push_back({}); }));
    EXPECT_EQ(identity, changed([](Scenario& s) { s.title = "another title"; }));
    EXPECT_EQ(identity, changed([](Scenario& s) { s.inputs[0][0].note = "a note"; }));
    EXPECT_EQ(identity, changed([](Scenario& s) { s.files.clear(); }));
}

}  // namespace
}  // namespace multivector::test
