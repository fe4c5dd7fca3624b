// Numbers as sentences and tables show them. Thread rule: pure. Cost: the text.
#pragma once

#include <cstdint>
#include <string>

namespace tastescope {

/// 0.21627 as "0.2163"; "–" when it is not a number.
std::string decimals(double value, int places);
/// Four significant digits, without an exponent where that stays readable: "24.13", "0.0021".
std::string fourDigits(double value);
/// "4,074".
std::string thousands(std::uint64_t number);

}  // namespace tastescope
