#include "source_tree.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace multivector::architecture {
namespace {

namespace fs = std::filesystem;

const std::set<std::string> kEndings{".hpp", ".cpp", ".h", ".cc", ".inl", ".ipp", ".inc"};

bool is_header(const std::string& path) { return path.ends_with(".hpp") || path.ends_with(".h"); }

/// Position after the literal that starts at `at` (a quote), honouring backslashes; the end of the line ends it too.
std::size_t literal_end(const std::string& text, std::size_t at) {
    const char quote = text[at];
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != quote && text[i] != '\n') i += text[i] == '\\' ? 2 : 1;
    return std::min(i + 1, text.size());
}

/// Position after the raw string whose quote is at `at`.
std::size_t raw_string_end(const std::string& text, std::size_t at) {
    const std::size_t open = text.find('(', at);
    if (open == std::string::npos) return text.size();
    const std::string close = ")" + text.substr(at + 1, open - at - 1) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string::npos ? text.size() : end + close.size();
}

std::size_t comment_end(const std::string& text, std::size_t at) {
    if (text[at + 1] == '/') return std::min(text.find('\n', at), text.size());
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string::npos ? text.size() : end + 2;
}

bool word_before(const std::string& text, std::size_t at) {
    return at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0);
}

}  // namespace

std::string read_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string trim(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string blank_comments(const std::string& text) {
    std::string out = text;
    std::size_t i = 0;
    while (i < text.size()) {
        const bool more = i + 1 < text.size();
        if (text[i] == '/' && more && (text[i + 1] == '/' || text[i + 1] == '*')) {
            const std::size_t end = comment_end(text, i);
            for (; i < end; ++i) out[i] = text[i] == '\n' ? '\n' : ' ';
        } else if (text[i] == '"' && i > 0 && text[i - 1] == 'R') {
            i = raw_string_end(text, i);
        } else if (text[i] == '"' || (text[i] == '\'' && !word_before(text, i))) {  // 1'000 is no character
            i = literal_end(text, i);
        } else {
            ++i;
        }
    }
    return out;
}

std::vector<SourceFile> read_sources(const fs::path& root, const std::vector<std::string>& folders) {
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!fs::is_directory(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || !kEndings.contains(entry.path().extension().string())) continue;
            const std::string text = read_text(entry.path());
            files.push_back({fs::relative(entry.path(), root).generic_string(), split_lines(text),
                             split_lines(blank_comments(text))});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::map<std::string, std::string> read_pairs(const fs::path& path) {
    std::map<std::string, std::string> pairs;
    for (const std::string& line : split_lines(read_text(path))) {
        if (trim(line).empty() || line.front() == '#') continue;
        const auto colon = line.find(':');
        if (colon == std::string::npos) throw std::runtime_error(path.string() + ": no colon in '" + line + "'");
        pairs[trim(line.substr(0, colon))] = trim(line.substr(colon + 1));
    }
    return pairs;
}

Faults check_length(const std::vector<SourceFile>& files, std::size_t limit,
                    const std::map<std::string, std::string>& allowed) {
    Faults faults;
    std::set<std::string> needed;
    for (const SourceFile& file : files) {
        if (file.lines.size() <= limit) continue;
        const auto it = allowed.find(file.path);
        if (it != allowed.end() && !it->second.empty()) {
            needed.insert(file.path);
            continue;
        }
        faults.push_back(file.path + ":1: " + std::to_string(file.lines.size()) + " lines, more than " +
                         std::to_string(limit));
    }
    for (const auto& [path, reason] : allowed)
        if (!needed.contains(path)) faults.push_back(path + ":1: allowed to be long without need or reason");
    return faults;
}

Faults check_pragma_once(const std::vector<SourceFile>& files) {
    Faults faults;
    for (const SourceFile& file : files) {
        if (!is_header(file.path)) continue;
        const auto first = std::ranges::find_if(file.code, [](const std::string& line) { return !trim(line).empty(); });
        if (first == file.code.end() || trim(*first) != "#pragma once")
            faults.push_back(file.path + ":1: does not start with #pragma once");
    }
    return faults;
}

Faults check_own_header_first(const std::vector<SourceFile>& files) {
    std::set<std::string> paths;
    for (const SourceFile& file : files) paths.insert(file.path);
    Faults faults;
    for (const SourceFile& file : files) {
        if (!file.path.ends_with(".cpp")) continue;
        const std::string own = file.path.substr(0, file.path.size() - 4) + ".hpp";
        if (!paths.contains(own)) continue;
        const auto first =
            std::ranges::find_if(file.code, [](const std::string& line) { return line.starts_with("#include"); });
        const std::string name = own.substr(own.rfind('/') + 1);
        if (first == file.code.end() || !first->ends_with(name + "\""))
            faults.push_back(file.path + ":1: does not include its own header " + name + " first");
    }
    return faults;
}

Faults check_public_headers_listed(const std::vector<SourceFile>& files, const std::string& list) {
    Faults faults;
    for (const SourceFile& file : files)
        if (file.path.starts_with("include/") && list.find("/" + file.path) == std::string::npos)
            faults.push_back(file.path + ":1: is not in the list of installed headers in src/CMakeLists.txt");
    return faults;
}

}  // namespace multivector::architecture
