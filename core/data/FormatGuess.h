// Recognises a file's layout and format on its beginning: what options leave open is guessed.
// Thread rule: pure functions.
// Cost: a few passes over the sample, a few milliseconds.
#pragma once

#include "core/data/FileFormat.h"

namespace tastescope {

/// `skipLines` lines at the start are no part of the table; 0: comments and titles are found.
FileFormat guessFormat(const TextSample& sample, Layout layout, const TextFormat& given,
                       std::uint64_t skipLines = 0);

}  // namespace tastescope
