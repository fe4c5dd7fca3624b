#include "app/cli/Commands.h"

namespace tastescope::cli {

void addGlobalOptions(CLI::App& parser, GlobalOptions& options, bool needsProject) {
  if (needsProject) {
    parser.add_option("--project", options.project, "the project file, such as shop.tastescope")
        ->required();
  }
  parser.add_flag("--json", options.json, "print one JSON document and nothing else");
  parser.add_flag("--quiet", options.quiet, "no progress on stderr");
}

}  // namespace tastescope::cli
