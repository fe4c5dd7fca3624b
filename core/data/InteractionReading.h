// One file of interactions into entries: the inner loop of an import.
// Thread rule: one thread, with one more reading ahead.
// Cost: about 100 ns a row, most of it two dictionary look-ups.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/ByteSource.h"
#include "core/data/Dataset.h"
#include "core/data/EntryStore.h"
#include "core/data/RoleGuess.h"

namespace tastescope {

/// Thrown when the rest of a file proves a guess from its beginning wrong; the import then starts
/// again knowing better. Not an error: it never leaves the importer.
struct GuessRevision {
  std::string file;  ///< SourceMember::name()
  std::optional<Encoding> encoding;
  std::optional<bool> dayFirst;
};

/// Attribute cells met in rows of interactions: the first filled one of each entity counts.
struct InlineAttribute {
  std::string name;
  ColumnRole role = ColumnRole::ItemAttribute;
  std::vector<std::string> texts;  ///< by position in the dictionary, possibly shorter
};

/// What all files of an import pour into.
struct ImportAccumulator {
  explicit ImportAccumulator(EntryShape shape) : entries(shape) {}
  IdMap users;
  IdMap items;
  EntryStore entries;
  std::vector<InlineAttribute> attributes;
  ImportReport report;
};

struct ReadTask {
  SourceMember member;
  InteractionFormat format;
  bool encodingMayChange = false;
  bool dayFirstMayChange = false;
  Part part = Part::Train;
  CleaningOptions cleaning;
};

/// Reads the file to its end. `onBytes` hears how many bytes of the file on disk are done.
void readInteractions(const ReadTask& task, ImportAccumulator& into,
                      const std::function<void(std::uint64_t)>& onBytes,
                      const std::stop_token& stop);

/// Why a record as a whole cannot be used; nothing when it can.
std::optional<Text> reasonOf(const Record& record, std::size_t expectedColumns);

/// Why one cell of a role cannot be used, or nothing.
std::optional<Text> reasonOf(std::string_view cell, ColumnRole role,
                             const InteractionFormat& format, bool suspectBytes);

/// Whether a usable row falls to the rating threshold or the date range.
bool isFiltered(double rating, std::int64_t time, const CleaningOptions& cleaning);

/// Counts a rejected row and keeps the first ones.
void reject(ImportReport& report, const std::string& file, std::uint64_t line, std::uint64_t column,
            Text reason, std::string_view raw);

}  // namespace tastescope
