// Numbers in the text files of the workflow: the shortest digits that read back as the same value,
// so nothing is lost on the way. Thread rule: pure.
#pragma once

#include <charconv>
#include <string>

namespace tastescope {

template <typename Number>
void appendNumber(std::string& text, Number value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  text.append(buffer, end);
}

}  // namespace tastescope
