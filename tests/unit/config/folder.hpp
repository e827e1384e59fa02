#pragma once
// Scenarios of several files in a folder of their own, on the shipped world of three states.

#include <cstdio>
#include <string>

#include <gtest/gtest.h>

#include "load_text.hpp"

namespace multivector::test {

class Folder : public testing::Test {
protected:
    Folder()
        : root_(std::filesystem::temp_directory_path() /
                ("multivector_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "_" +
                 std::to_string(getpid()))) {
        std::filesystem::create_directories(root_);
        std::filesystem::copy(shipped("worlds/three_states.yaml"), root_ / "world.yaml");
    }
    ~Folder() override { std::filesystem::remove_all(root_); }

    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << text;
    }
    /// A scenario; `rest` begins in line 4.
    void scenario(const std::string& name, const std::string& extends, const std::string& rest) const {
        write(name, "format: multivector-scenario/1\ntitle: " + name + "\nextends: " + extends + "\n" + rest);
    }
    /// A library; `rest` begins in line 3.
    void library(const std::string& name, const std::string& rest, const std::string& kind = "shocks") const {
        write(name, "format: multivector-" + kind + "/1\ntitle: " + name + "\n" + rest);
    }

    [[nodiscard]] Loaded load(const std::string& name, const LoadOptions& options = {}) const {
        return test::load(root_ / name, options);
    }
    /// A scenario without faults or warnings.
    [[nodiscard]] Scenario good(const std::string& name, const LoadOptions& options = {}) const {
        auto loaded = load(name, options);
        EXPECT_EQ(loaded.messages, "");
        return loaded.scenario.value_or(Scenario{});
    }
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

private:
    std::filesystem::path root_;
};

/// "a set 0.5 from 2022-01" for each shock of a scenario that is not of its world.
inline std::string shocks_of(const Scenario& s) {
    std::string out;
    for (const auto& shock : s.shocks) {
        if (shock.of_world) continue;
        const char* effect = shock.effect == Effect::set ? " set " : shock.effect == Effect::add ? " add " : " scale ";
        char size[32];
        std::snprintf(size, sizeof size, "%g", shock.size.value);
        out += shock.name + effect + size + " from " + to_string(shock.from);
        if (shock.to) out += " to " + to_string(*shock.to);
        out += "\n";
    }
    return out;
}

}  // namespace multivector::test
