// What a file's name says about what it holds, in English.
// Thread rule: pure functions.
// Cost: a few comparisons.
#pragma once

#include <optional>
#include <string>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// What a file holds, by its bare name ("u.item", "customers.csv").
enum class FileHint : std::uint8_t { None, Interactions, Items, Users, Links, Ignore };
FileHint fileHintOf(const std::string& leaf);

/// A part in a file's name and the name without it: "random-2026.train.inter" -> (Train,
/// "random-2026.inter").
struct PartName {
  Part part = Part::Train;
  std::string rest;
};
std::optional<PartName> partNameOf(const std::string& leaf);

/// MovieLens or RecBole when the bare name says so, else Auto.
Layout layoutOfName(const std::string& leaf);

}  // namespace tastescope
