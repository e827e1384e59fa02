#include "output/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/characters.hpp"

namespace multivector {
namespace {

constexpr int kEnd = std::char_traits<char>::eof();

}  // namespace

std::string number_text(double value) {
    if (!std::isfinite(value)) return {};
    if (value == 0) return "0";
    std::array<char, 32> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), written.ptr};
}

void CsvText::separate() {
    if (begun_) text_ += ',';
    begun_ = true;
}

CsvText& CsvText::text(std::string_view field) {
    separate();
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        text_ += field;
        return *this;
    }
    text_ += '"';
    for (const char c : field) text_.append(c == '"' ? 2 : 1, c);
    text_ += '"';
    return *this;
}

CsvText& CsvText::number(double value) {
    separate();
    text_ += number_text(value);
    return *this;
}

void CsvText::end() {
    text_ += '\n';
    begun_ = false;
}

CsvError::CsvError(const std::string& shown, int at, std::string_view what_is_wrong)
    : Error(fmt::format("{}:{}: {}", shown, at, what_is_wrong)), line(at), fault(what_is_wrong) {}

CsvReader::CsvReader(std::istream& in, std::string shown) : in_(in), shown_(std::move(shown)) {
    if (!read(header_)) refuse("the file is empty");
}

std::size_t CsvReader::column(std::string_view name) const {
    const auto it = std::ranges::find(header_, name);
    if (it == header_.end()) throw Error(fmt::format("{}: there is no column '{}'", shown_, name));
    return static_cast<std::size_t>(it - header_.begin());
}

bool CsvReader::next(std::vector<std::string>& row) {
    if (!read(row)) return false;
    if (row.size() != header_.size()) refuse(fmt::format("expected {} fields, got {}", header_.size(), row.size()));
    return true;
}

double CsvReader::number(const std::string& field) const {
    double value = 0;
    const char* const end = field.data() + field.size();
    const auto read = std::from_chars(field.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) refuse(fmt::format("expected a number, got '{}'", field));
    return value;
}

bool CsvReader::read(std::vector<std::string>& row) {
    row.clear();
    auto& bytes = *in_.rdbuf();
    line_ = lines_ + 1;
    places_.clear();
    if (bytes.sgetc() == kEnd) return false;
    row.emplace_back();
    places_.push_back({line_, 1});
    bool quoted = false;
    int column = 0;
    for (int c = bytes.sbumpc();; c = bytes.sbumpc()) {
        if (!continues(static_cast<char>(c))) ++column;
        if (c == '\n') ++lines_, column = 0;
        if (quoted) {
            if (c == kEnd) refuse("the file ends inside quotes");
            if (c != '"')
                row.back() += static_cast<char>(c);
            else if (bytes.sgetc() == '"')
                row.back() += static_cast<char>(bytes.sbumpc()), ++column;
            else
                quoted = false;
        } else if (c == kEnd || c == '\n') {
            return true;
        } else if (c == ',') {
            row.emplace_back();
            places_.push_back({lines_ + 1, column + 1});
        } else if (c == '"') {
            if (!row.back().empty()) refuse("a quote inside a field without quotes");
            quoted = true;
        } else if (c != '\r' || bytes.sgetc() != '\n') {
            row.back() += static_cast<char>(c);
        }
    }
}

void CsvReader::refuse(std::string_view fault) const { throw CsvError(shown_, line_, fault); }

}  // namespace multivector
