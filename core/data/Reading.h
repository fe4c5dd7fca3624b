// How an import read its files, for the person to check: what was found, chosen or guessed, what was
// left out, and what about it is doubtful. Kept with the project.
// Thread rule: value types.
// Cost: a few names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Ids.h"
#include "core/base/Text.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

/// What makes a doubt go away, as a change of options.
struct Remedy {
  Text label;                         ///< "Swap user and item"
  std::vector<RoleAssignment> roles;  ///< on top of the roles there are
  std::optional<double> minRating;
  std::optional<bool> dayFirst;
};

/// Something about a reading that is seldom right. Nothing is held back because of it.
struct Doubt {
  std::string column;  ///< the one it is about; empty: the whole file
  Text sentence;
  std::optional<Remedy> remedy;
  std::string option = {};  ///< of the command line, where no remedy names one: "--decimal"
};

/// A line that is no row: before the header, or beside the table.
struct SkippedLine {
  std::uint64_t line = 0;  ///< from 1
  std::string text;        ///< its beginning
};

struct ReadFile {
  std::string name;
  Layout layout = Layout::Delimited;
  TextFormat format;  ///< every member set
  Text layoutNote;    ///< "guessed, 8 columns in every row"
  Text encodingNote;
  std::vector<SkippedLine> skipped;
};

struct ReadColumn {
  std::string name;
  ColumnRole role = ColumnRole::Unused;
  Text how;  ///< of a time: its unit or form; of a value: its decimal sign
};

/// A file of items or users, or of links between users, beside the interactions.
struct ReadSide {
  std::string name;
  Entity entity = Entity::Item;
  std::string idColumn;
  std::vector<std::string> columns;  ///< all of them; empty when ids are no column
  std::uint64_t matched = 0;         ///< entities of the interactions it describes
  std::uint64_t entities = 0;        ///< all of them
  std::uint64_t unknown = 0;         ///< its rows that name nobody
  std::vector<std::string> matchedExamples;
  std::vector<std::string> unknownExamples;
  bool used = true;    ///< found beside the source, it was left out when it did not fit
  bool links = false;  ///< pairs of users; `matched` are those who are in one
};

struct ReadEvent {
  std::string name;
  std::uint64_t rows = 0;
  double weight = 1;
  bool kept = true;
};

/// By what rules the rows were read and cleaned, for the files that are added later.
struct ReadRules {
  CleaningOptions cleaning;  ///< without a range of dates, which is of one file
  std::optional<bool> dayFirst;
  bool yearFirst = false;
  std::optional<std::string> path;
  std::optional<double> noRating;
  std::optional<std::string> listSeparator;
};

struct Reading {
  std::vector<ReadFile> files;
  std::vector<ReadColumn> columns;  ///< of the first file; the others follow it
  std::vector<ReadSide> sides;
  std::vector<ReadEvent> events;  ///< most frequent first; empty without such a column
  std::vector<Text> cleaning;     ///< the steps in their order
  std::vector<Doubt> doubts;
  std::optional<ReadRules> rules;  ///< none in projects from before they were kept
};

/// A line of a reading as people read it: what, and how.
struct ReadingLine {
  Text label;
  Text value;
};
/// Everything but the doubts.
std::vector<ReadingLine> linesOf(const Reading& reading);

/// "user", "item", "value", ... as in "read as the user".
Text nameOf(ColumnRole role);

/// The command line's key of a role: "user", "item", "rating", "time", ...
std::string keyOf(ColumnRole role);
std::optional<ColumnRole> roleOfKey(std::string_view key);

}  // namespace tastescope
