#include "output/draw_file.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/names.hpp"
#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "config/format.hpp"
#include "config/numbers.hpp"
#include "output/csv.hpp"

namespace multivector {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What values a number may take, both ends included.
struct Admissible {
    double low = 0, high = 0;
    std::string_view what;  ///< the input or the field that says so
};

Admissible admissible(const World& w, int slot) {
    const ChannelInfo* c = channel_of(w, slot);
    if (c != nullptr && c->channel == Channel::parameter) {
        const ParameterInfo& p = parameters()[static_cast<std::size_t>(slot - w.at(Channel::parameter))];
        return {p.low, p.high, p.name};
    }
    if (c != nullptr) return {c->low, c->high, c->name};
    for (const TimedInput& t : w.timed)  // what an input is set to is a value of that input
        for (const Op& op : t.ops)
            if (op.size_slot == slot && op.kind == OpKind::set) return {t.low, t.high, "the input that is set"};
    const Shape* shape = input_shape(w.paths[static_cast<std::size_t>(slot)]);
    const Bounds bounds = shape != nullptr ? shape->bounds : Bounds{};
    return {bounds.low, bounds.high, "the field"};
}

/// The worlds that a table may speak of, with the names in each.
struct Named {
    World world;
    std::map<std::string, std::vector<int>, std::less<>> names;
};

class TableReader {
public:
    TableReader(const std::string& shown, const std::vector<const Scenario*>& scenarios, Diagnostics& diagnostics)
        : shown_(shown), diagnostics_(diagnostics) {
        for (const Scenario* s : scenarios) {
            Named& named = worlds_.emplace_back(compile(*s), std::map<std::string, std::vector<int>, std::less<>>{});
            named.names = input_names(named.world);
        }
    }

    void read(std::istream& in) {
        try {
            CsvReader csv(in, shown_);
            for (std::size_t k = 0; k < csv.header().size(); ++k) take_column(csv.header()[k], mark(csv, k));
            std::vector<std::string> row;
            while (csv.next_of_any_length(row)) take_row(csv, row);
            if (rows_ == 0) diagnostics_.error({shown_, 1, 1}, "there is no row below the header", "each row is a draw");
        } catch (const CsvError& e) {
            diagnostics_.error({shown_, e.line, 1}, e.fault);
        }
    }

    DrawTable table;

private:
    struct Range : Admissible {
        bool known = false;
    };

    [[nodiscard]] Mark mark(const CsvReader& csv, std::size_t k) const { return {shown_, csv.at(k).line, csv.at(k).column}; }

    void take_column(const std::string& name, const Mark& at) {
        Range& range = ranges_.emplace_back();
        table.inputs.push_back(name);
        range.low = Bounds{}.low;
        range.high = Bounds{}.high;
        for (std::size_t w = 0; w < worlds_.size(); ++w) {
            const auto it = worlds_[w].names.find(name);
            if (it == worlds_[w].names.end()) continue;
            range.known = true;
            for (const int slot : it->second) {
                const Admissible a = admissible(worlds_[w].world, slot);
                if (a.low > range.low) range.low = a.low, range.what = a.what;
                if (a.high < range.high) range.high = a.high, range.what = a.what;
                const auto [other, fresh] = taken_.try_emplace({w, slot}, table.inputs.size() - 1);
                if (!fresh) refuse_repeat(name, table.inputs[other->second], at);
            }
        }
        if (!range.known) refuse_unknown(name, at);
    }

    void refuse_repeat(const std::string& name, const std::string& other, const Mark& at) {
        diagnostics_.error(at, name == other ? fmt::format("the column '{}' is there twice", name)
                                             : fmt::format("the columns '{}' and '{}' give the same number", other, name));
    }

    void refuse_unknown(const std::string& name, const Mark& at) {
        std::set<std::string> names;  // both sides of a comparison have most of them
        for (const Named& w : worlds_)
            for (const auto& [known, slots] : w.names) names.insert(known);
        const std::string near = nearest_name(name, {names.begin(), names.end()});
        diagnostics_.error(at, fmt::format("unknown input '{}'", name),
                           near.empty() ? "a column has the path of an input or a parameter, as 'describe --inputs' and draws.csv show it"
                                        : fmt::format("did you mean '{}'?", near));
    }

    void take_row(const CsvReader& csv, const std::vector<std::string>& row) {
        ++rows_;
        if (row.size() != ranges_.size()) {
            diagnostics_.error(mark(csv, 0), fmt::format("expected {} fields, as in the header, got {}", ranges_.size(), row.size()));
            return;
        }
        for (std::size_t k = 0; k < row.size(); ++k) {
            NumberFault fault;
            const auto value = parse_number(row[k], fault);
            if (!value) diagnostics_.error(mark(csv, k), fmt::format("{} (column {})", fault.message, table.inputs[k]), fault.hint);
            else if (ranges_[k].known && (*value < ranges_[k].low || *value > ranges_[k].high))
                diagnostics_.error(mark(csv, k), fmt::format("{} is outside {} to {}, the range of {} (column {})", row[k], ranges_[k].low,
                                                             ranges_[k].high, ranges_[k].what, table.inputs[k]));
            table.values.push_back(value.value_or(0));
        }
    }

    const std::string& shown_;
    Diagnostics& diagnostics_;
    std::vector<Named> worlds_;
    std::vector<Range> ranges_;                                      // of the columns
    std::map<std::pair<std::size_t, int>, std::size_t> taken_;       // world and slot, column
    std::size_t rows_ = 0;
};

}  // namespace

std::optional<DrawTable> parse_draw_table(const std::string& text, const std::string& shown,
                                          const std::vector<const Scenario*>& scenarios, Diagnostics& diagnostics) {
    Diagnostics own;
    TableReader reader(shown, scenarios, own);
    std::istringstream in(text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text);
    reader.read(in);
    for (const Diagnostic& d : own.sorted()) diagnostics.error(d.mark, d.message, d.hint);
    if (own.has_errors()) return std::nullopt;
    return std::move(reader.table);
}

std::optional<DrawTable> read_draw_table(const std::filesystem::path& path, const std::vector<const Scenario*>& scenarios,
                                         Diagnostics& diagnostics) {
    const auto text = read_file(path, diagnostics);
    if (!text) return std::nullopt;
    return parse_draw_table(*text, path.string(), scenarios, diagnostics);
}

std::string draw_table_text(const DrawTable& table) {
    CsvText csv;
    for (const std::string& name : table.inputs) csv.text(name);
    csv.end();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const double value : table.row(row)) csv.number(value);
        csv.end();
    }
    return csv.so_far();
}

}  // namespace multivector
