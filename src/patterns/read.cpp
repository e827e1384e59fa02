// Patterns from their files.

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/names.hpp"
#include "compile/compile.hpp"
#include "config/check.hpp"
#include "config/format.hpp"
#include "config/reader.hpp"
#include "config/source_file.hpp"
#include "config/stacked.hpp"
#include "config/words.hpp"
#include "output/compare.hpp"
#include "patterns/pattern.hpp"
#include "patterns/select.hpp"

namespace multivector::patterns {
namespace {

namespace fs = std::filesystem;
using K = SeriesKind;

constexpr const char* kBase = "base";

/// Place of a word among those of a choice.
template <class Enum>
Enum word_of(const Reader& field, std::initializer_list<std::string_view> words, Enum usual) {
    const auto text = field.text();
    const auto at = text ? std::ranges::find(words, *text) : words.end();
    return at == words.end() ? usual : static_cast<Enum>(at - words.begin());
}

Node scalar(const std::string& key, const std::string& text, const Mark& mark) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.key = key;
    node.text = text;
    node.mark = node.key_mark = mark;
    return node;
}

/// Reads one file; `file.tree` has passed the check of its format.
class PatternReader {
public:
    PatternReader(const SourceFile& file, const LoadOptions& options, Diagnostics& diagnostics)
        : file_(file), root_(&*file.tree, ""), options_(options), diagnostics_(diagnostics) {
        out_.id = file.path.stem().string();
    }

    std::optional<Pattern> read() {
        read_head();
        Diagnostics own;
        std::swap(own, own_);
        read_common();
        read_arms();
        if (!own_.has_errors()) {
            find_worlds();
            for (const Arm& arm : out_.arms) {
                World world = compile(arm.scenario, Variant::scenario);
                auto series = series_of(world, all_measures(true));
                recorded_.push_back({arm.id, std::move(world), std::move(series)});
            }
            for (const auto& entry : root_["observables"].entries()) read_observable(entry);
            if (root_["observables"].entries().empty() && out_.lacks.empty())
                fault(root_.mark(), "a pattern without observables must say what the model lacks");
        }
        for (const auto& d : own_.sorted())
            d.severity == Severity::error ? diagnostics_.error(d.mark, d.message, d.hint) : diagnostics_.warning(d.mark, d.message, d.hint);
        if (own_.has_errors()) return std::nullopt;
        return std::move(out_);
    }

private:
    void fault(const Mark& mark, const std::string& message, const std::string& hint = {}) { own_.error(mark, message, hint); }

    void read_head() {
        out_.title = root_["title"].text().value_or("");
        out_.claim = root_["claim"].text().value_or("");
        out_.source = root_["source"].text().value_or("");
        out_.lacks = root_["lacks"].text().value_or("");
        out_.meaning = root_["meaning"].text().value_or("");
        out_.calibration = root_["calibration"].boolean().value_or(false);
    }

    /// The scenario of an arm: the base or what the arm extends, then `common`, `with`, the arm, the ablation.
    std::optional<Scenario> scenario_of(const std::string& id, const Node* arm, const Node* ablation) {
        const Node* base = file_.tree->find(kBase);
        const Node* extends = arm != nullptr ? arm->find("extends") : nullptr;
        Node head = empty_map();
        head.children.push_back(scalar("format", std::string(info(FileKind::scenario).format), base->mark));
        head.children.push_back(scalar("title", out_.title, base->mark));
        head.children.push_back(extends != nullptr ? *extends : scalar("extends", base->text, base->mark));
        std::vector<Node> layers{std::move(head)};
        const Node* common = common_ ? &*common_ : nullptr;
        for (const Node* part : {common, file_.tree->find("with"), arm, ablation}) {
            if (part == nullptr) continue;
            if (part->kind != Node::Kind::map) {
                fault(part->place(), fmt::format("expected a map with the sections of a scenario, got {}", found(*part)));
                return std::nullopt;
            }
            Node layer = *part;
            layer.key.clear();
            std::erase_if(layer.children, [](const Node& child) { return child.key == "extends"; });
            layers.push_back(std::move(layer));
        }
        return load_stacked(file_.path, file_.hash, id, std::move(layers), options_, own_);
    }

    /// What `common` changes, without its head and what it extends.
    void read_common() {
        const Node* field = file_.tree->find("common");
        if (field == nullptr) return;
        auto file = read_named(FileTree(file_.path, options_.root, options_.shipped), file_.path, *field, "common", {FileKind::scenario}, own_);
        if (!file.tree) return;
        if (const Node* include = file.tree->find("include"))
            fault(include->key_mark, "a scenario that patterns have in common cannot include libraries", "write its changes into it");
        common_ = std::move(file.tree);
        std::erase_if(common_->children, [](const Node& child) {
            return child.key == "format" || child.key == "title" || child.key == "description" || child.key == "extends" || child.key == "include";
        });
    }

    std::vector<Arm> arms_with(const Node* ablation) {
        std::vector<Arm> arms;
        const auto add = [&](const std::string& id, const Node* arm) {
            if (auto scenario = scenario_of(id, arm, ablation)) arms.push_back({id, std::move(*scenario), false});
        };
        add(kBase, nullptr);
        for (const auto& arm : root_["arms"].entries()) add(arm.key(), arm.node());
        Month end = arms.empty() ? Month{} : arms.front().scenario.end;
        for (const Arm& arm : arms) end = std::min(end, arm.scenario.end);
        for (Arm& arm : arms) arm.scenario.end = end;
        return arms;
    }

    void read_arms() {
        for (const auto& arm : root_["arms"].entries())
            if (arm.key() == kBase) fault(arm.place(), "an arm cannot be called 'base': that is what the arms change");
        out_.arms = arms_with(nullptr);
        for (const auto& entry : root_["ablate"].entries()) out_.ablations.push_back({entry.key(), arms_with(entry.node())});
    }

    void find_worlds() {
        const Scenario& base = out_.arms.front().scenario;
        if (out_.arms.size() > 1 && !base.arriving_shocks().empty()) {
            fault(file_.tree->find(kBase)->mark, "the base has shocks without a date: put them into the arms");
            return;
        }
        for (std::size_t k = 1; k < out_.arms.size(); ++k) {
            Arm& arm = out_.arms[k];
            if (arm.scenario.base != base.base || arm.scenario.size(Axis::state) != base.size(Axis::state))
                fault(root_["arms"][arm.id].place(), fmt::format("'{}' extends another world than the base", arm.id));
            arm.own_world = !why_not_comparable(base, arm.scenario).empty();
            for (Ablation& ablation : out_.ablations) ablation.arms[k].own_world = arm.own_world;  // what it changes it changes in both
        }
    }

    // ---- what is measured --------------------------------------------------------------------------------------

    std::vector<int> indices(Axis axis, std::string_view key, const Reader& at, bool used, const std::string& measure) {
        const Reader names = at[key];
        const World& world = recorded_.front().world;
        const auto& ids = world.ids[static_cast<std::size_t>(axis)];
        std::vector<int> out;
        if (!used) {
            if (!names) return out;
            known_ = false;
            fault(names.place(), fmt::format("the measure '{}' has no {}", measure, key));
            return out;
        }
        const auto wanted = names.names();
        for (const auto& name : wanted) {
            if (name == "all" || std::ranges::find(ids, name) != ids.end()) continue;
            known_ = false;
            fault(names.mark(), fmt::format("unknown {} '{}'", axis_name(axis), name), name_hint(name, ids));
        }
        for (std::size_t k = 0; k < ids.size(); ++k) {
            const bool usual = wanted.empty() && (key != "state" || world.focal[k]);
            if (usual || (!wanted.empty() && (wanted.front() == "all" || std::ranges::find(wanted, ids[k]) != wanted.end())))
                out.push_back(static_cast<int>(k));
        }
        return out;
    }

    std::optional<Selection> read_selection(const Reader& at, int from, int to) {
        Selection s;
        const auto measure = at["measure"].text();
        if (!measure) {
            fault(at.place(), "missing key 'measure'" + at_path(at.path()));
            return std::nullopt;
        }
        std::vector<std::string> names;
        for (const auto& kind : series_kinds()) names.emplace_back(kind.name);
        const auto found = std::ranges::find(names, *measure);
        if (found == names.end()) {
            fault(at["measure"].mark(), fmt::format("unknown measure '{}'", *measure), name_hint(*measure, names));
            return std::nullopt;
        }
        s.measure = series_kinds()[static_cast<std::size_t>(found - names.begin())].kind;
        s.over = word_of(at["over"], {"mean", "sum", "max", "min", "spread", "concentration"}, Over::mean);
        Series shape;  // what the measure speaks of
        known_ = true;
        for (const Series& one : recorded_.front().series)
            if (one.kind == s.measure) shape = one;
        s.states = indices(Axis::state, "state", at, shape.state >= 0, *measure);
        s.powers = indices(Axis::power, "power", at, shape.power >= 0, *measure);
        s.domains = indices(Axis::domain, "domain", at, shape.domain >= 0, *measure);
        s.postures = indices(Axis::posture, "posture", at, shape.posture >= 0, *measure);
        s.corridors = indices(Axis::corridor, "corridor", at, shape.corridor >= 0, *measure);
        s.threats = indices(Axis::threat, "threat", at, shape.threat >= 0, *measure);
        s.organisations = indices(Axis::organisation, "organisation", at, shape.organisation >= 0, *measure);
        s.neighbours = indices(Axis::state, "neighbour", at, shape.neighbour >= 0, *measure);
        if (at["event"] && at["event"].names() != std::vector<std::string>{"all"}) s.events = at["event"].names();
        if (known_) check_recorded(s, at, from, to);
        return s;
    }

    /// Every arm must record each of the series in a month of the time.
    void check_recorded(const Selection& s, const Reader& at, int from, int to) {
        for (const auto& [arm, world, series] : recorded_) {
            const auto places = places_of(s, world, series);
            const auto in_time = [&, &all = series](std::size_t n) {
                for (int month = from; month <= to; ++month)
                    if (all[n].recorded_in(month)) return true;
                return false;
            };
            if (!places.empty() && std::ranges::all_of(places, in_time)) continue;
            fault(at["measure"].mark(), fmt::format("'{}' is not recorded {} (in '{}')", info(s.measure).name,
                                                    places.empty() ? "of what is named" : "at that time", arm));
            return;
        }
    }

    std::pair<int, int> months_of(const Reader& at) {
        const World& world = recorded_.front().world;
        const int last = world.months;
        const auto month = [&](const char* key, int usual) {
            const auto value = at[key].month();
            if (!value) return usual;
            const int n = *value - world.base;
            if (n < 0 || n > last)
                fault(at[key].mark(), fmt::format("{} is outside the run, {} to {}", to_string(*value), to_string(world.base),
                                                  to_string(world.base + last)));
            return std::clamp(n, 0, last);
        };
        if (at["at"]) {
            if (at["from"]) fault(at["from"].place(), "'at' says a month, 'from' and 'to' a time: only one can be meant");
            const int n = month("at", last);
            return {n, n};
        }
        const int to = month("to", last), from = month("from", at["to"] ? 0 : to);
        if (from > to) fault(at["from"].mark(), "the time begins after its end");
        return {std::min(from, to), to};
    }

    std::size_t arm_of(const Reader& name, std::size_t usual) {
        const auto text = name.text();
        if (!text) return usual;
        const auto it = std::ranges::find(out_.arms, *text, &Arm::id);
        return it == out_.arms.end() ? usual : static_cast<std::size_t>(it - out_.arms.begin());
    }

    Contrast read_contrast(const Reader& at, bool level) {
        Contrast c;
        c.weights.assign(out_.arms.size(), 0.0);
        const int ways = (at["contrast"] ? 1 : 0) + (at["monotone"] ? 1 : 0) + (at["arm"] || at["against"] ? 1 : 0);
        if (ways > 1) fault(at.place(), "only one of 'arm', 'contrast' and 'monotone' can say what is compared" + at_path(at.path()));
        for (const auto& item : at["monotone"].items()) c.steps.push_back(arm_of(item, 0));
        for (const auto& weight : at["contrast"].entries()) {
            const auto it = std::ranges::find(out_.arms, weight.key(), &Arm::id);
            c.weights[static_cast<std::size_t>(it - out_.arms.begin())] = weight.number().value_or(0);
        }
        if (at["contrast"] || at["monotone"]) return c;
        if (!level && out_.arms.size() < 2) fault(at.place(), "there is no arm to compare with the base" + at_path(at.path()), "say above or below for a level");
        if (!level && !at["arm"] && out_.arms.size() > 2) fault(at.place(), "which of the arms is meant?" + at_path(at.path()), "say 'arm'");
        const std::size_t arm = arm_of(at["arm"], level || out_.arms.size() < 2 ? 0 : 1);
        c.weights[arm] += 1;
        if (!level || at["against"]) c.weights[arm_of(at["against"], 0)] -= 1;
        return c;
    }

    void read_observable(const Reader& at) {
        Observable o;
        o.id = at.key();
        o.mark = at.place();
        o.kind = word_of(at["kind"], {"leverage", "decision", "room", "other"}, Kind::other);
        o.take = word_of(at["take"], {"mean", "max", "min", "change", "moves", "persistence"}, Take::mean);
        o.expect = word_of(at["expect"], {"rises", "falls", "stays", "above", "below"}, Expect::rises);
        o.note = at["note"].text().value_or("");
        o.level = at["level"].number().value_or(0);
        o.within = at["within"].number().value_or(0);
        o.required = at["required"].boolean().value_or(true);
        std::tie(o.from, o.to) = months_of(at);
        const bool level = o.expect == Expect::above || o.expect == Expect::below;
        if (at["level"] && !level) fault(at["level"].place(), "a level goes with above or below");
        if (at["within"] && o.expect != Expect::stays) fault(at["within"].place(), "'within' goes with stays");
        if (!at["within"] && o.expect == Expect::stays) fault(at.place(), "what stays needs 'within'" + at_path(at.path()));
        o.contrast = read_contrast(at, level);
        if (!level && !o.contrast.is_difference()) fault(at["contrast"].place(), "weights of a comparison add up to 0" + at_path(at.path()));
        const auto value = read_selection(at, o.from, o.to);
        if (at["less"]) o.less = read_selection(at["less"], o.from, o.to);
        if (at["per"]) o.per = read_selection(at["per"], o.from, o.to);
        if (!value) return;
        o.value = *value;
        out_.observables.push_back(std::move(o));
    }

    const SourceFile& file_;
    Reader root_;
    const LoadOptions& options_;
    Diagnostics& diagnostics_;
    Diagnostics own_;
    Pattern out_;
    struct Recorded {
        std::string arm;
        World world;
        std::vector<Series> series;
    };
    std::optional<Node> common_;      ///< what all arms change before `with`
    std::vector<Recorded> recorded_;  ///< of each arm
    bool known_ = true;               ///< all that the last selection names
};

/// The file, if its fields are as they should be.
SourceFile checked_file(const fs::path& path, Diagnostics& diagnostics) {
    Diagnostics own;
    auto file = read_source(path, {path.string(), 0, 0}, own);
    if (file.tree && file.kind != FileKind::pattern) {
        own.error({path.string(), 0, 0}, fmt::format("this is {}, not a pattern", info(file.kind).thing));
    } else if (file.tree) {
        Names names = names_in(*file.tree, pattern_shape());
        names["arm"].insert(names["arm"].begin(), kBase);
        check(*file.tree, pattern_shape(), names, own);
    }
    for (const auto& d : own.sorted()) diagnostics.error(d.mark, d.message, d.hint);
    if (own.has_errors()) file.tree.reset();
    return file;
}

}  // namespace

std::string_view name_of(Kind kind) {
    constexpr std::array<std::string_view, 4> kNames{"leverage", "decision", "room", "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Expect expect) {
    constexpr std::array<std::string_view, 5> kNames{"rises", "falls", "stays", "above", "below"};
    return kNames[static_cast<std::size_t>(expect)];
}

bool Contrast::is_difference() const {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    return !steps.empty() || (sum < 1e-9 && sum > -1e-9);
}

int Observable::sign() const {
    if (expect == Expect::stays) return 0;
    return expect == Expect::rises || expect == Expect::above ? 1 : -1;
}

std::optional<Pattern> load_pattern(const fs::path& path, const LoadOptions& options, Diagnostics& diagnostics) {
    const auto file = checked_file(path, diagnostics);
    return file.tree ? PatternReader(file, options, diagnostics).read() : std::nullopt;
}

std::optional<std::string> title_of(const fs::path& path) {
    Diagnostics ignored;
    const auto file = checked_file(path, ignored);
    return file.tree ? Reader(&*file.tree, "")["title"].text() : std::nullopt;
}

bool is_pattern(const fs::path& path) {
    Diagnostics ignored;
    const auto file = read_source(path, {path.string(), 0, 0}, ignored);
    return file.tree && file.kind == FileKind::pattern;
}

}  // namespace multivector::patterns
