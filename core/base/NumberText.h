// Numbers as sentences, tables and files show them. Thread rule: pure. Cost: the text.
#pragma once

#include <cstdint>
#include <string>

namespace tastescope {

/// 0.21627 as "0.2163"; "–" when it is not a number.
std::string decimals(double value, int places);
/// Four significant digits, without an exponent where that stays readable: "24.13", "0.0021".
std::string fourDigits(double value);
/// The shortest text that reads back as the same number; whole numbers in digits as long as a double
/// holds every one of them: "0.1", "16777217", "100000", "1e+300".
std::string shortestNumber(double value);
std::string shortestNumber(float value);
/// "4,074".
std::string thousands(std::uint64_t number);

}  // namespace tastescope
