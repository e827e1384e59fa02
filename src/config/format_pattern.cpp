#include <string>
#include <utility>

#include "config/format.hpp"

namespace multivector {
namespace {

/// What is measured, at `at`: the observable itself, or what it is less or divided by.
std::vector<Row> selection_rows(const std::string& at, Need need) {
    std::vector<Row> rows;
    rows.push_back({.at = at + "measure", .form = Form::text, .need = need, .meaning = "a measure, as results call it"});
    const auto add = [&](const std::string& key, const std::string& names, const std::string& meaning) {
        rows.push_back({.at = at + key, .form = Form::names, .meaning = meaning, .names = names});
    };
    add("state", "state", "which states; the focal ones if not said");
    add("power", "power", "which powers; all if not said");
    add("domain", "domain", "which domains; all if not said");
    add("posture", "posture", "which postures; all if not said");
    add("corridor", "corridor", "which corridors; all if not said");
    add("threat", "threat", "which threats; all if not said");
    add("organisation", "organisation", "which organisations; all if not said");
    add("neighbour", "state", "which neighbours; all if not said");
    add("event", "event", "which votes or conflicts; all if not said");
    rows.push_back({.at = at + "over",
                    .form = Form::choice,
                    .meaning = "how several series become one number; spread is their standard deviation, concentration the sum of "
                               "squared shares",
                    .words = {"mean", "sum", "max", "min", "spread", "concentration"},
                    .fallback = "mean"});
    return rows;
}

std::vector<Row> observable_rows() {
    const std::string at = "observables.{+observable}.";
    std::vector<Row> rows = selection_rows(at, Need::required);
    append(rows, selection_rows(at + "less.", Need::optional));
    append(rows, selection_rows(at + "per.", Need::optional));
    rows.push_back({.at = at + "less", .form = Form::object, .meaning = "what is taken from it"});
    rows.push_back({.at = at + "per", .form = Form::object, .meaning = "what it is divided by"});
    rows.push_back({.at = at + "kind",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "what it speaks of: leverage in absolute terms, what states decide, their room, anything else",
                    .words = {"leverage", "decision", "room", "other"}});
    rows.push_back({.at = at + "at", .form = Form::month, .meaning = "month in which it is read; the last one if no month is said"});
    rows.push_back({.at = at + "from", .form = Form::month, .meaning = "first month of a time over which it is read", .beside = "to"});
    rows.push_back({.at = at + "to", .form = Form::month, .meaning = "last month of it", .beside = "from"});
    rows.push_back({.at = at + "take",
                    .form = Form::choice,
                    .meaning = "what is made of the months of a series: change is the last less the first, moves the mean step in size, "
                               "persistence the correlation of a month with the one before",
                    .words = {"mean", "max", "min", "change", "moves", "persistence"},
                    .fallback = "mean"});
    rows.push_back({.at = at + "arm", .form = Form::name, .meaning = "the arm; the only one if not said", .names = "arm"});
    rows.push_back({.at = at + "against", .form = Form::name, .meaning = "what the arm is compared with", .names = "arm", .fallback = "base"});
    rows.push_back({.at = at + "contrast.{arm}",
                    .form = Form::number,
                    .meaning = "weight of an arm in a sum of several",
                    .bounds = {-100, 100, "1"}});
    rows.push_back({.at = at + "monotone[]", .form = Form::name, .meaning = "an arm", .names = "arm"});
    rows.push_back({.at = at + "monotone",
                    .form = Form::list,
                    .meaning = "arms in order: the step that fits the expectation least is what counts",
                    .count = {.least = 2}});
    rows.push_back({.at = at + "expect",
                    .form = Form::choice,
                    .need = Need::required,
                    .meaning = "rises, falls, stays: against another arm; above, below: against `level`",
                    .words = {"rises", "falls", "stays", "above", "below"}});
    rows.push_back({.at = at + "level", .form = Form::number, .meaning = "level of above and below", .fallback = "0"});
    rows.push_back({.at = at + "within",
                    .form = Form::number,
                    .meaning = "what still counts as staying",
                    .bounds = {0, 1e9, "unit of the measure"}});
    rows.push_back({.at = at + "required", .form = Form::boolean, .meaning = "whether the grade depends on it; else it is only shown", .fallback = "true"});
    rows.push_back({.at = at + "note", .form = Form::text, .meaning = "why it is measured so"});
    return rows;
}

std::vector<Row> pattern_rows() {
    std::vector<Row> rows = head_rows(FileKind::pattern, "how the claim is tried");
    rows.push_back({.at = "claim", .form = Form::text, .need = Need::required, .meaning = "what is claimed, in one's own words"});
    rows.push_back({.at = "source", .form = Form::text, .need = Need::required, .meaning = "who claims it"});
    rows.push_back({.at = "calibration", .form = Form::boolean, .meaning = "whether the world was made to show it: then it proves nothing", .fallback = "false"});
    rows.push_back({.at = "lacks", .form = Form::text, .meaning = "what the model has no mechanism for; the grade is then F"});
    rows.push_back({.at = "meaning", .form = Form::text, .meaning = "what the grade means, above all if it is not P"});
    rows.push_back({.at = "base",
                    .form = Form::text,
                    .need = Need::required,
                    .meaning = "world or scenario that the arms change: a path from the folder of this file, or the bare name of one "
                               "that ships"});
    rows.push_back({.at = "common",
                    .form = Form::text,
                    .meaning = "scenario whose changes the base and all arms have too, before 'with'; what it extends does not count. A path "
                               "from the folder of this file, or the bare name of one that ships"});
    rows.push_back({.at = "with", .form = Form::any, .meaning = "changes to the base and to all arms, with the sections of a scenario"});
    rows.push_back({.at = "arms.{+arm}", .form = Form::any, .meaning = "changes to the base, with the sections of a scenario; may extend another scenario of the world"});
    rows.push_back({.at = "ablate.{+ablation}",
                    .form = Form::any,
                    .meaning = "changes to the base and to all arms that switch one mechanism off, with the sections of a scenario"});
    append(rows, observable_rows());
    return rows;
}

}  // namespace

const Shape& pattern_shape() {
    static const Shape shape = make_shape(pattern_rows());
    return shape;
}

}  // namespace multivector
