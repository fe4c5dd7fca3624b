// tastescope-cli: everything the window does, for terminals and scripts.
// Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled.
#include <iostream>
#include <vector>

#include "app/cli/Commands.h"
#include "core/base/Error.h"
#include "core/base/Log.h"

namespace {

using namespace tastescope;
using namespace tastescope::cli;

constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kCancelled = 130;

int reportFailure(const GlobalOptions& options, const std::string& code,
                  const std::string& sentence, const std::string& details) {
  std::cerr << "tastescope-cli: " << sentence << '\n';
  if (!details.empty()) log::debug(details);
  if (options.json) {
    const Json document{{"error", {{"code", code}, {"message", sentence}}}};
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return code == "usage" ? kUsage : kFailed;
}

int runChosen(const std::vector<Command>& commands, const GlobalOptions& options,
              const std::stop_token& stop) {
  const Console console(options, stop);
  try {
    for (const Command& command : commands) {
      if (command.parser->parsed()) command.run(console);
    }
    return 0;
  } catch (const Cancelled&) {
    std::cerr << "tastescope-cli: cancelled\n";
    return kCancelled;
  } catch (const Unsuccessful&) {
    return kFailed;
  } catch (const Error& error) {
    return reportFailure(options, errorCodeName(error.code()), error.what(), error.details());
  } catch (const std::bad_alloc&) {
    return reportFailure(options, "memory", "There is not enough memory for this.", {});
  } catch (const std::exception& error) {
    return reportFailure(options, "internal",
                         std::string("An unexpected problem ended the command: ") + error.what(),
                         {});
  }
}

}  // namespace

int main(int argc, char** argv) {
  const SignalWatcher signals;
  log::open({}, log::Level::Warning);

  CLI::App app{"Tastescope: explore generative recommendation on your own data"};
  app.set_version_flag("--version", TASTESCOPE_VERSION);
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);
  GlobalOptions options;
  const std::vector<Command> commands{
      importCommand(app, options),  infoCommand(app, options),      modelsCommand(app, options),
      trainCommand(app, options),   runsCommand(app, options),      evaluateCommand(app, options),
      compareCommand(app, options), recommendCommand(app, options), latentCommand(app, options),
      exportCommand(app, options),  tuneCommand(app, options),      selfCheckCommand(app, options)};
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : kUsage;
  }
  return runChosen(commands, options, signals.token());
}
