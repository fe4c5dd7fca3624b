#include "core/base/Log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>
#include <vector>

namespace tastescope::log {
namespace {

constexpr std::size_t kMaxBytes = 4 << 20;
constexpr std::size_t kMaxFiles = 3;

std::mutex gMutex;
std::shared_ptr<spdlog::logger> gLogger;

spdlog::level::level_enum toSpdlog(Level level) {
  switch (level) {
    case Level::Debug: return spdlog::level::debug;
    case Level::Info: return spdlog::level::info;
    case Level::Warning: return spdlog::level::warn;
    case Level::Error: return spdlog::level::err;
    case Level::Off: return spdlog::level::off;
  }
  return spdlog::level::off;
}

std::shared_ptr<spdlog::logger> currentLogger() {
  const std::lock_guard lock(gMutex);
  return gLogger;
}

void write(spdlog::level::level_enum level, std::string_view message) {
  if (const auto logger = currentLogger())
    logger->log(level, spdlog::string_view_t(message.data(), message.size()));
}

}  // namespace

void open(const std::filesystem::path& file, Level consoleLevel) {
  auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  console->set_level(toSpdlog(consoleLevel));
  std::vector<spdlog::sink_ptr> sinks{console};
  if (!file.empty()) {
    sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kMaxBytes,
                                                                           kMaxFiles));
  }
  auto logger = std::make_shared<spdlog::logger>("tastescope", sinks.begin(), sinks.end());
  logger->set_level(spdlog::level::debug);
  logger->flush_on(spdlog::level::warn);
  const std::lock_guard lock(gMutex);
  gLogger = std::move(logger);
}

void debug(std::string_view message) { write(spdlog::level::debug, message); }
void info(std::string_view message) { write(spdlog::level::info, message); }
void warning(std::string_view message) { write(spdlog::level::warn, message); }
void error(std::string_view message) { write(spdlog::level::err, message); }
void flush() {
  if (const auto logger = currentLogger()) logger->flush();
}

}  // namespace tastescope::log
