#include "app/cli/Outcome.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/cli/Commands.h"
#include "app/cli/TerminalText.h"
#include "core/base/Error.h"
#include "core/base/Log.h"
#include "core/base/Memory.h"

namespace tastescope::cli {
namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kCancelled = 130;

void say(const std::string& sentence) {
  std::cerr << "tastescope-cli: " << terminalText(sentence) << '\n';
}

void reportFailure(bool json, const std::string& code, const std::string& sentence,
                   const KeptWork& kept = {}) {
  say(sentence);
  if (!kept.sentence.empty()) say(kept.sentence);
  if (!json) return;
  Json document{{"error", {{"code", code}, {"message", sentence}}}};
  if (!kept.resume.empty()) document["error"]["resume"] = kept.resume;
  std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// The parser's words as a sentence, and where the help is.
std::string usageSentence(const CLI::App& app, const CLI::ParseError& error) {
  std::string sentence = error.what();
  while (sentence.ends_with('\n') || sentence.ends_with('.')) sentence.pop_back();
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const std::string command = chosen.empty() ? std::string() : chosen.front()->get_name() + " ";
  return sentence + ". See tastescope-cli " + command + "--help.";
}

/// Thrown where the standard library meets a path it cannot follow.
Error asError(const std::filesystem::filesystem_error& error) {
  const std::string path = error.path1().string();
  if (error.code().value() == ELOOP) {
    return {ErrorCode::Io,
            coreText("Core", "The symbolic links of %1 lead in a circle. Choose another name.")
                .arg(path),
            error.what()};
  }
  return {ErrorCode::Io,
          coreText("Core", "%1 cannot be used (%2). Check the path and its permissions.")
              .arg(path)
              .arg(error.code().message()),
          error.what()};
}

}  // namespace

void keepStandardDescriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // Open for reading, standard output refuses what is printed, and afterFlush() says so.
    static_cast<void>(open("/dev/null", O_RDONLY));
  }
}

int usageOutcome(const CLI::App& app, const CLI::ParseError& error, bool json) {
  if (error.get_exit_code() == 0) return app.exit(error);
  reportFailure(json, "usage", usageSentence(app, error));
  return kUsage;
}

int outcomeOf(const Console& console, const std::function<void()>& work) {
  const auto report = [&console](const std::string& code, const std::string& sentence) {
    reportFailure(console.options().json, code, sentence, console.kept());
  };
  const auto failed = [&report](const Error& error) {
    report(errorCodeName(error.code()), error.what());
  };
  try {
    work();
    return 0;
  } catch (const Cancelled&) {
    report("cancelled", "cancelled");
    return kCancelled;
  } catch (const Unsuccessful&) {
  } catch (const Error& error) {
    failed(error);
  } catch (const std::filesystem::filesystem_error& error) {
    failed(asError(error));
  } catch (const std::exception& error) {
    if (saysNoMemory(error)) {
      report("memory", "There is not enough memory for this.");
      return kFailed;
    }
    report("internal", std::string("An unexpected problem ended the command: ") + error.what());
  }
  return kFailed;
}

int afterFlush(int code) {
  std::cout.flush();
  if (!std::cout.fail() && std::fflush(stdout) == 0) return code;
  say("Standard output did not take the whole result. Is there room on its disk, or has its reader "
      "gone?");
  return code == 0 ? kFailed : code;
}

void leave(int code) {
  log::flush();
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  std::exit(code);  // the sanitizer has something to say at the end
#else
  _exit(code);
#endif
}

}  // namespace tastescope::cli
