// What works on finished and on stopped runs: resuming, merging, branching, verifying, and what is kept beside tables.

#include <chrono>
#include <csignal>
#include <random>
#include <regex>
#include <thread>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "fixture.hpp"
#include "output/kept.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

class Finished : public Cli {
protected:
    void refused(Words words, const std::string& why) const {
        const Ending end = call(std::move(words));
        EXPECT_EQ(end.code, 2) << why;
        EXPECT_NE(end.err.find(why), std::string::npos) << end.err;
    }
};

TEST_F(Finished, VerifyIsContentWhereThePresentFolderHasAFileOfTheSameNameAndText) {
    const std::string world_text = read(world());
    for (const char* place : {"worlds", "elsewhere/worlds"}) {
        std::filesystem::create_directories(folder() / place);
        write(std::string(place) + "/small.yaml", world_text);
    }
    write("elsewhere/run.yaml", "format: multivector-scenario/1\ntitle: A test\nextends: worlds/small.yaml\nend: 2021-06\n");
    good({"run", "elsewhere/run.yaml", "--replicates", "4", "--out", "r"});
    good({"verify", "r"});
}

TEST_F(Finished, VerifyIsContentWithWhatARunWrote) {
    good(short_run("r", {"--frozen-twin", "--policy", "center=pivot:south", "--set", "powers.north.budget=0.8"}, "130"));
    const Ending end = good({"verify", "r"});
    EXPECT_NE(end.out.find("r: 8 files and 3 of 3 chunks are as run.json says"), std::string::npos) << end.out;
    EXPECT_EQ(good({"verify", "r", "--quiet"}).out, "");
    EXPECT_NE(good({"verify", "r", "--chunks", "1"}).out.find("1 of 3 chunks"), std::string::npos);
}

TEST_F(Finished, VerifyFindsOneFlippedByteInEveryFile) {
    good(short_run("r"));
    std::mt19937 luck(1);
    for (const std::string& name : names_in(folder() / "r")) {
        if (name == "build.json") continue;
        const std::string whole = read(folder() / "r" / name);
        for (int round = 0; round < 3; ++round) {
            std::string text = whole;
            const std::size_t at = luck() % text.size();
            text[at] = static_cast<char>(text[at] ^ 1);
            write("r/" + name, text);
            const Ending end = call({"verify", "r"});
            EXPECT_NE(end.code, 0) << name << " byte " << at;
            if (name != "run.json") {
                EXPECT_NE(end.out.find(name + ", byte " + std::to_string(at) + " (line "), std::string::npos) << end.out << end.err;
            }
            write("r/" + name, whole);
        }
    }
    EXPECT_EQ(call({"verify", "r"}).code, 0);
    const auto hash_of = nlohmann::json::parse(read(folder() / "r/run.json"))["chunk_hashes"][0].get<std::string>();
    std::string text = read(folder() / "r/run.json");
    const std::size_t at = text.find(hash_of) + 5;
    text[at] = text[at] == '0' ? '1' : '0';
    write("r/run.json", text);
    const Ending end = call({"verify", "r"});
    EXPECT_EQ(end.code, 1);
    EXPECT_NE(end.out.find("replicates 0 to 15: the hash in run.json"), std::string::npos) << end.out;
    EXPECT_NE(end.out.find("byte 5 (line 1)"), std::string::npos) << end.out;
}

TEST_F(Finished, VerifyRefusesWhatIsNoRun) {
    write("empty/note.txt", "nothing");
    refused({"verify", "empty"}, "'empty': holds no results of a run");
    refused({"verify", "nowhere"}, "'nowhere': is not a folder");
    good(short_run("r"));
    std::string text = read(folder() / "r/run.json");
    write("r/run.json", text.substr(0, text.size() / 2));
    refused({"verify", "r"}, "run.json is damaged");
    write("r/run.json", std::regex_replace(text, std::regex("\"seed\": 1"), "\"seed\": 2"));
    refused({"verify", "r"}, "do not read back as those that ran");
    fs::remove(folder() / "r/run.json");
    refused({"verify", "r"}, "there is no run.json");
}

TEST_F(Finished, PartsMergeToTheBytesOfOneRun) {
    good(short_run("whole", {"--frozen-twin", "--watch", "influence[center,north] > 0.3"}, "200"));
    const auto part = [&](const std::string& out, const std::string& first, const std::string& count) {
        good(short_run(out, {"--frozen-twin", "--watch", "influence[center,north] > 0.3", "--first-replicate", first, "--keep", "statistics"}, count));
    };
    part("a", "0", "64");
    part("b", "64", "64");
    part("c", "128", "72");
    good({"merge", "c", "a", "b", "--out", "merged"});
    EXPECT_EQ(difference(tables("whole"), tables("merged")), "");
    EXPECT_EQ(call({"verify", "merged"}).code, 0);
    good({"merge", "a", "b", "--out", "two"});  // what is merged merges again
    good({"merge", "two", "c", "--out", "again"});
    EXPECT_EQ(difference(tables("whole"), tables("again")), "");

    refused({"merge", "a", "c", "--out", "x"}, "replicates 64 to 127, between 'a' and 'c', are missing");
    refused({"merge", "a", "a", "--out", "x"}, "replicate 0 is in 'a' and in 'a'");
    good(short_run("seed", {"--seed", "2", "--first-replicate", "64", "--keep", "statistics"}));
    refused({"merge", "a", "seed", "--out", "x"}, "are not parts of one ensemble");
    good(short_run("odd", {"--frozen-twin", "--watch", "influence[center,north] > 0.3", "--first-replicate", "65", "--keep", "statistics"}));
    refused({"merge", "a", "odd", "--out", "x"}, "'odd' begins with replicate 65");
    fs::remove(folder() / "b/statistics.kept");
    refused({"merge", "a", "b", "--out", "x"}, "'b' kept no statistics");
    std::string text = read(folder() / "a/statistics.kept");
    text[text.size() / 2] = static_cast<char>(text[text.size() / 2] ^ 1);
    write("a/statistics.kept", text);
    refused({"merge", "a", "--out", "x"}, "'a/statistics.kept' is damaged");
    EXPECT_FALSE(fs::exists(folder() / "x"));
}

/// Its world is one that ships, by its bare name: what a run of it keeps can be read anywhere.
std::string head() { return "format: multivector-scenario/1\ntitle: A test\nextends: three_states\n"; }

/// A scenario with a shock in 2022 and one that begins later, or is another, or does not end.
std::string futures(const std::string& later) {
    return head() + "end: 2024-01\nshocks:\n  war:\n    input: attention\n    power: north\n    effect: {scale: 0.6}\n    from: 2021-09\n" + later;
}
constexpr const char* kLater =
    "  aid:\n    input: budget\n    power: south\n    effect: {scale: 1.5}\n    from: 2022-06\n";
constexpr const char* kMuchAid =
    "  aid:\n    input: budget\n    power: south\n    effect: {scale: 3}\n    from: 2022-08\n";

TEST_F(Finished, ABranchWithoutChangeIsItsParentAndOneWithChangeIsARunOfItsOwn) {
    write("parent.yaml", futures(kLater));
    write("branch.yaml", futures(kMuchAid));
    const Words options{"--replicates", "70", "--frozen-twin", "--watch", "influence[center,north] > 0.3"};
    const auto run = [&](const std::string& name, const std::string& out, Words more) {
        Words words{"run", name, "--out", out};
        words.insert(words.end(), options.begin(), options.end());
        words.insert(words.end(), more.begin(), more.end());
        good(words);
    };
    run("parent.yaml", "parent", {"--checkpoint", "2022-06"});
    run("branch.yaml", "straight", {});
    good({"branch", "parent", "parent.yaml", "--at", "2022-06", "--out", "same"});
    EXPECT_EQ(difference(tables("parent"), tables("same")), "");
    good({"branch", "parent", "branch.yaml", "--at", "2022-06", "--out", "other"});
    EXPECT_EQ(difference(tables("straight"), tables("other")), "");
    EXPECT_NE(difference(tables("parent"), tables("other")), "");
    EXPECT_EQ(call({"verify", "other"}).code, 0);

    refused({"branch", "parent", "branch.yaml", "--at", "2022-07", "--out", "x"}, "kept no state of 2022-07");
    write("early.yaml", futures("  aid:\n    input: budget\n    power: south\n    effect: {scale: 2}\n    from: 2021-06\n"));
    refused({"branch", "parent", "early.yaml", "--at", "2022-06", "--out", "x"}, "differs from its parent before 2022-06");
    EXPECT_FALSE(fs::exists(folder() / "x"));
}

TEST_F(Finished, ABranchIsRefusedOnTheStateOfAnotherRunOrModel) {
    write("parent.yaml", futures(kLater));
    good({"run", "parent.yaml", "--replicates", "8", "--checkpoint", "2022-06", "--out", "parent"});
    good({"run", "parent.yaml", "--replicates", "8", "--seed", "2", "--checkpoint", "2022-06", "--out", "other"});
    // What another model would have left: another month's fingerprint.
    const auto identity = nlohmann::json::parse(read(folder() / "parent/run.json"))["identity"].get<std::string>();
    Checkpoint checkpoint = take_checkpoint(folder() / "parent/state-2022-06.kept", identity);
    checkpoint.chunks.begin()->second.digests.at(3)[0] ^= 1;
    keep_checkpoint(folder() / "parent/state-2022-06.kept", identity, checkpoint);
    refused({"branch", "parent", "parent.yaml", "--at", "2022-06", "--out", "x"}, "the model has changed since the state was kept: in 2021-04");
    std::string kept = read(folder() / "other/state-2022-06.kept");
    write("parent/state-2022-06.kept", kept);
    refused({"branch", "parent", "parent.yaml", "--at", "2022-06", "--out", "x"}, "is of another run");
}

TEST_F(Finished, CheckpointsLieWithinTheRun) {
    for (const char* month : {"2021-01", "2023-07", "1999-01"})
        refused(short_run("r", {"--checkpoint", month}), "--checkpoint: " + std::string(month) + " is not between 2021-02 and 2023-06");
}

TEST_F(Finished, AStoppedRunGoesOnToTheSameBytes) {
    good(short_run("whole", {}, "3000"));
    for (const int signal : {SIGINT, SIGTERM}) {
        Call c = prepared(short_run("r", {"--threads", "1"}, "3000"));
        c.terminal = true;
        c.environment = {{"TERM", "xterm"}};
        c.signal = signal;
        c.when = [](const std::string& err) { return err.find('%') != std::string::npos; };
        const Ending end = run(c);
        if (end.code == 0) continue;  // it was done before the signal came
        EXPECT_EQ(end.code, 128 + signal);
        EXPECT_FALSE(fs::exists(folder() / "r"));
        const Ending again = good(short_run("r", {}, "3000"));
        EXPECT_NE(again.err.find("going on after "), std::string::npos) << again.err;
        EXPECT_EQ(difference(tables("whole"), tables("r")), "");
        EXPECT_EQ(names_in(folder()), (Words{"r", "whole"}));
        fs::remove_all(folder() / "r");
    }
}

TEST_F(Finished, KilledAtAnyMomentLosesNothingSavedAndLeavesNothingTorn) {
    const Words words = short_run("r", {"--keep-every", "0", "--quiet"}, "3000");
    good(short_run("whole", {"--quiet"}, "3000"));
    std::mt19937 luck(7);
    int killed = 0;
    for (int round = 0; round < 50; ++round) {
        Call c = prepared(words);
        c.kill_after_milliseconds = static_cast<int>(luck() % 150);
        const Ending end = run(c);
        if (end.signal == SIGKILL) ++killed;
        if (fs::exists(folder() / "r")) {  // whole, or not there
            EXPECT_EQ(difference(tables("whole"), tables("r")), "");
            fs::remove_all(folder() / "r");
        }
    }
    EXPECT_GT(killed, 10);
    const Ending end = good(short_run("r", {"--keep-every", "0"}, "3000"));
    EXPECT_EQ(end.err.find("warning"), std::string::npos) << end.err;
    EXPECT_EQ(difference(tables("whole"), tables("r")), "");
    EXPECT_EQ(names_in(folder()), (std::vector<std::string>{"r", "whole"})) << "what the killed runs had begun is gone";
}

TEST_F(Finished, ASavedFileThatIsDamagedIsSaidAndNotUsed) {
    Call c = prepared(short_run("r", {"--keep-every", "0", "--threads", "1"}, "100000"));
    c.kill_after_milliseconds = 900;
    ASSERT_EQ(run(c).signal, SIGKILL);
    std::string name;
    for (const auto& file : names_in(folder()))
        if (file.ends_with(".partial")) name = file;
    if (name.empty()) GTEST_SKIP() << "nothing was saved in time";
    std::string text = read(folder() / name);
    text[text.size() / 2] = static_cast<char>(text[text.size() / 2] ^ 1);
    write(name, text);
    Call again = prepared(short_run("r", {"--threads", "1"}, "100000"));
    again.kill_after_milliseconds = 500;
    EXPECT_NE(run(again).err.find("is damaged: its fingerprint does not fit; beginning anew"), std::string::npos);
}

TEST_F(Finished, AFullDiskLosesNothing) {
    // Files may have no more than 100 kB: series.csv does not fit.
    good(short_run("r"));
    const Files before = results_in(folder() / "r");
    Call c = prepared(short_run("r", {"--force", "--seed", "3"}));
    c.largest_file = 100'000;
    const Ending end = run(c);
    EXPECT_EQ(end.code, 1) << end.err;
    EXPECT_NE(end.err.find("cannot write '"), std::string::npos) << end.err;
    EXPECT_EQ(difference(before, results_in(folder() / "r")), "");
    EXPECT_EQ(names_in(folder()), Words{"r"});
}

TEST_F(Finished, StopsWhenPreciseEnough) {
    const Ending end = good(short_run("r", {"--until", "precision=.02"}, "100000"));
    const auto run = nlohmann::json::parse(read(folder() / "r/run.json"));
    const auto n = run["options"]["replicates"].get<int>();
    EXPECT_LT(n, 100000);
    EXPECT_EQ(n & (n - 1), 0) << "a power of two: " << n;
    good(short_run("fewer", {}, std::to_string(n)));
    EXPECT_EQ(read(folder() / "r/influence.csv"), read(folder() / "fewer/influence.csv"));
    good(short_run("r", {"--until", "precision=.02"}, "100000"));  // the same run replaces itself
    EXPECT_EQ(call({"verify", "r"}).code, 0);
    for (const char* bad : {"precision=0", "precision=2", ".005", "precision=x", "precision="})
        refused(short_run("x", {"--until", bad}), "--until: '" + std::string(bad) + "' is not precision=");
}

TEST_F(Finished, WatchesAreCounted) {
    good(short_run("r", {"--watch", "influence[center,north] > 0.3", "--watch", "influence[center,north]<0.3"}));
    const auto lines = lines_of(read(folder() / "r/watches.csv"));
    EXPECT_EQ(lines[0], "watch,date,share,share_se,reached,reached_se");
    EXPECT_EQ(lines.size(), 1 + 2 * 30U);
    EXPECT_EQ(lines_of(read(folder() / "r/times.csv")).size(), 3U);
    refused(short_run("x", {"--watch", "influence[centre,north] > 0.3"}), "did you mean 'influence[center,north]'?");
}

TEST_F(Finished, ADryRunWritesNothing) {
    const Ending end = good(short_run("r", {"--dry-run"}, "1000"));
    EXPECT_TRUE(std::regex_match(end.out, std::regex("1000 replicates of 29 months on [0-9]+ threads: about [^,]+, [0-9]+ MB of memory, [0-9.]+ MB on the disk\n"))) << end.out;
    EXPECT_TRUE(names_in(folder()).empty());
}

TEST_F(Finished, TrajectoriesHoldEveryPath) {
    good(short_run("r", {"--keep", "trajectories", "--measures", "influence,standing", "--threads", "2"}, "70"));
    Call c = prepared({"-c", "import xarray as xr, sys, csv\n"
                             "d = xr.open_dataset('r/trajectories.nc')\n"
                             "assert dict(d.influence.sizes) == {'replicate': 70, 'time': 30, 'state': 3, 'power': 2}, d.influence.sizes\n"
                             "assert str(d.time.values[-1])[:7] == '2023-06' and d.attrs['Conventions'] == 'CF-1.9'\n"
                             "assert not d.influence.isnull().any() and d.standing.dims == ('replicate', 'time', 'state')\n"
                             "rows = [r for r in csv.DictReader(open('r/influence.csv')) if r['date'] == '2022-05']\n"
                             "for r in rows:\n"
                             "    x = d.influence.sel(state=r['state'], power=r['power'], time='2022-05-01').values.astype('f8').mean()\n"
                             "    assert abs(x - float(r['mean'])) < 1e-9, (x, r)\n"
                             "assert len(rows) == 2\n"});
    c.program = "/usr/bin/python3";
    const Ending end = run(c);
    EXPECT_EQ(end.code, 0) << end.err;
    refused(short_run("x", {"--keep", "trajectories", "--measures", "influnce"}), "--measures: 'influnce' is no measure of this run");
    refused(short_run("x", {"--keep", "trajectories"}, "1000000000"), " are free; choose --measures");
    refused(short_run("x", {"--measures", "influence"}), "only --keep trajectories takes measures");
    EXPECT_EQ(names_in(folder()), Words{"r"});
}

}  // namespace
}  // namespace multivector::test
