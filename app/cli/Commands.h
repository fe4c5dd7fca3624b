// The commands of tastescope-cli. Each function adds one subcommand to the parser and returns what
// runs when it was chosen. Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "app/cli/Console.h"

namespace tastescope::cli {

/// Thrown by a command that has printed what is wrong itself: exit code 1, nothing more to say.
struct Unsuccessful {};

/// A subcommand and its action; the action throws Error, Cancelled or Unsuccessful.
struct Command {
  CLI::App* parser = nullptr;
  std::function<void(const Console&)> run;
};

Command importCommand(CLI::App& app, GlobalOptions& options);
Command infoCommand(CLI::App& app, GlobalOptions& options);
Command modelsCommand(CLI::App& app, GlobalOptions& options);
Command trainCommand(CLI::App& app, GlobalOptions& options);
Command runsCommand(CLI::App& app, GlobalOptions& options);
Command selectionsCommand(CLI::App& app, GlobalOptions& options);
Command evaluateCommand(CLI::App& app, GlobalOptions& options);
Command compareCommand(CLI::App& app, GlobalOptions& options);
Command recommendCommand(CLI::App& app, GlobalOptions& options);
Command feedbackCommand(CLI::App& app, GlobalOptions& options);
Command latentCommand(CLI::App& app, GlobalOptions& options);
Command exportCommand(CLI::App& app, GlobalOptions& options);
Command tuneCommand(CLI::App& app, GlobalOptions& options);
Command bestCommand(CLI::App& app, GlobalOptions& options);
Command selfCheckCommand(CLI::App& app, GlobalOptions& options);
Command checkCommand(CLI::App& app, GlobalOptions& options);
Command repairCommand(CLI::App& app, GlobalOptions& options);
Command copyCommand(CLI::App& app, GlobalOptions& options);

/// --json and --quiet, and --project unless the command needs none.
void addGlobalOptions(CLI::App& parser, GlobalOptions& options, bool needsProject = true);
/// An empty value says nothing, whatever option it is given to: it is refused for every one of
/// `parser`'s options so far, as a forgotten variable of a script would otherwise go unnoticed.
void refuseEmptyValues(CLI::App& parser);
/// --overwrite, for a command that writes files; see Console::output().
void addOverwriteOption(CLI::App& parser, GlobalOptions& options,
                        const std::string& help = "replace files that exist");
/// To go on with something planned takes `resume` alone and the options named in `allowed`; any
/// other option the command has so far is refused beside it.
void resumeStandsAlone(CLI::App& parser, const CLI::Option& resume,
                       const std::vector<std::string>& allowed = {});

}  // namespace tastescope::cli
