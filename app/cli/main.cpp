// tastescope-cli: everything the window does, for terminals and scripts.
#include <algorithm>
#include <string_view>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/Outcome.h"

namespace {

using namespace tastescope::cli;

int run(int argc, char** argv, const std::stop_token& stop) {
  CLI::App app{"Tastescope: explore generative recommendation on your own data"};
  app.set_version_flag("--version", TASTESCOPE_VERSION);
  app.require_subcommand(1);
  GlobalOptions options;
  const std::vector<Command> commands{
      importCommand(app, options),   infoCommand(app, options),
      modelsCommand(app, options),   trainCommand(app, options),
      runsCommand(app, options),     evaluateCommand(app, options),
      compareCommand(app, options),  recommendCommand(app, options),
      feedbackCommand(app, options), latentCommand(app, options),
      exportCommand(app, options),   tuneCommand(app, options),
      bestCommand(app, options),     selfCheckCommand(app, options),
      checkCommand(app, options),    repairCommand(app, options),
      copyCommand(app, options),     selectionsCommand(app, options)};
  refuseEmptyValues(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // The parser may have stopped before it came to the option.
    const bool json = std::any_of(argv, argv + argc, [](const char* argument) {
      return std::string_view(argument) == "--json";
    });
    return usageOutcome(app, error, json);
  }
  const Console console(options, stop);
  return outcomeOf(console, [&] {
    for (const Command& command : commands) {
      if (command.parser->parsed()) command.run(console);
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  keepStandardDescriptors();
  int code = 0;
  {
    const SignalWatcher signals;
    code = afterFlush(run(argc, argv, signals.token()));
  }
  leave(code);
}
