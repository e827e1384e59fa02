#include "world_names.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

namespace multivector::architecture {
namespace {

/// Bytes of letters outside ASCII count as letters; an underscore separates words, as a space does.
bool is_letter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i])) continue;
        if (i == 0 || !is_letter(text[i - 1])) out.emplace_back();
        out.back() += text[i];
    }
    return out;
}

bool is_code(const std::vector<std::string>& name) { return name.size() == 1 && name[0].size() <= 3; }

bool same(const std::string& a, const std::string& b, bool exact) {
    return std::ranges::equal(a, b, [exact](unsigned char x, unsigned char y) {
        return exact ? x == y : std::tolower(x) == std::tolower(y);
    });
}

bool contains(const std::vector<std::string>& line, const std::vector<std::string>& name) {
    const bool exact = is_code(name);
    const auto equal = [exact](const std::string& a, const std::string& b) { return same(a, b, exact); };
    return std::search(line.begin(), line.end(), name.begin(), name.end(), equal) != line.end();
}

std::string unquoted(const std::string& text) {
    const std::string value = trim(text);
    const bool quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

std::set<std::string> names_of_world(const std::string& yaml) {
    static const std::regex kEntry(R"(^  (["']?)([^\s"'#:][^"':]*)\1:)");
    static const std::regex kName(R"((?:^    |[{,]\s*)(?:name|code|iso|iso3):\s*("[^"]*"|'[^']*'|[^,}#]+))");
    std::set<std::string> names;
    bool inside = false;
    for (const std::string& line : split_lines(yaml)) {
        if (trim(line).empty() || trim(line).front() == '#') continue;
        if (line.front() != ' ') {
            inside = line.starts_with("states:") || line.starts_with("powers:");
            continue;
        }
        if (!inside) continue;
        std::smatch match;
        if (std::regex_search(line, match, kEntry)) names.insert(match[2]);
        for (std::sregex_iterator it(line.begin(), line.end(), kName), end; it != end; ++it)
            names.insert(unquoted((*it)[1]));
    }
    return names;
}

Faults check_names(const std::vector<SourceFile>& files, const std::set<std::string>& names) {
    Faults faults;
    for (const SourceFile& file : files)
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const auto line = words(file.lines[i]);
            for (const std::string& name : names)
                if (const auto wanted = words(name); !wanted.empty() && contains(line, wanted))
                    faults.push_back(file.path + ":" + std::to_string(i + 1) + ": names '" + name + "' of a world");
        }
    return faults;
}

}  // namespace multivector::architecture
