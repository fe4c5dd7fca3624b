// Writes that fail because no more fits: a full disk, a used-up share of it, the largest size a file
// may have. Thread rule: pure functions. Cost: none.
#pragma once

#include <string>

#include "core/base/Error.h"

namespace tastescope {

/// Whether `code`, an errno, says so.
bool isNoRoom(int code);
/// Whether it is the file that may not grow, whatever the disk has free.
bool isTooLarge(int code);
/// What to say of that: Error(DiskFull).
Error tooLarge(const std::string& file, const std::string& details = {});

}  // namespace tastescope
