#include "ensemble/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "support/fake_kernel.hpp"
#include "support/synthetic.hpp"

namespace multivector {
namespace {

using test::FakeKernel;
using test::Spot;

Scenario small_scenario(int months = 3) {
    test::Size size;
    size.states = 2, size.powers = 2, size.domains = 3, size.corridors = 1, size.threats = 1, size.organisations = 1;
    size.months = months;
    return test::synthetic_scenario(size, 5, true);
}

RunOptions options_for(const Kernel& kernel, std::size_t replicates) {
    RunOptions options;
    options.replicates = replicates;
    options.kernel = &kernel;
    options.parallelism = {1, Backend::serial};
    return options;
}

std::size_t influence(const EnsembleResult& r, int state, int power) {
    const auto it = std::ranges::find_if(r.series, [&](const Series& s) {
        return s.kind == SeriesKind::influence && s.state == state && s.power == power;
    });
    return static_cast<std::size_t>(it - r.series.begin());
}

template <class Call>
std::string error_of(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(Ensemble, TakesEachReplicateOnceWhateverTheWidth) {
    // The value is the replicate's number times 2^-10, plus the month: mean (n - 1) / 2 and squares are known.
    for (const int width : {1, 4, 8})
        for (const std::size_t n : std::vector<std::size_t>{1, 3, 64, 65, 70, 130}) {
            const FakeKernel kernel(width, [](const Spot& at) { return at.replicate * 0x1p-10 + at.month; });
            const EnsembleResult r = run_ensemble(small_scenario(), options_for(kernel, n));
            const auto count = static_cast<double>(n);
            for (int month = 0; month <= 3; ++month) {
                const Statistics* s = r.find(influence(r, 1, 0), month);
                ASSERT_NE(s, nullptr);
                EXPECT_EQ(s->count(), n);
                EXPECT_EQ(s->min(), month);
                EXPECT_EQ(s->max(), month + (count - 1) * 0x1p-10);
                EXPECT_DOUBLE_EQ(s->mean(), month + (count - 1) / 2 * 0x1p-10);
                EXPECT_NEAR(s->sd(), n == 1 ? 0 : std::sqrt(count * (count + 1) / 12) * 0x1p-10, 1e-12);
            }
            EXPECT_EQ(r.chunk_hashes.size(), (n + 63) / 64);
            EXPECT_EQ(r.kernel, "fake");
        }
}

TEST(Ensemble, GivesReplicatesTheirDraws) {
    const FakeKernel kernel(4, [](const Spot& at) { return at.draw == at.replicate / 5 ? 0.0 : 1.0; });
    RunOptions options = options_for(kernel, 70);
    options.replicates_per_draw = 5;
    const EnsembleResult r = run_ensemble(small_scenario(), options);
    EXPECT_EQ(r.find(0, 0)->max(), 0);
    EXPECT_EQ(r.independent(), 14U);
}

/// The fingerprint of `n` replicates from `first` on as the contract has it.
std::string reference_hash(const EnsembleResult& r, std::uint32_t first, std::uint32_t n,
                           double (*value)(const Spot&)) {
    std::string months;
    for (int month = 0; month <= r.scenario.months; ++month) {
        std::string runs;
        for (const Run run : r.runs) {
            std::string bytes;
            for (const Series& s : r.series)
                for (std::uint32_t replicate = first; replicate < first + n && s.recorded_in(month); ++replicate) {
                    double x = value({run, month, s, replicate, replicate});
                    if (x == 0) x = 0;  // no negative zero
                    char raw[sizeof x];
                    std::memcpy(raw, &x, sizeof x);
                    bytes.append(raw, sizeof x);
                }
            runs += hash_hex(bytes);
        }
        months += r.runs.size() == 1 ? runs : hash_hex(runs);
    }
    return hash_hex(months);
}

TEST(Ensemble, FingerprintsChunksWhateverTheWidth) {
    const auto value = [](const Spot& at) {
        return -0.125 * (at.replicate % 3) * (at.month + 1) + (at.run == Run::twin ? 0x1p-52 : 0.0);
    };
    for (const int width : {1, 4, 8}) {
        const FakeKernel kernel(width, value);
        RunOptions options = options_for(kernel, 70);
        options.frozen_twin = true;
        const EnsembleResult r = run_ensemble(small_scenario(), options);
        ASSERT_EQ(r.chunk_hashes.size(), 2U);
        EXPECT_EQ(r.chunk_hashes.at(0), reference_hash(r, 0, 64, value)) << width;
        EXPECT_EQ(r.chunk_hashes.at(1), reference_hash(r, 64, 6, value)) << width;
    }
}

TEST(Ensemble, FingerprintsShowTheSmallestChange) {
    const FakeKernel same(4, [](const Spot& at) { return 0.5 + at.replicate; });
    const FakeKernel other(4, [](const Spot& at) {
        return (at.replicate == 66 && at.month == 2 ? std::nextafter(0.5, 1) : 0.5) + 0.0 * at.replicate;
    });
    const FakeKernel base(4, [](const Spot&) { return 0.5; });
    const auto hashes = [](const Kernel& kernel) {
        return run_ensemble(small_scenario(), options_for(kernel, 70)).chunk_hashes;
    };
    EXPECT_EQ(hashes(base)[0], hashes(other)[0]);
    EXPECT_NE(hashes(base)[1], hashes(other)[1]);
    EXPECT_NE(hashes(base)[0], hashes(same)[0]);
    // Two replicates that change places give another chunk.
    const FakeKernel swapped(4,
                             [](const Spot& at) { return 0.5 + (at.replicate < 2 ? 1 - at.replicate : at.replicate); });
    EXPECT_NE(hashes(same)[0], hashes(swapped)[0]);
}

TEST(Ensemble, PairsRunsByReplicate) {
    // baseline: r; twin: r + 1; scenario: r + 1 + (1 for odd r): effects by hand over r = 0..9.
    const FakeKernel kernel(8, [](const Spot& at) {
        const double r = at.replicate;
        if (at.run == Run::baseline) return r;
        return at.run == Run::twin ? r + 1 : r + 1 + at.replicate % 2;
    });
    RunOptions options = options_for(kernel, 10);
    options.frozen_twin = true;
    const EnsembleResult r = run_ensemble(small_scenario(), options);
    ASSERT_EQ(r.runs, (std::vector{Run::scenario, Run::baseline, Run::twin}));
    const auto place = r.table().cells().find(influence(r, 0, 1), 2);
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(r.table().moments(0, *place).mean(), 6.0);
    EXPECT_EQ(r.table().moments(1, *place).mean(), 4.5);
    EXPECT_EQ(r.table().moments(2, *place).mean(), 5.5);
    EXPECT_EQ(r.gathered.effect[*place].moments().mean(), 1.5);
    EXPECT_EQ(r.gathered.effect[*place].share_higher(), 1.0);
    EXPECT_EQ(r.gathered.arithmetic[*place].moments().mean(), 1.0);
    EXPECT_EQ(r.gathered.arithmetic[*place].moments().sd(), 0.0);
    EXPECT_EQ(r.gathered.behaviour[*place].moments().mean(), 0.5);
    EXPECT_EQ(r.gathered.behaviour[*place].share_higher(), 0.5);
}

TEST(Ensemble, WithoutATwinHasNoPairs) {
    const FakeKernel kernel(1, [](const Spot&) { return 1.0; });
    const EnsembleResult r = run_ensemble(small_scenario(), options_for(kernel, 2));
    EXPECT_EQ(r.runs, std::vector{Run::scenario});
    EXPECT_TRUE(r.gathered.effect.empty() && r.gathered.arithmetic.empty() && r.gathered.behaviour.empty());
}

TEST(Ensemble, NamesAValueThatCannotBeRecorded) {
    const auto fault = [](double bad) {
        const FakeKernel kernel(4, [bad](const Spot& at) {
            const bool there = at.series.kind == SeriesKind::influence && at.series.state == 1 && at.series.power == 0;
            return there && at.month == 2 && at.replicate == 5 ? bad : 0.0;
        });
        return error_of([&] { (void)run_ensemble(small_scenario(), options_for(kernel, 8)); });
    };
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -4194304.0}) {
        const std::string text = fault(bad);
        EXPECT_NE(text.find("influence[state1,power0] in 2000-03, replicate 5,"), std::string::npos) << text;
    }
    EXPECT_NE(fault(-4194304.0).find("-4194304"), std::string::npos);
    EXPECT_EQ(fault(4194303.0), "no error");
}

TEST(Ensemble, StoppedFinishesTheChunkAndGoesOnFromThereToTheSameBits) {
    const FakeKernel kernel(4, [](const Spot& at) { return at.replicate * 0x1p-10 + at.month; });
    const RunOptions options = options_for(kernel, 300);
    std::atomic<bool> stop = false;
    EnsembleHooks hooks;
    hooks.stop = &stop;
    hooks.progress = [&](std::size_t done, std::size_t) { stop = done >= 100; };
    const EnsembleResult part = run_ensemble(small_scenario(), options, hooks);
    EXPECT_FALSE(part.complete);
    EXPECT_EQ(part.done(), 128U);
    EXPECT_EQ(part.find(0, 0)->count(), 128U);
    EnsembleHooks again;
    again.earlier = &part;
    std::size_t first_done = 0;
    again.progress = [&](std::size_t done, std::size_t) { first_done = first_done == 0 ? done : first_done; };
    const EnsembleResult whole = run_ensemble(small_scenario(), options, again), straight = run_ensemble(small_scenario(), options);
    EXPECT_TRUE(whole.complete);
    EXPECT_EQ(first_done, 192U);
    EXPECT_EQ(whole.chunk_hashes, straight.chunk_hashes);
    EXPECT_TRUE(whole.gathered == straight.gathered);
}

TEST(Ensemble, PartsMergeToTheSameBits) {
    const FakeKernel kernel(4, [](const Spot& at) { return at.replicate * 0x1p-10 + at.month + (at.run == Run::twin ? 0.5 : 0); });
    RunOptions options = options_for(kernel, 200);
    options.frozen_twin = true;
    const EnsembleResult whole = run_ensemble(small_scenario(), options);
    RunOptions first = options, second = options;
    first.replicates = 128;
    second.first_replicate = 128, second.replicates = 72;
    EnsembleResult late = run_ensemble(small_scenario(), second);
    const EnsembleResult early = run_ensemble(small_scenario(), first);
    late.gathered.merge(early.gathered);
    late.chunk_hashes.insert(early.chunk_hashes.begin(), early.chunk_hashes.end());
    EXPECT_TRUE(late.gathered == whole.gathered);
    EXPECT_EQ(late.chunk_hashes, whole.chunk_hashes);
}

TEST(Ensemble, StopsWhenItIsPreciseEnoughAtADeterministicPlace) {
    // Values 0 and 1 in turn: a standard deviation of a half; 1.96 / 2 / sqrt(n) is below .05 from n = 385 on, and 512 is looked at.
    const FakeKernel kernel(4, [](const Spot& at) { return static_cast<double>(at.replicate % 2); });
    RunOptions options = options_for(kernel, 5000);
    options.until.half_width = 0.05;
    for (const int threads : {1, 3}) {
        options.parallelism = {threads, Backend::threads};
        const EnsembleResult r = run_ensemble(small_scenario(), options);
        EXPECT_EQ(r.options.replicates, 512U);
        EXPECT_EQ(r.done(), 512U);
        EXPECT_NEAR(widest_half_interval(r), 1.9646 * 0.50049 / std::sqrt(512.0), 1e-4);
    }
    options.until.half_width = 1e-4;
    options.replicates = 300;
    EXPECT_EQ(run_ensemble(small_scenario(), options).done(), 300U);
}

TEST(Ensemble, CountsWhatIsWatched) {
    // Replicate k is above the level from month k on: one more each month, and each for the first time once.
    const FakeKernel kernel(4, [](const Spot& at) { return at.month >= static_cast<int>(at.replicate) ? 0.6 : 0.4; });
    RunOptions options = options_for(kernel, 3);
    options.watches = {"influence[state1,power0] > 0.5", " influence[ state1, power0 ] < .5"};
    const EnsembleResult r = run_ensemble(small_scenario(), options);
    EXPECT_EQ(r.gathered.watches[0].holding, (std::vector<std::uint64_t>{1, 2, 3, 3}));
    EXPECT_EQ(r.gathered.watches[0].first, (std::vector<std::uint64_t>{1, 1, 1, 0}));
    EXPECT_EQ(r.gathered.watches[1].holding, (std::vector<std::uint64_t>{2, 1, 0, 0}));
    EXPECT_EQ(r.gathered.watches[1].first, (std::vector<std::uint64_t>{2, 0, 0, 0}));
    const auto fault = [&](const std::string& watch) {
        options.watches = {watch};
        return error_of([&] { (void)run_ensemble(small_scenario(), options); });
    };
    EXPECT_NE(fault("influence[state1,power9] > 1").find("did you mean 'influence[state1,power0]'?"), std::string::npos);
    EXPECT_NE(fault("influence[state1,power0] = 1").find("no '>' or '<'"), std::string::npos);
    EXPECT_NE(fault("influence[state1,power0] > much").find("'much' where a number"), std::string::npos);
    EXPECT_NE(fault("influence[state1,power0] > nan").find("'nan' where a number"), std::string::npos);
}

TEST(Ensemble, ReportsProgressInOrder) {
    const FakeKernel kernel(8, [](const Spot&) { return 0.0; });
    RunOptions options = options_for(kernel, 300);
    options.parallelism = {4, Backend::threads};
    std::size_t last = 0, calls = 0;
    EnsembleHooks hooks;
    hooks.progress = [&](std::size_t done, std::size_t total) {
        EXPECT_GT(done, last);
        EXPECT_EQ(total, 300U);
        last = done, ++calls;
    };
    (void)run_ensemble(small_scenario(), options, hooks);
    EXPECT_EQ(last, 300U);
    EXPECT_EQ(calls, 5U);
}

TEST(Ensemble, RefusesOptionsThatCannotBeRun) {
    const auto fault = [](auto change) {
        RunOptions options;
        change(options);
        return error_of([&] { (void)run_ensemble(small_scenario(), options); });
    };
    EXPECT_NE(fault([](RunOptions& o) { o.replicates = 0; }).find("replicates is 0"), std::string::npos);
    EXPECT_NE(fault([](RunOptions& o) { o.replicates = std::size_t{1} << 32U; }).find("below 2^32"), std::string::npos);
    EXPECT_NE(fault([](RunOptions& o) { o.replicates_per_draw = 0; }).find("per draw is 0"), std::string::npos);
    EXPECT_NE(fault([](RunOptions& o) { o.record.steering_every = -1; }).find("-1 months"), std::string::npos);
}

TEST(Ensemble, SettlesWhatTheModeDecides) {
    RunOptions options;
    options.replicates = 50;
    options.replicates_per_draw = 10;
    EXPECT_EQ(settled(options).replicates_per_draw, 10U);
    options.mean_field = true;
    EXPECT_EQ(settled(options).replicates, 50U) << "one for each draw";
    EXPECT_EQ(settled(options).replicates_per_draw, 1U) << "without luck, two on one draw are the same";
    options.inputs = InputMode::fixed;
    EXPECT_EQ(settled(options).replicates, 1U);
    options.mean_field = false;
    EXPECT_EQ(settled(options).replicates, 50U);
    EXPECT_EQ(settled(options).replicates_per_draw, 1U) << "there is nothing to share";
}

TEST(Ensemble, KnowsWhatSpreadShows) {
    const FakeKernel kernel(1, [](const Spot&) { return 0.0; });
    const auto vary = [&](InputMode inputs, std::size_t replicates, std::size_t per_draw,
                          Scenario scenario = small_scenario()) {
        RunOptions options = options_for(kernel, replicates);
        options.inputs = inputs;
        options.replicates_per_draw = per_draw;
        return run_ensemble(scenario, options).inputs_vary();
    };
    EXPECT_TRUE(vary(InputMode::world, 4, 1));
    EXPECT_TRUE(vary(InputMode::world, 4, 3));
    EXPECT_FALSE(vary(InputMode::world, 4, 4)) << "one draw for all";
    EXPECT_FALSE(vary(InputMode::fixed, 4, 1));
    Scenario certain = small_scenario();
    for (auto& cells : certain.inputs)
        for (Quantity& q : cells) q.ranged = false;
    EXPECT_TRUE(vary(InputMode::world, 4, 1, certain)) << "the hazard of a shock has a range";
    for (Shock& shock : certain.shocks)
        if (shock.arrival && shock.arrival->hazard) shock.arrival->hazard->ranged = false;
    EXPECT_FALSE(vary(InputMode::world, 4, 1, certain)) << "no number of the world has a range";
    EXPECT_TRUE(vary(InputMode::all, 4, 1, certain)) << "parameters have ranges of their own";
}

TEST(Ensemble, OfTheModelIsTheSameForThreadsBackendsAndKernels) {
    const Scenario scenario = small_scenario(6);
    RunOptions options;
    options.replicates = 100;
    options.frozen_twin = true;
    options.record.steering_every = 3;
    options.parallelism = {1, Backend::serial};
    for (const Precision precision : {Precision::single_, Precision::double_}) {
    options.kernel = available_kernels(precision).front();
    const EnsembleResult expected = run_ensemble(scenario, options);
    EXPECT_GT(expected.find(influence(expected, 0, 0), 6)->sd(), 0);
    for (const Kernel* kernel : available_kernels(precision))
        for (const Backend backend : {Backend::serial, Backend::threads, Backend::tbb})
            for (const int threads : {1, 2, 3, 8}) {
                if (!is_available(backend) || (backend == Backend::serial && threads > 1)) continue;
                options.kernel = kernel;
                options.parallelism = {threads, backend};
                const EnsembleResult r = run_ensemble(scenario, options);
                EXPECT_TRUE(r.gathered == expected.gathered && r.chunk_hashes == expected.chunk_hashes)
                    << kernel->name() << " " << name_of(backend) << " " << threads;
            }
    }
}

TEST(Ensemble, MeanFieldWithInputsAsStatedIsOneRun) {
    RunOptions options;
    options.replicates = 500;
    options.mean_field = true;
    options.inputs = InputMode::fixed;
    const EnsembleResult r = run_ensemble(small_scenario(), options);
    EXPECT_EQ(r.options.precision, Precision::double_);
    EXPECT_EQ(r.chunk_hashes.size(), 1U);
    const Statistics* s = r.find(influence(r, 0, 0), 3);
    EXPECT_EQ(s->count(), 1U);
    EXPECT_EQ(s->quantile(0.05), s->mean());
    EXPECT_FALSE(r.inputs_vary());
    options.seed = 77;
    EXPECT_EQ(run_ensemble(small_scenario(), options).chunk_hashes, r.chunk_hashes) << "no luck in it";
}

TEST(Ensemble, MeanFieldWithDrawsSpreadsByInputsAlone) {
    RunOptions options;
    options.replicates = 20;
    options.mean_field = true;
    const EnsembleResult r = run_ensemble(small_scenario(), options);
    EXPECT_EQ(r.find(influence(r, 0, 0), 3)->count(), 20U);
    EXPECT_GT(r.find(influence(r, 0, 0), 3)->sd(), 0);
    EXPECT_TRUE(r.inputs_vary());
}

}  // namespace
}  // namespace multivector
