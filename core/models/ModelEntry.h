// Private to core/models: what a model's own file enters the registry with. Thread rule: as the
// registry. Cost: nothing worth naming.
#pragma once

#include <type_traits>
#include <utility>

#include "core/models/Registry.h"

namespace tastescope {

/// A schema with the parameters that `fill` adds.
template <typename Config>
Schema<Config> makeSchema(void (*fill)(Schema<Config>& made)) {
  Schema<Config> made;
  fill(made);
  return made;
}

/// ModelInfo::create of a Model that takes the Config of `schemaOf` and the shape, or of the shape
/// the items alone.
template <typename Model, auto schemaOf>
std::unique_ptr<Recommender> createModel(const Json& config, const ModelShape& shape) {
  auto parsed = schemaOf().parse(config);
  if constexpr (std::is_constructible_v<Model, decltype(parsed), ModelShape>) {
    return std::make_unique<Model>(std::move(parsed), shape);
  } else {
    return std::make_unique<Model>(std::move(parsed), shape.items);
  }
}

}  // namespace tastescope
