#include "app/cli/Console.h"

#include <fcntl.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <new>
#include <string_view>
#include <system_error>

#include "app/cli/TerminalText.h"

namespace tastescope::cli {
namespace {

constexpr int kFailedExit = 1;
constexpr int kCancelledExit = 130;

int wakeUp[2];  ///< a pipe: the watcher's thread reads, the handler and the destructor write

/// Ctrl+C, kill and logging out, a terminal that closes.
constexpr std::array kEnding{SIGINT, SIGTERM, SIGHUP};

/// Handled rather than blocked and awaited: libraries start threads before main(), and those would
/// take the signal and end the process. A hang-up is no second wish: systems send it beside SIGTERM.
void onSignal(int signal, siginfo_t*, void*) {
  static std::atomic<bool> asked{false};
  const int kept = errno;
  if (signal != SIGHUP && asked.exchange(true)) _exit(kCancelledExit);
  static_cast<void>(!write(wakeUp[1], "s", 1));
  errno = kept;
}
static_assert(std::atomic<bool>::is_always_lock_free, "a signal's handler must not wait");

constexpr char kNoMemory[] =
    "tastescope-cli: There is not enough memory, or there are too many threads, for this.\n";

[[noreturn]] void endWith(std::string_view said, int code) {
  static_cast<void>(!write(STDERR_FILENO, said.data(), said.size()));
  _exit(code);
}

/// For a signal that comes before there is anything to stop. One that comes from this very process is a
/// library's: OpenBLAS sends itself a Ctrl+C when it cannot start its threads.
void endBeforeWork(int, siginfo_t* info, void*) {
  if (info->si_code <= 0 && info->si_pid == getpid()) endWith(kNoMemory, kFailedExit);
  endWith("tastescope-cli: cancelled\n", kCancelledExit);
}

using Handler = void(int, siginfo_t*, void*);

/// Leaves a signal alone that the process was started without (nohup, a script's background job).
void handle(int signal, Handler* handler) {
  struct sigaction action = {};
  if (sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) return;
  action = {};
  action.sa_sigaction = handler;
  action.sa_flags = SA_RESTART | SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

/// For an exception that nobody catches, in a thread or while libraries are loaded.
[[noreturn]] void endWithoutMemory() {
  bool known = false;
  try {
    if (std::current_exception()) std::rethrow_exception(std::current_exception());
  } catch (const std::bad_alloc&) {
    known = true;
  } catch (const std::filesystem::filesystem_error&) {
  } catch (const std::system_error&) {  // a thread that could not be started
    known = true;
  } catch (...) {
  }
  if (known) endWith(kNoMemory, kFailedExit);
  std::abort();
}

/// Runs before the constructors of the libraries, which take longer than a person's Ctrl+C.
void handleFromTheStart(int, char**, char**) {
  std::set_terminate(endWithoutMemory);
  for (const int signal : kEnding) handle(signal, endBeforeWork);
}
[[gnu::section(".preinit_array"),
  gnu::used]] void (*const kHandleFromTheStart)(int, char**, char**) = handleFromTheStart;

std::string progressLine(const ProgressState& state) {
  std::string line = terminalText(state.phase.english());
  if (line.empty()) return line;
  line += ": " + thousands(state.done);
  if (state.total > 0) {
    line += " of " + thousands(state.total);
  }
  line += " " + state.unit.english();
  if (state.total > 0) {
    const double share = 100.0 * static_cast<double>(state.done) / static_cast<double>(state.total);
    line += " (" + decimals(share, 0) + " %)";
  }
  return line;
}

bool numeric(const std::string& cell) {
  return !cell.empty() && cell.find_first_of("0123456789") != std::string::npos &&
         cell.find_first_not_of("0123456789.,-+ ±%") == std::string::npos;
}

/// Characters a terminal shows, not bytes.
std::size_t displayWidth(const std::string& cell) {
  return static_cast<std::size_t>(
      std::count_if(cell.begin(), cell.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

SignalWatcher::SignalWatcher() {
  if (pipe2(wakeUp, O_CLOEXEC) != 0) return;
  thread_ = std::jthread([this] {
    char why = 0;
    while (read(wakeUp[0], &why, 1) == 1 && why == 's') stop_.request_stop();
  });
  for (const int signal : kEnding) handle(signal, onSignal);
  // A file at its size limit is a failed write, which a sentence tells.
  std::signal(SIGXFSZ, SIG_IGN);
}

SignalWatcher::~SignalWatcher() { static_cast<void>(!write(wakeUp[1], "e", 1)); }

ProgressPrinter::ProgressPrinter(const Progress& progress, bool quiet)
    : progress_(progress), terminal_(isatty(STDERR_FILENO) == 1) {
  if (!quiet) thread_ = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

ProgressPrinter::~ProgressPrinter() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  if (terminal_) std::fputs("\r\033[K", stderr);
}

void ProgressPrinter::loop(const std::stop_token& stop) {
  const auto pause = std::chrono::milliseconds(terminal_ ? 200 : 5000);
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  while (!changed.wait_for(lock, stop, pause, [&stop] { return stop.stop_requested(); })) {
    if (stop.stop_requested()) return;
    const std::string line = progressLine(progress_.snapshot());
    if (line.empty()) continue;
    if (terminal_) {
      std::fprintf(stderr, "\r\033[K%s", line.c_str());
      std::fflush(stderr);
    } else {
      std::fprintf(stderr, "%s\n", line.c_str());
    }
  }
}

SessionPtr Console::openSession() const {
  return withProgress([this](Progress& progress, const std::stop_token& stop) {
    return Session::open(options_.project, progress, stop);
  });
}

OutputFile Console::output(const std::string& path) const {
  return {path, options_.overwrite ? IfExists::Replace : IfExists::Refuse};
}

void Console::requireOutputs(const std::vector<std::string>& files) const {
  std::vector<OutputFile> outputs;
  for (const std::string& file : files) outputs.push_back(output(file));
  requireWritable(outputs);
}

void Console::result(const Json& document, const std::string& text) const {
  if (options_.json) {
    std::cout << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else {
    std::cout << terminalText(text);
  }
  std::cout.flush();
}

void Console::warn(const std::string& text) const {
  std::fprintf(stderr, "%s\n", terminalText(text).c_str());
}

TextTable::TextTable(std::vector<std::string> header) : header_(std::move(header)) {
  for (std::string& cell : header_) cell = terminalCell(cell);
}

void TextTable::add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = terminalCell(cell);
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(header_.size(), 0);
  std::vector<bool> right(header_.size(), !rows_.empty());
  for (std::size_t c = 0; c < header_.size(); ++c) {
    widths[c] = displayWidth(header_[c]);
    for (const auto& row : rows_) {
      widths[c] = std::max(widths[c], displayWidth(row[c]));
      if (!row[c].empty() && !numeric(row[c])) right[c] = false;
    }
  }
  std::string out;
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string fill(widths[c] - displayWidth(cells[c]), ' ');
      text += right[c] ? fill + cells[c] : cells[c] + fill;
      text += "  ";
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  };
  line(header_);
  for (const auto& row : rows_) line(row);
  return out;
}

std::string duration(double seconds) {
  if (seconds < 60) return decimals(seconds, seconds < 10 ? 1 : 0) + " s";
  const auto whole = static_cast<std::uint64_t>(seconds);
  return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

std::vector<std::string> splitIds(const std::string& line) {
  std::vector<std::string> ids;
  std::string id;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      id += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      ids.push_back(std::move(id));
      id.clear();
    } else {
      id += c;
    }
  }
  ids.push_back(std::move(id));
  std::erase_if(ids, [](const std::string& each) { return each.empty(); });
  return ids;
}

}  // namespace tastescope::cli
