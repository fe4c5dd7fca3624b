// How the program ends: exit codes, the sentence about what went wrong, and the promise that what it
// printed has arrived. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled.
// Thread rule: main thread. Cost: none.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "app/cli/Console.h"

namespace tastescope::cli {

/// A descriptor that was closed from outside would be given to the next file that is opened, the
/// project too, and what is printed would go into it.
void keepStandardDescriptors();

/// The exit code for what the parser threw: help and version are printed, anything else is one
/// sentence, as JSON too when `json`.
int usageOutcome(const CLI::App& app, const CLI::ParseError& error, bool json);

/// The exit code of `work`: what it throws becomes one sentence, as JSON too with --json, and a second
/// one about what `console` keeps of it.
int outcomeOf(const Console& console, const std::function<void()>& work);

/// `code`, or 1 with a sentence when standard output did not take everything that was printed.
int afterFlush(int code);
/// Ends the process when everything of ours is closed, without the 40 ms that hundreds of libraries take to leave.
[[noreturn]] void leave(int code);

}  // namespace tastescope::cli
