#pragma once
// A hindcast as a whole: forecasts from rolling origins by the model and by its rivals, and how they scored.

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "hindcast/fit.hpp"
#include "hindcast/scores.hpp"
#include "parallel/parallel.hpp"

namespace multivector::hindcast {

enum class Method { model, without_agency, random_posture, gravity, persistence, drift, autoregression };
inline constexpr std::size_t kMethods = 7;
[[nodiscard]] std::string_view name_of(Method method);

/// A forecast of a dyad's figure: log odds are normal about `point` with `deviation`.
struct Forecast {
    Key key;
    Method method = Method::model;
    int origin = 0;           ///< year
    std::size_t horizon = 0;  ///< place in HindcastSpec::horizons
    double point = 0, deviation = 0;

    /// Equally likely shares, ascending.
    [[nodiscard]] std::vector<double> members() const;
};

/// What was fitted at an origin.
struct FitAt {
    int origin = 0;
    Fit fit;
};

struct Forecasts {
    std::vector<Forecast> all;  ///< by origin, dyad, horizon, method
    std::vector<FitAt> fits;    ///< of every origin, warm-up included
};

struct StudyHooks {
    std::function<void(std::size_t done, std::size_t total)> progress;  ///< called by one worker at a time
    const std::atomic<bool>* stop = nullptr;                            ///< when it becomes true the study throws Error
};

/// What a forecaster at the end of a year is shown; Archive::until, but for tests that plant a leak.
using View = std::function<Known(int year)>;

/// Forecasts from every origin from the warm-up on. Nothing of the figures is seen but through `view`; drivers and capability
/// are fed. `keys` are the dyads that may be forecast. The same input gives the same bits on any number of threads.
[[nodiscard]] Forecasts forecast(const HindcastSpec& spec, const View& view, const Drivers& drivers, Parallelism parallelism,
                                 const StudyHooks& hooks = {});

/// How a method did for a dyad at a horizon.
struct Score {
    Method method = Method::model;
    double crps = 0;  ///< mean, in shares
    double mase = 0;  ///< mean absolute error of the median over the mean yearly change so far
    double cover50 = 0, cover90 = 0;
    Share direction;  ///< share of changes from the newest figure whose sign was right, of those where there is a sign
    Skill skill;      ///< of the model against this method
};

struct ScoredSeries {
    Key key;
    std::size_t horizon = 0;
    int first = 0, last = 0;  ///< origins
    std::size_t origins = 0;
    std::vector<Score> scores;  ///< by method
};

/// A dyad that is not scored at a horizon, and why.
struct Unscored {
    Key key;
    std::size_t horizon = 0;
    std::size_t figures = 0, origins = 0;
    std::string why;
};

struct Verdicts {
    std::vector<ScoredSeries> scored;
    std::vector<Unscored> unscored;
};

/// Scores forecasts against all figures.
[[nodiscard]] Verdicts score(const HindcastSpec& spec, const Forecasts& forecasts, const Figures& figures);

/// A skill nearer to 0 than this is none: two methods that give the same points differ by less, as their spreads do.
inline constexpr double kMatters = 0.01;

/// Of some scored dyads at a horizon: how many there are, in how many the model is better or worse than a rival by what
/// matters, and in how many of these the interval of the skill leaves 0 out.
struct Tally {
    std::size_t series = 0, better = 0, worse = 0, surely_better = 0, surely_worse = 0;
};
[[nodiscard]] Tally tally(const Verdicts& verdicts, std::size_t horizon, Method other,
                          const std::function<bool(const Key&)>& counts = [](const Key&) { return true; });

}  // namespace multivector::hindcast
