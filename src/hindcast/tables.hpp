#pragma once
// The files of a hindcast: scores, forecasts, fits and what is not scored as CSV, and tables for people.

#include <string>

#include "hindcast/study.hpp"

namespace multivector::hindcast {

[[nodiscard]] std::string scores_csv(const HindcastSpec& spec, const Verdicts& verdicts);
[[nodiscard]] std::string unscored_csv(const HindcastSpec& spec, const Verdicts& verdicts);
/// Each forecast with its bands, and what was observed by now; empty where there is no figure.
[[nodiscard]] std::string forecasts_csv(const HindcastSpec& spec, const Forecasts& forecasts, const Figures& figures);
[[nodiscard]] std::string fits_csv(const HindcastSpec& spec, const Forecasts& forecasts);

/// Markdown: in how many series the model did better than each rival, then a row a series, then what is not scored.
[[nodiscard]] std::string report_md(const HindcastSpec& spec, const Verdicts& verdicts);

/// One line for the end of a command: how the model did against persistence and against gravity, at each horizon.
[[nodiscard]] std::string headline(const HindcastSpec& spec, const Verdicts& verdicts);

}  // namespace multivector::hindcast
