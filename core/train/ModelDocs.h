// The documentation page of a model, from the same description the window and the command line use,
// so it cannot drift from the program. Thread rule: pure. Cost: text.
#pragma once

#include <string>

#include "core/models/Registry.h"

namespace tastescope {

/// A Markdown page: name, paper, summary, method, deviations, when to use it, cost, what it can do,
/// table of parameters. Ends with a line break.
std::string modelDocumentation(const ModelInfo& info);

}  // namespace tastescope
