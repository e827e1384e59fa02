// Studies of the model: sensitivity, calibrate.

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

class Studies : public Cli {
protected:
    void refused(Words words, const std::string& why) const {
        const Ending end = call(std::move(words));
        EXPECT_EQ(end.code, 2) << why;
        EXPECT_EQ(end.out, "");
        EXPECT_NE(end.err.find(why), std::string::npos) << end.err;
    }
    static Words sensitivity(Words more) {
        Words words{"sensitivity", war(), "--to", "2022-06", "--method", "morris", "--blocks", "3", "--inputs", "parameters"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static Words calibrate(Words more) {
        Words words{"calibrate", world(), "--to", "2022-01", "--targets", "t.csv", "--runs", "200", "--draws", "20"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

TEST_F(Studies, SensitivityTellsWhatWeighsMost) {
    const Ending end = good(sensitivity({"--out", "s.csv"}));
    EXPECT_NE(end.out.find("By 2022-06 the results of three_states_war hang most on "), std::string::npos) << end.out;
    EXPECT_NE(end.out.find(" -> s.csv\n"), std::string::npos);
    const std::string file = read(folder() / "s.csv");
    EXPECT_EQ(lines_of(file).front(), "factor,measure,state,power,date,index,estimate,low,high");
    EXPECT_NE(file.find("\nluck,influence,center,south,2021-09,mu_star,"), std::string::npos);
    good(sensitivity({"--out", "three.csv", "--threads", "3", "--quiet"}));
    EXPECT_EQ(read(folder() / "three.csv"), file);
    EXPECT_EQ(good(sensitivity({"--quiet"})).out, "");
    EXPECT_EQ(names_in(folder()), (Words{"s.csv", "three.csv"}));
}

TEST_F(Studies, SensitivitySaysWhatItWouldCost) {
    const Ending end = good({"sensitivity", war(), "--to", "2021-06", "--inputs", "parameters", "--dry-run", "--out", "s.csv"});
    EXPECT_NE(end.out.find(" factors, 256 blocks, "), std::string::npos) << end.out;
    EXPECT_FALSE(fs::exists(folder() / "s.csv"));
}

TEST_F(Studies, SensitivityRefusesWhatItCannotStudy) {
    refused(sensitivity({"--measures", "influense"}), "did you mean 'influence'?");
    refused(sensitivity({"--at", "2030-13"}), "--at: expected a month as YYYY-MM, got '2030-13'");
    refused(sensitivity({"--at", "2030-01"}), "2030-01 is outside the run");
    refused(sensitivity({"--alternative", "x"}), "--alternative: expected NAME=FILE, got 'x'");
    refused(sensitivity({"--blocks", "1"}), "expected a whole number from 2");
    write("sub/file", "");
    EXPECT_EQ(call(sensitivity({"--out", "sub/file/s.csv"})).code, 2);
}

TEST_F(Studies, SensitivityMeetsAnAlternative) {
    scenario("longer.yaml", "end: 2022-06\nparameters: {horizon: 36 months}\n");
    const Ending end = good(sensitivity({"--alternative", "longer=longer.yaml"}));
    EXPECT_NE(end.out.find("longer"), std::string::npos);
}

TEST_F(Studies, CalibrationGivesDrawsThatRunsTake) {
    write("t.csv", "measure,state,power,date,value,se\ninfluence,center,north,2022-01,0.35,0.02\n");
    const Ending end = good(calibrate({"--free", "domains.economy.substitution,gap", "--out", "p.csv"}));
    EXPECT_NE(end.out.find("1 targets tell "), std::string::npos) << end.out;
    const auto lines = lines_of(read(folder() / "p.csv"));
    EXPECT_EQ(lines.size(), 21U);
    EXPECT_EQ(lines.front().find("domains.economy.substitution,"), 0U);
    EXPECT_EQ(end.out.find("Hardly any values of these numbers"), std::string::npos);
    good(calibrate({"--free", "domains.economy.substitution,gap", "--out", "q.csv", "--threads", "3", "--quiet"}));
    EXPECT_EQ(read(folder() / "q.csv"), read(folder() / "p.csv"));
    good({"run", world(), "--to", "2021-06", "--replicates", "20", "--parameters", "p.csv", "--out", "r"});
    EXPECT_NE(good(calibrate({"--free", "gap", "--dry-run", "--out", "dry.csv"})).out.find(" free numbers, 1 targets, 220 runs: about "), std::string::npos);
    EXPECT_FALSE(fs::exists(folder() / "dry.csv"));
    refused(calibrate({"--runs", "10"}), "expected a whole number from 100");
    const Words greedy{"calibrate", world(), "--to", "2022-01", "--targets", "t.csv", "--free", "gap", "--runs", "200", "--draws", "60"};
    refused(greedy, "60 draws are asked for, and 50 simulations of 200 are kept");
    EXPECT_NE(good(calibrate({"--free", "gap", "--recover", "7", "--dry-run"})).out.find(" 207 runs: about "), std::string::npos);
}

TEST_F(Studies, CalibrationWarnsOfDataThatTheModelCannotShow) {
    write("t.csv", "measure,state,power,date,value,se\ninfluence,center,north,2022-01,0.99,0.001\n");
    EXPECT_NE(good(calibrate({"--free", "gap"})).out.find("\nHardly any values of these numbers show such data, of which the farthest is "), std::string::npos);
}

TEST_F(Studies, CalibrationTellsWhetherItRecovers) {
    write("t.csv", "measure,state,power,date,value,se\ninfluence,center,north,2022-01,0,0.02\n");
    const Ending end = good(calibrate({"--free", "domains.economy.substitution", "--recover", "2", "--out", "r.csv"}));
    EXPECT_NE(end.out.find("In 2 rounds the 90 % intervals hold the truth in "), std::string::npos) << end.out;
    EXPECT_EQ(lines_of(read(folder() / "r.csv")).front(), "parameter,rounds,coverage,contraction,error");
}

TEST_F(Studies, CalibrationRefusesFaultyTargetsAndNames) {
    write("t.csv", "measure,state,power,date,value,se\ninfluence,centre,north,2022-01,x,0.02\n");
    refused(calibrate({}), "t.csv:2:11: error: unknown state 'centre'");
    refused(calibrate({}), "2 errors");
    write("t.csv", "measure,state,power,date,value,se\ninfluence,center,north,2022-01,0.3,0.02\n");
    refused(calibrate({"--free", "gapp"}), "'gapp' is no uncertain number; did you mean 'gap'?");
    refused({"calibrate", world()}, "--targets");
}

}  // namespace
}  // namespace multivector::test
