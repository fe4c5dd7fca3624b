// The options that say how data is divided, the same for every command that trains.
// Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/data/Split.h"

namespace tastescope::cli {

struct SplitArguments {
  std::string kind;
  SplitSpec spec;
};

void addSplitOptions(CLI::App& parser, SplitArguments& arguments);
/// Without --split: the given one where the data has one, else random within each user.
SplitSpec splitOf(const SplitArguments& arguments, const Dataset& data);

}  // namespace tastescope::cli
