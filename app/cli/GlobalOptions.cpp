#include <algorithm>

#include "app/cli/Commands.h"

namespace tastescope::cli {
namespace {

std::string emptyValue(const std::string& value) {
  return value.empty() ? "an empty value says nothing, give it one" : std::string();
}

}  // namespace

void refuseEmptyValues(CLI::App& parser) {
  for (CLI::Option* option : parser.get_options()) {
    // Ahead of every other check, whose words would be about what the value is not.
    if (option->get_items_expected_max() > 0)
      option->transform(CLI::Validator(emptyValue, std::string()));
  }
  const std::function<bool(CLI::App*)> every;  // commands and groups of options
  for (CLI::App* part : parser.get_subcommands(every)) refuseEmptyValues(*part);
}

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
