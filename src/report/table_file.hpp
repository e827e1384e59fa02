#pragma once
// A table of a folder of results, read row by row, with its bytes checked against the fingerprint in run.json.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "output/csv.hpp"

namespace multivector::reporting {

/// The fields of a row that were asked for, in the order in which they were.
class Row {
public:
    Row(const CsvReader& csv, const std::vector<std::string>& fields, const std::vector<std::size_t>& places)
        : csv_(csv), fields_(fields), places_(places) {}

    [[nodiscard]] const std::string& text(std::size_t k) const { return fields_[places_[k]]; }
    /// Throws Error if it is no number; a field that is empty is not a number (NaN).
    [[nodiscard]] double number(std::size_t k) const;

private:
    const CsvReader& csv_;
    const std::vector<std::string>& fields_;
    const std::vector<std::size_t>& places_;
};

/// Calls `take` for every row of `path`, with the columns called `columns`. A fault (the file is missing, a column is, a
/// row is broken, `take` throws Error, the fingerprint of the bytes is not `fingerprint`) is reported, one for a file.
void read_table(const std::filesystem::path& path, const std::string& fingerprint,
                const std::vector<std::string>& columns, const std::function<void(const Row&)>& take,
                Diagnostics& faults);

}  // namespace multivector::reporting
