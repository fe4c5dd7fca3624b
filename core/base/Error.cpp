#include "core/base/Error.h"

namespace tastescope {

const char* errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidInput: return "invalid-input";
    case ErrorCode::InvalidConfig: return "invalid-config";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Io: return "io";
    case ErrorCode::DiskFull: return "disk-full";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::ReadOnly: return "read-only";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::TooNew: return "too-new";
    case ErrorCode::Numeric: return "numeric";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Internal: return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, Text message, std::string details)
    : std::runtime_error(message.english()),
      code_(code),
      message_(std::move(message)),
      details_(std::move(details)) {}

}  // namespace tastescope
