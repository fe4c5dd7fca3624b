// What an option's number may be: one sentence for whatever it is not, and no other spelling than
// people write (no hexadecimal, no nan). Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>

#include "core/config/ParamSchema.h"

namespace tastescope::cli {

/// SQLite and JSON readers hold no larger whole number.
constexpr std::uint64_t kMostWhole = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t kMostItems = 100'000;    ///< of a list
constexpr std::uint64_t kMostThreads = 256;      ///< workers, as of a training; 0: all cores
constexpr std::uint64_t kMostSamples = 100'000;  ///< draws, or made-up histories

/// Digits alone, from `least` to `most`.
CLI::Validator wholeNumber(std::uint64_t least = 0, std::uint64_t most = kMostWhole);
/// Any finite number.
CLI::Validator finiteNumber();
/// A finite number from `least` to `most`.
CLI::Validator numberWithin(double least, double most);
/// A finite number above 0.
CLI::Validator positiveNumber();
/// What a parameter's description allows for a number, so that an option says what --set would.
CLI::Validator rangeOf(const ParamSchema& schema, const std::string& key);

}  // namespace tastescope::cli
