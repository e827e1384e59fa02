#pragma once
// From folders of results to a sheet.

#include <string>
#include <vector>

#include "plot/catalogue.hpp"
#include "plot/sheet.hpp"
#include "report/run_folder.hpp"

namespace multivector::plotting {

/// A run and what is drawn of it.
struct Drawn {
    const reporting::RunFolder* folder = nullptr;
    Curves curves;
};

struct Assembly {
    const Picture& picture;
    int state = -1;             ///< place among the states; -1 for pictures of none
    std::vector<Drawn> runs;    ///< a row each
    const Drawn* against = nullptr;
    std::vector<std::string> labels;  ///< of the runs, then of `against`
    bool same_scale = false;
};

[[nodiscard]] Sheet assemble(const Assembly& assembly);

}  // namespace multivector::plotting
