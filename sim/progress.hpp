#pragma once
// How far a run is: a bar that is redrawn on a terminal, a line in the log now and then elsewhere.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace multivector {

enum class ProgressStyle { none, bar, log };

/// "[=====>     ] 512/1000  51 %  324 runs/s  2 s left", cut to `width` - 1 columns; `seconds` since the start.
[[nodiscard]] std::string bar_text(std::size_t done, std::size_t total, double seconds, int width);

/// "512 of 1000 runs (51 %), 324 runs/s, 2 s left".
[[nodiscard]] std::string log_text(std::size_t done, std::size_t total, double seconds);

/// "45 s", "3 min 20 s", "2 h 05 min".
[[nodiscard]] std::string duration_text(double seconds);

/// Draws at most ten bars a second, logs at most one line in ten seconds. Not for several threads at once.
class Progress {
public:
    using Clock = std::function<double()>;  ///< seconds, never going back
    using Sink =
        std::function<void(std::string_view)>;  ///< raw text of the bar, or one line of the log without its end

    Progress(ProgressStyle style, int width, Sink sink, Clock clock);
    /// Takes the bar away.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void update(std::size_t done, std::size_t total);

private:
    ProgressStyle style_;
    int width_;
    Sink sink_;
    Clock clock_;
    double start_;
    double last_;         ///< time of the last drawing or line
    bool drawn_ = false;  ///< a bar is on the screen
};

/// Progress of this program: on standard error, by the wall clock. Nothing at all if `quiet`.
[[nodiscard]] ProgressStyle progress_style(bool quiet);
[[nodiscard]] Progress::Sink progress_sink(ProgressStyle style);
[[nodiscard]] Progress::Clock wall_clock();

}  // namespace multivector
