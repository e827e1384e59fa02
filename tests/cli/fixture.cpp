#include "fixture.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <unistd.h>

namespace multivector::test {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

Files results_in(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().filename() != "build.json")
            files[entry.path().lexically_relative(folder).string()] = read(entry.path());
    }
    return files;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string difference(const Files& a, const Files& b) {
    for (const auto& [name, text] : a) {
        const auto other = b.find(name);
        if (other == b.end()) return name + " is only in the first";
        if (other->second == text) continue;
        const auto left = lines_of(text), right = lines_of(other->second);
        const auto at = std::ranges::mismatch(left, right).in1 - left.begin();
        return name + " differs at line " + std::to_string(at + 1);
    }
    return a.size() == b.size() ? "" : "the second has more files";
}

Cli::Cli()
    : folder_(fs::temp_directory_path() / ("multivector_cli_" + std::to_string(::getpid()) + "_" +
                                           ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
}

Cli::~Cli() { fs::remove_all(folder_); }

Call Cli::prepared(std::vector<std::string> words) const {
    Call call;
    call.program = MULTIVECTOR_PROGRAM;
    call.words = std::move(words);
    call.folder = folder_;
    return call;
}

Ending Cli::call(std::vector<std::string> words) const { return run(prepared(std::move(words))); }

Ending Cli::good(std::vector<std::string> words) const {
    Ending end = call(std::move(words));
    EXPECT_EQ(end.code, 0) << end.err;
    return end;
}

Files Cli::tables(const std::string& out) const {
    Files files = results_in(folder_ / out);
    std::erase_if(files, [](const auto& file) { return file.first.ends_with(".kept") || file.first.ends_with(".nc"); });
    return files;
}

std::vector<std::string> Cli::short_run(const std::string& out, std::vector<std::string> more,
                                        const std::string& replicates) {
    std::vector<std::string> words{"run", war(), "--to", "2023-06", "--replicates", replicates, "--out", out};
    words.insert(words.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return words;
}

void Cli::write(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
}

std::string Cli::scenario(const std::string& name, const std::string& body) const {
    write(name, "format: multivector-scenario/1\ntitle: A test\nextends: " + world() + "\n" + body);
    return name;
}

}  // namespace multivector::test
