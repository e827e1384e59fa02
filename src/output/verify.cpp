#include "output/verify.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "ensemble/ensemble.hpp"
#include "output/manifest.hpp"
#include "output/tables.hpp"
#include "random/philox.hpp"

namespace multivector {
namespace {

/// "byte 1234 (line 12): found 'x', expected 'y'"; `found` and `expected` are not equal.
std::string first_difference(std::string_view found, std::string_view expected) {
    const auto [f, e] = std::ranges::mismatch(found, expected);
    const auto at = static_cast<std::size_t>(f - found.begin());
    const auto line = 1 + std::count(found.begin(), f, '\n');
    const auto shown = [](std::string_view text, std::size_t k) {
        if (k >= text.size()) return std::string("the end");
        const auto c = static_cast<unsigned char>(text[k]);
        return c >= 0x20 && c < 0x7f ? fmt::format("'{}'", text[k]) : fmt::format("0x{:02x}", c);
    };
    return fmt::format("byte {} (line {}): found {}, expected {}", at, line, shown(found, at), shown(expected, at));
}

class Verifier {
public:
    Verifier(const FinishedRun& run, const VerifyOptions& options) : run_(run), options_(options) {
        static_cast<EnsembleSetup&>(stated_) = prepare(run.scenario, run.options);
    }

    Verdict verdict() {
        read_hashes();
        check_manifest();
        const auto broken = check_files();
        if (broken.empty()) {
            check_chunks(sample());
        } else {
            check_all(broken);
        }
        return std::move(out_);
    }

private:
    void read_hashes() {
        const Json& hashes = run_.manifest.at("chunk_hashes");
        out_.all_chunks = stated_.end_chunk() - stated_.first_chunk();
        if (hashes.size() != out_.all_chunks)
            out_.faults.push_back(fmt::format("{} has {} chunk hashes; {} replicates make {} chunks", kRunFile, hashes.size(),
                                              run_.options.replicates, out_.all_chunks));
        for (std::size_t k = 0; k < std::min(hashes.size(), out_.all_chunks); ++k)
            stated_.chunk_hashes[stated_.first_chunk() + k] = hashes[k].get<std::string>();
        for (const auto& [file, hash] : run_.manifest.at("results").items()) files_[file] = hash.get<std::string>();
    }

    /// run.json itself, as this program would write it with the same fingerprints.
    void check_manifest() {
        const std::string found = bytes_of(run_.folder / kRunFile);
        const std::string expected = run_text(stated_, run_.scenario, files_, &run_.sources);
        if (found != expected) out_.faults.push_back(fmt::format("{}, {}", kRunFile, first_difference(found, expected)));
    }

    std::vector<std::string> check_files() {
        std::vector<std::string> broken;
        for (const auto& [file, hash] : files_) {
            ++out_.files;
            if (!std::filesystem::exists(run_.folder / file)) {
                out_.faults.push_back(fmt::format("{} is missing", file));
            } else if (hash_hex(bytes_of(run_.folder / file)) != hash) {
                broken.push_back(file);
            }
        }
        return broken;
    }

    [[nodiscard]] std::vector<std::size_t> sample() const {
        std::vector<std::size_t> all;
        for (const auto& [number, hash] : stated_.chunk_hashes) all.push_back(number);
        if (options_.chunks == 0 || all.size() <= options_.chunks) return all;
        // Those with the smallest random words.
        std::ranges::sort(all, {}, [&](std::size_t n) { return philox({static_cast<std::uint32_t>(n), 0, 0, 0}, {options_.sample, 0})[0]; });
        all.resize(options_.chunks);
        return all;
    }

    void check_chunks(const std::vector<std::size_t>& numbers) {
        const Kernel& kernel = kernel_of(stated_.options);
        std::vector<std::string> found(numbers.size());
        std::mutex lock;
        std::size_t done = 0;
        for_each_index(options_.parallelism, numbers.size(), [&](std::size_t k) {
            if (options_.stop != nullptr && options_.stop->load()) throw Error("interrupted");
            Chunk chunk(stated_, kernel, numbers[k]);
            const int last = stated_.scenario.months + 1;
            for (int month = 0; month < last; month += chunk.months_at_once()) chunk.step(month, std::min(month + chunk.months_at_once(), last));
            found[k] = chunk.hash();
            const std::scoped_lock hold(lock);
            if (options_.progress) options_.progress(++done, numbers.size());
        });
        out_.chunks = numbers.size();
        for (std::size_t k = 0; k < numbers.size(); ++k) compare_chunk(numbers[k], found[k]);
    }

    void compare_chunk(std::size_t number, const std::string& found) {
        const std::string& stated = stated_.chunk_hashes.at(number);
        if (stated == found) return;
        const std::size_t first = std::max(number * kChunk, stated_.options.first_replicate);
        const std::size_t end = std::min((number + 1) * kChunk, stated_.options.first_replicate + stated_.options.replicates);
        out_.faults.push_back(fmt::format("replicates {} to {}: the hash in {} is {}, run again they give {}; {}", first, end - 1,
                                          kRunFile, stated, found, first_difference(stated, found)));
    }

    /// Runs everything and makes the broken tables again.
    void check_all(const std::vector<std::string>& broken) {
        EnsembleHooks hooks;
        hooks.stop = options_.stop;
        hooks.progress = options_.progress;
        RunOptions options = run_.options;
        options.parallelism = options_.parallelism;
        const EnsembleResult again = run_ensemble(run_.scenario, options, hooks);
        if (!again.complete) throw Error("interrupted");
        out_.chunks = out_.all_chunks;
        for (const auto& [number, hash] : stated_.chunk_hashes) compare_chunk(number, again.chunk_hashes.at(number));
        for (const std::string& file : broken) {
            std::string expected;
            for (const ResultTable& table : result_tables())
                if (table.file == file) table.write(again, run_.scenario, [&](std::string_view text) { expected += text; });
            const std::string found = bytes_of(run_.folder / file);
            out_.faults.push_back(found == expected
                                      ? fmt::format("{}: the file is right, its hash in {} is not", file, kRunFile)
                                      : fmt::format("{}, {}", file, first_difference(found, expected)));
        }
    }

    const FinishedRun& run_;
    const VerifyOptions& options_;
    EnsembleResult stated_;
    std::map<std::string, std::string> files_;
    Verdict out_;
};

}  // namespace

Verdict verify(const FinishedRun& run, const VerifyOptions& options) {
    try {
        return Verifier(run, options).verdict();
    } catch (const Json::exception&) {
        throw Error(fmt::format("'{}': {} is damaged", run.folder.string(), kRunFile));
    }
}

}  // namespace multivector
