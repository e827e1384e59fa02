#include "report/table_file.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <istream>
#include <limits>
#include <streambuf>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace multivector::reporting {
namespace {

/// Hands the bytes of a file on and keeps their fingerprint.
class HashingBuffer : public std::streambuf {
public:
    explicit HashingBuffer(const std::filesystem::path& path) : in_(path, std::ios::binary) {}

    [[nodiscard]] bool is_open() const { return in_.is_open(); }
    [[nodiscard]] std::string fingerprint() const { return hasher_.hex(); }

protected:
    int_type underflow() override {
        if (gptr() != egptr()) return traits_type::to_int_type(*gptr());
        in_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
        const auto got = in_.gcount();
        if (got == 0) return traits_type::eof();
        hasher_.update(std::string_view(bytes_.data(), static_cast<std::size_t>(got)));
        setg(bytes_.data(), bytes_.data(), bytes_.data() + got);
        return traits_type::to_int_type(*gptr());
    }

private:
    std::ifstream in_;
    std::array<char, std::size_t{1} << 16U> bytes_{};
    Hasher hasher_;
};

/// The fault that an Error tells, which begins with the file and may go on with a line.
void add_fault(const std::string& file, std::string_view what, Diagnostics& faults) {
    Mark mark{file, 0, 0};
    if (what.starts_with(file + ":")) what.remove_prefix(file.size() + 1);
    const auto number = std::from_chars(what.data(), what.data() + what.size(), mark.line);
    if (number.ec == std::errc()) {
        what.remove_prefix(static_cast<std::size_t>(number.ptr - what.data()));
        mark.column = 1;
    }
    while (what.starts_with(':') || what.starts_with(' ')) what.remove_prefix(1);
    faults.error(mark, std::string(what));
}

}  // namespace

double Row::number(std::size_t k) const {
    return text(k).empty() ? std::numeric_limits<double>::quiet_NaN() : csv_.number(text(k));
}

void read_table(const std::filesystem::path& path, const std::string& fingerprint,
                const std::vector<std::string>& columns, const std::function<void(const Row&)>& take,
                Diagnostics& faults) {
    const std::string shown = path.string();
    std::error_code code;
    HashingBuffer buffer(path);
    if (!std::filesystem::is_regular_file(path, code) || !buffer.is_open()) {
        faults.error({shown, 0, 0}, "there is no such file, though run.json names it",
                     "run the scenario again, with --force");
        return;
    }
    try {
        std::istream in(&buffer);
        CsvReader csv(in, shown);
        std::vector<std::size_t> places;
        for (const auto& name : columns) places.push_back(csv.column(name));
        for (std::vector<std::string> fields; csv.next(fields);) take(Row(csv, fields, places));
    } catch (const Error& e) {
        add_fault(shown, e.what(), faults);
        return;
    }
    if (buffer.fingerprint() != fingerprint)
        faults.error({shown, 0, 0}, "the file is not what the run wrote: its fingerprint is not the one in run.json",
                     "run the scenario again, with --force");
}

}  // namespace multivector::reporting
