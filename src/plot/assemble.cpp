#include "plot/assemble.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "plot/palette.hpp"
#include "plot/text.hpp"

namespace multivector::plotting {
namespace {

using reporting::Json;
using reporting::RunFolder;

std::string text_in(const Json& json, const char* key) { return clean(json.at(key).get<std::string>()); }

/// Name of an entity, its id if it has none that can be read.
std::string name_of(const Json& run, const std::string& kind, int place) {
    const Json& entity = run.at("resolved").at("entities").at(kind).at(static_cast<std::size_t>(place));
    const std::string name = text_in(entity, "name");
    return name.find_first_not_of(" \t\n") == std::string::npos ? text_in(entity, "id") : name;
}

Month month_in(const Json& run, const char* key) { return parse_month(run.at("scenario").at(key).get<std::string>()).value(); }

/// Weights of the domains for a state, as stated; they add up to one.
std::vector<double> weights_of(const Json& run, const std::string& state) {
    const auto domains = reporting::ids_of(run, "domain");
    std::map<std::string, double> stated;
    for (const Json& input : run.at("resolved").at("inputs"))
        if (input.at("value").is_number()) stated[input.at("path").get<std::string>()] = input.at("value").get<double>();
    std::vector<double> out;
    double sum = 0;
    for (const auto& domain : domains) {
        const auto own = stated.find(fmt::format("states.{}.weights.{}", state, domain));
        const auto usual = stated.find(fmt::format("domains.{}.weight", domain));
        out.push_back(own != stated.end() ? own->second : usual != stated.end() ? usual->second : 0);
        sum += out.back();
    }
    for (double& w : out) w = sum > 0 ? w / sum : 1 / static_cast<double>(out.size());
    return out;
}

Curve times(Curve curve, double factor) {
    for (Point& p : curve)
        for (double* value : {&p.middle, &p.q05, &p.q25, &p.q75, &p.q95, &p.arithmetic}) *value *= factor;
    return curve;
}

std::vector<Mark> marks_of_run(const Json& run) {
    const std::string base = text_in(run.at("scenario"), "base"), end = text_in(run.at("scenario"), "end");
    std::map<std::string, std::string> by_month;
    for (const Json& shock : reporting::marks_of(run)) {
        // What was in force before the first month has no place on the axis.
        const auto from = std::max(text_in(shock, "from"), base);
        if (from > end) continue;
        std::string& words = by_month[from];
        words += fmt::format("{}{}", words.empty() ? "" : "; ", isolated(readable(text_in(shock, "name"))));
        if (shock.contains("to"))
            if (const auto to = parse_month(text_in(shock, "to"))) words += fmt::format(" (to {})", month_name(*to));
    }
    std::vector<Mark> out;
    for (const auto& [date, words] : by_month)
        if (const auto month = parse_month(date))
            out.push_back({month->index, std::to_string(out.size() + 1), month_name(*month) + ": " + words});
    return out;
}

// ---- panels -------------------------------------------------------------------------------------------------------

class Assembler {
public:
    explicit Assembler(const Assembly& a) : a_(a), first_(a.runs.front().folder->run) {
        for (const Drawn& drawn : a.runs) collect(drawn);
        if (a.picture.drawing == Drawing::stack && parts_is("domain"))
            for (const Drawn& drawn : a.runs) weights_.push_back(weights_of(drawn.folder->run, state_id()));
    }

    Sheet sheet() {
        Sheet out;
        const auto identity = text_in(first_, "identity");
        std::string id = "multivector-";
        for (const char c : identity.substr(0, kShort)) id += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
        out.id = fmt::format("{}-{}", id, a_.picture.name);
        out.title = title();
        settle_span(out);
        for (std::size_t k = 0; k < a_.runs.size(); ++k) out.rows.push_back(row(k));
        settle_scales(out);
        if (a_.picture.panels != Panels::measure) out.axis = a_.picture.measures.front().axis;
        about(out);
        legend(out);
        foot(out);
        for (Row& row : out.rows)
            for (Panel& panel : row.panels) panel.words = words_of(panel);
        return out;
    }

private:
    static constexpr std::size_t kShort = 12;  // characters of a fingerprint that are enough to tell runs apart

    [[nodiscard]] bool parts_is(const char* kind) const { return std::string_view(a_.picture.parts) == kind; }
    [[nodiscard]] std::string state_id() const { return reporting::ids_of(first_, "state")[static_cast<std::size_t>(a_.state)]; }
    [[nodiscard]] std::string panel_kind() const { return a_.picture.panels == Panels::power ? "power" : "corridor"; }

    /// Panels that any run has something for: measure and entity.
    void collect(const Drawn& drawn) {
        for (const auto& [key, curve] : drawn.curves) {
            panels_.insert({key.measure, key.panel});
            parts_ = std::max(parts_, key.part + 1);
        }
    }

    [[nodiscard]] std::string title() const {
        const std::string text = a_.picture.title;
        if (a_.state < 0) return text;
        return fmt::format(fmt::runtime(text), isolated(name_of(first_, "state", a_.state)));
    }

    void settle_span(Sheet& out) const {
        out.from = month_in(first_, "base");
        out.to = month_in(first_, "end");
        for (const Drawn& drawn : a_.runs) {
            out.from = std::min(out.from, month_in(drawn.folder->run, "base"));
            out.to = std::max(out.to, month_in(drawn.folder->run, "end"));
        }
    }

    [[nodiscard]] Row row(std::size_t k) const {
        Row out;
        if (a_.runs.size() > 1) out.label = clean(a_.labels[k]);
        out.marks = marks_of_run(a_.runs[k].folder->run);
        for (const auto& [measure, entity] : panels_) out.panels.push_back(panel(k, measure, entity));
        return out;
    }

    [[nodiscard]] Curve curve_of(const Drawn& drawn, CurveKey key, const Measure& measure) const {
        constexpr double kPercent = 100;
        const auto it = drawn.curves.find(key);
        if (it == drawn.curves.end()) return {};
        return times(it->second, measure.unit == Unit::percent ? kPercent : 1);
    }

    [[nodiscard]] Panel panel(std::size_t run, int measure, int entity) const {
        const Measure& m = a_.picture.measures[static_cast<std::size_t>(measure)];
        Panel out;
        if (a_.picture.panels == Panels::measure) {
            out.title = m.title;
            out.axis = m.axis;
        } else {
            out.title = name_of(first_, panel_kind(), entity);
        }
        out.swatch = a_.picture.panels == Panels::power;
        out.color = out.swatch ? shade("p", static_cast<std::size_t>(entity)) : shade("accent");
        if (a_.picture.drawing != Drawing::stack) {
            out.curve = curve_of(a_.runs[run], {measure, entity, -1}, m);
            if (a_.against != nullptr) out.dashed = curve_of(*a_.against, {measure, entity, -1}, m);
            return out;
        }
        for (int part = 0; part < parts_; ++part) {
            Curve curve = curve_of(a_.runs[run], {measure, entity, part}, m);
            if (curve.empty()) continue;
            if (!weights_.empty()) curve = times(curve, weights_[run][static_cast<std::size_t>(part)]);
            out.parts.push_back({key_of(part), part_color(part), std::move(curve)});
        }
        return out;
    }

    /// "a" to "z", "aa", "ab" and so on.
    static std::string key_of(int part) {
        constexpr int kLetters = 26;
        std::string out(1, static_cast<char>('a' + part % kLetters));
        return part < kLetters ? out : key_of(part / kLetters - 1) + out;
    }

    [[nodiscard]] std::string part_color(int part) const {
        return shade(parts_is("domain") ? "d" : "s", static_cast<std::size_t>(part));
    }

    // ---- scales ---------------------------------------------------------------------------------------------------

    struct Range {
        double low = std::numeric_limits<double>::infinity(), high = -low;

        void add(double value) {
            if (!std::isfinite(value)) return;
            low = std::min(low, value);
            high = std::max(high, value);
        }
        void add(const Range& other) {
            add(other.low);
            add(other.high);
        }
    };

    static Range range_of(const Panel& panel) {
        Range out;
        for (const Curve* curve : {&panel.curve, &panel.dashed})
            for (const Point& p : *curve)
                for (const double value : {p.middle, p.q05, p.q95, p.arithmetic}) out.add(value);
        std::map<int, std::pair<double, double>> sums;
        for (const Part& part : panel.parts)
            for (const Point& p : part.curve) (p.middle < 0 ? sums[p.month].first : sums[p.month].second) += p.middle;
        for (const auto& [month, sum] : sums) {
            out.add(sum.first);
            out.add(sum.second);
        }
        return out;
    }

    /// Panels of the same thing have the same scale in all rows; those of other things where that was asked for.
    void settle_scales(Sheet& sheet) {
        const bool indices = a_.picture.panels == Panels::measure || a_.state < 0;
        std::vector<Range> ranges(panels_.size());
        for (const Row& row : sheet.rows)
            for (std::size_t k = 0; k < row.panels.size(); ++k) ranges[k].add(range_of(row.panels[k]));
        const Measure& m = a_.picture.measures.front();
        same_ = a_.picture.panels != Panels::measure && (a_.same_scale || m.shared || m.whole);
        if (same_) {
            Range all;
            for (const Range& range : ranges) all.add(range);
            std::ranges::fill(ranges, all);
        }
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            Range range = ranges[k];
            // An index is read by its changes: its axis begins near its least value where zero is far.
            const bool far = indices && range.low > range.high / 2;
            off_zero_ = off_zero_ || far;
            if (!far) range.add(0);
            const Scale scale = m.whole ? scale_of(0, m.unit == Unit::percent ? 100 : 1, true)
                                        : scale_of(range.low, range.high, false);
            for (Row& row : sheet.rows) row.panels[k].scale = scale;
        }
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    static std::string spread_of(const RunFolder& folder) {
        const auto band = folder.run.at("band").get<std::string>();
        if (band == "luck") return "luck";
        return band == "inputs" ? "uncertain inputs" : "luck and uncertain inputs";
    }

    /// "1,000 runs that differ by luck", "a single run".
    static std::string runs_of(const RunFolder& folder) {
        const Json& options = folder.run.at("options");
        if (is_alone(folder))
            return options.value("mean_field", false) ? "expected values of a single run without luck" : "a single run";
        return fmt::format("{} runs that differ by {}", thousands(options.at("replicates").get<std::size_t>()),
                           spread_of(folder));
    }

    void about(Sheet& out) const {
        if (a_.runs.size() == 1) out.about.push_back(isolated(clean(a_.labels.front())));
        std::set<std::string> seen;
        std::string runs;
        for (std::size_t k = 0; k < a_.runs.size(); ++k)
            if (const auto words = runs_of(*a_.runs[k].folder); seen.insert(words).second)
                runs += (runs.empty() ? "" : ", ") + words;
        if (a_.runs.size() > 1 && seen.size() == 1) runs = "in each row " + runs;
        if (!runs.empty()) runs.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(runs.front())));
        const std::string to = out.to > out.from ? " to " + month_name(out.to) : "";
        std::string line = fmt::format("{}. {}{}.", runs, month_name(out.from), to);
        const bool several = out.rows.front().panels.size() > 1 && a_.picture.panels != Panels::measure;
        if (several) line += same_ ? " All panels have the same scale." : " Each panel has its own scale.";
        if (off_zero_) line += " An axis need not begin at zero.";
        out.about.push_back(line);
    }

    void legend(Sheet& out) const {
        using Sign = LegendEntry::Sign;
        const std::string own = shade(a_.picture.panels == Panels::power ? "muted" : "accent"), text = shade("text");
        const auto any = [&](auto has) {
            return std::ranges::any_of(out.rows, [&](const Row& r) { return std::ranges::any_of(r.panels, has); });
        };
        const auto band = [&](double Point::*value) {
            return any([&](const Panel& p) { return std::ranges::any_of(p.curve, [&](const Point& q) { return std::isfinite(q.*value); }); });
        };
        if (a_.picture.drawing == Drawing::stack) {
            for (int part = parts_ - 1; part >= 0; --part)
                out.legend.push_back({Sign::box, part_color(part), name_of(first_, a_.picture.parts, part), 1, key_of(part)});
        } else if (a_.picture.drawing == Drawing::effect) {
            out.legend.push_back({Sign::line, own, "mean change, run by run on the same luck"});
            out.legend.push_back({Sign::band, own, "its 95 % interval", kMost});
            out.legend.push_back({Sign::dash, text, "arithmetic: choices as without the shocks"});
        } else {
            const bool bands = band(&Point::q05);
            const std::string middle = !bands ? "value" : a_.picture.measures.front().mean ? "mean" : "median";
            out.legend.push_back({Sign::line, own, middle});
            if (band(&Point::q25)) out.legend.push_back({Sign::band, own, "50 % of the runs", 1 - (1 - kMost) * (1 - kHalf)});
            if (bands) out.legend.push_back({Sign::band, own, "90 % of the runs", kMost});
            if (a_.against != nullptr)
                out.legend.push_back({Sign::dash, text, middle + " of " + isolated(clean(a_.labels.back()))});
        }
        const bool shocks = std::ranges::any_of(out.rows, [](const Row& r) { return !r.marks.empty(); });
        if (shocks) out.legend.push_back({Sign::dots, shade("muted"), "shocks begin, by number"});
    }

    void foot(Sheet& out) const {
        const auto run = [](const RunFolder& folder) {
            const Json& options = folder.run.at("options");
            return fmt::format("{} (seed {}, {})", text_in(folder.run.at("scenario"), "id"),
                               options.at("seed").get<std::uint64_t>(), text_in(folder.run, "identity").substr(0, kShort));
        };
        std::string source = fmt::format("Source: multivector {}, {} of", text_in(first_, "version"), a_.picture.table);
        for (std::size_t k = 0; k < a_.runs.size(); ++k) source += (k == 0 ? " " : ", ") + run(*a_.runs[k].folder);
        if (a_.against != nullptr) source += "; dashed: " + run(*a_.against->folder);
        out.foot.push_back(source + ". A simulation of a model, not a forecast.");
    }

    [[nodiscard]] std::string words_of(const Panel& panel) const {
        const int digits = panel.scale.decimals + 1;
        const auto at = [&](const Point& p) {
            const std::string band = std::isfinite(p.q05) && std::isfinite(p.q95)
                                         ? fmt::format(" ({} to {})", number(p.q05, digits), number(p.q95, digits))
                                         : "";
            return fmt::format("{}{} in {}", number(p.middle, digits), band, month_name(Month{p.month}));
        };
        std::string out = isolated(panel.title) + ": ";
        if (!panel.curve.empty()) {
            out += at(panel.curve.front());
            if (panel.curve.size() > 1) out += ", " + at(panel.curve.back());
        }
        if (!panel.parts.empty()) {
            out += "at the end ";
            for (std::size_t k = 0; k < panel.parts.size(); ++k)
                out += fmt::format("{}{} {}", k == 0 ? "" : ", ", panel.parts[k].key, number(panel.parts[k].curve.back().middle, digits));
        }
        return out;
    }

    const Assembly& a_;
    const Json& first_;
    std::set<std::pair<int, int>> panels_;
    int parts_ = 0;
    std::vector<std::vector<double>> weights_;  // of domains, by run
    bool same_ = false, off_zero_ = false;
};

}  // namespace

Sheet assemble(const Assembly& assembly) { return Assembler(assembly).sheet(); }

}  // namespace multivector::plotting
