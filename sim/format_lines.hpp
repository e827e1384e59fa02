#pragma once
// The command lines of `schema`, `odd` and `new`.

#include <string>
#include <vector>

#include "options.hpp"

namespace multivector {

struct SchemaLine {
    std::string kind;
    bool reference = false;
};

void add_schema(CLI::App& app, SchemaLine& line);
[[nodiscard]] SchemaCommand command_of(const SchemaLine& line);

struct OddLine {
    Shared shared;
    std::string scenario, out, numbers;
    bool force = false;
};

void add_odd(CLI::App& app, OddLine& line);
[[nodiscard]] OddCommand command_of(const OddLine& line);

struct NewLine {
    Shared shared;
    std::string name, from, out;
    std::vector<std::string> shocks;
    bool force = false;
};

void add_new(CLI::App& app, NewLine& line);
[[nodiscard]] NewCommand command_of(const NewLine& line);

}  // namespace multivector
