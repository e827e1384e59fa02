// Progress, colours and interruptions, with and without a terminal.

#include <csignal>

#include <gtest/gtest.h>

#include "fixture.hpp"

namespace multivector::test {
namespace {

constexpr char kEscape = '\033';
constexpr const char* kEndless = "10000000";  // replicates that would take far longer than a test may

class Terminal : public Cli {
protected:
    /// On a terminal that can redraw, with more in the environment.
    [[nodiscard]] Call on_terminal(std::vector<std::string> words, std::map<std::string, std::string> more = {}) const {
        Call c = prepared(std::move(words));
        c.terminal = true;
        c.environment = std::move(more);
        c.environment.try_emplace("TERM", "xterm");
        return c;
    }
    [[nodiscard]] static bool has_escape(const std::string& text) { return text.find(kEscape) != std::string::npos; }
    [[nodiscard]] static bool has_color(const std::string& text) { return text.find("\033[1;") != std::string::npos; }
};

TEST_F(Terminal, ShowsABarAndTakesItAway) {
    const Ending end = run(on_terminal(short_run("r")));
    ASSERT_EQ(end.code, 0);
    EXPECT_EQ(end.err.rfind("\r\033[K[", 0), 0U) << end.err;
    EXPECT_NE(end.err.find("/16"), std::string::npos) << end.err;
    EXPECT_TRUE(end.err.ends_with("\r\033[K")) << end.err;
    EXPECT_FALSE(has_escape(end.out));
}

TEST_F(Terminal, NoBarWhenQuietOrDumb) {
    EXPECT_EQ(run(on_terminal(short_run("a", {"--quiet"}))).err, "");
    EXPECT_FALSE(has_escape(run(on_terminal(short_run("b"), {{"TERM", "dumb"}})).err));
    EXPECT_FALSE(has_escape(run(on_terminal(short_run("c"), {{"TERM", ""}})).err));
}

TEST_F(Terminal, WithoutATerminalThereIsNoEscape) {
    scenario("bad.yaml", "horizn: 3\n");
    for (const auto& words :
         {short_run("r"), std::vector<std::string>{"check", "bad.yaml"}, {"list", "."}, {"describe", war()}}) {
        Call c = prepared(words);
        c.environment["TERM"] = "xterm";
        const Ending end = run(c);
        EXPECT_FALSE(has_escape(end.out + end.err)) << words[0];
    }
}

TEST_F(Terminal, ColoursFollowTheCustoms) {
    scenario("bad.yaml", "horizn: 3\n");
    struct Case {
        bool terminal;
        std::map<std::string, std::string> environment;
        std::string option;
        bool color;
    };
    const std::vector<Case> cases{{true, {}, "auto", true},
                                  {true, {{"NO_COLOR", "1"}}, "auto", false},
                                  {true, {{"NO_COLOR", ""}}, "auto", true},
                                  {true, {{"TERM", "dumb"}}, "auto", false},
                                  {true, {}, "never", false},
                                  {true, {{"NO_COLOR", "1"}}, "always", true},
                                  {false, {}, "auto", false},
                                  {false, {}, "always", true},
                                  {false, {{"CLICOLOR_FORCE", "1"}}, "auto", true},
                                  {false, {{"CLICOLOR_FORCE", "0"}}, "auto", false},
                                  {false, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, "auto", false}};
    int number = 0;
    for (const auto& c : cases) {
        Call call = on_terminal({"check", "bad.yaml", "--color", c.option}, c.environment);
        call.terminal = c.terminal;
        const Ending end = run(call);
        EXPECT_EQ(has_color(end.err), c.color) << "case " << number << "\n" << end.err;
        EXPECT_EQ(has_escape(end.err), c.color) << "case " << number;
        ++number;
    }
}

TEST_F(Terminal, AColouredFaultReadsTheSame) {
    scenario("bad.yaml", "horizn: 3\n");
    const std::string plain = call({"check", "bad.yaml"}).err;
    std::string colored = call({"check", "bad.yaml", "--color=always"}).err;
    EXPECT_NE(colored.find("\033[1;31merror:\033[0m unknown key"), std::string::npos) << colored;
    for (const char* code : {"\033[1;31m", "\033[0m"})
        for (auto at = colored.find(code); at != std::string::npos; at = colored.find(code))
            colored.erase(at, std::string(code).size());
    EXPECT_EQ(colored, plain);
}

TEST_F(Terminal, AnInterruptedRunSavesWhatIsDone) {
    for (const auto& [signal, code] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
        // The first bar shows that the run is under way.
        Call c = on_terminal(short_run("r", {}, kEndless));
        c.signal = signal;
        c.when = [](const std::string& err) { return err.find('%') != std::string::npos; };
        const Ending end = run(c);
        EXPECT_EQ(end.code, code);
        EXPECT_EQ(end.signal, 0);
        EXPECT_EQ(end.out, "");
        EXPECT_NE(end.err.find("multivector: interrupted after "), std::string::npos) << end.err;
        EXPECT_NE(end.err.find("the same command goes on from there"), std::string::npos) << end.err;
        const auto names = names_in(folder());
        ASSERT_EQ(names.size(), 1U);
        EXPECT_TRUE(names.front().starts_with(".r-") && names.front().ends_with(".partial")) << names.front();
        std::filesystem::remove(folder() / names.front());
    }
}

TEST_F(Terminal, AnInterruptedRunLeavesEarlierResultsAlone) {
    ASSERT_EQ(call(short_run("r")).code, 0);
    const Files before = results_in(folder() / "r");
    Call c = on_terminal(short_run("r", {"--force"}, kEndless));
    c.signal = SIGINT;
    c.when = [](const std::string& err) { return err.find('%') != std::string::npos; };
    EXPECT_EQ(run(c).code, 130);
    EXPECT_EQ(difference(before, results_in(folder() / "r")), "");
    EXPECT_EQ(names_in(folder()).back(), "r");
}

}  // namespace
}  // namespace multivector::test
