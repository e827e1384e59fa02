// The same run writes the same bytes, however and wherever it runs.

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/kernel.hpp"
#include "fixture.hpp"
#include "parallel/parallel.hpp"

namespace multivector::test {
namespace {

class SameBytes : public Cli {
protected:
    /// Results of a run over two chunks, with everything that can be recorded.
    [[nodiscard]] Files results(const std::string& out, std::vector<std::string> more, Call base = {}) const {
        std::vector<std::string> words{"run",   war(), "--to",          "2023-06",       "--replicates",     "70",
                                       "--out", out,   "--frozen-twin", "--all-domains", "--steering-every", "6"};
        words.insert(words.end(), more.begin(), more.end());
        Call c = prepared(std::move(words));
        c.environment = base.environment;
        const Ending end = run(c);
        EXPECT_EQ(end.code, 0) << end.err;
        return results_in(folder() / out);
    }
};

TEST_F(SameBytes, ForThreadsAndBackends) {
    const Files expected = results("expected", {"--backend", "serial"});
    ASSERT_GE(expected.size(), 7U);
    for (const std::string& backend : backend_names()) {
        if (!is_available(*backend_named(backend))) continue;
        for (const char* threads : {"1", "2", "3", "8"}) {
            const std::string out = backend + threads;
            EXPECT_EQ(difference(expected, results(out, {"--backend", backend, "--threads", threads})), "") << out;
        }
    }
}

TEST_F(SameBytes, ForKernels) {
    const Files expected = results("expected", {});
    for (const Kernel* kernel : available_kernels()) {
        const std::string name(kernel->name());
        EXPECT_EQ(difference(expected, results(name, {"--kernel", name})), "") << name;
    }
}

TEST_F(SameBytes, UnderAnotherLocaleAndTimeZone) {
    const Files expected = results("expected", {});
    Call elsewhere;
    elsewhere.environment = {
        {"LC_ALL", "de_DE.UTF-8"}, {"LANG", "de_DE.UTF-8"}, {"TZ", "Asia/Kathmandu"}, {"HOME", "/nowhere"}};
    EXPECT_EQ(difference(expected, results("de", {}, elsewhere)), "");
}

TEST_F(SameBytes, WithAShockThatDoesNothing) {
    scenario("none/s.yaml", "end: 2023-06\n");
    scenario(
        "null/s.yaml",
        "end: 2023-06\nshocks:\n  nothing:\n    input: friction\n    state: all\n    power: all\n    domain: economy\n"
        "    effect: {add: 0}\n    from: 2021-06\n  one:\n    input: budget\n    power: north\n"
        "    effect: {scale: 1}\n    from: 2021-03\n    profile: {ramp: 5 months}\n");
    std::vector<Files> both;
    for (const char* name : {"none", "null"}) {
        const Ending end = call({"run", std::string(name) + "/s.yaml", "--replicates", "70", "--frozen-twin", "--out",
                                 std::string(name) + "/r"});
        ASSERT_EQ(end.code, 0) << end.err;
        Files files = results_in(folder() / name / "r");
        files.erase("run.json");  // it holds the scenario
        both.push_back(std::move(files));
    }
    EXPECT_EQ(difference(both[0], both[1]), "");
    EXPECT_TRUE(both[0].contains("differences.csv"));
}

TEST_F(SameBytes, WhenAReplicateIsOneOfMore) {
    // More replicates add to the statistics; the first chunk of 64 keeps its fingerprint.
    const auto hashes = [&](const std::string& out, const std::string& replicates) {
        EXPECT_EQ(call({"run", war(), "--to", "2021-09", "--replicates", replicates, "--out", out}).code, 0);
        const std::string json = read(folder() / out / "run.json");
        const auto at = json.find("\"chunk_hashes\"");
        EXPECT_NE(at, std::string::npos);
        const auto first = json.find('"', json.find('[', at));
        return json.substr(first + 1, 32);
    };
    EXPECT_EQ(hashes("a", "64"), hashes("b", "100"));
}

}  // namespace
}  // namespace multivector::test
