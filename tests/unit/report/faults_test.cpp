// What is said of folders that cannot be reported on.

#include <gtest/gtest.h>

#include "folders.hpp"

namespace multivector::test {
namespace {

class Faults : public Folders {};

TEST_F(Faults, EveryFolderIsToldOf) {
    write("notes/readme.txt", "x");
    write("file", "x");
    EXPECT_EQ(faults_of({folder() / "nowhere", folder() / "notes", folder() / "file", put("good", written("good"))}),
              "file:0: it is not a folder of results but a file\n"
              "notes:0: it is not a folder of results: it has no run.json\n"
              "nowhere:0: there is no such folder\n");
}

TEST_F(Faults, RunsOfAnotherFormatAreRefused) {
    auto newer = written("newer");
    newer.run["format"] = "multivector-run/3";
    EXPECT_EQ(faults_of({put("newer", newer)}),
              "newer/run.json:0: its format is 'multivector-run/3', and this program reads 'multivector-run/2'\n");
}

TEST_F(Faults, ADamagedRunJson) {
    const auto path = put("torn", written("torn"));
    write("torn/run.json", "{\"format\": \"multi");
    EXPECT_EQ(faults_of({path}), "torn/run.json:0: the file is damaged: it is not an object of JSON\n");
    write("torn/run.json", R"({"format": "multivector-run/2"})");
    EXPECT_EQ(faults_of({path}), "torn/run.json:0: the file is damaged: key 'scenario' not found\n");
    auto date = written("date");
    date.run["scenario"]["end"] = "soon";
    EXPECT_EQ(faults_of({put("date", date)}), "date/run.json:0: the file is damaged: 'soon' is not a month\n");
}

TEST_F(Faults, TablesThatAreMissingOrDamagedAreAllNamed) {
    const auto path = put("run", written("run", 0, true));
    std::filesystem::remove(path / "votes.csv");
    write("run/postures.csv", "date,state,power,posture,mean\n2021-01,center,north,align\n");
    write("run/corridors.csv", "date,corridor\n");
    write("run/differences.csv", written("run", 1, true).tables["differences.csv"]);
    write("run/series.csv", "date,state,power,domain,other,measure,mean,sd,q05,q25,q50,q75,q95,band\n"
                            "2021-01,center,north,,,influence,none,0,0,0,0,0,0,luck\n");
    EXPECT_EQ(faults_of({path}),
              "run/corridors.csv:0: there is no column 'state'\n"
              "run/differences.csv:0: the file is not what the run wrote: its fingerprint is not the one in run.json\n"
              "run/postures.csv:2: expected 5 fields, got 4\n"
              "run/series.csv:2: expected a number, got 'none'\n"
              "run/votes.csv:0: there is no such file, though run.json names it\n");
}

TEST_F(Faults, NamesThatRunJsonDoesNotKnow) {
    auto run = written("run");
    run.tables["postures.csv"] = "date,state,power,posture,mean\n2021-01,center,west,align,1\n";
    EXPECT_EQ(faults_of({put("run", run)}), "run/postures.csv:0: run.json knows no power 'west'\n");
}

TEST_F(Faults, AWorldWithoutCorridors) {
    auto run = written("run");
    run.run["resolved"]["entities"]["corridor"] = Json::array();
    EXPECT_EQ(faults_of({put("run", run)}), "run/corridors.csv:0: run.json knows no corridor 'road'\n");
    run.tables["corridors.csv"] = "date,corridor,state,measure,mean,sd,q05,q50,q95,band\n";
    EXPECT_EQ(faults_of({put("good", run)}), "");
}

TEST_F(Faults, TextsThatAreNone) {
    auto run = written("run");
    run.run["scenario"]["description"] = 5;
    EXPECT_NE(faults_of({put("run", run)}).find("type must be string, but is number"), std::string::npos);
}

TEST_F(Faults, TheSameFolderOrTheSameRunTwice) {
    const auto path = put("run", written("run"));
    EXPECT_EQ(faults_of({path, path / "."}), "run/.:0: the folder is given twice\n");
    EXPECT_EQ(faults_of({path, put("copy", written("run"))}), "copy:0: it holds the same run as 'run'\n");
}

TEST_F(Faults, RunsOfTwoWorlds) {
    auto other = written("other");
    other.run["scenario"]["world"] = "elsewhere";
    EXPECT_EQ(faults_of({put("run", written("run")), put("other", other)}),
              "other:0: its world is 'elsewhere', and that of 'run' is 'w'\n");
    auto more = written("more");
    more.run["resolved"]["entities"]["posture"][0]["id"] = "lean";
    more.tables["postures.csv"] = "date,state,power,posture,mean\n";
    EXPECT_EQ(faults_of({put("run", written("run")), put("more", more)}),
              "more:0: its world has another list of 'posture' than that of 'run'\n");
}

}  // namespace
}  // namespace multivector::test
