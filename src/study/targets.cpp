#include "study/targets.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/names.hpp"
#include "compile/compile.hpp"
#include "config/numbers.hpp"
#include "output/csv.hpp"

namespace multivector {
namespace {

const std::vector<std::string> kNeeded{"measure", "state", "power", "date", "value", "se"};
const std::vector<std::string> kKnown{"measure", "state", "power", "domain", "date", "value", "se", "source", "note"};

/// A row of the file by column, with places.
struct Fields {
    std::map<std::string, std::string, std::less<>> text;
    std::map<std::string, Mark, std::less<>> place;

    [[nodiscard]] const std::string& operator[](const std::string& column) const {
        static const std::string none;
        const auto it = text.find(column);
        return it == text.end() ? none : it->second;
    }
    [[nodiscard]] Mark at(const std::string& column) const {
        const auto it = place.find(column);
        return it == place.end() ? place.at("measure") : it->second;
    }
};

class TargetReader {
public:
    TargetReader(const std::string& shown, const Scenario& scenario, Diagnostics& diagnostics)
        : shown_(shown), scenario_(scenario), diagnostics_(diagnostics) {
        const World world = compile(scenario);
        for (const Series& s : series_of(world, {.domains_of_all = true, .steering_every = 1}))
            if (other_subject(s).index < 0 && s.event < 0 && s.kind != SeriesKind::struck) series_.push_back(s);
        for (const Series& s : series_)
            if (std::ranges::find(measures_, info(s.kind).name) == measures_.end()) measures_.emplace_back(info(s.kind).name);
    }

    std::vector<Target> targets;

    void read(std::istream& in) {
        try {
            CsvReader csv(in, shown_);
            check_header(csv);
            if (diagnostics_.has_errors()) return;
            std::vector<std::string> row;
            while (csv.next_of_any_length(row)) {
                if (row.size() != csv.header().size()) {
                    diagnostics_.error(mark(csv, 0), fmt::format("expected {} fields, as in the header, got {}", csv.header().size(), row.size()));
                    continue;
                }
                Fields fields;
                for (std::size_t k = 0; k < row.size(); ++k) {
                    fields.text[csv.header()[k]] = row[k];
                    fields.place[csv.header()[k]] = mark(csv, k);
                }
                take(fields);
            }
            if (targets.empty() && !diagnostics_.has_errors()) diagnostics_.error({shown_, 1, 1}, "there is no row below the header");
        } catch (const CsvError& e) {
            diagnostics_.error({shown_, e.line, 1}, e.fault);
        }
    }

private:
    [[nodiscard]] Mark mark(const CsvReader& csv, std::size_t k) const { return {shown_, csv.at(k).line, csv.at(k).column}; }

    void check_header(const CsvReader& csv) {
        const auto& header = csv.header();
        for (std::size_t k = 0; k < header.size(); ++k) {
            if (std::ranges::find(kKnown, header[k]) == kKnown.end())
                diagnostics_.error(mark(csv, k), fmt::format("unknown column '{}'", header[k]), name_hint(header[k], kKnown));
            if (std::count(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(k), header[k]) > 0)
                diagnostics_.error(mark(csv, k), fmt::format("the column '{}' is there twice", header[k]));
        }
        for (const std::string& name : kNeeded)
            if (std::ranges::find(header, name) == header.end()) diagnostics_.error({shown_, 1, 1}, fmt::format("there is no column '{}'", name));
    }

    /// Place of an id on an axis, -1 for an empty field; reports an unknown one.
    int index(const Fields& f, const std::string& column, Axis axis, bool& good) {
        if (f[column].empty()) return -1;
        std::vector<std::string> ids;
        for (const Entity& e : scenario_.entities[static_cast<std::size_t>(axis)]) ids.push_back(e.id);
        const auto it = std::ranges::find(ids, f[column]);
        if (it != ids.end()) return static_cast<int>(it - ids.begin());
        diagnostics_.error(f.at(column), fmt::format("unknown {} '{}'", column, f[column]), name_hint(f[column], ids));
        good = false;
        return -1;
    }

    std::optional<double> number(const Fields& f, const std::string& column) {
        NumberFault fault;
        const auto value = parse_number(f[column], fault);
        if (!value) diagnostics_.error(f.at(column), fmt::format("{} (column {})", fault.message, column), fault.hint);
        return value;
    }

    void take(const Fields& f) {
        bool good = true;
        Target t;
        t.output.series.state = index(f, "state", Axis::state, good);
        t.output.series.power = index(f, "power", Axis::power, good);
        t.output.series.domain = index(f, "domain", Axis::domain, good);
        const auto value = number(f, "value"), se = number(f, "se");
        if (se && *se <= 0) diagnostics_.error(f.at("se"), fmt::format("the standard error is {}; it must be above 0", f["se"]));
        const auto date = parse_month(f["date"]);
        if (!date) diagnostics_.error(f.at("date"), fmt::format("expected a month as YYYY-MM, got '{}'", f["date"]));
        else if (*date < scenario_.base || *date > scenario_.end)
            diagnostics_.error(f.at("date"), fmt::format("{} is outside the run, which goes from {} to {}", f["date"], to_string(scenario_.base), to_string(scenario_.end)));
        if (std::ranges::find(measures_, f["measure"]) == measures_.end()) {
            diagnostics_.error(f.at("measure"), fmt::format("unknown measure '{}'", f["measure"]), name_hint(f["measure"], measures_));
            return;
        }
        if (!good || !value || !se || !date) return;
        const auto it = std::ranges::find_if(series_, [&](const Series& s) {
            const Series& own = t.output.series;
            return info(s.kind).name == f["measure"] && s.state == own.state && s.power == own.power && s.domain == own.domain;
        });
        if (it == series_.end()) {
            diagnostics_.error(f.at("measure"), fmt::format("{} has no series of this state, power and domain", f["measure"]),
                               "leave fields empty that the measure does not speak of; steering and the like are of focal states alone");
            return;
        }
        t.output = {*it, *date - scenario_.base};
        t.value = *value;
        t.se = *se;
        targets.push_back(t);
    }

    const std::string& shown_;
    const Scenario& scenario_;
    Diagnostics& diagnostics_;
    std::vector<Series> series_;
    std::vector<std::string> measures_;
};

}  // namespace

std::optional<std::vector<Target>> parse_targets(const std::string& text, const std::string& shown, const Scenario& scenario, Diagnostics& diagnostics) {
    Diagnostics own;
    TargetReader reader(shown, scenario, own);
    std::istringstream in(text);
    reader.read(in);
    for (const Diagnostic& d : own.sorted()) diagnostics.error(d.mark, d.message, d.hint);
    if (own.has_errors()) return std::nullopt;
    return std::move(reader.targets);
}

std::optional<std::vector<Target>> read_targets(const std::filesystem::path& path, const Scenario& scenario, Diagnostics& diagnostics) {
    const auto text = read_file(path, diagnostics);
    if (!text) return std::nullopt;
    return parse_targets(*text, path.string(), scenario, diagnostics);
}

}  // namespace multivector
