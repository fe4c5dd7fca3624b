// Brings what can be saved of a damaged project into a new one. The damaged file is only read: the
// work is done on a copy of it. Thread rule: any thread; one file at a time. Cost: room for the file
// twice and its content in memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Text.h"

namespace tastescope {

struct RepairReport {
  std::vector<Text> lost;  ///< a sentence each; empty: everything was saved
  std::uint64_t users = 0, items = 0, interactions = 0;
  std::uint64_t runs = 0;  ///< saved
};

/// Writes `into` aside and renames it when it is complete. Error(Corrupt) when nothing can be saved,
/// Error(InvalidInput) as Project::create().
RepairReport repairProject(const std::filesystem::path& damaged, const std::filesystem::path& into,
                           bool overwrite, Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
