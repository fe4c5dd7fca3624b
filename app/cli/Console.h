// What every command shares: global options, cancel on Ctrl+C, progress on stderr, results on
// stdout. Thread rule: main thread, but for the progress printer and the signal watcher it owns.
// Cost: none.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/base/NumberText.h"
#include "core/base/OutputFile.h"
#include "core/base/Progress.h"
#include "core/workflow/Session.h"

namespace tastescope::cli {

struct GlobalOptions {
  std::string project;
  bool json = false;
  bool quiet = false;
  bool overwrite = false;
};

/// Work that a command leaves behind when it does not come to its end.
struct KeptWork {
  std::string sentence;  ///< empty: nothing was kept
  std::string resume;    ///< the value of --resume that goes on with it
};

/// Turns SIGINT, SIGTERM and SIGHUP into a stop request; a second SIGINT or SIGTERM ends the process
/// at once. One a process. Until there is one, each of them ends the process with the exit code of a
/// cancel, also while libraries are loaded.
class SignalWatcher {
 public:
  SignalWatcher();
  ~SignalWatcher();
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::jthread thread_;
};

/// Prints progress to stderr while it lives: a rewritten line on a terminal, a line every few
/// seconds otherwise.
class ProgressPrinter {
 public:
  ProgressPrinter(const Progress& progress, bool quiet);
  ~ProgressPrinter();

 private:
  void loop(const std::stop_token& stop);
  const Progress& progress_;
  bool terminal_;
  std::jthread thread_;
};

class Console {
 public:
  Console(const GlobalOptions& options, std::stop_token stop)
      : options_(options), stop_(std::move(stop)) {}

  [[nodiscard]] const GlobalOptions& options() const { return options_; }
  [[nodiscard]] const std::stop_token& stop() const { return stop_; }
  /// Runs `work(progress, stop)` with progress shown.
  template <typename Work>
  auto withProgress(Work&& work) const {
    Progress progress;
    const ProgressPrinter printer(progress, options_.quiet || options_.json);
    return work(progress, stop_);
  }
  [[nodiscard]] SessionPtr openSession() const;
  /// A file an option names for a result; --overwrite says that it may be there.
  [[nodiscard]] OutputFile output(const std::string& path) const;
  /// Throws what would end the command after its work, before it: `files` as options name them,
  /// empty where one was not given.
  void requireOutputs(const std::vector<std::string>& files) const;
  /// The command's one JSON document (with --json) or its text, as terminalText().
  void result(const Json& document, const std::string& text) const;
  /// A line to stderr that --json and --quiet do not silence.
  void warn(const std::string& text) const;
  /// What outcomeOf() says and --json gives beside the failure or cancel that follows.
  void keep(KeptWork kept) const { *kept_ = std::move(kept); }
  [[nodiscard]] const KeptWork& kept() const { return *kept_; }

 private:
  const GlobalOptions& options_;
  std::stop_token stop_;
  std::unique_ptr<KeptWork> kept_ = std::make_unique<KeptWork>();
};

/// Aligned columns: words left, numbers right, two spaces between.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header);
  /// Cells may come from anybody's file: they are shown as terminalCell() does.
  void add(std::vector<std::string> row);
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

/// "12.3 s", "3 min 20 s".
std::string duration(double seconds);
/// Splits one CSV line ("a,\"b,c\"") as --history gives it.
std::vector<std::string> splitIds(const std::string& line);

}  // namespace tastescope::cli
