#include "report/inputs.hpp"

#include <array>
#include <string>

namespace multivector::reporting {
namespace {

constexpr std::array kColumns{"path", "value", "low", "high", "source", "year"};

/// Sources of all runs, each once.
class Sources {
public:
    void add(const Json& source) {
        const auto id = source.at("id").get<std::string>();
        if (!places_.try_emplace(id, list_.size()).second) return;
        list_.push_back({{"id", id}, {"citation", source.at("citation")}, {"url", source.at("url")}});
    }
    [[nodiscard]] Json place(const Json& id) const {
        const auto it = places_.find(id.get<std::string>());
        return it == places_.end() ? Json() : Json(it->second);
    }
    [[nodiscard]] const Json& list() const { return list_; }

private:
    std::map<std::string, std::size_t> places_;
    Json list_ = Json::array();
};

Json empty_columns() {
    Json out = Json::object();
    for (const char* column : kColumns) out[column] = Json::array();
    return out;
}

void add_row(Json& columns, const Json& input, const Sources& sources) {
    for (const char* column : kColumns) {
        const bool known = input.contains(column);
        const bool source = std::string(column) == "source";
        columns[column].push_back(!known ? Json() : source ? sources.place(input[column]) : input[column]);
    }
}

std::map<std::string, const Json*> by_path(const RunFolder& folder) {
    std::map<std::string, const Json*> out;
    for (const Json& input : folder.run.at("resolved").at("inputs")) out[input.at("path").get<std::string>()] = &input;
    return out;
}

}  // namespace

void add_inputs(Json& out, const std::vector<RunFolder>& folders, std::size_t base) {
    Sources sources;
    for (const RunFolder& folder : folders)
        for (const Json& source : folder.run.at("resolved").at("sources")) sources.add(source);
    out["sources"] = sources.list();
    out["inputs"] = empty_columns();
    for (const Json& input : folders[base].run.at("resolved").at("inputs")) add_row(out["inputs"], input, sources);
    const auto of_base = by_path(folders[base]);
    for (std::size_t k = 0; k < folders.size(); ++k) {
        if (k == base) continue;
        Json changes = empty_columns(), without = Json::array();
        for (const Json& input : folders[k].run.at("resolved").at("inputs")) {
            const auto it = of_base.find(input.at("path").get<std::string>());
            if (it == of_base.end() || *it->second != input) add_row(changes, input, sources);
        }
        const auto here = by_path(folders[k]);
        for (const auto& [path, input] : of_base)
            if (!here.contains(path)) without.push_back(path);
        out["scenarios"][k]["changes"] = std::move(changes);
        out["scenarios"][k]["without"] = std::move(without);
    }
}

}  // namespace multivector::reporting
