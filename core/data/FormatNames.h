// The keys of layouts and encodings on the command line and in JSON.
// Thread rule: pure functions.
// Cost: a few comparisons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/data/ImportOptions.h"

namespace tastescope {

std::string keyOf(Layout layout);
std::optional<Layout> layoutOfKey(std::string_view key);
std::string keyOf(Encoding encoding);
std::optional<Encoding> encodingOfKey(std::string_view key);

}  // namespace tastescope
