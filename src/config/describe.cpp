#include "config/describe.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "config/format.hpp"
#include "config/words.hpp"

namespace multivector {
namespace {

class Listing {
public:
    explicit Listing(const Scenario& scenario) : scenario_(scenario) {}

    [[nodiscard]] std::vector<InputRow> make() {
        for (const auto& channel : channels()) {
            for (const auto& q : scenario_.inputs[static_cast<std::size_t>(channel.channel)]) add(q);
        }
        add_series();
        add_postures();
        for (const auto& programme : scenario_.programmes) add_all(programme.share_of_domain);
        for (const auto& project : scenario_.projects) add(project.add);
        for (const auto& shock : scenario_.shocks) add_shock(shock);
        for (const auto& issue : scenario_.issues) {
            add_all(issue.position);
            add_all(issue.norm);
            add_all(issue.weight);
        }
        for (const auto& conflict : scenario_.conflicts) add(conflict.bar);
        return std::move(rows_);
    }

private:
    InputRow* add(const Quantity& q) {
        if (!q.stated || !seen_.insert(q.path).second) return nullptr;
        InputRow row{q.path, q.value, q.low, q.high, q.ranged, q.spread, q.deviation, q.source, q.year, q.note, {}, {}};
        if (const auto* shape = input_shape(q.path)) {
            row.unit = shape->bounds.unit;
            row.meaning = shape->meaning;
        }
        rows_.push_back(std::move(row));
        return &rows_.back();
    }

    void add_all(const std::vector<Quantity>& column) {
        for (const auto& q : column) add(q);
    }

    void add_pair(const std::string& path, const CapabilityData& data) {
        add_one_series(path + ".market", data.market);
        add_one_series(path + ".security", data.security);
    }

    void add_series() {
        const auto& powers = scenario_.entities[static_cast<std::size_t>(Axis::power)];
        for (std::size_t p = 0; p < powers.size(); ++p) {
            add_pair("powers." + powers[p].id + ".capability", scenario_.capability[p]);
        }
        add_pair("rest_of_world.capability", scenario_.world_capability);
    }

    void add_one_series(const std::string& path, const YearSeries& series) {
        const auto last = std::ranges::find_if(series.points.rbegin(), series.points.rend(),
                                               [&](const auto& point) { return point.first <= scenario_.base.year(); });
        if (last == series.points.rend()) return;
        InputRow row;
        row.path = path;
        row.value = row.low = row.high = last->second;
        row.source = series.source;
        row.year = last->first;
        row.note = series.note;
        row.unit = series.unit;
        if (const auto* shape = input_shape(path + ".data")) row.meaning = shape->meaning;
        rows_.push_back(std::move(row));
    }

    void add_postures() {
        const auto& postures = scenario_.entities[static_cast<std::size_t>(Axis::posture)];
        for (std::size_t k = 0; k < postures.size(); ++k) {
            for (const bool first : {true, false}) {
                const double value = first ? scenario_.postures[k].engagement : scenario_.postures[k].deference;
                auto q = Quantity{};
                q.value = q.low = q.high = value;
                q.path = "postures." + postures[k].id + (first ? ".engagement" : ".deference");
                q.stated = true;
                add(q);
            }
        }
    }

    void add_shock(const Shock& shock) {
        // Membership and the chair are facts of the calendar unless a share is stated.
        const bool plain =
            shock.of_world && input_shape(shock.size.path) != nullptr && input_shape(shock.size.path)->form != Form::quantity;
        if (plain) return;
        if (shock.arrival && shock.arrival->hazard) add(*shock.arrival->hazard);
        auto* row = add(shock.size);
        if (row == nullptr || shock.of_world) return;
        const auto& channel = info(shock.channel);
        if (shock.effect != Effect::scale) row->unit = channel.unit;
        row->meaning += ": " + std::string(channel.meaning);
    }

    const Scenario& scenario_;
    std::vector<InputRow> rows_;
    std::set<std::string> seen_;
};

/// Position of an axis among those of a channel.
std::optional<std::size_t> position(const ChannelInfo& channel, Axis axis) {
    for (std::size_t n = 0; n < static_cast<std::size_t>(channel.rank); ++n) {
        if (channel.axes[n] == axis) return n;
    }
    return std::nullopt;
}

std::size_t index_on(const Scenario& scenario, const ChannelInfo& channel, std::size_t flat, std::size_t axis) {
    for (auto n = static_cast<std::size_t>(channel.rank); --n > axis;) flat /= scenario.size(channel.axes[n]);
    return flat % scenario.size(channel.axes[axis]);
}

}  // namespace

std::vector<InputRow> describe(const Scenario& scenario) { return Listing(scenario).make(); }

std::vector<Coverage> coverage(const Scenario& scenario) {
    const auto& states = scenario.entities[static_cast<std::size_t>(Axis::state)];
    const auto& domains = scenario.entities[static_cast<std::size_t>(Axis::domain)];
    const std::size_t columns = domains.size() + 1;
    std::vector<Coverage> rows;
    for (const auto& state : states) {
        for (const auto& domain : domains) rows.push_back({state.id, domain.id});
        rows.push_back({state.id, kAllDomains});
    }
    const auto transit =
        static_cast<std::size_t>(std::ranges::find(scenario.roles, Role::transit) - scenario.roles.begin());
    for (const auto& channel : channels()) {
        const auto state_axis = position(channel, Axis::state);
        const auto domain_axis = position(channel, Axis::domain);
        if (!state_axis) continue;
        const bool of_transit = channel.channel == Channel::flow || channel.channel == Channel::transit_demand;
        const auto& cells = scenario.inputs[static_cast<std::size_t>(channel.channel)];
        for (std::size_t n = 0; n < cells.size(); ++n) {
            if (!cells[n].stated) continue;
            auto column = of_transit ? transit : domains.size();
            if (domain_axis) column = index_on(scenario, channel, n, *domain_axis);
            auto& row = rows[index_on(scenario, channel, n, *state_axis) * columns + column];
            ++row.total;
            if (!cells[n].source.empty()) ++row.sourced;
        }
    }
    return rows;
}

}  // namespace multivector
