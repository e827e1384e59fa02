#pragma once
// A small scenario of plain numbers and a bench on which single phases of the model run on it, one replicate at a time.

#include <utility>
#include <vector>

#include "compile/compile.hpp"
#include "config/scenario.hpp"
#include "model/month.hpp"

namespace multivector::test {

using One = Lane<double, 1>;

/// How many entities a small scenario has besides its domains.
struct Counts {
    int states = 1, powers = 2, corridors = 0, threats = 0, organisations = 0, theatres = 0, programmes = 0;
};

/// A scenario from January 2000 to January 2010. Every input starts at a plain value (weights 1, ties 0.2, substitution 3,
/// gain 1, adjustment 10, psi_e 0.3, engagement 0.45 at rest and so on; inputs with a default have it), parameters at
/// those of the specification whatever the catalogue says, postures are align, hedge, neutral and balance.
class Small {
public:
    explicit Small(std::vector<Role> roles, const Counts& counts = {});

    double& operator()(Channel channel, int i = 0, int j = 0, int k = 0);
    double& operator()(Parameter parameter);
    /// Sets every cell of a channel.
    Small& all(Channel channel, double value);
    /// Adds a dated change of one cell, `from` months after the base.
    Shock& shock(const std::string& name, Channel channel, std::size_t cell, Effect effect, double size, int from);

    Scenario scenario;
};

/// Compiles a scenario, solves its resting point and holds everything that a phase reads or writes.
class Bench {
public:
    explicit Bench(const Scenario& scenario, bool mean_field = true, Variant variant = Variant::scenario);
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    /// A view of month `index`: what a phase takes.
    [[nodiscard]] Frame<One> frame(int index = 0);
    /// The present value of an input, which a test may change.
    One& input(Channel channel, int cell = 0) { return in.now[z(world.at(channel) + cell)]; }
    /// Runs the phases up to the one named, not that one.
    void run_before(std::string_view phase, int index = 0);
    /// Runs the whole month and takes its end as the new present.
    void step(int month);

    World world;
    Inputs<One> in;
    Rest<One> rest;
    State<One> now, next;
    Derived<One> month;
    Luck<One> luck;
    bool mean_field;
};

/// The numbers of a row.
[[nodiscard]] std::vector<double> plain(const Row<One>& row);

}  // namespace multivector::test
