#include "estimates/estimates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compile/compile.hpp"
#include "compile/given.hpp"
#include "estimates/adjustment.hpp"
#include "estimates/slopes.hpp"
#include "hindcast/rebuild.hpp"
#include "hindcast/scalar.hpp"
#include "output/csv.hpp"
#include "study/random.hpp"
#include "study/spread.hpp"

namespace multivector::estimates {
namespace {

constexpr double kLow = 0.05, kMiddle = 0.5, kHigh = 0.95;
constexpr double kLongest = 240;         ///< months, of the grid of adjustment times
constexpr std::size_t kFewestDyads = 2;  ///< for a panel
constexpr std::uint32_t kDraws = 1U << 31;  ///< stream of the draws, apart from those of the rounds

/// A number of the world, as it states it.
struct Stated {
    std::string path;
    double value = 0, low = 0, high = 0;
    bool ranged = false;
};

class Estimator {
public:
    Estimator(const HindcastSpec& spec, const hindcast::Archive& archive, const Options& options)
        : spec_(spec), archive_(archive), options_(options), world_(compile(spec.world, Variant::baseline)) {}

    std::vector<Estimated> all() {
        for (std::size_t s = 0; s < spec_.series.size(); ++s) {
            const HindcastSeries& series = spec_.series[s];
            if (series.measure != Measure::share || spec_.world.roles[*series.domain] == Role::transit) continue;
            add_adjustment(s);
            add_capability(s);
            if (series.votes) add_votes(s);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] Stated stated(int slot) const {
        Stated s{input_name(world_, slot), world_.slots[static_cast<std::size_t>(slot)]};
        for (const Draw& d : world_.draws)
            if (d.slot == slot) s.low = d.low, s.high = d.high, s.ranged = d.low < d.high;
        return s;
    }

    [[nodiscard]] Estimated about(const Stated& s, std::size_t series) const {
        Estimated e;
        e.number = s.path;
        e.series = spec_.series[series].id;
        e.stated = s.value;
        if (s.ranged) e.stated_low = s.low, e.stated_high = s.high;
        return e;
    }

    [[nodiscard]] int slot_of(Channel channel, std::size_t series) const { return world_.at(channel) + static_cast<int>(*spec_.series[series].domain); }

    void add_adjustment(std::size_t series) {
        const Stated s = stated(slot_of(Channel::adjustment, series));
        Estimated e = about(s, series);
        const Panel panel = panel_of(spec_, archive_.figures, series);
        for (const DyadYears& dyad : panel) e.observations += pairs_in(dyad);
        e.dyads = panel.size();
        if (panel.size() < kFewestDyads) {
            e.why = fmt::format("{} dyads with {} pairs of neighbouring years; {} are needed", panel.size(), kFewestPairs, kFewestDyads);
        } else {
            const double persistence = world_.slots[static_cast<std::size_t>(world_.parameter(Parameter::noise_persistence))];
            const ChannelInfo& channel = info(Channel::adjustment);
            const Law law{persistence, spec_.series[series].span, common_shocks(panel)};
            const Memories memories(panel, law, channel.low, std::min(kLongest, channel.high), options_.rounds, options_.seed, options_.parallelism);
            read_off(memories.given(memory_of(panel)), s, spec_.series[series].link, e);
        }
        out_.push_back(std::move(e));
    }

    /// Quantiles and draws of an adjustment time. It is told if the figure is the tie, and its interval lies within the grid
    /// and is narrower, in logs, than the stated range.
    void read_off(const Confidence& found, const Stated& s, Link link, Estimated& e) const {
        e.estimate = found.quantile(kMiddle);
        e.low = found.quantile(kLow);
        e.high = found.quantile(kHigh);
        Random random(options_.seed, kDraws);
        std::vector<double> draws;
        for (std::size_t k = 0; k < options_.draws; ++k) draws.push_back(found.quantile(random.uniform()));
        e.error = spread(draws);
        const bool narrower = !s.ranged || hindcast::ln(*e.high / *e.low) < hindcast::ln(s.high / s.low);
        if (found.open_below(kLow)) e.why = "the shortest time cannot be ruled out: the figures have less memory than the law gives them";
        else if (found.open_above(kHigh)) e.why = fmt::format("times beyond {:g} months cannot be ruled out", kLongest);
        else if (!narrower) e.why = "its interval is wider than the stated range";
        else if (link == Link::change) e.why = "the figure is no tie: its own errors shorten its memory";
        e.told = e.why.empty();
        if (e.told) e.draws = std::move(draws);
    }

    static double spread(const std::vector<double>& draws) {
        Matrix rows(draws.size(), 1);
        rows.values = draws;
        return std::sqrt(covariance_of(rows)(0, 0));
    }

    /// ln of a power's capability against that of the rest of the world, over the months that a figure of a year sums up.
    [[nodiscard]] double capability_of(const hindcast::Capability& capability, const hindcast::Key& key, int year, Month from) const {
        const int span = spec_.series[key.series].span;
        const Month end = Month::of(year + 1, 1);
        double sum = 0;
        for (int back = 1; back <= span; ++back) sum += capability.change(key.power, *spec_.series[key.series].domain, from, end + -back);
        return sum / span;
    }

    void add_capability(std::size_t series) {
        Estimated e = about(stated(slot_of(Channel::capability_effect, series)), series);
        const Panel panel = panel_of(spec_, archive_.figures, series);
        std::vector<Observation> rows;
        if (!panel.empty()) {
            int first = panel.front().years.front().first, last = first;
            for (const DyadYears& dyad : panel) first = std::min(first, dyad.years.front().first), last = std::max(last, dyad.years.back().first);
            Scenario world = spec_.world;
            for (Quantity& effect : world.inputs[static_cast<std::size_t>(Channel::capability_effect)]) effect.value = 1;
            const Month from = Month::of(first, 1) + -spec_.series[series].span;
            const hindcast::Capability capability(std::move(world), from, Month::of(last + 1, 1));
            for (std::size_t d = 0; d < panel.size(); ++d)
                for (const auto& [year, odds] : panel[d].years)
                    rows.push_back({d, 0, panel[d].key.power, odds, capability_of(capability, panel[d].key, year, from)});
        }
        take_slope(slope_within(std::move(rows), false), "powers", e);
        if (e.estimate && spec_.series[series].link == Link::change) e.why = "the figure is no tie: it moves with one by an unknown slope";
        settle(e, info(Channel::capability_effect));
        out_.push_back(std::move(e));
    }

    void take_slope(const std::optional<Slope>& slope, std::string_view clusters, Estimated& e) {
        if (!slope) {
            e.why = fmt::format("too few figures, or of one of the {} alone", clusters);
            return;
        }
        e.estimate = slope->value;
        e.error = slope->error;
        const double reach = student_95(slope->clusters - 1) * slope->error;
        e.low = slope->value - reach;
        e.high = slope->value + reach;
        e.observations = slope->observations;
        e.dyads = slope->units;
        freedom_ = slope->clusters - 1;
    }

    /// Told if nothing speaks against it and the interval is narrower than the stated range.
    void settle(Estimated& e, const ChannelInfo& channel) {
        if (e.why.empty() && e.stated_low && *e.high - *e.low >= *e.stated_high - *e.stated_low) e.why = "its interval is wider than the stated range";
        if (e.why.empty() && (*e.high < channel.low || *e.low > channel.high)) e.why = "its interval holds no value that the field may take";
        e.told = e.why.empty();
        if (!e.told) return;
        Random random(options_.seed, kDraws + 1 + static_cast<std::uint32_t>(out_.size()));
        while (e.draws.size() < options_.draws) {
            double squares = 0;
            for (std::size_t k = 0; k < freedom_; ++k) squares += std::pow(random.normal(), 2);
            const double value = *e.estimate + *e.error * random.normal() * std::sqrt(static_cast<double>(freedom_) / squares);
            if (value >= channel.low && value <= channel.high) e.draws.push_back(value);
        }
    }

    /// Log odds of agreement rise by vote_slope * vote_ties for each unit of the share of a power in the ties of the series'
    /// domain, where it votes for and the others are indifferent (P37). Nothing else of P37 has a figure.
    void add_votes(std::size_t series) {
        const auto parameter = [&](Parameter p) { return stated(world_.parameter(p)); };
        const Stated slope = parameter(Parameter::vote_slope), ties = parameter(Parameter::vote_ties);
        Estimated e = about({slope.path + "*" + ties.path, slope.value * ties.value, 0, 0, false}, series);
        std::vector<Observation> rows;
        std::size_t unit = 0;
        for (const DyadYears& dyad : panel_of(spec_, archive_.figures, series)) {
            for (const auto& [year, odds] : dyad.years)
                if (const auto tie = archive_.ties.at({*spec_.series[series].domain, dyad.key.state, dyad.key.power}, year))
                    rows.push_back({unit, static_cast<std::size_t>(year) * spec_.world.size(Axis::power) + dyad.key.power, dyad.key.state, odds, *tie});
            ++unit;
        }
        take_slope(slope_within(std::move(rows), true), "states", e);
        if (e.estimate) e.why = "the figures know the product alone";
        out_.push_back(std::move(e));
        for (const Parameter p : {Parameter::vote_deference, Parameter::vote_hazard, Parameter::vote_ties, Parameter::vote_slope, Parameter::vote_cut}) {
            Estimated none = about(parameter(p), series);
            none.why = p == Parameter::vote_cut ? "agreement knows no abstentions"
                       : p == Parameter::vote_ties || p == Parameter::vote_slope ? "only their product"
                                                                                 : "no figure of what it weighs";
            out_.push_back(std::move(none));
        }
    }

    const HindcastSpec& spec_;
    const hindcast::Archive& archive_;
    const Options& options_;
    World world_;
    std::size_t freedom_ = 1;  ///< of the slope taken last
    std::vector<Estimated> out_;
};

}  // namespace

std::vector<Estimated> estimate(const HindcastSpec& spec, const hindcast::Archive& archive, const Options& options) {
    return Estimator(spec, archive, options).all();
}

DrawTable draws_of(const std::vector<Estimated>& all) {
    std::vector<const Estimated*> kept;
    for (const Estimated& e : all) {
        if (!e.told) continue;
        const auto it = std::ranges::find(kept, e.number, &Estimated::number);
        if (it == kept.end()) kept.push_back(&e);
        else if (*e.high - *e.low < *(*it)->high - *(*it)->low) *it = &e;
    }
    DrawTable out;
    for (const Estimated* e : kept) out.inputs.push_back(e->number);
    for (std::size_t row = 0; !kept.empty() && row < kept.front()->draws.size(); ++row)
        for (const Estimated* e : kept) out.values.push_back(e->draws[row]);
    return out;
}

std::string estimates_csv(const std::vector<Estimated>& all) {
    CsvText csv;
    for (const char* name : {"number", "series", "estimate", "se", "low", "high", "observations", "dyads", "stated", "stated_low", "stated_high", "told", "why"})
        csv.text(name);
    csv.end();
    const auto put = [&](const std::optional<double>& value) { value ? csv.number(*value) : csv.text(""); };
    for (const Estimated& e : all) {
        csv.text(e.number).text(e.series);
        for (const auto* value : {&e.estimate, &e.error, &e.low, &e.high}) put(*value);
        csv.number(static_cast<double>(e.observations)).number(static_cast<double>(e.dyads));
        for (const auto* value : {&e.stated, &e.stated_low, &e.stated_high}) put(*value);
        csv.text(e.told ? "yes" : "no").text(e.why).end();
    }
    return csv.so_far();
}

}  // namespace multivector::estimates
