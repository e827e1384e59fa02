// multivector schema: the formats for editors and for people.

#include "guide/schema.hpp"
#include "commands.hpp"
#include "config/format.hpp"
#include "guide/reference.hpp"
#include "table.hpp"

namespace multivector {

int execute(const SchemaCommand& command) {
    if (command.reference) {
        print(reference_text());
        return kDone;
    }
    Table kinds({{"kind"}, {"format"}, {"meaning"}});
    for (const auto& kind : formats()) {
        kinds.add({kind.name, kind.format, kind.meaning});
        if (kind.name == command.kind) print(schema_text(kind));
    }
    if (command.kind.empty()) print(kinds.text());
    return kDone;
}

}  // namespace multivector
