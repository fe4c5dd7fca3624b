// Which keys of JSON events become columns, what those are called and what the way to them says of
// their meaning.
// Thread rule: pure functions.
#pragma once

#include "core/data/JsonSample.h"
#include "core/data/JsonShape.h"

namespace tastescope {

/// Completes a shape whose path is known: its levels, and in `guess` their columns and roles.
void addColumns(JsonShape& shape, JsonGuess& guess, const JsonSample& sample);

}  // namespace tastescope
