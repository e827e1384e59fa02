// The CSV files of a hindcast, with every fault and its place.

#include <algorithm>
#include <functional>
#include <sstream>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/names.hpp"
#include "config/numbers.hpp"
#include "hindcast/figures.hpp"
#include "output/csv.hpp"

namespace multivector::hindcast {
namespace {

namespace fs = std::filesystem;

/// The names that a column may hold.
struct Column {
    std::string name;
    std::vector<std::string> known;
};

std::vector<std::string> ids(const Scenario& s, Axis axis) {
    std::vector<std::string> out;
    for (const Entity& e : s.entities[static_cast<std::size_t>(axis)]) out.push_back(e.id);
    return out;
}

template <class T>
std::vector<std::string> ids(const std::vector<T>& entries) {
    std::vector<std::string> out;
    for (const auto& entry : entries) out.push_back(entry.id);
    return out;
}

/// A table whose first columns are names, followed by `year` and `value`; other columns are for people.
class TableReader {
public:
    TableReader(const fs::path& path, std::vector<Column> names, double low, double high, Diagnostics& diagnostics)
        : path_(path), names_(std::move(names)), low_(low), high_(high), diagnostics_(diagnostics) {}

    /// Gives each good row to `take`: places of the names, year, value.
    void read(const std::function<void(const std::vector<std::size_t>&, int, double)>& take) {
        const auto text = read_file(path_, diagnostics_);
        if (!text) return;
        try {
            std::istringstream in(*text);
            CsvReader csv(in, path_.string());
            for (const Column& c : names_) places_.push_back(csv.column(c.name));
            places_.push_back(csv.column("year"));
            places_.push_back(csv.column("value"));
            std::vector<std::string> row;
            while (csv.next(row)) read_row(row, csv.line(), take);
        } catch (const Error& e) {
            diagnostics_.error({path_.string(), 0, 0}, e.what());
        }
    }

private:
    void read_row(const std::vector<std::string>& row, int line, const std::function<void(const std::vector<std::size_t>&, int, double)>& take) {
        std::vector<std::size_t> found;
        for (std::size_t k = 0; k < names_.size(); ++k) {
            const std::string& name = row[places_[k]];
            const auto it = std::ranges::find(names_[k].known, name);
            if (it == names_[k].known.end()) fault(row, line, places_[k], fmt::format("unknown {} '{}'", names_[k].name, name), name_hint(name, names_[k].known));
            else found.push_back(static_cast<std::size_t>(it - names_[k].known.begin()));
        }
        const auto year = number(row, line, names_.size(), kFirstYear, kLastYear, true);
        const auto value = number(row, line, names_.size() + 1, low_, high_, false);
        if (found.size() < names_.size() || !year || !value) return;
        try {
            take(found, static_cast<int>(*year), *value);
        } catch (const Error& e) {
            fault(row, line, places_[names_.size()], e.what());
        }
    }

    std::optional<double> number(const std::vector<std::string>& row, int line, std::size_t k, double low, double high, bool whole) {
        NumberFault why;
        const std::string& text = row[places_[k]];
        const auto value = whole ? [&]() -> std::optional<double> {
            const auto year = parse_integer(text, why);
            return year ? std::optional<double>(*year) : std::nullopt;
        }() : parse_number(text, why);
        if (!value) fault(row, line, places_[k], why.message, why.hint);
        else if (!(*value >= low && *value <= high)) fault(row, line, places_[k], fmt::format("{} lies outside [{:g}, {:g}]", text, low, high));
        else return value;
        return std::nullopt;
    }

    /// The column is right where no field before it is quoted.
    void fault(const std::vector<std::string>& row, int line, std::size_t field, std::string message, std::string hint = {}) {
        int column = 1;
        for (std::size_t k = 0; k < field; ++k) column += static_cast<int>(row[k].size()) + 1;
        diagnostics_.error({path_.string(), line, column}, std::move(message), std::move(hint));
    }

    const fs::path& path_;
    std::vector<Column> names_;
    double low_, high_;
    Diagnostics& diagnostics_;
    std::vector<std::size_t> places_;
};

}  // namespace

std::optional<Archive> read_archive(const HindcastSpec& spec, Diagnostics& diagnostics) {
    Archive out;
    Diagnostics own;
    const auto states = ids(spec.world, Axis::state), powers = ids(spec.world, Axis::power);
    const auto into = [](Figures& figures) {
        return [&figures](const std::vector<std::size_t>& n, int year, double value) { figures.add({n[0], n[1], n[2]}, year, value); };
    };
    TableReader(spec.figures, {{"series", ids(spec.series)}, {"state", states}, {"power", powers}}, 0, 1, own).read(into(out.figures));
    if (!spec.ties.empty())
        TableReader(spec.ties, {{"domain", ids(spec.world, Axis::domain)}, {"state", states}, {"power", powers}}, 0, 1, own).read(into(out.ties));
    Figures drivers;
    if (!spec.drivers.empty())
        TableReader(spec.drivers, {{"driver", ids(spec.driving)}}, 1e-9, 1e18, own).read(
            [&](const std::vector<std::size_t>& n, int year, double value) { drivers.add({n[0], 0, 0}, year, value); });
    for (std::size_t k = 0; k < spec.driving.size(); ++k) {
        const auto figures = drivers.of({k, 0, 0});
        if (figures.empty() && !own.has_errors()) own.error({spec.drivers.string(), 0, 0}, fmt::format("no figure of the driver '{}'", spec.driving[k].id));
        out.drivers.emplace_back(figures.begin(), figures.end());
    }
    for (const auto& d : own.sorted()) diagnostics.error(d.mark, d.message, d.hint);
    if (own.has_errors()) return std::nullopt;
    return out;
}

}  // namespace multivector::hindcast
