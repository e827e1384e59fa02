#pragma once
// The pictures that can be drawn of a folder of results: what each shows, from which table, and how.

#include <span>
#include <string>
#include <vector>

namespace multivector::plotting {

/// What a panel is about.
enum class Panels { power, corridor, measure };

/// What a panel draws: a line with its bands; parts that add up; a difference with its part that is arithmetic.
enum class Drawing { fan, stack, effect };

/// How values are written: as they are, or times 100.
enum class Unit { plain, percent };

/// A measure of a picture.
struct Measure {
    const char* name;   ///< in the table
    const char* title;  ///< of a panel where each measure has its own
    const char* axis;   ///< what the values are, with their unit
    Unit unit = Unit::plain;
    bool whole = false;   ///< the axis goes from 0 to all that there can be, 1
    bool shared = false;  ///< all panels have the same axis
    bool mean = false;    ///< the line is the mean: the median of what is mostly zero says nothing
};

struct Picture {
    const char* name;     ///< as on the command line
    const char* title;    ///< "{}" is the state; without it the picture is of none
    const char* table;    ///< the file it is drawn from
    const char* meaning;  ///< one line for lists
    Panels panels;
    Drawing drawing;
    std::vector<Measure> measures;  ///< one; several where each has a panel of its own
    const char* parts;              ///< kind of entity that the parts of a stack are, else empty
    const char* written;            ///< when a run writes it, for those who look for it in vain
};

[[nodiscard]] std::span<const Picture> pictures();

/// Null if there is none of that name.
[[nodiscard]] const Picture* picture_named(const std::string& name);

[[nodiscard]] std::vector<std::string> picture_names();

}  // namespace multivector::plotting
