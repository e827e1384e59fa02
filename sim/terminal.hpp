#pragma once
// What the program knows about the terminal it writes to, and how it writes.

#include <string>
#include <string_view>

namespace multivector {

enum class ColorMode { automatic, always, never };

/// Whether to colour standard error. Automatic: not with NO_COLOR (non-empty); with CLICOLOR_FORCE (neither empty nor 0);
/// else on a terminal that is not dumb.
[[nodiscard]] bool use_color(ColorMode mode);

/// Whether a line on standard error can be redrawn: it is a terminal, and TERM is neither empty nor "dumb".
[[nodiscard]] bool can_redraw();

/// Columns of the terminal behind standard error; 80 if it does not say.
[[nodiscard]] int terminal_width();

/// Value of an environment variable; empty if it is not set.
[[nodiscard]] std::string environment(const char* name);

/// Writes to standard output; `flush_output` makes sure that all of it arrived. Both throw Error if it cannot be written.
void print(std::string_view text);
void flush_output();

/// Writes to standard error; what cannot be written there is lost.
void print_error(std::string_view text);

/// `text` in a colour (the digits of an SGR sequence, "1;31"), or as it is.
[[nodiscard]] std::string painted(std::string_view text, std::string_view color, bool on);

}  // namespace multivector
