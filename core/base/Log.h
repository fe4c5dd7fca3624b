// The log: one rotating file and stderr, behind functions so that spdlog stays an implementation
// detail. Thread rule: every function may be called from any thread. Cost: formatting plus a
// buffered write.
#pragma once

#include <filesystem>
#include <string_view>

namespace tastescope::log {

enum class Level { Debug, Info, Warning, Error, Off };

/// `file` empty: stderr only. Repeated calls replace the sinks.
void open(const std::filesystem::path& file, Level consoleLevel);
void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);
/// Writes what is still in memory.
void flush();

}  // namespace tastescope::log
