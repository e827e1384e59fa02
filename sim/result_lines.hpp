#pragma once
// The command lines of what works on finished runs: branch, merge, verify.

#include <cstdint>
#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct BranchLine {
    Shared shared;
    KeepLine keep;
    ThreadLine threads;
    std::string parent, at, scenario, out;
    bool force = false, quiet = false;
};
struct MergeLine {
    std::vector<std::string> folders;
    std::string out;
    bool force = false, quiet = false;
};
struct VerifyLine {
    std::vector<std::string> folders;
    ThreadLine threads;
    std::uint64_t chunks = 16;
    bool all = false, quiet = false;
};

struct HindcastLine {
    Shared shared;
    ThreadLine threads;
    std::string spec, out;
    bool quiet = false;
};

struct CompareLine {
    Shared shared;
    ThreadLine threads;
    std::string base, out, parameters;
    std::vector<std::string> others;
    std::uint64_t replicates = 0, seed = 0;
    const CLI::Option* seeded = nullptr;
    bool quiet = false;
};

void add_hindcast(CLI::App& app, HindcastLine& line);
void add_compare(CLI::App& app, CompareLine& line);
void add_branch(CLI::App& app, BranchLine& line);
void add_merge(CLI::App& app, MergeLine& line);
void add_verify(CLI::App& app, VerifyLine& line);
[[nodiscard]] HindcastCommand command_of(const HindcastLine& line);
[[nodiscard]] CompareCommand command_of(const CompareLine& line);
[[nodiscard]] BranchCommand command_of(const BranchLine& line);
[[nodiscard]] MergeCommand command_of(const MergeLine& line);
[[nodiscard]] VerifyCommand command_of(const VerifyLine& line);

}  // namespace multivector
