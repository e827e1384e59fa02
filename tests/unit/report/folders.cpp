#include "folders.hpp"

#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "base/hash.hpp"

namespace multivector::test {
namespace {

namespace fs = std::filesystem;

const std::array kMonths{"2021-01", "2021-02", "2021-03", "2021-04"};

std::string series_row(const char* month, const char* state, const char* power, const char* measure, double mean) {
    return fmt::format("{},{},{},,,{},{},0.1,{},{},{},{},{},luck\n", month, state, power, measure, mean, mean - 0.02,
                       mean - 0.01, mean, mean + 0.01, mean + 0.02);
}

std::map<std::string, std::string> tables_of(double level, bool twin) {
    std::string series = "date,state,power,domain,other,measure,mean,sd,q05,q25,q50,q75,q95,band\n";
    std::string postures = "date,state,power,posture,mean\n", differences, corridors;
    corridors = "date,corridor,state,measure,mean,sd,q05,q50,q95,band\n";
    differences = "date,state,power,domain,other,measure,effect,effect_low,effect_high,share_higher,arithmetic,"
                  "arithmetic_low,arithmetic_high,behaviour,behaviour_low,behaviour_high,behaviour_share_higher\n";
    for (const char* month : kMonths) {
        const double here = month == kMonths.front() ? 0 : level;
        for (const char* power : {"north", "south"}) {
            series += series_row(month, "center", power, "influence", 0.25 + here);
            series += series_row(month, "coast", power, "influence", 0.5);
            postures += fmt::format("{},center,{},align,0.75\n{},center,{},hedge,0.25\n", month, power, month, power);
            differences += fmt::format("{},center,{},,,influence,{},{},{},0.5,{},,,0,,,0\n", month, power, here,
                                       here - 0.001, here + 0.001, here);
        }
        series += series_row(month, "center", "", "room", 0.5);
        corridors += fmt::format("{},road,,load,0.5,0,0.4,0.5,0.6,luck\n{},road,center,flow,12.5,0,12,12.5,13,luck\n",
                                 month, month);
    }
    std::map<std::string, std::string> out{
        {"series.csv", series}, {"postures.csv", postures}, {"corridors.csv", corridors}};
    out["votes.csv"] = "vote,title,date,state,yes,abstain,no,yes_q05,yes_q95,abstain_q05,abstain_q95,no_q05,no_q95,"
                       "band\nv,\"A vote, held\",2021-02,center,0.5,0.3,0.2,0.4,0.6,0.2,0.4,0.1,0.3,luck\n";
    out["events.csv"] = "date,kind,who,whom,value\n2021-01,coercion,north,center,0.5\n2021-02,vote,v,,\n";
    if (twin) out["differences.csv"] = differences;
    return out;
}

}  // namespace

Written written(const std::string& id, double level, bool twin) {
    Json run{{"format", "multivector-run/2"}, {"version", "9"}, {"identity", "identity of " + id}, {"band", "luck"}};
    run["scenario"] = {{"id", id},        {"title", "Title of " + id}, {"description", "words"},
                       {"world", "w"},    {"world_title", "A world"},  {"base", "2021-01"},
                       {"end", "2021-04"}};
    run["options"] = {{"seed", 1}, {"replicates", 100}};
    run["files"] = Json::array({{{"file", id + ".yaml"}, {"hash", "ab"}}});
    const auto entity = [](const char* name, Json more = Json::object()) {
        Json out{{"id", name}, {"stable", 1}, {"name", name}};
        out.update(more);
        return out;
    };
    Json& resolved = run["resolved"];
    Json& entities = resolved["entities"];
    entities["state"] = {entity("center", {{"focal", true}}), entity("coast", {{"focal", false}})};
    entities["power"] = {entity("north"), entity("south")};
    entities["domain"] = Json::array({entity("trade", {{"role", "market"}})});
    for (const char* posture : {"align", "hedge"})
        entities["posture"].push_back(entity(posture, {{"engagement", 1}, {"deference", 0}}));
    entities["corridor"] = Json::array({entity("road")});
    for (const char* kind : {"organisation", "programme", "theatre", "threat"}) entities[kind] = Json::array();
    resolved["sources"] = Json::array({{{"id", "book"}, {"citation", "A book"}, {"url", ""}}});
    resolved["inputs"] = {
        Json{{"path", "domains.trade.weight"}, {"value", 1}, {"source", "book"}, {"year", 2020}},
        Json{{"path", "corridors.road.control.south"}, {"value", 0.5}, {"low", 0.25}, {"high", 0.75}}};
    resolved["shocks"] = Json::array();
    resolved["policies"] = Json::array();
    return {run, tables_of(level, twin)};
}

Folders::Folders()
    : folder_(fs::temp_directory_path() /
              fmt::format("multivector_report_{}_{}", ::getpid(),
                          ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
}

Folders::~Folders() { fs::remove_all(folder_); }

void Folders::write(const fs::path& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
}

fs::path Folders::put(const std::string& name, Written what) const {
    for (const auto& [file, text] : what.tables) {
        write(name + "/" + file, text);
        what.run["results"][file] = hash_hex(text);
    }
    write(name + "/run.json", what.run.dump());
    return folder_ / name;
}

std::string Folders::faults_of(const std::vector<fs::path>& folders) const {
    Diagnostics faults;
    const auto page = reporting::report_page(folders, 0, nullptr, faults);
    EXPECT_EQ(page.empty(), faults.has_errors());
    std::string out;
    for (const auto& fault : faults.sorted()) {
        std::string text = fmt::format("{}:{}: {}\n", fault.mark.file, fault.mark.line, fault.message);
        for (const auto root = folder_.string() + "/"; text.find(root) != std::string::npos;)
            text.erase(text.find(root), root.size());
        out += text;
    }
    return out;
}

std::string Folders::page_of(const std::vector<fs::path>& folders, std::size_t base,
                             const reporting::Comparison* comparison) {
    Diagnostics faults;
    auto page = reporting::report_page(folders, base, comparison, faults);
    for (const auto& fault : faults.sorted()) ADD_FAILURE() << fault.mark.file << ": " << fault.message;
    return page;
}

Json Folders::data_in(const std::string& page) {
    const std::string begin = "<script type=\"application/json\" id=\"data\">";
    const auto at = page.find(begin) + begin.size();
    return Json::parse(page.substr(at, page.find("</script>", at) - at));
}

}  // namespace multivector::test
