#include "core/base/CrashReport.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <string>
#include <vector>

namespace tastescope {
namespace {

constexpr std::array kCrashes{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr std::size_t kActions = 32;
constexpr std::size_t kActionBytes = 80;
constexpr std::size_t kHeadBytes = 1024;
constexpr int kFrames = 64;
constexpr std::size_t kHandlerStack = std::size_t{64} << 10;  // where the own one has run over

/// All that the handler reads: plain memory that lies there from the start.
struct Prepared {
  std::atomic<int> descriptor{-1};
  char head[kHeadBytes] = {};
  std::size_t headSize = 0;
  std::mutex noting;  ///< of those who write actions; the handler must not wait
  char actions[kActions][kActionBytes] = {};
  std::atomic<std::uint64_t> next{0};
  std::atomic<bool> crashing{false};
};
Prepared& prepared() {
  static Prepared one;
  return one;
}
std::filesystem::path& reportFile() {
  static std::filesystem::path file;
  return file;
}

void put(int to, const char* text, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(to, text, size);
    if (written <= 0) return;
    text += written;
    size -= static_cast<std::size_t>(written);
  }
}
void put(int to, const char* text) { put(to, text, std::strlen(text)); }

const char* nameOf(int number) {
  switch (number) {
    case SIGSEGV: return "SIGSEGV, an access to memory that is not there";
    case SIGBUS: return "SIGBUS, an access to memory that cannot be";
    case SIGFPE: return "SIGFPE, an impossible division";
    case SIGILL: return "SIGILL, an instruction this processor does not know";
    case SIGABRT: return "SIGABRT, the program gave up";
    default: return "unknown";
  }
}

/// Calls only what POSIX allows in a handler, and backtrace(), which has loaded what it needs before.
void crashed(int number) {
  Prepared& state = prepared();
  const int to = state.descriptor.load();
  if (to >= 0 && !state.crashing.exchange(true)) {
    put(to, state.head, state.headSize);
    put(to, "\nSignal: ");
    put(to, nameOf(number));
    put(to, "\n\nLast actions, the newest last:\n");
    const std::uint64_t end = state.next.load();
    for (std::uint64_t i = end > kActions ? end - kActions : 0; i < end; ++i) {
      const char* const action = state.actions[i % kActions];
      put(to, "  ");
      put(to, action, ::strnlen(action, kActionBytes));
      put(to, "\n");
    }
    put(to, "\nStack, the innermost first:\n");
    void* frames[kFrames];
    ::backtrace_symbols_fd(frames, ::backtrace(frames, kFrames), to);
    ::fsync(to);
  }
  ::signal(number, SIG_DFL);
  ::raise(number);
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_ONSTACK | static_cast<int>(SA_NODEFER);
  ::sigemptyset(&action.sa_mask);
  for (const int number : kCrashes) ::sigaction(number, &action, nullptr);
}

void prepareStack() {
  static std::vector<char> memory(kHandlerStack);
  stack_t stack{};
  stack.ss_sp = memory.data();
  stack.ss_size = memory.size();
  ::sigaltstack(&stack, nullptr);
}

}  // namespace

bool prepareCrashReport(const std::filesystem::path& file, std::string_view head) {
  Prepared& state = prepared();
  const int descriptor =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return false;
  state.headSize = std::min(head.size(), kHeadBytes);
  std::copy_n(head.begin(), state.headSize, state.head);
  reportFile() = file;
  void* frame[1];
  ::backtrace(frame, 1);  // loads the unwinder now: a handler may not
  prepareStack();
  if (const int before = state.descriptor.exchange(descriptor); before >= 0) ::close(before);
  handle(crashed);
  return true;
}

void dropCrashReport() {
  const int descriptor = prepared().descriptor.exchange(-1);
  if (descriptor < 0) return;
  handle(SIG_DFL);
  ::close(descriptor);
  std::error_code ignored;
  std::filesystem::remove(reportFile(), ignored);
}

void noteAction(std::string_view action) {
  Prepared& state = prepared();
  const std::lock_guard lock(state.noting);
  const std::uint64_t number = state.next.load();
  char* const slot = state.actions[number % kActions];
  const std::size_t size = std::min(action.size(), kActionBytes - 1);
  std::copy_n(action.begin(), size, slot);
  slot[size] = '\0';
  state.next.store(number + 1);
}

}  // namespace tastescope
