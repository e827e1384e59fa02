#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/check.hpp"
#include "config/file_tree.hpp"
#include "config/hindcast_spec.hpp"
#include "config/reader.hpp"
#include "config/source_file.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

namespace fs = std::filesystem;

constexpr int kYear = 12;

/// Names of the axes that a hindcast may speak of.
Names names_of(const Scenario& s) {
    Names names;
    for (const auto& [kind, axis] : {std::pair("state", Axis::state), std::pair("power", Axis::power), std::pair("domain", Axis::domain)})
        for (const Entity& e : s.entities[static_cast<std::size_t>(axis)]) names[kind].push_back(e.id);
    return names;
}

class SpecReader {
public:
    SpecReader(const Reader& root, const FileTree& tree, const fs::path& path, HindcastSpec& out, Diagnostics& diagnostics)
        : root_(root), tree_(tree), path_(path), out_(out), diagnostics_(diagnostics) {}

    void read() {
        out_.title = root_["title"].text().value_or("");
        out_.figures = file("figures");
        out_.ties = file("ties");
        out_.drivers = file("drivers_file");
        read_origins();
        for (const auto& entry : root_["series"].entries()) read_series(entry);
        for (const auto& entry : root_["drivers"].entries()) read_driver(entry);
        if (root_["drivers"] && !root_["drivers_file"])
            report_missing(diagnostics_, *root_.node(), "", "drivers_file", "the figures of the drivers");
        read_fitted();
    }

private:
    std::optional<std::size_t> position(Axis axis, const std::string& id) const {
        const auto& entities = out_.world.entities[static_cast<std::size_t>(axis)];
        const auto it = std::ranges::find(entities, id, &Entity::id);
        if (it == entities.end()) return std::nullopt;
        return static_cast<std::size_t>(it - entities.begin());
    }

    fs::path file(const std::string& key) {
        const auto field = root_[key];
        const auto text = field.text();
        if (!text) return {};
        const auto [path, fault, hint] = tree_.find(path_, *text, {});
        if (!fault.empty()) report(diagnostics_, field, fault, hint);
        return path;
    }

    void read_origins() {
        const auto origins = root_["origins"];
        out_.first = origins["first"].integer().value_or(0);
        out_.last = origins["last"].integer().value_or(out_.first);
        out_.warm_up = origins["warm_up"].integer().value_or(out_.first);
        if (out_.last < out_.first) report(diagnostics_, origins["last"], fmt::format("the last origin, {}, lies before the first, {}", out_.last, out_.first));
        if (out_.warm_up > out_.first) report(diagnostics_, origins["warm_up"], fmt::format("the warm-up begins in {}, after the first origin, {}", out_.warm_up, out_.first));
        out_.least_figures = root_["least_figures"].integer().value_or(4);
        out_.least_origins = root_["least_origins"].integer().value_or(8);
        out_.trend_years = root_["trend_years"].integer().value_or(8);
        for (const auto& item : root_["horizons"].items()) {
            const int months = item.integer().value_or(0);
            if (months % kYear != 0) report(diagnostics_, item, fmt::format("a horizon of {} months is no number of whole years; figures are yearly", months));
            else if (!out_.horizons.empty() && months <= out_.horizons.back()) report(diagnostics_, item, "the horizons do not ascend");
            out_.horizons.push_back(months);
        }
        if (root_["horizons"] && out_.horizons.empty()) report(diagnostics_, root_["horizons"], "the list is empty");
    }

    void read_series(const Reader& entry) {
        HindcastSeries s;
        s.id = entry.key();
        s.title = entry["title"].text().value_or("");
        const auto measure = find_measure(entry["measure"].text().value_or(""));
        if (!measure) return;
        s.measure = *measure;
        s.link = entry["link"].text() == "change" ? Link::change : Link::level;
        s.span = entry["span"].integer().value_or(12);
        s.votes = entry["votes"].boolean().value_or(false);
        s.least = entry["least"].number().value_or(0);
        if (const auto domain = entry["domain"]; needs_domain(s.measure) && !domain)
            report_missing(diagnostics_, *entry.node(), entry.path(), "domain", subject_fault(s.measure, "domain", true));
        else if (!needs_domain(s.measure) && domain)
            report_at(diagnostics_, domain.place(), entry.path(), subject_fault(s.measure, "domain", false), "remove it");
        else if (domain)
            s.domain = position(Axis::domain, domain.text().value_or(""));
        if (s.link == Link::level && s.measure != Measure::share)
            report(diagnostics_, entry["link"], fmt::format("the figure of {} cannot be a base tie", measure_name(s.measure)), "write 'link: change'");
        if (s.link == Link::level && s.domain && out_.world.roles[*s.domain] == Role::transit)
            report(diagnostics_, entry["link"], "shares of transit follow from the corridors and cannot be set", "write 'link: change'");
        if (s.votes && s.measure != Measure::share)
            report(diagnostics_, entry["votes"], fmt::format("agreement in votes is no figure of {}", measure_name(s.measure)), "write 'measure: share' and a domain");
        out_.series.push_back(std::move(s));
    }

    void read_driver(const Reader& entry) {
        HindcastDriver d;
        d.id = entry.key();
        d.domain = position(Axis::domain, entry["domain"].text().value_or("")).value_or(0);
        const auto names = entry["states"].names();
        for (std::size_t i = 0; i < out_.world.size(Axis::state); ++i) {
            const auto& id = out_.world.entities[static_cast<std::size_t>(Axis::state)][i].id;
            if (std::ranges::find(names, id) != names.end() || (names.size() == 1 && names.front() == "all")) d.states.push_back(i);
        }
        out_.driving.push_back(std::move(d));
    }

    void read_fitted() {
        auto& f = out_.fitted;
        const std::array<std::pair<std::string, std::vector<double>*>, 6> lists{
            {{"capability", &f.capability}, {"half_life", &f.half_life}, {"legacy", &f.legacy}, {"driver", &f.driver}, {"memory", &f.memory}, {"slope", &f.slope}}};
        for (const auto& [key, values] : lists) {
            const auto list = root_["fitted"][key];
            if (!list) continue;
            values->clear();
            for (const auto& item : list.items()) values->push_back(item.number().value_or(0));
            if (values->empty()) report(diagnostics_, list, "the list is empty");
        }
        f.penalty = root_["fitted"]["penalty"].number().value_or(0);
    }

    Reader root_;
    const FileTree& tree_;
    const fs::path& path_;
    HindcastSpec& out_;
    Diagnostics& diagnostics_;
};

}  // namespace

bool is_hindcast(const fs::path& path) {
    Diagnostics unread;
    return read_source(path, {}, unread).kind == FileKind::hindcast;
}

std::optional<HindcastSpec> load_hindcast(const fs::path& path, const LoadOptions& options, Diagnostics& diagnostics) {
    Diagnostics own;
    HindcastSpec out;
    out.id = path.stem().string();
    const FileTree tree(path, options.root, options.shipped);
    auto file = read_source(path, {path.string(), 0, 0}, own);
    if (file.tree && file.kind != FileKind::hindcast)
        own.error(file.tree->mark, fmt::format("this is {}, not {}", info(file.kind).thing, info(FileKind::hindcast).thing));
    else if (file.tree) {
        const Reader root(&*file.tree, "");
        const auto world = root["world"];
        Names names;
        if (const auto text = world.text()) {
            const auto [found, fault, hint] = tree.find(path, *text, {FileKind::world, FileKind::scenario});
            if (!fault.empty()) report(own, world, fault, hint);
            auto loaded = fault.empty() ? load_scenario(found, options, own) : std::nullopt;
            if (loaded) names = names_of(*loaded), out.world = std::move(*loaded);
        }
        check(*file.tree, hindcast_shape(), names, own);
        if (!names.empty()) SpecReader(root, tree, path, out, own).read();
    }
    for (const auto& d : own.sorted())
        d.severity == Severity::error ? diagnostics.error(d.mark, d.message, d.hint) : diagnostics.warning(d.mark, d.message, d.hint);
    if (own.has_errors()) return std::nullopt;
    return out;
}

}  // namespace multivector
