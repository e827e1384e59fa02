#include "png.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"

namespace multivector {
namespace {

constexpr const char* kConverter = "rsvg-convert";
constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";

/// A file without a name, which goes with the program.
class Unnamed {
public:
    Unnamed() : file_(std::tmpfile(), &std::fclose) {
        if (file_ == nullptr) throw Error(fmt::format("cannot make a temporary file: {}", std::generic_category().message(errno)));
    }

    void write(std::string_view bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size() || std::fflush(file_.get()) != 0)
            throw Error(fmt::format("cannot write a temporary file: {}", std::generic_category().message(errno)));
        std::rewind(file_.get());
    }
    [[nodiscard]] std::string read() {
        std::rewind(file_.get());
        std::string out;
        std::array<char, std::size_t{1} << 16U> bytes{};
        while (const auto got = std::fread(bytes.data(), 1, bytes.size(), file_.get())) out.append(bytes.data(), got);
        return out;
    }
    [[nodiscard]] int descriptor() const { return ::fileno(file_.get()); }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

/// Runs the converter with its input, output and messages in files; its exit code.
int convert(const Unnamed& in, const Unnamed& out, const Unnamed& messages) {
    std::array<std::string, 4> words{kConverter, "--format=png", "--zoom=3", "--background-color=white"};
    std::array<char*, 5> arguments{};  // the last one is null
    for (std::size_t k = 0; k < words.size(); ++k) arguments[k] = words[k].data();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, messages.descriptor(), STDERR_FILENO);
    pid_t child = 0;
    const int code = ::posix_spawnp(&child, kConverter, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code == ENOENT)
        throw Error(fmt::format("a PNG needs the program {0}, which is not here; install its package (librsvg2-bin on Debian), "
                                "or write --format svg", kConverter));
    if (code != 0) throw Error(fmt::format("cannot start {}: {}", kConverter, std::generic_category().message(code)));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) throw Error(fmt::format("cannot wait for {}: {}", kConverter, std::generic_category().message(errno)));
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::string png_of(const std::string& svg) {
    Unnamed in, out, messages;
    in.write(svg);
    const int code = convert(in, out, messages);
    std::string png = out.read();
    if (code == 0 && png.starts_with(kSignature)) return png;
    std::string said = messages.read();
    said = said.substr(0, said.find('\n'));
    throw Error(fmt::format("{} failed{}{}", kConverter, said.empty() ? "" : ": ", said));
}

}  // namespace multivector
