// The course of one import after planning: formats guessed, files read (again when a guess proves
// wrong), rows cleaned.
// Thread rule: one thread.
// Cost: as Importer.h says.
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/data/EntryRows.h"
#include "core/data/ImportPlan.h"
#include "core/data/InteractionReading.h"

namespace tastescope {

/// What was learned about a file by reading it.
using Revisions = std::map<std::string, GuessRevision>;

/// One task per file. All files are read in the first one's layout, with its roles. Throws Error as
/// guessRoles and requireUserAndItem do, and Error(InvalidConfig) for a threshold or date range
/// without its column.
std::vector<ReadTask> makeTasks(const ImportPlan& plan, const ImportOptions& options,
                                const Revisions& revisions);

/// Format and roles of the plan's first file, as for makeTasks; `sample` is what they were guessed
/// from.
InteractionFormat formatOfFirst(const ImportPlan& plan, const ImportOptions& options,
                                TextSample& sample);

/// Everything read, cleaned and counted.
struct CleanedImport {
  std::vector<ReadTask> tasks;
  IdMap users;
  IdMap items;
  EntryRows rows;
  std::vector<InlineAttribute> attributes;
  ImportReport report;
  bool listed = false;  ///< as in Dataset
};

/// Throws Error(InvalidInput) when no interaction remains, saying which step took the last ones.
CleanedImport readAndClean(const ImportPlan& plan, const ImportOptions& options, Progress& progress,
                           const std::stop_token& stop);

}  // namespace tastescope
