// Names of attributes in a sentence. Thread rule: pure. Cost: the text.
#pragma once

#include <string>
#include <vector>

namespace tastescope {

/// "genres, year".
inline std::string joinedNames(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace tastescope
