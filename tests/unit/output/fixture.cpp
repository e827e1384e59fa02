#include "fixture.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "support/synthetic.hpp"

namespace multivector::test {

namespace fs = std::filesystem;

void InFolder::SetUp() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::current_path() / (std::string("output-") + test->test_suite_name() + "-" + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
}

void InFolder::TearDown() { fs::remove_all(folder_); }

void InFolder::write(const fs::path& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string InFolder::read(const fs::path& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    EXPECT_TRUE(in.good()) << name;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> InFolder::names(const fs::path& name) const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder_ / name)) out.push_back(entry.path().filename().string());
    std::ranges::sort(out);
    return out;
}

Scenario small_scenario() {
    Size size;
    size.states = 2, size.powers = 2, size.domains = 3, size.corridors = 1, size.threats = 1, size.organisations = 1;
    size.months = 14;
    Scenario s = synthetic_scenario(size, 5, false);
    s.title = "A small scenario";
    Issue issue;
    issue.id = "vote0";
    issue.title = "On \"quotes\", and commas";
    issue.date = Month::of(2000, 3);
    issue.position.resize(2);
    issue.norm.resize(2);
    issue.weight.resize(2);
    s.issues.push_back(issue);
    Conflict conflict;
    conflict.id = "conflict0";
    conflict.first = 0, conflict.second = 1;
    conflict.date = Month::of(2000, 5);
    s.conflicts.push_back(conflict);
    s.files = {{"/home/someone/small.yaml", "0123"}, {"worlds/large.yaml", "4567"}};
    return s;
}

EnsembleResult result_of(const Scenario& scenario, RunOptions options, std::function<double(const Spot&)> value) {
    const FakeKernel kernel(4, std::move(value));
    options.kernel = &kernel;
    options.parallelism = {1, Backend::serial};
    EnsembleResult result = run_ensemble(scenario, options);
    result.options.kernel = nullptr;
    return result;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string line_with(const std::string& text, const std::string& begin) {
    for (const auto& line : lines_of(text))
        if (line.starts_with(begin)) return line;
    return {};
}

std::string error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace multivector::test
