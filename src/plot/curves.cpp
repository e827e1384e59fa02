#include "plot/curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/month.hpp"
#include "report/table_file.hpp"

namespace multivector::plotting {
namespace {

constexpr std::size_t kValues = 6;

/// Columns of a table; empty where it has none.
struct Columns {
    std::string panel, part, measure;
    std::array<std::string, kValues> values;  ///< middle, q05, q25, q75, q95, arithmetic
};

Columns columns_of(const Picture& picture, bool alone) {
    const std::string table = picture.table;
    Columns c;
    c.panel = picture.panels == Panels::power ? "power" : picture.panels == Panels::corridor ? "corridor" : "";
    c.part = picture.parts;
    c.measure = table == "postures.csv" ? "" : "measure";
    if (picture.drawing == Drawing::effect)
        c.values = {"effect", "effect_low", "", "", "effect_high", "arithmetic"};
    else if (picture.drawing == Drawing::stack || alone)
        c.values = {"mean", "", "", "", "", ""};
    else if (table == "corridors.csv")
        c.values = {"q50", "q05", "", "", "q95", ""};
    else
        c.values = {"q50", "q05", "q25", "q75", "q95", ""};
    if (picture.measures.front().mean) c.values.front() = "mean";
    return c;
}

class Reader {
public:
    Reader(const reporting::RunFolder& folder, const Picture& picture, std::string state)
        : picture_(picture), state_(std::move(state)), columns_(columns_of(picture, is_alone(folder))) {
        if (!columns_.panel.empty()) panels_ = reporting::ids_of(folder.run, columns_.panel);
        if (!columns_.part.empty()) parts_ = reporting::ids_of(folder.run, columns_.part);
        add("date");
        add("state");
        for (const auto& name : {columns_.measure, columns_.panel, columns_.part}) add(name);
        for (const auto& name : columns_.values) add(name);
    }

    [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

    void take(const reporting::Row& row) {
        if (text(row, "state") != state_) return;
        CurveKey key;
        if (!columns_.measure.empty()) key.measure = place_of_measure(text(row, columns_.measure));
        if (key.measure < 0) return;
        key.panel = index(columns_.panel, panels_, row);
        key.part = index(columns_.part, parts_, row);
        const auto month = parse_month(text(row, "date"));
        if (!month) throw Error(fmt::format("'{}' is not a month", text(row, "date")));
        std::array<double, kValues> v{};
        for (std::size_t k = 0; k < kValues; ++k)
            v[k] = columns_.values[k].empty() ? std::numeric_limits<double>::quiet_NaN()
                                              : row.number(place(columns_.values[k]));
        if (std::isfinite(v[0])) curves_[key].push_back({month->index, v[0], v[1], v[2], v[3], v[4], v[5]});
    }

    [[nodiscard]] Curves curves() { return std::move(curves_); }

private:
    void add(const std::string& name) {
        if (!name.empty()) asked_.push_back(name);
    }
    [[nodiscard]] std::size_t place(const std::string& name) const {
        return static_cast<std::size_t>(std::ranges::find(asked_, name) - asked_.begin());
    }
    [[nodiscard]] const std::string& text(const reporting::Row& row, const std::string& name) const {
        return row.text(place(name));
    }
    [[nodiscard]] int place_of_measure(const std::string& name) const {
        const auto it = std::ranges::find(picture_.measures, name, [](const Measure& m) { return std::string_view(m.name); });
        return it == picture_.measures.end() ? -1 : static_cast<int>(it - picture_.measures.begin());
    }
    /// Place of an entity; -1 if the table has no such column.
    [[nodiscard]] int index(const std::string& kind, const std::vector<std::string>& ids, const reporting::Row& row) const {
        if (kind.empty()) return -1;
        const auto it = std::ranges::find(ids, text(row, kind));
        if (it == ids.end()) throw Error(fmt::format("run.json knows no {} '{}'", kind, text(row, kind)));
        return static_cast<int>(it - ids.begin());
    }

    const Picture& picture_;
    std::string state_;
    Columns columns_;
    std::vector<std::string> panels_, parts_, asked_;
    Curves curves_;
};

void thin(Curve& curve) {
    const std::size_t step = (curve.size() + kMostPoints - 1) / kMostPoints;
    if (step <= 1) return;
    Curve kept;
    for (std::size_t k = 0; k + 1 < curve.size(); k += step) kept.push_back(curve[k]);
    kept.push_back(curve.back());
    curve = std::move(kept);
}

/// A corridor that never carries anything has nothing to show.
bool is_empty(const Curve& curve) {
    return std::ranges::all_of(curve, [](const Point& p) { return p.middle == 0 && !(p.q95 > 0); });
}

}  // namespace

bool is_alone(const reporting::RunFolder& folder) { return folder.run.at("band").get<std::string>() == "none"; }

Curves read_curves(const reporting::RunFolder& folder, const Picture& picture, const std::string& state,
                   Diagnostics& faults) {
    const auto missing = [&] {
        faults.error({folder.path.string(), 0, 0},
                     fmt::format("the run holds nothing for --what {}{}", picture.name,
                                 state.empty() ? "" : fmt::format(" of '{}'", state)),
                     picture.written);
        return Curves{};
    };
    const reporting::Json& results = folder.run.at("results");
    if (!results.contains(picture.table)) return missing();
    Reader reader(folder, picture, state);
    Diagnostics of_table;
    reporting::read_table(folder.path / picture.table, results.at(picture.table).get<std::string>(), reader.asked(),
               [&](const reporting::Row& row) { reader.take(row); }, of_table);
    for (const auto& fault : of_table.sorted()) faults.error(fault.mark, fault.message, fault.hint);
    if (of_table.has_errors()) return {};
    Curves curves = reader.curves();
    if (picture.panels == Panels::corridor) std::erase_if(curves, [](const auto& c) { return is_empty(c.second); });
    if (curves.empty()) return missing();
    for (auto& [key, curve] : curves) {
        std::ranges::sort(curve, {}, &Point::month);
        thin(curve);
    }
    return curves;
}

}  // namespace multivector::plotting
