// All mechanisms beyond the core at once, from the command line: the same bytes, states that are saved, paths, doctor.

#include <gtest/gtest.h>

#include "engine/kernel.hpp"
#include "fixture.hpp"

namespace multivector::test {
namespace {

using Words = std::vector<std::string>;

class AllMechanisms : public Cli {
protected:
    AllMechanisms() {
        write("all.yaml", R"(format: multivector-scenario/1
title: All mechanisms
extends: three_states
end: 2022-06
world:
  moves: {side: {toward: align, others: neutral}, turn: {toward: align, against: balance}, hedge_all: {others: hedge}}
  powers: {north: {freight: {value: 90 Mt/year, assumption: [80, 100]}}}
  corridors:
    south_rail:
      traffic: {north: {value: 9 Mt/year, assumption: [6, 12]}}
      through: {center: {value: 0.7, assumption: [0.5, 0.9]}}
  states:
    hill: {neighbours: {center: {value: 0.2, assumption: [0.1, 0.3]}}}
    coast: {neighbours: {center: {value: 0.2, assumption: [0.1, 0.3]}}}
    center: {neighbours: {coast: {value: 0.1, assumption: [0.05, 0.2]}}}
parameters:
  standing_in_offers: {value: 2, assumption: [1, 4]}
  chair_sharing: 0.5 share
  bargaining: 0.5
  solidarity: 0.5
  diversion: 2 log points
  compliance: 0.1 log points
  audience_weight: 0.02
  mediation_need: 1
  bound_goods: 0.8 share
  membership_review: 0.2 /month
  membership_provocation: 0.25
  neighbour_organisations: 0.15 log points
  neighbour_distance: 0.5 log points
  neighbour_roads: 0.2
  route_usefulness: 1
  buffer_usefulness: 1
  market_usefulness: 1
  joint_review: 0.3 /month
  joint_content: 0.8
  concession_share: {value: 0.5 share, assumption: [0.25, 0.75]}
shocks:
  opens: {input: membership_open, organisation: pact, state: hill, effect: {set: 1}, from: 2021-03}
  pressed: {input: assertiveness, power: north, effect: {set: 2.5}, from: 2021-03}
  rich: {input: budget, power: south, effect: {scale: 2}, from: 2021-06}
conflicts: {border: {between: [hill, coast], date: 2021-09, bar: 0.1}}
)");
    }
    static Words run_to(const std::string& out, Words more) {
        Words words{"run", "all.yaml", "--replicates", "70", "--frozen-twin", "--inputs", "all", "--all-domains", "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
};

TEST_F(AllMechanisms, GiveTheSameBytesForThreadsAndKernels) {
    good(run_to("expected", {"--threads", "1"}));
    const Files expected = tables("expected");
    for (const char* measure : {"membership", "neighbour_share", "route_leverage", "joint_move", "concessions"})
        EXPECT_NE(expected.at("series.csv").find(std::string(",") + measure + ","), std::string::npos) << measure;
    good(run_to("threads", {"--threads", "3"}));
    EXPECT_EQ(difference(expected, tables("threads")), "");
    for (const Kernel* kernel : available_kernels()) {
        const std::string name(kernel->name());
        good(run_to(name, {"--kernel", name}));
        EXPECT_EQ(difference(expected, tables(name)), "") << name;
    }
}

TEST_F(AllMechanisms, GoOnFromASavedStateToTheSameBytes) {
    good(run_to("parent", {"--checkpoint", "2021-10"}));
    good({"branch", "parent", "all.yaml", "--at", "2021-10", "--out", "same"});
    EXPECT_EQ(difference(tables("parent"), tables("same")), "");
    good({"verify", "same"});
}

TEST_F(AllMechanisms, KeepEveryPath) {
    good({"run", "all.yaml", "--replicates", "10", "--keep", "trajectories", "--out", "r"});
    Call c = prepared({"-c", "import xarray as xr\n"
                             "d = xr.open_dataset('r/trajectories.nc')\n"
                             "for name in ('membership', 'neighbour_share', 'route_leverage', 'joint_move', 'concessions'):\n"
                             "    assert name in d and not d[name].isnull().all(), name\n"
                             "assert d.concessions.dims == ('replicate', 'time', 'state', 'power'), d.concessions.dims\n"
                             "assert float(d.concessions.min()) >= 0 and float(d.concessions.max()) > 0\n"});
    c.program = "/usr/bin/python3";
    const Ending end = run(c);
    EXPECT_EQ(end.code, 0) << end.err;
}

TEST_F(AllMechanisms, AreWellInDoctorsEyes) {
    const Ending end = call({"doctor", "all.yaml"});
    EXPECT_EQ(end.code, 0) << end.err;
    EXPECT_NE(end.out.find(" checks, 0 warnings\n"), std::string::npos) << end.out << end.err;
}

}  // namespace
}  // namespace multivector::test
