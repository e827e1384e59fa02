// When progress is shown and what it says, by a clock that the test moves.

#include "progress.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace multivector {
namespace {

using Texts = std::vector<std::string>;

struct Screen {
    double now = 100;
    Texts texts;

    Progress progress(ProgressStyle style, int width = 80) {
        return Progress(
            style, width, [this](std::string_view text) { texts.emplace_back(text); }, [this] { return now; });
    }
};

TEST(Duration, IsReadAtAGlance) {
    EXPECT_EQ(duration_text(0), "0 s");
    EXPECT_EQ(duration_text(1.2), "2 s");
    EXPECT_EQ(duration_text(59.9), "1 min 00 s");
    EXPECT_EQ(duration_text(200), "3 min 20 s");
    EXPECT_EQ(duration_text(7500), "2 h 05 min");
}

TEST(Bar, ShowsPartRateAndTimeLeft) {
    // 250 of 1000 in 2 s: 125 a second, 750 left take 6 s. 100 columns leave the bar its greatest width of 40.
    EXPECT_EQ(bar_text(250, 1000, 2, 100),
              "[=========>                              ] 250/1000   25 %  125 runs/s  6 s left");
    EXPECT_EQ(bar_text(4, 4, 8, 100), "[========================================] 4/4  100 %  0.5 runs/s  0 s left");
    EXPECT_EQ(bar_text(0, 10, 3, 100), "[                                        ] 0/10    0 %");
}

TEST(Bar, NeverReachesTheLastColumn) {
    for (int width = 0; width < 120; ++width) {
        EXPECT_LE(static_cast<int>(bar_text(250, 1000, 2, width).size()), std::max(width - 1, 0)) << width;
    }
    EXPECT_EQ(bar_text(250, 1000, 2, 30), "250/1000   25 %  125 runs/s  ");  // no room for a bar
}

TEST(Log, SaysTheSameInWords) {
    EXPECT_EQ(log_text(250, 1000, 2), "250 of 1000 runs (25 %), 125 runs/s, 6 s left");
    EXPECT_EQ(log_text(0, 1000, 2), "0 of 1000 runs (0 %)");
}

TEST(Progress, DrawsTheFirstBarAtOnceAndTenASecondAtMost) {
    Screen screen;
    {
        auto progress = screen.progress(ProgressStyle::bar);
        for (int i = 1; i <= 100; ++i) {  // 2 s in steps of 0.02 s
            progress.update(static_cast<std::size_t>(i), 100);
            screen.now += 0.02;
        }
        EXPECT_GE(screen.texts.size(), 16U);
        EXPECT_LE(screen.texts.size(), 20U);
        EXPECT_TRUE(screen.texts.front().starts_with("\r\033[K[")) << screen.texts.front();
    }
    EXPECT_EQ(screen.texts.back(), "\r\033[K");  // the bar is gone
}

TEST(Progress, LogsOneLineInTenSeconds) {
    Screen screen;
    {
        auto progress = screen.progress(ProgressStyle::log);
        for (int i = 0; i < 35; ++i) {
            progress.update(static_cast<std::size_t>(i), 35);
            screen.now += 1;
        }
    }
    EXPECT_EQ(screen.texts,
              (Texts{"10 of 35 runs (28 %), 1 runs/s, 25 s left", "20 of 35 runs (57 %), 1 runs/s, 15 s left",
                     "30 of 35 runs (85 %), 1 runs/s, 5 s left"}));
}

TEST(Progress, IsSilentWhenToldSo) {
    Screen screen;
    {
        auto progress = screen.progress(ProgressStyle::none);
        for (int i = 0; i < 100; ++i) progress.update(static_cast<std::size_t>(i), 100), screen.now += 60;
    }
    EXPECT_TRUE(screen.texts.empty());
}

}  // namespace
}  // namespace multivector
