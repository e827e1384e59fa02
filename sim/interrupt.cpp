#include "interrupt.hpp"

#include <csignal>

#include <signal.h>

#include "commands.hpp"
#include "terminal.hpp"

namespace multivector {
namespace {

std::atomic<bool> flag{false};
std::atomic<int> which{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free,
              "only lock-free atomics may be touched by a signal handler");

extern "C" void on_signal(int signal) {
    which.store(signal);
    flag.store(true);
}

}  // namespace

void watch_for_interrupts() {
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = on_signal;
        action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(signal, &action, nullptr);
    }
}

const std::atomic<bool>& interrupted() { return flag; }

int interrupt_exit_code() { return 128 + which.load(); }

int nothing_written(const Error& error) {
    if (!interrupted()) throw UsageError(error.what());
    print_error("multivector: interrupted; nothing was written\n");
    return interrupt_exit_code();
}

}  // namespace multivector
