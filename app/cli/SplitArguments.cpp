#include "app/cli/SplitArguments.h"

namespace tastescope::cli {

void addSplitOptions(CLI::App& parser, SplitArguments& arguments) {
  parser.add_option("--split", arguments.kind, "user-random, leave-one-out, strong, time or given");
  parser.add_option("--split-seed", arguments.spec.seed, "seed of the split");
  parser.add_option("--valid-share", arguments.spec.validShare, "share for validation");
  parser.add_option("--test-share", arguments.spec.testShare, "share for the test");
}

SplitSpec splitOf(const SplitArguments& arguments, const Dataset& data) {
  SplitSpec spec = arguments.spec;
  if (!arguments.kind.empty()) {
    spec.kind = splitKindFromKey(arguments.kind);
  } else if (!data.parts.empty()) {
    spec.kind = SplitKind::Given;
  }
  return spec;
}

}  // namespace tastescope::cli
