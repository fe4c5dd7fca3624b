// The options that say how data is divided and how long is trained, the same for every command that
// trains. Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "app/cli/Values.h"
#include "core/data/Split.h"
#include "core/train/TrainingEngine.h"

namespace tastescope::cli {

struct SplitArguments {
  std::string kind;
  SplitSpec spec;
};

void addSplitOptions(CLI::App& parser, SplitArguments& arguments);
/// "--" and the key of a training option, which says itself what it may be.
template <typename Value>
CLI::Option* addTrainOption(CLI::App& parser, const std::string& name, Value& value,
                            const std::string& help) {
  return parser.add_option(name, value, help)
      ->check(rangeOf(trainOptionsSchema(), name.substr(std::string("--").size())));
}

/// Without --split: the given one where the data has one, else random within each user.
SplitSpec splitOf(const SplitArguments& arguments, const Dataset& data);

}  // namespace tastescope::cli
