// Private to core/workflow: letters without case, for searching names people type. Latin with its
// accented letters, Greek, Cyrillic and full-width forms; everything else, Chinese included, stays
// as it is. Thread rule: pure functions. Cost: a nanosecond a byte of ASCII.
#pragma once

#include <string>
#include <string_view>

namespace tastescope {

/// Appends the folded form of UTF-8 text; bytes that are no UTF-8 are copied.
void appendFolded(std::string& out, std::string_view text);
std::string folded(std::string_view text);

}  // namespace tastescope
