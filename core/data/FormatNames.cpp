#include "core/data/FormatNames.h"

#include <algorithm>

#include "core/data/Encodings.h"

namespace tastescope {

std::string keyOf(Layout layout) {
  const auto found = std::ranges::find(layoutNames(), layout, &LayoutName::layout);
  return found == layoutNames().end() ? std::string() : found->key;
}

std::optional<Layout> layoutOfKey(std::string_view key) {
  const auto found = std::ranges::find(layoutNames(), key, &LayoutName::key);
  return found == layoutNames().end() ? std::nullopt : std::optional(found->layout);
}

std::string keyOf(Encoding encoding) {
  return encoding == Encoding::Auto ? "auto" : infoOf(encoding).key;
}

std::optional<Encoding> encodingOfKey(std::string_view key) {
  const auto found = std::ranges::find(encodings(), key, &EncodingInfo::key);
  return found == encodings().end() ? std::nullopt : std::optional(found->encoding);
}

}  // namespace tastescope
