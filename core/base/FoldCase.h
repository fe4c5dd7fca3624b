// Letters without case, for searching names people type. Latin with its
// accented letters, Greek, Cyrillic and full-width forms; everything else, Chinese included, stays
// as it is. Thread rule: pure functions. Cost: ASCII eight bytes a step.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tastescope {

/// Folds UTF-8 text where it lies: a folded letter is as long as it was. Bytes that are no UTF-8
/// stay.
void foldInPlace(std::span<char> text);
std::string folded(std::string_view text);

}  // namespace tastescope
