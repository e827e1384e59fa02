#include "hindcast/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hindcast/scalar.hpp"
#include "hindcast/scores.hpp"

namespace multivector::hindcast {
namespace {


/// Choices of a dyad by their places in the lists.
struct Own {
    std::size_t legacy = 0, driver = 0, memory = 0, slope = 0;
    [[nodiscard]] int departures() const { return (legacy > 0) + (driver > 0) + (memory > 0) + (slope > 0); }
};

DyadFit dyad_of(const Own& own, const HindcastFitted& f, Link link) {
    return {f.legacy[own.legacy], f.driver[own.driver], f.memory[own.memory], link == Link::level ? 1 : f.slope[own.slope]};
}

/// An earlier forecast of a dyad whose outcome is known.
struct Outcome {
    const Origin* origin;
    std::size_t place, horizon;
    double observed;
};

class Fitter {
public:
    Fitter(const std::vector<Origin>& origins, std::size_t at, const HindcastSpec& spec, const Workshop& workshop, const std::vector<Candidate>& tried)
        : origins_(origins), now_(origins[at]), at_(at), spec_(spec), workshop_(workshop), tried_(tried) {}

    Fit best() const {
        const HindcastFitted& f = spec_.fitted;
        Fit out;
        double least = std::numeric_limits<double>::infinity();
        std::vector<std::vector<Outcome>> outcomes;
        for (const Key& key : now_.keys) outcomes.push_back(outcomes_of(key));
        for (std::size_t c = 0; c < f.capability.size(); ++c)
            for (std::size_t h = 0; h < f.half_life.size(); ++h) {
                Fit fit{f.capability[c], f.half_life[h], {}};
                double sum = f.penalty * ((c > 0) + (h > 0));
                for (std::size_t k = 0; k < now_.keys.size(); ++k) sum += choose(now_.keys[k], outcomes[k], c, h, fit);
                if (sum < least) least = sum, out = fit;
            }
        return out;
    }

private:
    std::vector<Outcome> outcomes_of(const Key& key) const {
        std::vector<Outcome> out;
        for (std::size_t o = 0; o < at_; ++o) {
            const std::size_t place = origins_[o].place(key);
            if (place == origins_[o].keys.size()) continue;
            for (std::size_t h = 0; h < spec_.horizons.size(); ++h)
                if (const auto seen = now_.known.figures.at(key, origins_[o].year + spec_.horizons[h] / kMonths))
                    out.push_back({&origins_[o], place, h, *seen});
        }
        return out;
    }

    /// Puts the best choices of the dyad into `fit`; their sum of errors and penalties.
    double choose(const Key& key, const std::vector<Outcome>& outcomes, std::size_t capability, std::size_t half_life, Fit& fit) const {
        const HindcastFitted& f = spec_.fitted;
        const Link link = spec_.series[key.series].link;
        const bool level = link == Link::level, driven = workshop_.driver_of(key).has_value();
        double least = std::numeric_limits<double>::infinity();
        Own own;
        for (own.legacy = 0; own.legacy < (level ? f.legacy.size() : 1); ++own.legacy)
            for (own.driver = 0; own.driver < (driven ? f.driver.size() : 1); ++own.driver) {
                const std::size_t run = run_of({capability, half_life, own.legacy, own.driver});
                for (own.memory = 0; own.memory < f.memory.size(); ++own.memory)
                    for (own.slope = 0; own.slope < (level ? 1 : f.slope.size()); ++own.slope) {
                        const DyadFit dyad = dyad_of(own, f, link);
                        const double sum = errors(key, outcomes, dyad, run) + f.penalty * own.departures();
                        if (sum < least) least = sum, fit.dyads[key] = dyad;
                    }
            }
        return least;
    }

    std::size_t run_of(Candidate c) const {
        if (spec_.fitted.legacy[c.legacy] == 0) c.half_life = 0;
        return static_cast<std::size_t>(std::ranges::find(tried_, c) - tried_.begin());
    }

    double errors(const Key& key, const std::vector<Outcome>& outcomes, const DyadFit& dyad, std::size_t run) const {
        double sum = 0;
        for (const Outcome& o : outcomes) {
            const double point = point_of(spec_.series[key.series], o.origin->known.figures.of(key), dyad, o.origin->tried[run][o.place][o.horizon]);
            sum += std::abs(share_of(point) - o.observed) / o.origin->scale[o.place];
        }
        return sum;
    }

    const std::vector<Origin>& origins_;
    const Origin& now_;
    std::size_t at_;
    const HindcastSpec& spec_;
    const Workshop& workshop_;
    const std::vector<Candidate>& tried_;
};

}  // namespace

std::vector<Candidate> candidates(const HindcastFitted& f) {
    std::vector<Candidate> out;
    for (std::size_t c = 0; c < f.capability.size(); ++c)
        for (std::size_t l = 0; l < f.legacy.size(); ++l)
            for (std::size_t h = 0; h < (f.legacy[l] == 0 ? 1 : f.half_life.size()); ++h)
                for (std::size_t d = 0; d < f.driver.size(); ++d) out.push_back({c, h, l, d});
    return out;
}

Fit fit_of(const Candidate& c, const HindcastFitted& f, const std::vector<Key>& keys) {
    Fit out{f.capability[c.capability], f.half_life[c.half_life], {}};
    for (const Key& key : keys) out.dyads[key] = {f.legacy[c.legacy], f.driver[c.driver], 1, 1};
    return out;
}

std::size_t Origin::place(const Key& key) const {
    const auto it = std::ranges::lower_bound(keys, key);
    return it != keys.end() && *it == key ? static_cast<std::size_t>(it - keys.begin()) : keys.size();
}

double scale_of(std::span<const YearValue> figures) {
    constexpr double kLeast = 0.002;  // what a dyad without change is taken to change in a year
    std::vector<double> values;
    for (const auto& [year, value] : figures) values.push_back(value);
    return std::max(kLeast, naive_error(values));
}

double point_of(const HindcastSeries& series, std::span<const YearValue> figures, const DyadFit& dyad, double change) {
    return level_of(figures, dyad.memory) + (series.link == Link::level ? 1 : dyad.slope) * change;
}

Fit fit_at(const std::vector<Origin>& origins, std::size_t at, const HindcastSpec& spec, const Workshop& workshop, const std::vector<Candidate>& tried) {
    return Fitter(origins, at, spec, workshop, tried).best();
}

}  // namespace multivector::hindcast
