// Use case: a copy of a project file, whole or absent. It takes a file and no Session: what others have
// open is copied as it is at the moment. Thread rule: any thread but the window's. Cost: see
// core/store/ProjectCopy.h.
#pragma once

#include "core/base/OutputFile.h"
#include "core/store/ProjectCopy.h"

namespace tastescope {

/// copyProject() that writes neither over the project itself nor over an open one.
std::uintmax_t copyInto(const std::filesystem::path& project, const OutputFile& into,
                        Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
