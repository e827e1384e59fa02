// Entry of the program: reads the command line, does what it says, turns failures into exit codes.

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <variant>

#include "command_line.hpp"
#include "commands.hpp"
#include "terminal.hpp"

namespace multivector {
namespace {

int fail(int code, const std::string& message) {
    print_error("multivector: error: " + message + "\n");
    return code;
}

int execute(const ShowText& show) {
    print(show.text);
    return kDone;
}

int run_program(int argc, char** argv) {
    try {
        const Command command = parse_command_line(argc, argv);
        const int code = std::visit([](const auto& c) { return execute(c); }, command);
        flush_output();
        return code;
    } catch (const UsageError& e) {
        return fail(kBadInput, e.what());
    } catch (const std::bad_alloc&) {
        return fail(kRunFailed, "out of memory");
    } catch (const std::exception& e) {
        return fail(kRunFailed, e.what());
    }
}

}  // namespace
}  // namespace multivector

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error that is told, not the end
    return multivector::run_program(argc, argv);
}
