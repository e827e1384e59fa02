#pragma once
// CSV as RFC 4180 has it, but for line ends: '\n' is written, both are read. Numbers do not depend on the locale.

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace multivector {

/// The shortest decimal text that reads back to the same number; empty if it is not finite; "0" for both zeros.
[[nodiscard]] std::string number_text(double value);

/// Builds rows of CSV, field by field.
class CsvText {
public:
    CsvText& text(std::string_view field);  ///< quoted if need be
    CsvText& number(double value);          ///< as number_text
    void end();                             ///< of the row

    [[nodiscard]] const std::string& so_far() const { return text_; }
    void clear() { text_.clear(); }

private:
    void separate();

    std::string text_;
    bool begun_ = false;  // the row has a field
};

/// Text that is no CSV, at the line where the row begins; `what` has the place, `fault` is without.
class CsvError : public Error {
public:
    CsvError(const std::string& shown, int at, std::string_view what_is_wrong);
    int line;
    std::string fault;
};

/// Reads CSV row by row. Messages call the source `shown`. Faults of the text throw CsvError.
class CsvReader {
public:
    /// Reads the header. Throws Error if there is none.
    CsvReader(std::istream& in, std::string shown);

    /// Place of a column. Throws Error if there is none of that name.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    /// The next row; false at the end. Throws CsvError for a row of another length than the header and for broken quotes.
    bool next(std::vector<std::string>& row);
    /// The same for a row of any length.
    bool next_of_any_length(std::vector<std::string>& row) { return read(row); }
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    /// Where field k of the row read last begins, from 1, columns in characters; before any row, of the header.
    struct At {
        int line = 0, column = 0;
    };
    [[nodiscard]] At at(std::size_t k) const { return places_[k]; }
    /// A field of the row read last as a number. Throws Error if it is none.
    [[nodiscard]] double number(const std::string& field) const;
    /// Line on which that row begins, from 1.
    [[nodiscard]] int line() const { return line_; }

private:
    bool read(std::vector<std::string>& row);
    [[noreturn]] void refuse(std::string_view fault) const;

    std::istream& in_;
    std::string shown_;
    std::vector<std::string> header_;
    std::vector<At> places_;  // of the fields of the row read last
    int line_ = 0;   // of the start of the row read last
    int lines_ = 0;  // ended so far
};

}  // namespace multivector
