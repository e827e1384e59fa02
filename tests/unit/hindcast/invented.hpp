#pragma once
// A small hindcast on the invented world: figures that follow no history, in a folder of its own.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "config/hindcast_spec.hpp"
#include "hindcast/figures.hpp"

namespace multivector::hindcast::test {

class Invented : public ::testing::Test {
protected:
    Invented();
    ~Invented() override;

    void write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }
    /// The text of hindcast.yaml, to be changed and written.
    [[nodiscard]] static std::string text();
    /// Bare names are those of the worlds that ship.
    [[nodiscard]] static LoadOptions options();
    /// As loaded from hindcast.yaml; fails the test if there is a fault.
    [[nodiscard]] HindcastSpec spec() const;
    [[nodiscard]] Archive archive() const;

private:
    std::filesystem::path folder_;
};

/// A figure of the invented past: smooth, and different for each dyad.
[[nodiscard]] double invented(std::size_t dyad, int year);

}  // namespace multivector::hindcast::test
