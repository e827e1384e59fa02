#pragma once
// Units in which a number of a file may be written, and the unit of the field into which it is brought.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace multivector {

/// A unit that stands for `over` of the field's unit, counted in `under` parts: "%" of a share is 1 of 100.
struct Unit {
    std::string_view spelling;
    double over = 1, under = 1;
};

/// The unit of a factor: "60 %" is 0.6 times, "-40 %" is 40 per cent less, "+20 %" is 20 per cent more.
inline constexpr std::string_view kFactor = "factor";

/// Units that a number of a field may have; the field's own comes first. None for a plain number such as an elasticity.
[[nodiscard]] const std::vector<Unit>& units_of(std::string_view field_unit);

/// Every unit of every field, each spelling once.
[[nodiscard]] const std::vector<Unit>& all_units();

/// Whether a number of the field must say its unit: times, flows and rates, which people write in several.
[[nodiscard]] bool needs_unit(std::string_view field_unit);

/// "18 months" as 18 and "months"; "60 %" or "60%" as 60 and "%". Nothing if the text does not begin with a number.
struct Measured {
    std::string_view number, unit;
};
[[nodiscard]] std::optional<Measured> split_unit(std::string_view text);

/// The unit of that spelling; null if the field has none such.
[[nodiscard]] const Unit* find_unit(std::string_view field_unit, std::string_view spelling);

/// "18 months or 1.5 years"-like advice: the units of a field, for a message.
[[nodiscard]] std::string unit_hint(std::string_view field_unit);

}  // namespace multivector
