// multivector summary: results of several runs side by side.

#include "commands.hpp"
#include "output/summary.hpp"

namespace multivector {

int execute(const SummaryCommand& command) {
    print(summarise(command.folders).text());
    return kDone;
}

}  // namespace multivector
