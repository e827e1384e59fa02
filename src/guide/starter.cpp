#include "guide/starter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/names.hpp"
#include "config/file_tree.hpp"
#include "config/format.hpp"
#include "config/units.hpp"
#include "config/words.hpp"
#include "guide/forms.hpp"
#include "world/switches.hpp"

namespace multivector {
namespace {

constexpr std::size_t kWidth = 110;
constexpr int kMonthsBefore = 12;  // from the base month to the shock
constexpr Channel kExample = Channel::attention;

/// Lines of a comment, broken between words.
std::string comment(std::string_view indent, std::string_view text) {
    std::string out, line;
    const auto flush = [&] {
        if (!line.empty()) out += fmt::format("{}# {}\n", indent, line);
        line.clear();
    };
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (indent.size() + line.size() + end + 3 > kWidth) flush();
        line += (line.empty() ? "" : " ") + std::string(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    flush();
    return out;
}

/// A scalar that is read back as it stands.
std::string scalar(const std::string& text) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
               c == '/' || c == '-';
    };
    if (!text.empty() && text.front() != '-' && text.find('/') != std::string::npos && std::ranges::all_of(text, plain))
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// A bare name that no reader of YAML takes for anything but text.
bool is_plain_word(const std::string& text) {
    std::string small = text;
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool word = is_bare_name(text) && small.front() >= 'a' && small.front() <= 'z';
    constexpr std::array<std::string_view, 9> taken{"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
    return word && std::ranges::find(taken, small) == taken.end();
}

const Shape& field(const std::string& path) { return *shape_at(scenario_shape(), path); }

/// The word of a shock for a thing, and the things of an axis in the order of the world.
const std::vector<Entity>& things(const Scenario& base, Axis axis) {
    return base.entities[static_cast<std::size_t>(axis)];
}

/// Position of the entity that an example takes: a state that the world is about; of two powers the second as the rival.
std::size_t example_of(const Scenario& base, Axis axis, const std::string& key) {
    if (key == "rival") return 1;
    if (axis != Axis::state) return 0;
    const auto focal = std::ranges::find(base.focal, true);
    return focal == base.focal.end() ? 0 : static_cast<std::size_t>(focal - base.focal.begin());
}

struct Target {
    std::string lines;
    double value = 0;  ///< of the input there, in the base month
};

Target target_of(const Scenario& base, const ChannelInfo& channel) {
    Target target;
    std::size_t cell = 0;
    const auto keys = target_keys(channel);
    for (std::size_t n = 0; n < keys.size(); ++n) {
        const auto& all = things(base, channel.axes[n]);
        const auto chosen = example_of(base, channel.axes[n], keys[n]);
        std::vector<std::string> ids;
        for (const auto& entity : all) ids.push_back(entity.id);
        const auto& shape = field("shocks.x." + keys[n]);
        target.lines += comment("    ", fmt::format("{}: an id, a list of ids in [], or all. There are: {}",
                                                    shape.meaning, fmt::join(ids, ", ")));
        target.lines += fmt::format("    {}: {}\n", keys[n], ids[chosen]);
        cell = cell * all.size() + chosen;
    }
    target.value = base.inputs[static_cast<std::size_t>(channel.channel)][cell].value;
    return target;
}

/// A fifth less of what there is, or a little of what there is not.
std::string effect_of(const ChannelInfo& channel, double value) {
    if (value != 0) return "{scale: {value: 0.8, assumption: [0.7, 0.9]}}";
    const double step = std::min(channel.high, 1.0) / 10;
    const auto unit = needs_unit(channel.unit) ? fmt::format(" {}", units_of(channel.unit).front().spelling) : "";
    return fmt::format("{{add: {{value: {}{}, assumption: [{}, {}]}}}}", short_number(step), unit, short_number(step / 2),
                       short_number(step * 2));
}

std::string effect_comment(const ChannelInfo& channel) {
    const auto& effect = field("shocks.x.effect");
    std::vector<std::string> ways;
    for (const auto& way : effect.fields) ways.push_back(way.key + " (" + way.shape.meaning + ")");
    return fmt::format("{}: one of {}. The input goes from {} to {}; the range in [] holds values that are as good",
                       effect.meaning, fmt::join(ways, ", "), short_number(channel.low), short_number(channel.high));
}

std::string profile_comment() {
    const auto& profile = field("shocks.x.profile");
    std::vector<std::string> ways;
    for (const auto& way : profile.fields) ways.push_back(fmt::format("{{{}: ...}} ({})", way.key, way.shape.meaning));
    return fmt::format("{}: {}, or one of {}", profile.meaning, fmt::join(profile.words, ", "), fmt::join(ways, ", "));
}

std::string unit_text(const ChannelInfo& channel) {
    return channel.unit == "1" ? std::string() : fmt::format(" ({})", channel.unit);
}

std::string shock_text(const Scenario& base, const ChannelInfo& channel) {
    const auto from = std::min(base.base + kMonthsBefore, base.end + -1);
    const auto target = target_of(base, channel);
    std::string out = fmt::format("  {}:\n", channel.name);
    out += comment("    ", std::string(channel.meaning) + unit_text(channel));
    out += fmt::format("    input: {}\n", channel.name);
    out += target.lines;
    out += comment("    ", effect_comment(channel));
    out += fmt::format("    effect: {}\n", effect_of(channel, target.value));
    out += comment("    ", field("shocks.x.from").meaning);
    out += fmt::format("    from: {}\n", to_string(from));
    out += comment("    ", field("shocks.x.to").meaning);
    out += fmt::format("    # to: {}\n", to_string(from + kMonthsBefore));
    out += comment("    ", profile_comment());
    out += fmt::format("    profile: {}\n", field("shocks.x.profile").fallback);
    return out;
}

/// The unit of a field behind a number, where a file must say it.
std::string unit_text(std::string_view field_unit) {
    return needs_unit(field_unit) ? fmt::format(" {}", units_of(field_unit).front().spelling) : std::string();
}

/// Parameters that switch on what reads the inputs of the shocks, where the base has it off.
std::string switches_text(const Scenario& base, const std::vector<std::string>& inputs) {
    std::vector<Switch> off;
    for (const auto& input : inputs)
        for (const Switch& s : switches_of(find_channel(input)->channel))
            if (base.inputs[static_cast<std::size_t>(Channel::parameter)][static_cast<std::size_t>(s.parameter)].value <= 0 &&
                std::ranges::find(off, s.parameter, &Switch::parameter) == off.end())
                off.push_back(s);
    if (off.empty()) return {};
    std::string out = comment("", "What reads these inputs is off unless a parameter is above 0; docs/model/mechanisms.md says what it does.") + "parameters:\n";
    for (const Switch& s : off)
        out += comment("  ", std::string(info(s.parameter).meaning)) +
               fmt::format("  {}: {{value: {}{}, assumption: [{}, {}]}}\n", info(s.parameter).name, short_number(s.value),
                           unit_text(info(s.parameter).unit), short_number(s.low), short_number(s.high));
    return out + "\n";
}

/// The text as a comment; what is a comment already stays one when the mark is taken away.
std::string commented_out(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out += "#" + std::string(text.substr(0, end)) + "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string head(const Scenario& base, const Starter& order) {
    std::string out;
    // Editors end the path at the first space.
    if (!order.schema.empty() && order.schema.find_first_of(" \t\r\n") == std::string::npos) out += fmt::format("# yaml-language-server: $schema={}\n", order.schema);
    out += comment(
        "", "A scenario: a world and what happens in it. 'multivector check FILE' finds faults, 'multivector run "
            "FILE' runs it; docs/scenario_reference.md lists every key.");
    out += fmt::format("format: {}\n", info(FileKind::scenario).format);
    out += comment("", field("title").meaning);
    out += fmt::format("title: {}\n", scalar(order.title));
    out += comment("", field("description").meaning);
    out += "# description:\n";
    out += comment("", field("extends").meaning);
    out += fmt::format("extends: {}\n", is_plain_word(order.base) ? order.base : scalar(order.base));
    out += comment("", field("end").meaning);
    out += fmt::format("end: {}\n", to_string(base.end));
    return out;
}

}  // namespace

std::string starter_fault(const Scenario& base, std::string_view input) {
    const auto* channel = find_channel(input);
    if (channel == nullptr) return fmt::format("unknown input '{}'; {}", input, name_hint(input, shockable_names()));
    if (!channel->shockable) return fmt::format("the input '{}' cannot be changed by a shock", input);
    const auto keys = target_keys(*channel);
    for (std::size_t n = 0; n < keys.size(); ++n) {
        const bool rival = keys[n] == "rival";
        if (things(base, channel->axes[n]).size() > (rival ? 1U : 0U)) continue;
        return fmt::format("the world has no {} that '{}' could be of", rival ? "second power" : keys[n], input);
    }
    return {};
}

std::string starter_text(const Scenario& base, const Starter& order) {
    for (const auto& input : order.inputs)
        if (const auto fault = starter_fault(base, input); !fault.empty()) throw Error(fault);
    auto out = head(base, order) + "\n" + switches_text(base, order.inputs);
    out += comment(
        "", fmt::format("What happens. A shock moves one of these inputs: {}", fmt::join(shockable_names(), ", ")));
    if (order.inputs.empty()) {
        out += comment("", "Take the first # away from the lines below to have one.");
        return out + commented_out("shocks:\n" + shock_text(base, info(kExample)));
    }
    out += "shocks:\n";
    for (const auto& input : order.inputs) out += shock_text(base, *find_channel(input));
    return out;
}

}  // namespace multivector
