// Numbers as people write them in files.
// Thread rule: pure functions.
// Cost: a plain integer costs a few nanoseconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tastescope {

/// Without spaces, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// A finite number that also fits a float ("5", "-1.5", "2e3", "3,5" with decimal ','), or nothing:
/// "1e999", "NaN", "five".
std::optional<double> parseNumber(std::string_view text, char decimal = '.');

}  // namespace tastescope
