// doctor: what it says and how it ends.

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

class DoctorCli : public Cli {};

TEST_F(DoctorCli, AScenarioThatIsWell) {
    const Ending end = call({"doctor", war(), "--check", "order", "--check", "closed"});
    EXPECT_EQ(end.code, 0);
    EXPECT_EQ(end.out, "2 checks, 0 warnings\n");
    EXPECT_EQ(end.err, "");
}

TEST_F(DoctorCli, AWarningLooksLikeACompilers) {
    const std::vector<std::string> words{"doctor", world(), "--set", "powers.north.attention=0", "--check", "rest"};
    const Ending end = call(words);
    EXPECT_EQ(end.code, 1);
    EXPECT_EQ(end.out, "1 check, 1 warning\n");
    EXPECT_EQ(end.err.rfind(world() + ": warning: ", 0), 0U) << end.err;
    EXPECT_EQ(end.err.substr(end.err.size() - 8), " [rest]\n") << end.err;
    auto json = words;
    json.insert(json.end(), {"--format", "json"});
    const Ending lines = call(json);
    EXPECT_EQ(lines.code, 1);
    EXPECT_EQ(lines.err, "1 check, 1 warning\n");
    const auto first = nlohmann::json::parse(lines.out);
    EXPECT_EQ(first["file"], world());
    EXPECT_EQ(first["check"], "rest");
    EXPECT_EQ(first["month"], "2021-02");
    EXPECT_TRUE(first["found"].is_number());
    EXPECT_TRUE(first["expected"].is_number());
}

TEST_F(DoctorCli, FaultsAndUnknownChecksAreBadInput) {
    scenario("bad.yaml", "horizn: 3\n");
    const Ending bad = call({"doctor", "bad.yaml"});
    EXPECT_EQ(bad.code, 2);
    EXPECT_NE(bad.err.find("unknown key 'horizn'"), std::string::npos) << bad.err;
    EXPECT_EQ(lines_of(bad.err).back(), "1 error");
    const Ending unknown = call({"doctor", war(), "--check", "oder"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.err.find("did you mean 'order'?"), std::string::npos) << unknown.err;
    EXPECT_EQ(call({"doctor"}).code, 2);
    EXPECT_EQ(call({"doctor", war(), "--list"}).code, 2);
}

TEST_F(DoctorCli, TheListNamesEveryCheck) {
    const Ending end = call({"doctor", "--list"});
    EXPECT_EQ(end.code, 0);
    for (const char* id : {"order", "units", "rest", "bounds", "twin"})
        EXPECT_NE(end.out.find(std::string("\n") + id + " "), std::string::npos) << id;
}

}  // namespace
}  // namespace multivector::test
