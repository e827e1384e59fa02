// Reads any bytes as the files of a scenario. Nothing may crash, hang or leak; a file without faults must give a resolved
// text that has none either.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "config/scenario.hpp"

namespace {

namespace fs = std::filesystem;
using namespace multivector;

constexpr char kNextFile = '\x1c';  // "file separator": no file may hold it
constexpr int kMostFiles = 4;

/// A folder of this process, in memory where there is one.
const fs::path& folder() {
    static const fs::path path = [] {
        const fs::path memory = "/dev/shm";
        const auto above = fs::is_directory(memory) ? memory : fs::temp_directory_path();
        auto own = above / ("multivector_fuzz_" + std::to_string(getpid()));
        fs::create_directories(own);
        std::atexit([] { fs::remove_all(folder()); });
        return own;
    }();
    return path;
}

/// Parts of the input become the files 0.yaml, 1.yaml and so on, which may name each other.
void write_files(std::string_view bytes) {
    fs::remove(folder() / "resolved.yaml");  // of the input before
    for (int i = 0; i < kMostFiles; ++i) {
        const auto end = bytes.find(kNextFile);
        std::ofstream(folder() / (std::to_string(i) + ".yaml"), std::ios::binary) << bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
    }
}

void require(bool holds, const char* what, const Diagnostics& diagnostics) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", what);
    for (const auto& d : diagnostics.sorted()) std::fprintf(stderr, "%s\n", render(d, "").c_str());
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    write_files({reinterpret_cast<const char*>(data), size});
    LoadOptions options;
    options.shipped = MULTIVECTOR_SOURCE_DIR "/tests/fuzz/shipped";
    Diagnostics diagnostics;
    const auto first = folder() / "0.yaml";
    if (check_library(first, diagnostics)) return 0;
    const bool good = load_scenario(first, options, diagnostics).has_value();
    require(good != diagnostics.has_errors(), "a scenario and errors, or neither", diagnostics);
    if (!good) return 0;
    Diagnostics again;
    const auto text = resolved_text(first, options, again);
    require(text.has_value(), "no resolved text of a good scenario", again);
    std::ofstream(folder() / "resolved.yaml", std::ios::binary) << *text;
    require(load_scenario(folder() / "resolved.yaml", options, again).has_value(), "the resolved text has faults", again);
    return 0;
}
