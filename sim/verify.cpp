// multivector verify: whether folders of results are what this program gives.

#include <chrono>

#include <fmt/format.h>

#include "base/error.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "output/manifest.hpp"
#include "output/verify.hpp"
#include "progress.hpp"

namespace multivector {
namespace {

Verdict verdict_on(const FinishedRun& run, const VerifyCommand& command) {
    const ProgressStyle style = progress_style(command.quiet);
    Progress progress(style, terminal_width(), progress_sink(style), wall_clock());
    VerifyOptions options;
    options.chunks = command.chunks;
    options.sample = static_cast<std::uint32_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    options.parallelism = command.parallelism;
    options.stop = &interrupted();
    options.progress = [&](std::size_t done, std::size_t total) { progress.update(done, total); };
    return verify(run, options);
}

bool verify_folder(const std::filesystem::path& folder, const VerifyCommand& command) {
    const Verdict v = verdict_on(reopen_run(folder), command);
    for (const std::string& fault : v.faults) print(fmt::format("{}: {}\n", folder.string(), fault));
    if (v.faults.empty() && !command.quiet)
        print(fmt::format("{}: {} files and {} of {} chunks are as {} says\n", folder.string(), v.files + 1, v.chunks, v.all_chunks, kRunFile));
    return v.faults.empty();
}

}  // namespace

int execute(const VerifyCommand& command) {
    watch_for_interrupts();
    bool right = true;
    for (const auto& folder : command.folders) {
        try {
            right &= verify_folder(folder, command);
        } catch (const Error& e) {
            if (interrupted()) return interrupt_exit_code();
            throw UsageError(e.what());
        }
    }
    return right ? kDone : kWarned;
}

}  // namespace multivector
