// Whether a model suits the data at hand, from its capabilities and a few counts; and the
// capabilities of the whole registry, asked once. Thread rule: any thread; registryCapabilities()
// makes small models. Cost: one of each model for registryCapabilities(), else nothing.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/workflow/Session.h"

namespace tastescope {

using CapabilityMap = std::map<std::string, ModelCapabilities>;  ///< by key of the model
CapabilityMap registryCapabilities();

enum class Suitability : std::uint8_t { Unsaid, Good, Impossible };
/// "unsaid", "good", "impossible".
const char* suitabilityKey(Suitability suitability);

struct ModelSuitability {
  Suitability suitability = Suitability::Unsaid;
  Text why = {};
};
/// Orders by time: needs times, or lists that keep their order. Learns by steps: good from 200
/// users with 5 interactions each on average; fewer are left unsaid. `users`: what the data calls
/// them.
ModelSuitability suitabilityOf(const ModelCapabilities& capabilities, const Dataset& data,
                               Text users = coreText("Suitability", "users"));

/// Why a model with its default settings cannot be made for data of this size, such as "EASE needs
/// 13.4 GB of memory"; nothing: it can. Makes the model, so it is for those without layers to fill.
std::optional<Text> whyNotForSize(const ModelInfo& model, const Dataset& data);

}  // namespace tastescope
