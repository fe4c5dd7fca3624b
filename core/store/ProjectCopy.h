// A copy of a project's file as it is at one moment, whatever is written to it meanwhile. Thread rule:
// any thread. Cost: the bytes, once; nothing is loaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>

#include "core/base/Progress.h"

namespace tastescope {

/// Writes `into` aside and renames it when it is complete, and returns its bytes; a cancel or failure
/// leaves nothing new. What trains in `file` trains there: in the copy such runs are interrupted ones.
/// Error(NotFound | Corrupt | TooNew | Locked | DiskFull), Error(InvalidInput) as Project::create().
std::uintmax_t copyProject(const std::filesystem::path& file, const std::filesystem::path& into,
                           bool overwrite, Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
