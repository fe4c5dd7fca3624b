// A reading as JSON: for the command line, where sentences are English, and for a project, where they
// stay sentences that can be translated.
// Thread rule: pure functions.
// Cost: a few kilobytes.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/data/Reading.h"

namespace tastescope {

nlohmann::json toJson(const Reading& reading,
                      const std::function<nlohmann::json(const Text&)>& text);

/// The reading back; nothing when `json` is none. `text` throws when a sentence is none.
std::optional<Reading> readingFromJson(const nlohmann::json& json,
                                       const std::function<Text(const nlohmann::json&)>& text);

}  // namespace tastescope
