// The first rows of a source as an import would read them, for the wizard.
// Thread rule: value types; previewImport on any thread but the window's.
// Cost: below 300 ms.
#pragma once

#include <stop_token>

#include "core/data/RoleGuess.h"
#include "core/data/SourceFiles.h"

namespace tastescope {

/// What is wrong with one cell of a preview row.
enum class CellMark : std::uint8_t { Fine, Rejects, Filters, BadBytes };

struct PreviewRow {
  std::uint64_t line = 0;  ///< from 1
  std::vector<std::string> cells;
  std::vector<CellMark> marks;  ///< as long as cells
  Text reason;                  ///< of the first mark that is not Fine
};

/// What a person can say that a source may leave open, each as ImportOptions takes it.
struct SourceChoices {
  SourceTables tables;
  std::vector<std::string> paths;           ///< JSON: where the events could be
  std::vector<std::string> listSeparators;  ///< tables: what some cells fall apart at
  std::vector<double> unrated;              ///< wide tables: numbers that could mean "not rated"
};

/// The first rows of one source as they would be read.
struct Preview {
  std::string file;  ///< the member shown, for an archive "name.zip/ratings.csv"
  std::uint64_t bytes = 0;
  Layout layout = Layout::Delimited;
  TextFormat format;   ///< every member set, timeForm with a time column: assigned or guessed
  Text encodingNote;   ///< "guessed, 3 bytes are not UTF-8"
  Text delimiterNote;  ///< "guessed, 8 columns in every row"
  Text timeNote;       ///< how times are read that could be read otherwise; else empty
  bool twoDigitYears = false;  ///< among its times, so that the year may come first
  Text layoutNote;             ///< how the layout is read, in words; empty for a plain table
  std::vector<PreviewColumn> columns;
  std::vector<PreviewRow> rows;  ///< up to the number asked for
  std::vector<std::filesystem::path>
      companions;  ///< item, user or link files found beside the source
  SourceChoices choices;
};

/// First `rowLimit` rows of the first readable member of options.sources.front() (or trainFile)
/// under the options' format and roles, guesses filled in. Reads at most 1 MiB (decompressed), so
/// it stays below 300 ms. Throws Error when nothing can be read.
Preview previewImport(const ImportOptions& options, std::size_t rowLimit,
                      const std::stop_token& stop);

/// What can be chosen in a source that cannot be read yet; nothing where it cannot be opened.
SourceChoices choicesOf(const ImportOptions& options, const std::stop_token& stop);

/// The lowest rating that means something was liked, where the values of the rows are ratings on a
/// scale up to 5 or 10; nothing where they count or measure.
std::optional<double> likedFrom(const Preview& preview);

/// As much of the reading as a preview knows: file and columns.
Reading readingOf(const Preview& preview);

}  // namespace tastescope
