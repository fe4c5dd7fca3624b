// Use cases: say whether a project file is whole; bring what is whole of it into a new one. They take
// a file and no Session, for what is damaged may not open. Thread rule: any thread but the window's.
// Cost: see core/store/ProjectCheck.h and core/store/ProjectRepair.h.
#pragma once

#include "core/base/OutputFile.h"
#include "core/store/ProjectCheck.h"
#include "core/store/ProjectRepair.h"

namespace tastescope {

/// Whether it is whole, and what to do.
Text checkSentence(const CheckReport& report);

/// repairProject() that writes neither over the damaged file nor over an open one.
RepairReport repairInto(const std::filesystem::path& damaged, const OutputFile& into,
                        Progress& progress, const std::stop_token& stop);
/// Whether everything was saved.
Text repairSentence(const RepairReport& report);

}  // namespace tastescope
