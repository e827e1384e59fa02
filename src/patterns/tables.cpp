#include "patterns/tables.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "output/csv.hpp"

namespace multivector::patterns {
namespace {

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

/// Text in a cell of a Markdown table.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : one_line(text)) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string expectation(const Observable& o) {
    std::string text(name_of(o.expect));
    if (o.expect == Expect::above || o.expect == Expect::below) text += fmt::format(" {:g}", o.level);
    if (o.expect == Expect::stays) text += fmt::format(" within {:g}", o.within);
    return text;
}

std::string grade_text(const Result& r) {
    return std::string(name_of(r.tried.verdict.grade)) + (r.pattern.calibration ? " \u25c6" : "");
}

/// What most of an observable's behaviour goes without, and how much.
std::string removed_text(const Result& r, const Shown& s) {
    std::string text;
    for (std::size_t k = 0; k < s.without.size(); ++k) {
        const auto& [effect, behaviour, removal] = s.without[k];
        text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", r.pattern.ablations[k].id, percent(removal.removed), removal.sure ? "" : " (not sure)");
    }
    return text;
}

std::string observables_table(const Result& r) {
    std::string text = "| measured | expected | effect | 95 % interval | right in | twin | behaviour | removed by | random posture | random parameters | grade |\n"
                       "|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (std::size_t k = 0; k < r.tried.shown.size(); ++k) {
        const Observable& o = r.pattern.observables[k];
        const Shown& s = r.tried.shown[k];
        const int sign = o.sign();
        text += fmt::format("| {}{} | {} | {} | {} to {} | {} | {} | {}{} | {} | {} | {} | {} |\n", o.id, o.required ? "" : " (only shown)", expectation(o),
                            signed_number(s.effect.mean), signed_number(s.effect.low), signed_number(s.effect.high), percent(s.effect.right),
                            s.twin ? signed_number(s.twin->mean) : "", signed_number(s.behaviour.mean), sign == 0 || s.behaves ? "" : " (no)",
                            removed_text(r, s), percent(s.random.right), percent(s.wild.right), name_of(s.grade));
    }
    return text;
}

std::string story(const Result& r) {
    const Pattern& p = r.pattern;
    std::string text = fmt::format("\n### {}: {} ({})\n\n{} ({})\n", p.id, p.title, grade_text(r), one_line(p.claim), one_line(p.source));
    if (!p.lacks.empty()) text += fmt::format("\nThe model has no mechanism for it: {}\n", one_line(p.lacks));
    if (!p.meaning.empty()) text += fmt::format("\n{}\n", one_line(p.meaning));
    if (!r.tried.shown.empty()) text += "\n" + observables_table(r);
    return text;
}

void estimate_row(CsvText& csv, const Result& r, const Observable& o, const std::string& run, const Estimate& e, const Removal* removal,
                  const Grade* grade) {
    csv.text(r.pattern.id).text(o.id).text(name_of(o.kind)).text(name_of(o.expect)).number(o.level).number(o.within);
    csv.text(o.required ? "yes" : "no").text(run).number(e.mean).number(e.low).number(e.high).number(e.right);
    removal != nullptr ? csv.number(removal->removed) : csv.text("");
    csv.text(grade != nullptr ? name_of(*grade) : "").end();
}

/// What was taken from a table, as a sentence.
std::string given_text(const StudyOptions& options) {
    if (options.table == nullptr) return {};
    std::vector<std::string> names;
    for (const std::string& name : options.table->inputs) names.push_back(fmt::format("`{}`", name));
    return fmt::format(" Taken from a table of {} draws, where the base and the arm state them alike: {}.", options.table->rows(), fmt::join(names, ", "));
}

}  // namespace

std::string ground_text(const Result& r) {
    const Verdict& v = r.tried.verdict;
    if (!r.pattern.lacks.empty()) return "no mechanism";
    return std::string(name_of(v.ground)) + (v.ground == Ground::partly ? fmt::format(": {} of {}", v.behaving, v.claims) : "");
}

std::string signed_number(double value) { return fmt::format("{:+.3g}", value); }

Counts count(const std::vector<Result>& results) {
    Counts c;
    for (const Result& r : results) {
        const Verdict& v = r.tried.verdict;
        if (r.pattern.calibration) {
            ++c.calibration;
            continue;
        }
        ++c.all;
        ++(v.grade == Grade::pass ? c.pass : v.grade == Grade::weak ? c.weak : c.fail);
        c.explained += v.ground == Ground::explained;
        c.unexplained += v.ground == Ground::unexplained;
        c.partly += v.ground == Ground::partly;
        c.arithmetic += v.ground == Ground::arithmetic;
        c.lacking += !r.pattern.lacks.empty();
        c.wild += v.wild_passes;
    }
    return c;
}

std::string headline(const Counts& c) {
    std::string text = fmt::format("{} of {} patterns P, {} W, {} F ({} for want of a mechanism)", c.pass, c.all, c.weak, c.fail, c.lacking);
    text += fmt::format("; of those that hold {} explained, {} unexplained, {} more than arithmetic in part, {} arithmetic alone; random parameters pass {}",
                        c.explained, c.unexplained, c.partly, c.arithmetic, c.wild);
    if (c.calibration > 0) text += fmt::format("; {} of calibration not counted", c.calibration);
    return text;
}

std::string patterns_csv(const std::vector<Result>& results) {
    CsvText csv;
    for (const char* name : {"pattern", "title", "source", "grade", "ground", "random_parameters_pass", "calibration", "lacks"}) csv.text(name);
    csv.end();
    for (const Result& r : results) {
        const Verdict& v = r.tried.verdict;
        csv.text(r.pattern.id).text(r.pattern.title).text(one_line(r.pattern.source)).text(name_of(v.grade)).text(name_of(v.ground));
        csv.text(v.wild_passes ? "yes" : "no").text(r.pattern.calibration ? "yes" : "no").text(one_line(r.pattern.lacks)).end();
    }
    return csv.so_far();
}

std::string observables_csv(const std::vector<Result>& results) {
    CsvText csv;
    for (const char* name : {"pattern", "observable", "kind", "expect", "level", "within", "required", "run", "mean", "low", "high", "share_right", "removed", "grade"})
        csv.text(name);
    csv.end();
    for (const Result& r : results)
        for (std::size_t k = 0; k < r.tried.shown.size(); ++k) {
            const Observable& o = r.pattern.observables[k];
            const Shown& s = r.tried.shown[k];
            const auto row = [&](const std::string& run, const Estimate& e, const Removal* removal = nullptr, const Grade* grade = nullptr) {
                estimate_row(csv, r, o, run, e, removal, grade);
            };
            row("full", s.effect, nullptr, &s.grade);
            if (s.twin) row("twin", *s.twin);
            row("behaviour", s.behaviour);
            row("random_posture", s.random);
            row("random_parameters", s.wild, nullptr, &s.wild_grade);
            for (std::size_t a = 0; a < s.without.size(); ++a) {
                row("without:" + r.pattern.ablations[a].id, s.without[a].effect);
                row("behaviour_without:" + r.pattern.ablations[a].id, s.without[a].behaviour, &s.without[a].removal);
            }
        }
    return csv.so_far();
}

std::string page(const std::vector<Result>& results, const StudyOptions& options) {
    std::string text = fmt::format(
        "<!-- Made by script/patterns from scenarios/patterns; change those files. -->\n"
        "# Patterns of the literature, tried\n\n"
        "{}.\n\n"
        "{} draws of all inputs and parameters, {}, seed {}.{} How patterns are tried and graded: [patterns_method.md](patterns_method.md).\n\n"
        "| pattern | claim | grade | rests on | random parameters |\n|---|---|---|---|---|\n",
        headline(count(results)), options.draws, options.luck == 0 ? "expected values" : fmt::format("{} replicates each", options.luck), options.seed,
        given_text(options));
    for (const Result& r : results) {
        const Verdict& v = r.tried.verdict;
        text += fmt::format("| [{0}](#{0}) | {1} | {2} | {3} | {4} |\n", r.pattern.id, cell(r.pattern.title), grade_text(r),
                            ground_text(r), v.wild_passes ? "pass" : "");
    }
    text += "\nA twin column that is empty: the claim is about a level, or the arm is another world; then behaviour is what a random posture does not show.\n";
    for (const char* part : {"What holds only in part, or not", "What holds"}) {
        text += fmt::format("\n## {}\n", part);
        for (const Result& r : results)
            if ((r.tried.verdict.grade == Grade::pass) == (std::string(part) == "What holds"))
                text += fmt::format("\n<a id=\"{}\"></a>\n", r.pattern.id) + story(r);
    }
    return text;
}

}  // namespace multivector::patterns
