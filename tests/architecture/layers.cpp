#include "layers.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace multivector::architecture {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool holds(const std::string& line, const std::string& text) {
    for (auto at = line.find(text); at != std::string::npos; at = line.find(text, at + 1)) {
        const std::size_t end = at + text.size();
        const bool starts = !is_word(text.front()) || at == 0 || !is_word(line[at - 1]);
        const bool ends = !is_word(text.back()) || end == line.size() || !is_word(line[end]);
        if (starts && ends) return true;
    }
    return false;
}

bool at_home(const std::string& path, const std::vector<std::string>& homes) {
    return std::ranges::any_of(
        homes, [&](const std::string& home) { return home.ends_with('/') ? path.starts_with(home) : path == home; });
}

/// Path below the root of the file that an include of the project means; empty if there is none.
std::string resolve(const fs::path& root, const SourceFile& file, const std::string& target) {
    std::vector<std::string> places{"src/" + target, "include/" + target, "include/" + target + ".in"};
    if (module_of(file.path) == "sim") places.insert(places.end(), {target, "sim/" + target});
    const auto it = std::ranges::find_if(places, [&](const std::string& place) { return fs::exists(root / place); });
    return it == places.end() ? "" : *it;
}

/// What is wrong with one include of the project; empty if nothing.
std::string include_fault(const fs::path& root, const SourceFile& file, const std::string& target, const Rules& rules) {
    const std::string found = resolve(root, file, target);
    if (found.empty()) return "no file of the project is called \"" + target + "\"";
    const std::string from = module_of(file.path), to = module_of(found);
    if (from == to) return "";
    const auto it = rules.modules.find(from);
    if (it == rules.modules.end()) return "module '" + from + "' is not in docs/layers.txt";
    return it->second.contains(to) ? "" : from + " may not include " + to + " (\"" + target + "\")";
}

/// Whether the module can be reached from itself.
bool in_circle(const Rules& rules, const std::string& module) {
    std::set<std::string> seen;
    std::vector<std::string> open{module};
    while (!open.empty()) {
        const std::string current = open.back();
        open.pop_back();
        const auto it = rules.modules.find(current);
        if (it == rules.modules.end()) continue;
        for (const std::string& next : it->second) {
            if (next == module) return true;
            if (seen.insert(next).second) open.push_back(next);
        }
    }
    return false;
}

}  // namespace

Rules read_rules(const fs::path& path) {
    Rules rules;
    std::string section;
    for (const std::string& raw : split_lines(read_text(path))) {
        const std::string line = trim(raw);
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            section = line;
            continue;
        }
        const auto colon = line.rfind(':');
        if (colon == std::string::npos || colon == 0) throw std::runtime_error("no rule: " + line);
        const std::string key = line.substr(0, colon);
        const auto values = words(line.substr(colon + 1));
        if (section == "[modules]")
            rules.modules[key] = {values.begin(), values.end()};
        else if (section == "[homes]")
            rules.homes.emplace_back(key, values);
        else
            throw std::runtime_error("rule outside [modules] and [homes]: " + line);
    }
    return rules;
}

std::string module_of(const std::string& path) {
    if (path.starts_with("include/")) return "public";
    if (path.starts_with("sim/")) return "sim";
    if (!path.starts_with("src/")) return "";
    const auto slash = path.find('/', 4);
    return slash == std::string::npos ? "" : path.substr(4, slash - 4);
}

Faults check_table(const Rules& rules) {
    Faults faults;
    for (const auto& [module, allowed] : rules.modules) {
        for (const std::string& other : allowed)
            if (!rules.modules.contains(other)) faults.push_back(module + ": allows the unknown module " + other);
        if (in_circle(rules, module)) faults.push_back(module + ": may include itself by way of others");
    }
    return faults;
}

Faults check_includes(const fs::path& root, const std::vector<SourceFile>& files, const Rules& rules) {
    static const std::regex kInclude(R"(^\s*#\s*include\s*(?:"([^"]+)\"|<(multivector/[^>]+)>))");
    Faults faults;
    for (const SourceFile& file : files) {
        const std::string module = module_of(file.path);
        if (!rules.modules.contains(module))
            faults.push_back(file.path + ":1: module '" + module + "' is not in docs/layers.txt");
        for (std::size_t i = 0; i < file.code.size(); ++i) {
            std::smatch match;
            if (!std::regex_search(file.code[i], match, kInclude)) continue;
            const std::string target = match[1].matched ? match[1] : match[2];
            const std::string fault = include_fault(root, file, target, rules);
            if (!fault.empty()) faults.push_back(file.path + ":" + std::to_string(i + 1) + ": " + fault);
        }
    }
    return faults;
}

Faults check_homes(const std::vector<SourceFile>& files, const Rules& rules) {
    Faults faults;
    for (const SourceFile& file : files)
        for (const auto& [text, homes] : rules.homes) {
            if (at_home(file.path, homes)) continue;
            for (std::size_t i = 0; i < file.code.size(); ++i)
                if (holds(file.code[i], text))
                    faults.push_back(file.path + ":" + std::to_string(i + 1) + ": " + text + " outside its home");
        }
    return faults;
}

}  // namespace multivector::architecture
