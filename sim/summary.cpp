// multivector summary: results of several runs side by side.

#include "output/summary.hpp"
#include "commands.hpp"

namespace multivector {

int execute(const SummaryCommand& command) {
    print(summarise(command.folders).text());
    return kDone;
}

}  // namespace multivector
