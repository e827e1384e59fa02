#include "hindcast/study.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

#include "base/error.hpp"
#include "hindcast/naive.hpp"
#include "hindcast/scalar.hpp"

namespace multivector::hindcast {
namespace {

constexpr double kPooled = 4;          // past errors of a dyad that weigh as much as those of all dyads of its kind together

/// Runs of an origin, after its fit.
constexpr std::array kRuns{Method::model, Method::without_agency, Method::random_posture, Method::gravity};

Variant variant_of(Method method) {
    switch (method) {
        case Method::without_agency:
        case Method::gravity: return Variant::without_agency;
        case Method::random_posture: return Variant::random_posture;
        default: return Variant::model;
    }
}

/// Log odds that each method gave for each dyad of an origin and each horizon.
using Points = std::vector<std::array<std::vector<double>, kMethods>>;  // [key][method][horizon]

class Study {
public:
    Study(const HindcastSpec& spec, const View& view, const Drivers& drivers, Parallelism parallelism, const StudyHooks& hooks)
        : spec_(spec), parallelism_(parallelism), hooks_(hooks), tried_(candidates(spec.fitted)),
          longest_(spec.horizons.back()), capability_(spec.world, Month::of(spec.warm_up - spec.trend_years, 1), month_of(spec.last) + longest_),
          workshop_{spec, drivers, capability_} {
        for (int year = spec.warm_up; year <= spec.last; ++year) origins_.push_back(origin_of(year, view(year)));
        total_ = origins_.size() * (tried_.size() + kRuns.size());
    }

    Forecasts run() {
        Forecasts out;
        each(tried_.size(), [&](Origin& origin, std::size_t c) { origin.tried[c] = run_of(origin, fit_of(tried_[c], spec_.fitted, origin.keys), Variant::model); });
        for (std::size_t o = 0; o < origins_.size(); ++o) out.fits.push_back({origins_[o].year, fit_at(origins_, o, spec_, workshop_, tried_)});
        std::vector<std::array<Changes, kRuns.size()>> changes(origins_.size());
        each(kRuns.size(), [&](Origin& origin, std::size_t r) {
            const std::size_t o = static_cast<std::size_t>(&origin - origins_.data());
            changes[o][r] = run_of(origin, kRuns[r] == Method::gravity ? plain(origin) : out.fits[o].fit, variant_of(kRuns[r]));
        });
        for (std::size_t o = 0; o < origins_.size(); ++o) points_.push_back(points_of(origins_[o], out.fits[o].fit, changes[o]));
        for (std::size_t o = 0; o < origins_.size(); ++o) add_forecasts(o, out.all);
        return out;
    }

private:
    Origin origin_of(int year, Known known) const {
        Origin out;
        out.year = year;
        out.known = std::move(known);
        for (const Key& key : out.known.figures.keys()) {
            const auto figures = out.known.figures.of(key);
            if (static_cast<int>(figures.size()) < spec_.least_figures || !out.known.figures.at(key, year)) continue;
            out.keys.push_back(key);
            out.scale.push_back(scale_of(figures));
        }
        out.tried.resize(tried_.size());
        return out;
    }

    /// Work on every origin with each of `count` settings, in parallel.
    void each(std::size_t count, const std::function<void(Origin&, std::size_t)>& work) {
        for_each_index(parallelism_, origins_.size() * count, [&](std::size_t k) {
            if (hooks_.stop != nullptr && hooks_.stop->load()) throw Error("the hindcast was stopped");
            work(origins_[k / count], k % count);
            const std::scoped_lock lock(lock_);
            ++done_;
            if (hooks_.progress) hooks_.progress(done_, total_);
        });
    }

    Changes run_of(const Origin& origin, const Fit& fit, Variant variant) const {
        if (origin.keys.empty()) return {};
        return changes_of(workshop_.world_at(origin.year, origin.known, fit, longest_), spec_, origin.keys, variant);
    }

    /// Nothing fitted: the newest figures, the effects as the world states them.
    Fit plain(const Origin& origin) const {
        Fit out;
        for (const Key& key : origin.keys) out.dyads[key] = DyadFit{0, 0, 1, spec_.series[key.series].link == Link::level ? 1.0 : 0.0};
        return out;
    }

    Points points_of(const Origin& origin, const Fit& fit, const std::array<Changes, kRuns.size()>& changes) const {
        Points out(origin.keys.size());
        for (std::size_t k = 0; k < origin.keys.size(); ++k) {
            const Key& key = origin.keys[k];
            const auto figures = origin.known.figures.of(key);
            const DyadFit dyad = fit.dyads.at(key), bare = plain(origin).dyads.at(key);
            for (std::size_t h = 0; h < spec_.horizons.size(); ++h) {
                for (std::size_t r = 0; r < kRuns.size(); ++r)
                    out[k][static_cast<std::size_t>(kRuns[r])].push_back(
                        point_of(spec_.series[key.series], figures, kRuns[r] == Method::gravity ? bare : dyad, changes[r][k][h]));
                const int years = spec_.horizons[h] / kMonths;
                out[k][static_cast<std::size_t>(Method::persistence)].push_back(persistence(figures));
                out[k][static_cast<std::size_t>(Method::drift)].push_back(drift(figures, years));
                out[k][static_cast<std::size_t>(Method::autoregression)].push_back(autoregression(figures, years));
            }
        }
        return out;
    }

    /// Sum of squared errors of log odds, and their number.
    struct Errors {
        double squares = 0, count = 0;
    };

    /// Errors that a method made from earlier origins, as far as figures known at origin `now` tell.
    Errors errors(std::size_t now, const Key& key, std::size_t method, std::size_t horizon) const {
        Errors out;
        for (std::size_t o = 0; o < now; ++o) {
            const std::size_t place = origins_[o].place(key);
            if (place == origins_[o].keys.size()) continue;
            const auto seen = origins_[now].known.figures.at(key, origins_[o].year + spec_.horizons[horizon] / kMonths);
            if (!seen) continue;
            const double error = points_[o][place][method][horizon] - log_odds(*seen);
            out.squares += error * error;
            out.count += 1;
        }
        return out;
    }

    void add_forecasts(std::size_t now, std::vector<Forecast>& out) const {
        const Origin& origin = origins_[now];
        if (origin.year < spec_.first) return;
        for (std::size_t k = 0; k < origin.keys.size(); ++k)
            for (std::size_t h = 0; h < spec_.horizons.size(); ++h)
                for (std::size_t m = 0; m < kMethods; ++m) {
                    const double deviation = spread(now, origin.keys[k], m, h);
                    if (deviation > 0) out.push_back({origin.keys[k], static_cast<Method>(m), origin.year, h, points_[now][k][m][h], deviation});
                }
    }

    /// Root mean squared error so far, drawn to that of all dyads of the kind; 0 where nothing is known yet.
    double spread(std::size_t now, const Key& key, std::size_t method, std::size_t horizon) const {
        Errors all;
        for (const Key& other : origins_[now].known.figures.keys()) {
            if (other.series != key.series) continue;
            const Errors e = errors(now, other, method, horizon);
            all.squares += e.squares, all.count += e.count;
        }
        if (all.count == 0 || all.squares == 0) return 0;
        const Errors own = errors(now, key, method, horizon);
        return std::sqrt((own.squares + kPooled * all.squares / all.count) / (own.count + kPooled));
    }

    const HindcastSpec& spec_;
    Parallelism parallelism_;
    const StudyHooks& hooks_;
    std::vector<Candidate> tried_;
    int longest_;
    Capability capability_;
    Workshop workshop_;
    std::vector<Origin> origins_;
    std::vector<Points> points_;
    std::mutex lock_;
    std::size_t done_ = 0, total_ = 0;
};

}  // namespace

std::string_view name_of(Method method) {
    static constexpr std::array<std::string_view, kMethods> kNames{"model",       "without_agency", "random_posture", "gravity",
                                                                   "persistence", "drift",          "autoregression"};
    return kNames[static_cast<std::size_t>(method)];
}

std::vector<double> Forecast::members() const {
    static const std::vector<double> points = [] {
        constexpr int kMembers = 199;  // the median is one of them
        std::vector<double> out;
        for (int k = 0; k < kMembers; ++k) out.push_back(normal_point((k + 0.5) / kMembers));
        return out;
    }();
    std::vector<double> out;
    for (const double z : points) out.push_back(share_of(point + deviation * z));
    return out;
}

Forecasts forecast(const HindcastSpec& spec, const View& view, const Drivers& drivers, Parallelism parallelism, const StudyHooks& hooks) {
    return Study(spec, view, drivers, parallelism, hooks).run();
}

}  // namespace multivector::hindcast
