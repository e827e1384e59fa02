#pragma once
// What the library says about a user's files: every fault with its place, what was found, what was expected.

#include <string>
#include <vector>

namespace multivector {

/// A place in a user's file. Lines and columns count from 1; line 0 means "the file as a whole".
struct Mark {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Mark&, const Mark&) = default;
};

enum class Severity { error, warning };

/// One fault. `message` is a full clause without a final stop ("unknown key 'horizn' (at powers.north)");
/// `hint` is empty or a short advice ("did you mean 'horizon'?").
struct Diagnostic {
    Severity severity = Severity::error;
    Mark mark;
    std::string message;
    std::string hint;
};

/// Collects faults in any order; readers keep going after a fault so that all are reported at once.
class Diagnostics {
public:
    void error(Mark mark, std::string message, std::string hint = {});
    void warning(Mark mark, std::string message, std::string hint = {});

    [[nodiscard]] bool has_errors() const noexcept;
    /// All faults sorted by file, line, column, message; exact repeats are dropped.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> items_;
};

/// "file:line:column: error: message", the source line with a caret below it, and the hint. `source_line` may be empty.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const std::string& source_line);

}  // namespace multivector
