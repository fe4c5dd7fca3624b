// What an import will do, decided before its first row is read: which files, in which format, with
// which columns. Made once; what the rest of a file teaches otherwise is revised in it.
// Thread rule: a value type; functions on any thread but the window's.
// Cost: one directory listing and the beginning of every file of interactions.
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/Reading.h"
#include "core/data/RoleGuess.h"
#include "core/data/SourceFiles.h"

namespace tastescope {

/// Thrown when the rest of a file proves a guess from its beginning wrong; the import then starts
/// again knowing better. Not an error: it never leaves the importer.
struct GuessRevision {
  std::string file;  ///< SourceMember::name()
  std::optional<Encoding> encoding;
  std::optional<bool> dayFirst;
};

struct PlannedFile {
  SourceMember member;
  InteractionFormat format;
  bool encodingMayChange = false;
  bool dayFirstMayChange = false;
  Part part = Part::Train;
};

struct ImportPlan {
  ImportOptions options;
  SourceFiles sources;
  std::vector<PlannedFile> files;                ///< all in the first one's layout, with its roles
  std::map<std::string, GuessRevision> learned;  ///< by reading, by file

  [[nodiscard]] const InteractionFormat& format() const { return files.front().format; }
  /// Whether every file holds lists, as Dataset::listed says.
  [[nodiscard]] bool listed() const;
  /// Whether the times of every file are positions, as Dataset::timesArePositions says.
  [[nodiscard]] bool positions() const;
  /// Decides again, knowing better about one file.
  void revise(const GuessRevision& news);
};

/// Throws Error as chooseFiles, guessRoles and requireUserAndItem do, and Error(InvalidConfig) for
/// a threshold or date range without its column.
ImportPlan planImport(const ImportOptions& options, const std::stop_token& stop);

/// How a file of interactions is read when nothing but its sample and the options are known.
InteractionFormat formatOf(const SourceMember& member, const TextSample& sample,
                           const ImportOptions& options);

/// How the plan reads: files, columns and what is left out.
Reading readingOf(const ImportPlan& plan);

}  // namespace tastescope
