// Small kinds of data that options, readings and data sets share.
// Thread rule: values.
#pragma once

#include <cstdint>

namespace tastescope {

/// Part of a given split an interaction belongs to.
enum class Part : std::uint8_t { Train = 0, Valid = 1, Test = 2 };

/// The kind of data decides nouns and defaults in the window, nothing else.
enum class Domain : std::uint8_t { General, Commerce, Content, Social, Finance, Education };

}  // namespace tastescope
