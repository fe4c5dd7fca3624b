#include "app/cli/Commands.h"
#include "core/workflow/repair/CopyProject.h"

namespace tastescope::cli {

Command copyCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand(
      "copy", "Copy a project as it is now into another file, while others work on it");
  auto out = std::make_shared<std::string>();
  parser->add_option("--out", *out, "the project to write")->required();
  addGlobalOptions(*parser, options);
  addOverwriteOption(*parser, options);
  return {parser, [out, &options](const Console& console) {
            const std::uintmax_t bytes =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return copyInto(options.project, console.output(*out), progress, stop);
                });
            std::string text = thousands(bytes);
            text.append(" bytes copied to ").append(*out).append(".\n");
            console.result({{"file", *out}, {"bytes", bytes}}, text);
          }};
}

}  // namespace tastescope::cli
