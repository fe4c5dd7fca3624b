// Names in a sentence. Thread rule: pure. Cost: the text.
#pragma once

#include <functional>
#include <string>

namespace tastescope {

/// "genres, year"; `nameOf` gives the name of an element.
template <typename Range, typename NameOf = std::identity>
std::string joined(const Range& range, const NameOf& nameOf = {}) {
  std::string text;
  for (const auto& each : range) {
    if (!text.empty()) text += ", ";
    text += std::invoke(nameOf, each);
  }
  return text;
}

}  // namespace tastescope
