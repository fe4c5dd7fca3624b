// A file that says what a crash was, written as the process dies: the signal, what was done last and
// the stack. Prepared beforehand, so that the handler only calls what a signal handler may.
// Thread rule: prepareCrashReport() once, on the main thread; noteAction() on any thread. Cost: an
// open file; a note copies a few bytes.
#pragma once

#include <filesystem>
#include <string_view>

namespace tastescope {

/// From now on a crash (a fault of memory or arithmetic, an abort, an exception nobody catches) writes
/// `head`, the last actions and the stack to `file` and then ends the process as it would have ended.
/// False when the file cannot be made. Nothing is written unless it crashes: the file is empty.
bool prepareCrashReport(const std::filesystem::path& file, std::string_view head);
/// The process ends in order: the handlers and the empty file go.
void dropCrashReport();
/// Remembers one of the last 32 actions, in its first 80 bytes: names of ours, no data of a person.
void noteAction(std::string_view action);

}  // namespace tastescope
