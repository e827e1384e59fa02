// docs/model against the program: its tables, the labels of its equations, its symbols and measures.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "measures/series.hpp"
#include "model/phases.hpp"
#include "odd/equations.hpp"
#include "odd/odd.hpp"
#include "unit/model/bench.hpp"
#include "world/symbols.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MULTIVECTOR_SOURCE_DIR;

std::string text_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    EXPECT_TRUE(stream) << path;
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& endings) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) out.push_back(entry.path());
    return out;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> out;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) out.push_back((*it)[1]);
    return out;
}

/// The text of a page between the comments of each table.
std::map<std::string, std::string> blocks_of(const std::string& page) {
    std::map<std::string, std::string> out;
    for (const std::string& name : matches(page, std::regex("<!-- begin ([a-z_]+) -->"))) {
        const std::string begin = "<!-- begin " + name + " -->\n", end = "<!-- end " + name + " -->";
        const auto from = page.find(begin) + begin.size(), to = page.find(end, from);
        EXPECT_NE(to, std::string::npos) << name << " has no end";
        if (to != std::string::npos) out[name] = page.substr(from, to - from);
    }
    return out;
}

/// A page of docs/model without its generated tables.
std::string by_hand(const std::string& name) {
    std::string page = text_of(kRoot / "docs/model" / name);
    for (const auto& [table, text] : blocks_of(page)) page.erase(page.find(text), text.size());
    return page;
}

/// "P3 to P5, K1" as P3, P4, P5, K1.
std::vector<std::string> labels_in(const std::string& text) {
    std::vector<std::string> out;
    const std::regex part("([APKT])([0-9]+)(?: to [APKT]([0-9]+))?");
    for (std::sregex_iterator it(text.begin(), text.end(), part), end; it != end; ++it) {
        const int first = std::stoi((*it)[2]), last = (*it)[3].matched ? std::stoi((*it)[3]) : first;
        for (int n = first; n <= last; ++n) out.push_back((*it)[1].str() + std::to_string(n));
    }
    return out;
}

/// Labels in brackets, as (P5), (P14, P15), (P6 to P8).
std::vector<std::string> cited_in(const std::string& text) {
    std::vector<std::string> out;
    for (const std::string& group : matches(text, std::regex(R"(\(([APKT][0-9]+(?:(?:, | to | and )[APKT][0-9]+)*)\))")))
        for (const std::string& label : labels_in(group)) out.push_back(label);
    return out;
}

std::set<std::string> known_labels() {
    std::set<std::string> out;
    for (const Equation& e : equations()) EXPECT_TRUE(out.insert(std::string(e.label)).second) << e.label;
    return out;
}

TEST(OddDocument, HoldsTheTablesOfTheProgram) {
    std::map<std::string, std::string> found;
    for (const auto& file : files_below(kRoot / "docs/model", {".md"}))
        for (const auto& [name, text] : blocks_of(text_of(file))) EXPECT_TRUE(found.emplace(name, text).second) << name << " stands twice";
    for (const OddTable& table : odd_tables()) {
        EXPECT_TRUE(found[table.name] == "\n" + table.text + "\n") << table.name << " has drifted: run script/renew";
        found.erase(table.name);
    }
    for (const auto& [name, text] : found) ADD_FAILURE() << "the program writes no table " << name;
}

TEST(OddDocument, RowsHaveACellAColumn) {
    for (const OddTable& table : odd_tables()) {
        std::set<std::ptrdiff_t> bars;
        std::istringstream lines(table.text);
        for (std::string line; std::getline(lines, line);) bars.insert(std::ranges::count(line, '|'));
        EXPECT_EQ(bars.size(), 1u) << table.name;
    }
}

TEST(OddDocument, DefinesEachEquationOfTheListUnderItsHeading) {
    std::istringstream page(text_of(kRoot / "docs/model/equations.md"));
    std::map<std::string, std::string> defined;
    std::string heading;
    const std::regex label(R"(^\(([APKT][0-9]+)\) .*)"), begin(R"(^#+ (.*))");
    bool code = false;
    for (std::string line; std::getline(page, line);) {
        std::smatch m;
        if (line.starts_with("```")) code = !code;
        else if (!code && std::regex_match(line, m, begin)) heading = m[1];
        else if (code && std::regex_match(line, m, label)) {
            EXPECT_TRUE(defined.emplace(m[1], heading).second) << m[1] << " is defined twice";
        }
    }
    for (const Equation& e : equations()) EXPECT_EQ(defined[std::string(e.label)], e.heading) << e.label;
    EXPECT_EQ(defined.size(), equations().size());
}

TEST(OddDocument, IsCitedWhereAnEquationIsComputed) {
    for (const Equation& e : equations()) {
        const auto cited = cited_in(text_of(kRoot / "src" / e.file));
        EXPECT_TRUE(std::ranges::find(cited, e.label) != cited.end()) << e.file << " does not cite (" << e.label << ")";
    }
}

TEST(OddDocument, DefinesEveryLabelThatIsCited) {
    const auto known = known_labels();
    std::size_t citations = 0;
    for (const char* folder : {"src", "include", "docs", "tests"})
        for (const auto& file : files_below(kRoot / folder, {".hpp", ".cpp", ".md", ".py"}))
            for (const std::string& label : cited_in(text_of(file))) {
                EXPECT_TRUE(known.contains(label)) << file << " cites (" << label << ")";
                ++citations;
            }
    EXPECT_GT(citations, 2 * known.size());
}

TEST(OddDocument, EveryEquationOfAMonthBelongsToOnePhase) {
    std::vector<std::string> of_phases, of_month;
    for (const PhaseInfo& phase : kPhases)
        for (const std::string& label : labels_in(std::string(phase.equations)))
            if (label.front() == 'P') of_phases.push_back(label);
    for (const Equation& e : equations())
        if (e.label.front() == 'P') of_month.emplace_back(e.label);
    EXPECT_EQ(of_phases, of_month);
}

/// Whether the word stands in the text, not as a part of another.
bool has_word(const std::string& text, const std::string& word) {
    const auto part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if ((at == 0 || !part(text[at - 1])) && (at + word.size() == text.size() || !part(text[at + word.size()]))) return true;
    return false;
}

TEST(OddDocument, EquationsUseEverySymbol) {
    const std::string page = by_hand("equations.md");
    for (const ParameterInfo& p : parameters()) EXPECT_TRUE(has_word(page, std::string(p.symbol))) << p.name << ": " << p.symbol;
    for (const ChannelInfo& c : channels().first(kChannels - 1))
        EXPECT_TRUE(has_word(page, std::string(symbol_of(c.channel)))) << c.name << ": " << symbol_of(c.channel);
}

TEST(OddDocument, DefinesEveryMeasureInItsUnit) {
    const std::string page = by_hand("measures.md");
    for (const SeriesKindInfo& m : series_kinds()) {
        const std::string name(m.name);
        EXPECT_TRUE(page.find("`" + name + "`") != std::string::npos) << name << " is not defined";
        const auto units = matches(page, std::regex("\n\\| [^|]*`" + name + "`[^|]*\\| ([^|]*) \\|"));
        for (const std::string& unit : units) EXPECT_EQ(unit, m.unit) << name;
    }
}

TEST(OddTables, KnowOfWhatEachSeriesSpeaks) {
    Small s({Role::security, Role::transit}, {.states = 2, .powers = 3, .corridors = 2, .threats = 4});
    s(Channel::flow, 1, 0) = 5;
    World w = compile(s.scenario);
    w.open_pairs.push_back({0, 0});
    w.neighbours.push_back({0, 1});
    w.routes_of_use = true;
    w.concessions = true;
    w.joint_moves.push_back({{0, -1}});
    w.conflicts.push_back({});
    w.issues.push_back({});
    w.triggers.push_back({});
    w.conflicts[0].month = w.issues[0].month = 3;
    std::set<SeriesKind> seen;
    for (const Series& x : series_of(w, {.domains_of_all = true, .steering_channels = true})) {
        std::string of;
        const auto add = [&](int index, const char* name) {
            if (index >= 0) of += (of.empty() ? "" : ", ") + std::string(name);
        };
        add(x.state, "state"), add(x.power, "power"), add(x.domain, "domain"), add(x.posture, "posture");
        add(x.corridor, "corridor"), add(x.threat, "threat"), add(x.organisation, "organisation"), add(x.neighbour, "state"), add(x.event, "event");
        EXPECT_EQ(of, entities_of(x.kind)) << info(x.kind).name;
        seen.insert(x.kind);
    }
    EXPECT_EQ(seen.size(), series_kinds().size());
}

TEST(OddTables, ShowTheParametersOfAScenario) {
    const auto row = [](const std::vector<OddTable>& tables, const std::string& name) {
        const std::string& text = std::ranges::find(tables, "parameters", &OddTable::name)->text;
        const auto at = text.find("| `" + name + "`");
        return text.substr(at, text.find('\n', at) - at);
    };
    Small s({Role::none});
    Quantity& horizon = s.scenario.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(Parameter::horizon)];
    horizon.value = 20, horizon.low = 12, horizon.high = 30, horizon.ranged = true, horizon.source = "survey", horizon.year = 2020;
    EXPECT_EQ(row(odd_tables(&s.scenario), "horizon"), "| `horizon` | h | months | 20 | 1 to 600 | 12 to 30 | survey 2020 | planning horizon |");
    EXPECT_EQ(row(odd_tables(), "horizon"), "| `horizon` | h | months | 18 | 1 to 600 | 6 to 60 | assumption | planning horizon |");
}

}  // namespace
}  // namespace multivector::test
