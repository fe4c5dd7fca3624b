#include "app/cli/SplitArguments.h"

#include "app/cli/Choices.h"
#include "app/cli/Values.h"

namespace tastescope::cli {

void addSplitOptions(CLI::App& parser, SplitArguments& arguments) {
  addWord(parser, "--split", arguments.kind, splitKeys(), "how the data is divided");
  parser.add_option("--split-seed", arguments.spec.seed, "seed of the split")->check(wholeNumber());
  parser.add_option("--valid-share", arguments.spec.validShare, "share for validation")
      ->check(numberWithin(0, 1));
  parser.add_option("--test-share", arguments.spec.testShare, "share for the test")
      ->check(numberWithin(0, 1));
}

SplitSpec splitOf(const SplitArguments& arguments, const Dataset& data) {
  SplitSpec spec = arguments.spec;
  if (!arguments.kind.empty()) {
    spec.kind = splitKindFromKey(arguments.kind);
  } else {
    spec.kind = usualSplit(data).kind;
  }
  return spec;
}

}  // namespace tastescope::cli
