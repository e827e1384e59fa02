#pragma once
// Runs a program as a user would: its words, environment, working folder and terminal; what it wrote and how it ended.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace multivector::test {

struct Call {
    std::filesystem::path program;
    std::vector<std::string> words;                  ///< after the program's name
    std::map<std::string, std::string> environment;  ///< besides PATH; nothing is inherited
    std::filesystem::path folder = ".";
    bool terminal = false;     ///< standard error is a terminal of 100 columns
    bool full_output = false;  ///< standard output takes nothing
    int kill_after_milliseconds = -1;  ///< killed (signal 9) after so long; -1: never
    std::uint64_t largest_file = 0;    ///< bytes that a file may have, as on a full disk; 0: any
    int signal = 0;            ///< sent once `when` holds for what was written to standard error
    std::function<bool(const std::string&)> when;
};

struct Ending {
    int code = -1;   ///< exit code; -1 if a signal ended the program
    int signal = 0;  ///< that signal
    std::string out, err;
};

/// Runs the program to its end. One that takes longer than two minutes is killed (signal 9).
/// Throws std::system_error if it cannot be started.
[[nodiscard]] Ending run(const Call& call);

/// The same, several at once.
[[nodiscard]] std::vector<Ending> run_together(const std::vector<Call>& calls);

}  // namespace multivector::test
