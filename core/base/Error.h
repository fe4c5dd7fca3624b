// The one exception the core throws for what a person must be told, and the one that carries a
// cancel. Thread rule: value types. Cost: allocation of the message.
#pragma once

#include <stdexcept>
#include <stop_token>
#include <string>

#include "core/base/Text.h"

namespace tastescope {

enum class ErrorCode {
  InvalidInput,   ///< a file or value given by the user cannot be used
  InvalidConfig,  ///< a hyper-parameter, unknown key or impossible combination
  NotFound,       ///< file, project, run, user or item does not exist
  Io,             ///< reading or writing failed
  DiskFull,
  Locked,    ///< another program holds the project
  ReadOnly,  ///< the project cannot be written
  Corrupt,   ///< not a project file, or damaged
  TooNew,    ///< written by a newer version
  Numeric,   ///< training diverged or a matrix is singular
  Unsupported,
  Internal,
};

/// Machine-readable name, as in the CLI's JSON ("invalid-input").
const char* errorCodeName(ErrorCode code);

class Error : public std::runtime_error {
 public:
  /// `message`: what happened, where, and what to do. `details`: technical text for the log and
  /// "Details".
  Error(ErrorCode code, Text message, std::string details = {});

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const Text& message() const { return message_; }
  [[nodiscard]] const std::string& details() const { return details_; }

 private:
  ErrorCode code_;
  Text message_;
  std::string details_;
};

/// Thrown when a stop was asked for. An outcome, not an error: it does not derive from Error or
/// std::exception.
struct Cancelled {};

/// Throws Cancelled once `stop` was requested.
inline void throwIfStopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw Cancelled{};
}

}  // namespace tastescope
