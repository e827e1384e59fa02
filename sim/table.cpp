#include "table.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace multivector {
namespace {

/// Columns that a text takes: its code points.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string text_of(const Cell& cell, int decimals) {
    if (cell.is_null()) return {};
    if (cell.is_string()) return cell.get<std::string>();
    if (cell.is_boolean()) return cell.get<bool>() ? "yes" : "no";
    if (cell.is_number_float())
        return decimals < 0 ? fmt::format("{}", cell.get<double>())
                            : fmt::format("{:.{}f}", cell.get<double>(), decimals);
    return cell.dump();
}

}  // namespace

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

void Table::add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }

std::string Table::column_text(std::size_t row, std::size_t column) const {
    return text_of(rows_[row][column], columns_[column].decimals);
}

std::string Table::text() const {
    if (rows_.empty()) return {};
    std::vector<std::string> lines(rows_.size() + 1);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (columns_[c].shown == Column::Shown::json) continue;
        std::vector<std::string> cells{columns_[c].name};
        for (std::size_t r = 0; r < rows_.size(); ++r) cells.push_back(column_text(r, c));
        const bool right =
            std::ranges::all_of(rows_, [c](const auto& row) { return row[c].is_number() || row[c].is_null(); });
        const std::size_t width = width_of(*std::ranges::max_element(cells, {}, width_of));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string space(width - width_of(cells[i]), ' ');
            if (!lines[i].empty() || c > 0) lines[i] += "  ";
            lines[i] += right ? space + cells[i] : cells[i] + space;
        }
    }
    std::string out;
    for (auto& line : lines) out += line.erase(line.find_last_not_of(' ') + 1) + "\n";
    return out;
}

std::vector<nlohmann::ordered_json> Table::objects() const {
    std::vector<nlohmann::ordered_json> out;
    for (const auto& row : rows_) {
        auto& object = out.emplace_back(nlohmann::ordered_json::object());
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (columns_[c].shown != Column::Shown::text) object[columns_[c].name] = row[c];
    }
    return out;
}

std::string Table::json() const {
    std::string out;
    for (const auto& object : objects()) out += json_line(object);
    return out;
}

std::string json_line(const nlohmann::ordered_json& value) {
    return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace multivector
