#include "config/when.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/names.hpp"
#include "config/numbers.hpp"
#include "config/units.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

constexpr int kMostMonths = 1200;

/// A word or a sign of a text, and the byte at which it begins.
struct Token {
    std::string_view text;
    std::size_t at = 0;
};

std::vector<Token> tokens_of(std::string_view text) {
    constexpr std::string_view kSigns = "[],<>";
    const std::string ends = std::string(kSigns) + " \n";
    std::vector<Token> tokens;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \n", at)) < text.size();) {
        const bool sign = kSigns.find(text[at]) != std::string_view::npos;
        const std::size_t end = sign ? at + 1 : std::min(text.find_first_of(ends, at), text.size());
        tokens.push_back({text.substr(at, end - at), at});
        at = end;
    }
    return tokens;
}

/// What a measure is of, in the order in which names are written.
struct Kind {
    Axis axis;
    bool (*of)(Measure);
};
constexpr std::array<Kind, 3> kKindsOfNames{
    {{Axis::state, needs_state}, {Axis::power, needs_power}, {Axis::domain, needs_domain}}};

/// Reads the conditions of one text. A fault ends its condition only, as far as the others can be told apart.
class WhenReader {
public:
    WhenReader(Context& context, const Reader& field)
        : c_(context), field_(field), text_(field.node()->text), tokens_(tokens_of(text_)) {}

    std::vector<Condition> read() {
        std::vector<Condition> out;
        for (std::size_t begin = 0; begin <= tokens_.size(); begin = end_ + 1) {
            at_ = begin;
            end_ = begin;
            while (end_ < tokens_.size() && tokens_[end_].text != "and") ++end_;
            if (auto condition = read_one()) out.push_back(*condition);
        }
        return out;
    }

private:
    /// Where a byte of the text stands in the file.
    [[nodiscard]] Mark place(std::size_t byte) const {
        Mark mark = field_.mark();
        if (mark.line == 0 || field_.node()->text_at < 0) return mark;
        const auto inner = std::ranges::count_if(text_.substr(0, byte), [](char c) { return (c & 0xC0) == 0x80; });
        mark.column += field_.node()->text_at + static_cast<int>(byte) - static_cast<int>(inner);
        return mark;
    }

    void fault(std::size_t byte, const std::string& message, std::string hint = {}) {
        report_at(c_.diagnostics, place(byte), field_.path(), message, std::move(hint));
    }

    [[nodiscard]] bool more() const { return at_ < end_; }
    [[nodiscard]] bool next_is(std::string_view word) const { return more() && tokens_[at_].text == word; }

    /// Where the next word stands, or the last one ends.
    [[nodiscard]] std::size_t here() const {
        if (at_ < tokens_.size()) return tokens_[at_].at;
        return tokens_.empty() ? 0 : tokens_.back().at + tokens_.back().text.size() - 1;
    }

    bool expected(const std::string& what, const std::string& hint = {}) {
        const auto got = at_ < tokens_.size() ? fmt::format("'{}'", tokens_[at_].text) : std::string("the end");
        fault(here(), fmt::format("expected {}, got {}", what, got), hint);
        return false;
    }

    std::optional<Condition> read_one() {
        Condition x;
        std::optional<Measure> measure;
        if (!read_measure(measure) || !read_names(measure, x) || !read_level(measure, x) || !read_months(x))
            return std::nullopt;
        if (more()) expected("'for', 'and' or the end");
        return x;
    }

    bool read_measure(std::optional<Measure>& measure) {
        if (!more()) return expected("a measure", name_hint("", measure_names()));
        measure_at_ = tokens_[at_].at;
        const std::string name(tokens_[at_].text);
        measure = find_measure(name);
        if (!measure) fault(measure_at_, fmt::format("unknown measure '{}'", name), name_hint(name, measure_names()));
        ++at_;
        return true;
    }

    bool read_names(std::optional<Measure> measure, Condition& x) {
        std::vector<Token> names;
        if (next_is("[")) {
            do {
                ++at_;
                if (!more() || next_is(",") || next_is("]")) return expected("a name");
                names.push_back(tokens_[at_++]);
            } while (next_is(","));
            if (!next_is("]")) return expected("',' or ']'");
            ++at_;
        }
        if (measure) resolve(*measure, names, x);
        return true;
    }

    bool read_level(std::optional<Measure> measure, Condition& x) {
        if (!next_is(">") && !next_is("<")) return expected("'>' or '<'");
        x.above = next_is(">");
        ++at_;
        if (!more()) return expected("a number");
        const Token token = tokens_[at_++];
        NumberFault bad;
        const auto level = parse_number(token.text, bad);
        if (!level) {
            const bool equal = token.text.starts_with("=");
            fault(token.at, bad.message, equal ? "write > or <; the level itself does not count" : bad.hint);
            if (token.text == "=" && more()) ++at_;
        } else if (measure) {
            check_reach(*measure, token, x.above, *level);
        }
        x.level = level.value_or(0);
        if (measure) x.measure = *measure;
        return true;
    }

    void check_reach(Measure measure, const Token& token, bool above, double level) {
        const auto [low, high] = range_of(measure);
        const bool never = above ? level >= high : level <= low;
        if (level >= low && level <= high && !never) return;
        fault(
            token.at,
            fmt::format("{} is never {} {}", measure_name(measure), never ? (above ? "above" : "below") : "at", level),
            fmt::format("it goes from {} to {}", low, high));
    }

    bool read_months(Condition& x) {
        if (!next_is("for")) return true;
        ++at_;
        if (!more()) return expected("a number of months");
        const Token token = tokens_[at_++];
        NumberFault bad;
        const auto months = parse_integer(token.text, bad);
        if (!months) {
            fault(token.at, bad.message, bad.hint);
        }
        const auto* unit = more() ? find_unit("months", tokens_[at_].text) : nullptr;
        if (unit == nullptr) return expected("'months' or 'years'");
        const double length = static_cast<double>(months.value_or(1)) * unit->over / unit->under;
        if (length < 1 || length > kMostMonths)
            fault(token.at, fmt::format("{} months are outside 1 to {}", length, kMostMonths));
        x.months = static_cast<int>(length);
        ++at_;
        return true;
    }

    /// Gives each name the kind of thing that it is; a name of several kinds, one that no other name has.
    void resolve(Measure measure, std::vector<Token> names, Condition& x) {
        std::array<std::optional<std::size_t>, kKindsOfNames.size()> found;
        const auto kinds = [&](const Token& name) {
            return std::ranges::count_if(kKindsOfNames,
                                         [&](const Kind& k) { return k.of(measure) && c_.find(k.axis, name.text); });
        };
        std::ranges::stable_sort(names, {}, kinds);
        bool known = true;
        for (const Token& name : names) known &= place_name(measure, name, found);
        for (std::size_t k = 0; known && k < kKindsOfNames.size(); ++k) {
            if (!kKindsOfNames[k].of(measure) || found[k]) continue;
            if (kKindsOfNames[k].axis == Axis::state) {
                found[k] = only_focal(measure);
            } else {
                fault(measure_at_, subject_fault(measure, axis_name(kKindsOfNames[k].axis), true), usage(measure));
            }
        }
        x.state = found[0].value_or(0);
        x.of_power = found[1];
        x.of_domain = found[2];
    }

    /// Whether the name is that of anything; a name that is not may be the one that lacks.
    bool place_name(Measure measure, const Token& name, std::array<std::optional<std::size_t>, kKindsOfNames.size()>& found) {
        std::vector<std::string> candidates;
        std::string refused;
        for (std::size_t k = kKindsOfNames.size(); k-- > 0;) {
            const Kind& kind = kKindsOfNames[k];
            const bool takes = kind.of(measure);
            for (const auto& entity : c_.out.entities[static_cast<std::size_t>(kind.axis)])
                if (takes) candidates.push_back(entity.id);
            const auto position = c_.find(kind.axis, name.text);
            if (position && takes && !found[k]) {
                found[k] = position;
                return true;
            }
            if (position && (refused.empty() || takes)) refused = subject_fault(measure, axis_name(kind.axis), takes);
        }
        if (refused.empty()) {
            fault(name.at, fmt::format("unknown name '{}'", name.text), name_hint(name.text, candidates));
        } else {
            fault(name.at, refused, fmt::format("remove '{}'", name.text));
        }
        return !refused.empty();
    }

    /// The state that is meant where none is named.
    std::optional<std::size_t> only_focal(Measure measure) {
        const auto& focal = c_.out.focal;
        const auto it = std::ranges::find(focal, true);
        if (std::ranges::count(focal, true) == 1) return static_cast<std::size_t>(it - focal.begin());
        if (it != focal.end())
            fault(measure_at_,
                  fmt::format("the world has several focal states, and the measure {} is of one state",
                              measure_name(measure)),
                  usage(measure));
        return std::nullopt;
    }

    [[nodiscard]] static std::string usage(Measure measure) {
        std::vector<std::string> kinds;
        for (const Kind& kind : kKindsOfNames)
            if (kind.of(measure)) kinds.emplace_back(axis_name(kind.axis));
        for (auto& kind : kinds)
            std::ranges::transform(kind, kind.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        return fmt::format("write {}[{}]", measure_name(measure), fmt::join(kinds, ", "));
    }

    Context& c_;
    const Reader& field_;
    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0, end_ = 0;  // the next word, and the end of the condition at hand
    std::size_t measure_at_ = 0;
};

std::optional<Quantity> read_hazard(Context& c, const Reader& field) {
    if (!field) return std::nullopt;
    const Quantity hazard = field.quantity();
    if (hazard.value <= 0 || hazard.low <= 0)
        report_at(c.diagnostics, hazard.mark, field.path(), "a hazard of 0 or less",
                  "it is the probability of an arrival in a month: above 0, up to 1");
    return hazard;
}

}  // namespace

std::optional<Arrival> read_arrival(Context& c, const Reader& shock) {
    const auto when = shock["when"], hazard = shock["hazard"], lasts = shock["lasts"], repeats = shock["repeats"];
    const auto refuse = [&](const Reader& field, const std::string& message, const std::string& hint) {
        if (field) report_at(c.diagnostics, field.place(), shock.path(), message, hint);
    };
    if (!when && !hazard) {
        refuse(lasts, "'lasts' needs 'when' or 'hazard'", "a shock with a date ends with 'to'");
        refuse(repeats, "'repeats' needs 'when' or 'hazard'", "a shock with a date comes once");
        return std::nullopt;
    }
    Arrival out;
    if (when && when.text()) out.when = WhenReader(c, when).read();
    out.hazard = read_hazard(c, hazard);
    out.lasts = lasts.number();
    out.repeats = repeats.boolean().value_or(false);
    if (out.repeats && !lasts) refuse(repeats, "'repeats' needs 'lasts'", "what never ends cannot come again");
    refuse(shock["profile"]["schedule"], "a schedule has months of the calendar, and the shock has no date",
           "use step, pulse, ramp or decay");
    return out;
}

std::string when_text(const Scenario& scenario, const std::vector<Condition>& when) {
    std::vector<std::string> conditions;
    for (const Condition& x : when) {
        std::vector<std::string> names;
        const auto add = [&](Axis axis, std::size_t position) {
            names.push_back(scenario.entities[static_cast<std::size_t>(axis)][position].id);
        };
        if (needs_state(x.measure)) add(Axis::state, x.state);
        if (x.of_power) add(Axis::power, *x.of_power);
        if (x.of_domain) add(Axis::domain, *x.of_domain);
        conditions.push_back(
            fmt::format("{}[{}] {} {}", measure_name(x.measure), fmt::join(names, ", "), x.above ? '>' : '<', x.level));
        if (x.months > 1) conditions.back() += fmt::format(" for {} months", x.months);
    }
    return fmt::format("{}", fmt::join(conditions, " and "));
}

}  // namespace multivector
