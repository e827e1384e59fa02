#pragma once
// A list for people (columns that line up) and for programs (one JSON object a line).

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace multivector {

using Cell = nlohmann::ordered_json;  ///< text, number, truth value, or null where there is nothing to say

struct Column {
    enum class Shown { everywhere, text, json };

    std::string name;
    Shown shown = Shown::everywhere;
    int decimals = -1;  ///< of numbers in the text; -1: as many as it takes to read the same number back
};

class Table {
public:
    explicit Table(std::vector<Column> columns);

    /// One cell a column.
    void add(std::vector<Cell> row);
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

    /// A heading and a line a row; two spaces between columns, numbers to the right. Empty if there are no rows.
    [[nodiscard]] std::string text() const;
    /// An object a row, with the columns' names as keys; and the same as lines.
    [[nodiscard]] std::vector<nlohmann::ordered_json> objects() const;
    [[nodiscard]] std::string json() const;

private:
    [[nodiscard]] std::string column_text(std::size_t row, std::size_t column) const;

    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

/// One line of JSON; bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string json_line(const nlohmann::ordered_json& value);

}  // namespace multivector
