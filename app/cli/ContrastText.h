// What sets a selection apart, as text for a terminal.
// Thread rule: main thread. Cost: none.
#pragma once

#include <string>

#include "core/workflow/latent/SelectionContrast.h"

namespace tastescope::cli {

std::string contrastText(const SelectionContrast& contrast);

}  // namespace tastescope::cli
