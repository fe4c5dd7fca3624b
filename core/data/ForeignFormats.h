// Texts that hold interactions in a way that is no table, known by their first lines, and the way out.
// Thread rule: pure functions.
// Cost: a look at a few hundred lines.
#pragma once

#include <string_view>

namespace tastescope {

/// Throws Error(InvalidInput) for numbered features ("5 3:1 107:1"), blocks of lines such as
/// "review/score: 5.0", and lists of items behind their number.
void refuseForeignFormats(std::string_view text);

}  // namespace tastescope
