#include "output/events.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "output/csv.hpp"

namespace multivector {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

struct Event {
    Month date;
    std::string kind, who, whom;
    double value = kNoValue;
};

/// Position of a flat index on each axis of a channel.
std::vector<std::size_t> positions(const Scenario& s, const ChannelInfo& channel, std::size_t flat) {
    std::vector<std::size_t> at(static_cast<std::size_t>(channel.rank));
    for (std::size_t n = at.size(); n-- > 0;) {
        const std::size_t size = s.size(channel.axes[n]);
        at[n] = flat % size;
        flat /= size;
    }
    return at;
}

class Gatherer {
public:
    Gatherer(const EnsembleResult& r, const Scenario& s) : r_(r), s_(s) {}

    std::vector<Event> gather() {
        values();
        for (const Shock& shock : s_.shocks) add_shock(shock);
        for (const Project& p : s_.projects) add({p.from, "project", id(Axis::corridor, p.corridor), {}, p.add.value});
        for (const Issue& issue : s_.issues) add({issue.date, "vote", issue.id, {}, kNoValue});
        std::ranges::stable_sort(events_, {}, [](const Event& e) { return std::tie(e.date, e.kind, e.who, e.whom); });
        return std::move(events_);
    }

private:
    [[nodiscard]] std::string id(Axis axis, std::size_t index) const {
        return s_.entities[static_cast<std::size_t>(axis)][index].id;
    }

    void add(Event event) {
        if (event.date >= s_.base && event.date < s_.end) events_.push_back(std::move(event));
    }

    void values() {
        for (std::size_t k = 0; k < r_.series.size(); ++k) {
            const Series& s = r_.series[k];
            if (s.kind == SeriesKind::struck) add_coercion(k);
            const Statistics* hosting = s.kind == SeriesKind::hosting ? r_.find(k, s.only) : nullptr;
            if (!hosting) continue;
            const Conflict& conflict = s_.conflicts[static_cast<std::size_t>(s.event)];
            add({conflict.date, "mediation", id(Axis::state, static_cast<std::size_t>(s.state)), conflict.id,
                 hosting->mean()});
        }
    }

    /// The frame of the last month shows a state that the run does not step from: it counts for no year.
    void add_coercion(std::size_t series) {
        const Series& s = r_.series[series];
        const std::string power = id(Axis::power, static_cast<std::size_t>(s.power));
        const std::string state = id(Axis::state, static_cast<std::size_t>(s.state));
        for (int month = 0; month < r_.scenario.months;) {
            const Month date = s_.base + month;
            double expected = 0;
            for (; month < r_.scenario.months && (s_.base + month).year() == date.year(); ++month)
                expected += r_.find(series, month)->mean();
            add({date, "coercion", power, state, expected});
        }
    }

    void add_shock(const Shock& shock) {
        if (shock.arrival) return;  // has no date: see the table of shocks
        if (is_chosen(shock)) return;
        const bool nothing = (shock.effect == Effect::scale && shock.size.value == 1) ||
                             (shock.effect == Effect::add && shock.size.value == 0);
        if (nothing && !shock.size.ranged) return;
        auto [kind, who, whom] = told(shock);
        add({shock.from, kind + " begins", who, whom, shock.size.value});
        if (const auto last = last_month(shock)) add({*last, kind + " ends", who, whom, kNoValue});
    }

    /// An interval of the world file on a membership that is open when it begins: the state chooses instead.
    [[nodiscard]] bool is_chosen(const Shock& shock) const {
        if (!shock.of_world || shock.channel != Channel::membership) return false;
        const auto of = [&](Channel channel, std::size_t cell) -> const Quantity& { return s_.inputs[static_cast<std::size_t>(channel)][cell]; };
        if (of(Channel::parameter, static_cast<std::size_t>(Parameter::membership_review)).value <= 0) return false;
        const std::size_t cell = shock.cells.front();
        return of(Channel::membership_open, cell).value > 0 || std::ranges::any_of(s_.shocks, [&](const Shock& other) {
                   return other.channel == Channel::membership_open && other.effect == Effect::set && other.size.value > 0 && !other.arrival &&
                          other.from <= shock.from && (!other.to || shock.from <= *other.to) && std::ranges::find(other.cells, cell) != other.cells.end();
               });
    }

    /// Kind, who and whom of a shock or a dated event of the world.
    [[nodiscard]] std::tuple<std::string, std::string, std::string> told(const Shock& shock) const {
        const auto cell = shock.of_world && shock.cells.size() == 1 ? shock.cells.front() : 0;
        const auto at = positions(s_, info(shock.channel), cell);
        if (shock.of_world && (shock.channel == Channel::membership || shock.channel == Channel::chair))
            return {std::string(info(shock.channel).name), id(Axis::state, at[1]), id(Axis::organisation, at[0])};
        if (shock.of_world && shock.channel == Channel::programme_effort)
            return {"programme", id(Axis::programme, at[0]), id(Axis::power, s_.programmes[at[0]].power)};
        return {shock.of_world ? "event" : "shock", shock.name, cells_text(s_, shock.channel, shock.cells)};
    }

    const EnsembleResult& r_;
    const Scenario& s_;
    std::vector<Event> events_;
};

}  // namespace

std::string cells_text(const Scenario& scenario, Channel channel, const std::vector<std::size_t>& cells) {
    const ChannelInfo& row = info(channel);
    if (row.rank == 0) return std::string(row.name);
    std::vector<std::set<std::size_t>> on_axis(static_cast<std::size_t>(row.rank));
    for (const std::size_t cell : cells) {
        const auto at = positions(scenario, row, cell);
        for (std::size_t n = 0; n < at.size(); ++n) on_axis[n].insert(at[n]);
    }
    std::vector<std::string> parts;
    for (std::size_t n = 0; n < on_axis.size(); ++n) {
        const auto& entities = scenario.entities[static_cast<std::size_t>(row.axes[n])];
        std::vector<std::string> ids;
        for (const std::size_t k : on_axis[n]) ids.push_back(entities[k].id);
        const bool all = ids.size() == entities.size() && ids.size() > 1;
        parts.push_back(all ? "all" : fmt::format("{}", fmt::join(ids, "+")));
    }
    return fmt::format("{}[{}]", row.name, fmt::join(parts, ","));
}

std::optional<Month> last_month(const Shock& shock) {
    std::optional<Month> last = shock.to;
    const auto no_later = [&](Month month) { last = last ? std::min(*last, month) : month; };
    if (shock.profile == Profile::pulse) no_later(shock.from + (static_cast<int>(std::ceil(shock.months)) - 1));
    if (shock.profile == Profile::schedule) {
        std::optional<Month> off;  // from here on the strength is 0
        for (const auto& [from, strength] : shock.schedule) {
            if (strength != 0)
                off.reset();
            else if (!off)
                off = from;
        }
        if (off) no_later(*off + -1);
    }
    return last;
}

void write_events(const EnsembleResult& result, const Scenario& scenario, const TextSink& sink) {
    CsvText csv;
    for (const char* column : {"date", "kind", "who", "whom", "value"}) csv.text(column);
    csv.end();
    for (const Event& e : Gatherer(result, scenario).gather())
        csv.text(to_string(e.date)).text(e.kind).text(e.who).text(e.whom).number(e.value).end();
    sink(csv.so_far());
}

}  // namespace multivector
