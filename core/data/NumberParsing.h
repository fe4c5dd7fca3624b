// Numbers as people write them in files.
// Thread rule: pure functions.
// Cost: a plain integer costs a few nanoseconds, one with groups or a unit a few hundred.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace tastescope {

/// Without spaces, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);

/// A finite number that also fits a float ("5", "-1.5", "2e3", "3,5" with decimal ','), or nothing:
/// "1e999", "NaN", "five".
std::optional<double> plainNumber(std::string_view text, char decimal = '.');

/// The same, also with signs between thousands and with one sign of a unit around it: "1.240,00",
/// "1 240,5", "1'240.50", "€ 12,50", "12 %" (12, not 0.12). Groups but the first have three digits;
/// all signs between them are the same one: a space (also one that does not break), an apostrophe,
/// and whichever of '.' and ',' is not `decimal`. (37.15) and 37.15- are less than nothing, 1,23,456
/// is grouped as Indians do, and 4/5, 7 / 10 and 4 out of 5 stars are 4, 7 and 4: 5, 10 and 100 are
/// scales.
std::optional<double> parseNumber(std::string_view text, char decimal = '.');

/// The same of a cell of values, which may also be a word: 1 for yes, true and their like in people's
/// languages, 0 for no.
std::optional<double> parseValue(std::string_view text, char decimal = '.');

/// The currency or percent sign around what parseNumber() reads, "" when there is none.
std::string_view unitOf(std::string_view cell);

struct DecimalGuess {
  char sign = '.';
  bool ambiguous = false;  ///< "1,240" may be 1240 or 1.24, and no cell tells
};

/// The decimal sign of a column of numbers.
DecimalGuess guessDecimal(std::span<const std::string_view> cells);

}  // namespace tastescope
