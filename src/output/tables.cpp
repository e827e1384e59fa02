#include "output/tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "compile/given.hpp"
#include "engine/draws.hpp"
#include "output/csv.hpp"
#include "output/events.hpp"

namespace multivector {
namespace {

using K = SeriesKind;

constexpr std::array kFiveQuantiles{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array kThreeQuantiles{0.05, 0.5, 0.95};
constexpr std::array kTwoQuantiles{0.05, 0.95};

enum class Group { series, posture, corridor, event };

Group group_of(K kind) {
    switch (kind) {
    case K::posture_share:
        return Group::posture;
    case K::capacity:
    case K::flow:
    case K::load:
        return Group::corridor;
    case K::struck:
    case K::hosting:
    case K::vote_yes:
    case K::vote_abstain:
    case K::vote_no:
    case K::shock_in_force:
    case K::shock_arrived:
        return Group::event;
    default:
        return Group::series;
    }
}

/// A table on its way to a sink: passes text on when enough has gathered.
class Table {
public:
    Table(const EnsembleResult& result, const TextSink& sink) : result_(result), sink_(sink), band_(band_of(result)) {}
    Table(const EnsembleResult& result, const TextSink& sink, std::string_view header) : Table(result, sink) {
        for (std::size_t begin = 0; begin != header.size();) {
            const std::size_t end = std::min(header.find(',', begin), header.size());
            csv_.text(header.substr(begin, end - begin));
            begin = end == header.size() ? end : end + 1;
        }
        csv_.end();
    }

    Table& text(std::string_view field) { return csv_.text(field), *this; }
    Table& number(double value) { return csv_.number(value), *this; }
    /// Mean of a measure over replicates with its standard error.
    Table& mean(const Moments& m) { return number(m.mean()).number(result_.standard_error(m.sd())); }
    Table& band() { return text(band_); }
    Table& date(int month) { return text(to_string(result_.scenario.base + month)); }
    Table& id(Axis axis, int index) {
        if (index < 0) return text({});
        return text(result_.scenario.ids[static_cast<std::size_t>(axis)][static_cast<std::size_t>(index)]);
    }
    Table& other(const Series& s) {
        const auto [axis, index] = other_subject(s);
        return id(axis, index);
    }
    Table& quantiles(const Statistics& s, std::span<const double> points) {
        std::array<double, kFiveQuantiles.size()> values;
        s.quantiles(points, values);
        for (std::size_t k = 0; k < points.size(); ++k) csv_.number(values[k]);
        return *this;
    }
    Table& interval(const Difference& d) { return number(d.mean).number(d.low).number(d.high); }

    void end() {
        csv_.end();
        constexpr std::size_t kPiece = std::size_t{1} << 16U;
        if (csv_.so_far().size() >= kPiece) flush();
    }
    void flush() {
        sink_(csv_.so_far());
        csv_.clear();
    }

private:
    const EnsembleResult& result_;
    const TextSink& sink_;
    std::string_view band_;
    CsvText csv_;
};

/// Calls row(month, series, place) for every recorded value of a group of series, by month, both ends included.
template <class Row>
void for_each_value(const EnsembleResult& r, Group group, int first, int last, const Row& row) {
    const RecordedCells& cells = r.table().cells();
    for (int month = first; month <= last; ++month) {
        const auto recorded = cells.recorded(month);
        for (std::size_t k = 0; k < recorded.size(); ++k) {
            const Series& s = r.series[recorded[k]];
            if (group_of(s.kind) == group) row(month, s, cells.begin(month) + k);
        }
    }
}

template <class Row>
void for_each_value(const EnsembleResult& r, Group group, const Row& row) {
    for_each_value(r, group, 0, r.table().cells().months(), row);
}

/// Calls row(table, month, series, place) for every recorded value of a group of series, by month. Two months a thread are put
/// into words at a time, and written in their order: a small part of what their statistics take.
template <class Row>
void write_by_month(const EnsembleResult& r, Group group, const TextSink& sink, const Row& row) {
    const RecordedCells& cells = r.table().cells();
    Parallelism threads = r.options.parallelism;
    if (!is_available(threads.backend)) threads.backend = Backend::serial;  // results of another build
    const int wave = 2 * thread_count(threads);
    std::vector<std::string> text(static_cast<std::size_t>(wave));
    for (int first = 0; first <= cells.months(); first += wave) {
        const int count = std::min(wave, cells.months() + 1 - first);
        for_each_index(threads, static_cast<std::size_t>(count), [&](std::size_t k) {
            text[k].clear();
            const TextSink keep = [&](std::string_view piece) { text[k] += piece; };
            Table t(r, keep);
            const int only = first + static_cast<int>(k);
            for_each_value(r, group, only, only, [&](int month, const Series& s, std::size_t place) { row(t, month, s, place); });
            t.flush();
        });
        for (int k = 0; k < count; ++k) sink(text[static_cast<std::size_t>(k)]);
    }
}

void write_header(const EnsembleResult& r, const TextSink& sink, std::string_view header) { Table(r, sink, header).flush(); }

void write_influence(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    Table t(r, sink, "state,date,power,mean,se,q05,q25,q50,q75,q95,band");
    for (int i = 0; i < r.scenario.n.states; ++i) {
        if (!r.scenario.focal[static_cast<std::size_t>(i)]) continue;
        for_each_value(r, Group::series, [&](int month, const Series& s, std::size_t place) {
            if (s.kind != K::influence || s.state != i) return;
            const Statistics& x = r.table().first(place);
            t.id(Axis::state, i)
                .date(month)
                .id(Axis::power, s.power)
                .mean(x.moments())
                .quantiles(x, kFiveQuantiles)
                .band()
                .end();
        });
    }
    t.flush();
}

void write_series(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    write_header(r, sink, "date,state,power,domain,other,measure,mean,se,sd,q05,q25,q50,q75,q95,band");
    write_by_month(r, Group::series, sink, [&](Table& t, int month, const Series& s, std::size_t place) {
        const Statistics& x = r.table().first(place);
        t.date(month)
            .id(Axis::state, s.state)
            .id(Axis::power, s.power)
            .id(Axis::domain, s.domain)
            .other(s);
        t.text(info(s.kind).name).mean(x.moments()).number(x.sd()).quantiles(x, kFiveQuantiles).band().end();
    });
}

void write_postures(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    write_header(r, sink, "date,state,power,posture,mean,se");
    write_by_month(r, Group::posture, sink, [&](Table& t, int month, const Series& s, std::size_t place) {
        t.date(month).id(Axis::state, s.state).id(Axis::power, s.power).id(Axis::posture, s.posture);
        t.mean(r.table().first(place).moments()).end();
    });
}

void write_corridors(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    write_header(r, sink, "date,corridor,state,measure,mean,se,sd,q05,q50,q95,band");
    write_by_month(r, Group::corridor, sink, [&](Table& t, int month, const Series& s, std::size_t place) {
        const Statistics& x = r.table().first(place);
        t.date(month).id(Axis::corridor, s.corridor).id(Axis::state, s.state).text(info(s.kind).name);
        t.mean(x.moments()).number(x.sd()).quantiles(x, kThreeQuantiles).band().end();
    });
}

void write_votes(const EnsembleResult& r, const Scenario& scenario, const TextSink& sink) {
    Table t(r, sink, "vote,title,date,state,yes,abstain,no,yes_q05,yes_q95,abstain_q05,abstain_q95,no_q05,no_q95,yes_se,abstain_se,no_se,band");
    std::map<std::pair<int, int>, std::array<const Statistics*, 3>> votes;  // by issue, then state
    std::map<int, int> month_of;
    for_each_value(r, Group::event, [&](int month, const Series& s, std::size_t place) {
        if (s.kind != K::vote_yes && s.kind != K::vote_abstain && s.kind != K::vote_no) return;
        const auto answer = static_cast<std::size_t>(s.kind) - static_cast<std::size_t>(K::vote_yes);
        votes[{s.event, s.state}][answer] = &r.table().first(place);
        month_of[s.event] = month;
    });
    for (const auto& [key, answers] : votes) {
        const Issue& issue = scenario.issues[static_cast<std::size_t>(key.first)];
        t.text(issue.id).text(issue.title).date(month_of[key.first]).id(Axis::state, key.second);
        for (const Statistics* x : answers) t.number(x->mean());
        for (const Statistics* x : answers) t.quantiles(*x, kTwoQuantiles);
        for (const Statistics* x : answers) t.number(r.standard_error(x->sd()));
        t.band().end();
    }
    t.flush();
}

void write_shocks(const EnsembleResult& r, const Scenario& scenario, const TextSink& sink) {
    Table t(r, sink, "date,shock,in_force,in_force_se,arrived,arrived_se");
    const auto shocks = scenario.arriving_shocks();
    std::map<std::pair<int, int>, std::array<Moments, 2>> rows;  // by month, then shock
    for_each_value(r, Group::event, [&](int month, const Series& s, std::size_t place) {
        if (s.kind != K::shock_in_force && s.kind != K::shock_arrived) return;
        rows[{month, s.event}][s.kind == K::shock_arrived ? 1 : 0] = r.table().first(place).moments();
    });
    for (const auto& [key, shares] : rows) {
        const Shock& shock = *shocks[static_cast<std::size_t>(key.second)];
        t.date(key.first).text(shock.name).mean(shares[0]).mean(shares[1]).end();
    }
    t.flush();
}

void write_differences(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    write_header(
        r, sink,
        "date,state,power,domain,other,measure,effect,effect_low,effect_high,share_higher,arithmetic,arithmetic_low,"
        "arithmetic_high,behaviour,behaviour_low,behaviour_high,behaviour_share_higher");
    const std::uint64_t independent = r.independent();
    const auto told = [&](const Pair& pair) {
        Difference d = difference(pair, independent);
        // Without luck one run tells all there is to tell of its draw.
        if (r.options.mean_field && r.options.replicates == 1) d.low = d.high = d.mean;
        return d;
    };
    const auto row = [&](Table& t, int month, const Series& s, std::size_t place) {
        t.date(month).id(Axis::state, s.state).id(Axis::power, s.power).id(Axis::domain, s.domain);
        t.other(s);
        const Difference effect = told(r.gathered.effect[place]);
        t.text(info(s.kind).name).interval(effect).number(effect.share_higher);
        const Difference behaviour = told(r.gathered.behaviour[place]);
        t.interval(told(r.gathered.arithmetic[place])).interval(behaviour).number(behaviour.share_higher).end();
    };
    for (const Group group : {Group::series, Group::posture, Group::corridor}) write_by_month(r, group, sink, row);
}

void write_draws(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    Table t(r, sink, "draw,input,value");
    const RunOptions& o = r.options;
    const std::size_t end = (o.first_replicate + o.replicates + o.replicates_per_draw - 1) / o.replicates_per_draw;
    for (std::size_t number = o.first_replicate / o.replicates_per_draw; number < end; ++number) {
        const auto add = [&](std::string_view name, double value) { t.number(static_cast<double>(number)).text(name).number(value).end(); };
        const auto values = drawn_values(r.scenario, o.seed, o.inputs, static_cast<std::uint32_t>(number), o.table.get());
        for (std::size_t k = 0; k < values.size(); ++k) {
            const Draw& draw = r.scenario.draws[k];
            if (is_drawn(draw, o.inputs) || is_given(r.scenario, draw.slot)) add(draw.path, values[k]);
        }
        for (const GivenInput& g : r.scenario.given)
            if (std::ranges::find(r.scenario.draws, g.slot, &Draw::slot) == r.scenario.draws.end())
                add(input_name(r.scenario, g.slot), o.table->row(number)[g.column]);
    }
    t.flush();
}

/// Standard error of a share of replicates.
double error_of_share(const EnsembleResult& r, double share) { return r.standard_error(std::sqrt(share * (1 - share))); }

void write_watches(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    Table t(r, sink, "watch,date,share,share_se,reached,reached_se");
    const auto all = static_cast<double>(r.done());
    for (std::size_t w = 0; w < r.watches.size(); ++w) {
        std::uint64_t reached = 0;
        for (int month = 0; month <= r.scenario.months; ++month) {
            const WatchCounts& counts = r.gathered.watches[w];
            reached += counts.first[static_cast<std::size_t>(month)];
            if (!r.series[r.watches[w].series].recorded_in(month)) continue;
            const double share = static_cast<double>(counts.holding[static_cast<std::size_t>(month)]) / all;
            const double so_far = static_cast<double>(reached) / all;
            t.text(r.watches[w].text).date(month).number(share).number(error_of_share(r, share));
            t.number(so_far).number(error_of_share(r, so_far)).end();
        }
    }
    t.flush();
}

/// The month by which a share of all replicates has reached what is watched; none if fewer do.
void write_month_reached(Table& t, const WatchCounts& counts, double wanted) {
    double so_far = 0;
    for (std::size_t month = 0; month < counts.first.size(); ++month) {
        so_far += static_cast<double>(counts.first[month]);
        if (so_far >= wanted && so_far > 0) {
            t.date(static_cast<int>(month));
            return;
        }
    }
    t.text({});
}

void write_times(const EnsembleResult& r, const Scenario&, const TextSink& sink) {
    Table t(r, sink, "watch,reached,reached_se,q05,q25,q50,q75,q95");
    const auto all = static_cast<double>(r.done());
    for (std::size_t w = 0; w < r.watches.size(); ++w) {
        const WatchCounts& counts = r.gathered.watches[w];
        const auto reached = static_cast<double>(std::accumulate(counts.first.begin(), counts.first.end(), std::uint64_t{0})) / all;
        t.text(r.watches[w].text).number(reached).number(error_of_share(r, reached));
        for (const double q : kFiveQuantiles) write_month_reached(t, counts, q * all);
        t.end();
    }
    t.flush();
}

bool has_watches(const EnsembleResult& r) { return !r.watches.empty(); }
bool has_twin(const EnsembleResult& r) { return r.options.frozen_twin; }
bool has_arrivals(const EnsembleResult& r) { return !r.scenario.triggers.empty(); }
bool keeps_draws(const EnsembleResult& r) { return r.options.record_draws; }

}  // namespace

const std::vector<ResultTable>& result_tables() {
    static const std::vector<ResultTable> tables{
        {"influence.csv", write_influence},
        {"series.csv", write_series},
        {"postures.csv", write_postures},
        {"corridors.csv", write_corridors},
        {"votes.csv", write_votes},
        {"events.csv", write_events},
        {"differences.csv", write_differences, has_twin},
        {"shocks.csv", write_shocks, has_arrivals},
        {"draws.csv", write_draws, keeps_draws},
        {"watches.csv", write_watches, has_watches},
        {"times.csv", write_times, has_watches},
    };
    return tables;
}

std::string_view band_of(const EnsembleResult& result) {
    if (result.options.replicates == 1) return "none";
    if (result.options.mean_field) return "inputs";
    return result.inputs_vary() ? "luck+inputs" : "luck";
}

}  // namespace multivector
