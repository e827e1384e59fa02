#include "process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace multivector::test {
namespace {

constexpr auto kLongest = std::chrono::minutes(2);
constexpr unsigned short kColumns = 100;

[[noreturn]] void fail(const char* what, int code = errno) {
    throw std::system_error(code, std::generic_category(), what);
}

/// Closes itself.
class Handle {
public:
    explicit Handle(int number = -1) : number_(number) {}
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        reset();
        number_ = std::exchange(other.number_, -1);
        return *this;
    }
    void reset() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

/// Two ends of a channel: ours to read, the program's to write.
struct Channel {
    Handle read, write;
};

Channel make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    return {Handle(ends[0]), Handle(ends[1])};
}

Channel make_terminal() {
    Handle master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (master.get() < 0 || ::grantpt(master.get()) != 0 || ::unlockpt(master.get()) != 0) fail("terminal");
    std::array<char, 128> name{};
    if (const int code = ::ptsname_r(master.get(), name.data(), name.size()); code != 0) fail("terminal", code);
    Handle slave(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (slave.get() < 0) fail("terminal");
    winsize size{};
    size.ws_col = kColumns;
    size.ws_row = 24;
    if (::ioctl(slave.get(), TIOCSWINSZ, &size) != 0) fail("terminal size");
    return {std::move(master), std::move(slave)};
}

Channel make_full() {
    Channel channel = make_pipe();
    channel.write = Handle(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    if (channel.write.get() < 0) fail("/dev/full");
    return channel;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

pid_t start(const Call& call, int out, int err) {
    const std::string program = call.largest_file > 0 ? "/usr/bin/prlimit" : call.program.string();
    std::vector<std::string> words{program};
    if (call.largest_file > 0) {
        words.push_back("--fsize=" + std::to_string(call.largest_file));
        words.push_back(call.program.string());
    }
    words.insert(words.end(), call.words.begin(), call.words.end());
    const char* path = std::getenv("PATH");
    std::vector<std::string> environment;
    if (!call.environment.contains("PATH")) environment.push_back(std::string("PATH=") + (path == nullptr ? "" : path));
    for (const auto& [name, value] : call.environment) environment.push_back(name + "=" + value);

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
    ::posix_spawn_file_actions_addchdir_np(&actions, call.folder.c_str());
    sigset_t usual;
    ::sigemptyset(&usual);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) ::sigaddset(&usual, signal);
    ::posix_spawnattr_setsigdefault(&attributes, &usual);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    pid_t id = 0;
    const int code = ::posix_spawn(&id, program.c_str(), &actions, &attributes, pointers(words).data(),
                                   pointers(environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (code != 0) fail(call.program.c_str(), code);
    return id;
}

/// Takes what is there; false at the end. The end of a terminal is an error of reading.
bool take(const Handle& from, std::string& to) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && errno == EINTR);
}

/// Reads both channels to their ends; sends the signal when its time has come.
void follow(const Call& call, pid_t id, Handle& out, Handle& err, Ending& ending) {
    const auto begin = std::chrono::steady_clock::now();
    const auto end = begin + (call.kill_after_milliseconds < 0 ? std::chrono::milliseconds(kLongest) : std::chrono::milliseconds(call.kill_after_milliseconds));
    bool sent = call.signal == 0, out_open = true, err_open = true;
    while (out_open || err_open) {
        std::array<pollfd, 2> both{pollfd{out_open ? out.get() : -1, POLLIN, 0},
                                   pollfd{err_open ? err.get() : -1, POLLIN, 0}};
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        ::poll(both.data(), both.size(), static_cast<int>(std::clamp<long long>(left, 0, 100)));
        if (both[0].revents != 0) out_open = take(out, ending.out);
        if (both[1].revents != 0) err_open = take(err, ending.err);
        if (!sent && call.when(ending.err)) {
            ::kill(id, call.signal);
            sent = true;
        }
        if (std::chrono::steady_clock::now() >= end) ::kill(id, SIGKILL);
    }
}

}  // namespace

Ending run(const Call& call) {
    Channel out = call.full_output ? make_full() : make_pipe();
    Channel err = call.terminal ? make_terminal() : make_pipe();
    const pid_t id = start(call, out.write.get(), err.write.get());
    out.write.reset();
    err.write.reset();
    Ending ending;
    follow(call, id, out.read, err.read, ending);
    int status = 0;
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) ending.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
    return ending;
}

std::vector<Ending> run_together(const std::vector<Call>& calls) {
    std::vector<Ending> endings(calls.size());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < calls.size(); ++i) threads.emplace_back([&, i] { endings[i] = run(calls[i]); });
    }
    return endings;
}

}  // namespace multivector::test
