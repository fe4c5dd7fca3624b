#include <algorithm>

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

void addOverwriteOption(CLI::App& parser, GlobalOptions& options, const std::string& help) {
  parser.add_flag("--overwrite", options.overwrite, help);
}

void resumeStandsAlone(CLI::App& parser, const CLI::Option& resume,
                       const std::vector<std::string>& allowed) {
  const std::vector<CLI::Option*> planned = parser.get_options();
  parser.callback([&resume, planned, allowed] {
    if (resume.empty()) return;
    for (const CLI::Option* option : planned) {
      const bool kept = option == &resume || std::ranges::count(allowed, option->get_name()) > 0;
      if (!kept && !option->empty()) {
        throw CLI::ExcludesError(resume.get_name(), option->get_name());
      }
    }
  });
}

}  // namespace tastescope::cli
