// Private to core/store: sentences kept in a project in a form that can still be translated after
// reading back. Thread rule: any thread. Cost: a read template is interned for the life of the
// process; there are as many as sentences in the code.
#pragma once

#include <optional>
#include <string>

#include "core/base/Text.h"

namespace tastescope {

/// {"context","source","args"} as JSON; an argument is a string or such an object again.
std::string textToJson(const Text& text);
/// The sentence back, or nothing when `json` is no such thing.
std::optional<Text> textFromJson(const std::string& json);

}  // namespace tastescope
