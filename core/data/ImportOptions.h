// What the import wizard and the command line ask of an import, and what a preview answers.
// Thread rule: value types.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Text.h"
#include "core/data/AttributeTable.h"
#include "core/data/Dataset.h"

namespace tastescope {

enum class Layout : std::uint8_t {
  Auto,
  Delimited,  ///< one interaction a row
  MovieLens,  ///< u.data / ratings.dat / ratings.csv with their item and user files beside them
  RecBole,    ///< atomic files .inter .item .user with typed headers
  Lists,      ///< a user and then their items, one user a line
  JsonLines,  ///< one JSON object a line
};

enum class Encoding : std::uint8_t { Auto, Utf8, Utf16Le, Utf16Be, Gb18030, Latin1 };

/// How bytes become cells. Unset members are guessed.
struct TextFormat {
  Encoding encoding = Encoding::Auto;
  std::optional<std::string> delimiter;  ///< "," ";" "\t" "|" "::" or " "
  std::optional<char> quote;             ///< '"', '\'' or '\0' for none
  std::optional<bool> header;
  std::optional<char> decimal;   ///< '.' or ','
  std::optional<bool> dayFirst;  ///< whether 9/12/2011 is 9 December
};

enum class ColumnRole : std::uint8_t {
  Unused,
  User,
  Item,
  Rating,  ///< value or weight
  Time,
  Split,  ///< "train", "valid"/"val"/"validation", "test"
  ItemTitle,
  ItemAttribute,
  UserAttribute,
};

/// A column by its header name or, in a file without header, its number from 1 ("3").
struct RoleAssignment {
  std::string column;
  ColumnRole role = ColumnRole::Unused;
};

enum class DuplicatePolicy : std::uint8_t { KeepFirst, KeepLast, Sum };

struct CleaningOptions {
  DuplicatePolicy duplicates = DuplicatePolicy::KeepLast;
  std::optional<double> minRating;  ///< rows below are filtered
  std::uint32_t minPerUser = 0;     ///< k-core, repeated until nothing changes
  std::uint32_t minPerItem = 0;
  std::optional<std::int64_t> from;   ///< unix seconds, inclusive
  std::optional<std::int64_t> until;  ///< unix seconds, exclusive
};

struct ImportOptions {
  std::vector<std::filesystem::path> sources;  ///< files, folders or archives
  Layout layout = Layout::Auto;
  TextFormat format;
  std::vector<RoleAssignment> roles;  ///< empty: guessed from names and content
  CleaningOptions cleaning;
  std::optional<std::filesystem::path> itemsFile;
  std::optional<std::filesystem::path> usersFile;
  std::optional<std::filesystem::path> linksFile;
  std::optional<std::filesystem::path> trainFile;  ///< a given split; then `sources` may be empty
  std::optional<std::filesystem::path> validFile;
  std::optional<std::filesystem::path> testFile;
  bool companions = true;  ///< also use item, user and link files found beside the source
  Domain domain = Domain::General;
  std::string name;  ///< empty: from the first source
  unsigned threads = 0;
};

/// What is wrong with one cell of a preview row.
enum class CellMark : std::uint8_t { Fine, Rejects, Filters, BadBytes };

struct PreviewRow {
  std::uint64_t line = 0;  ///< from 1
  std::vector<std::string> cells;
  std::vector<CellMark> marks;  ///< as long as cells
  Text reason;                  ///< of the first mark that is not Fine
};

struct PreviewColumn {
  std::string name;                      ///< header text, or "1", "2", ...
  ColumnRole role = ColumnRole::Unused;  ///< guessed or assigned
  AttributeType type = AttributeType::Text;
  bool numeric = false;
};

/// The first rows of one source as they would be read.
struct Preview {
  std::string file;  ///< the member shown, for an archive "name.zip/ratings.csv"
  std::uint64_t bytes = 0;
  Layout layout = Layout::Delimited;
  TextFormat format;   ///< every member set: what was assigned or guessed
  Text encodingNote;   ///< "guessed, 3 bytes are not UTF-8"
  Text delimiterNote;  ///< "guessed, 8 columns in every row"
  Text timeNote;       ///< how ambiguous dates are read; empty when they are not ambiguous
  std::vector<PreviewColumn> columns;
  std::vector<PreviewRow> rows;  ///< up to the number asked for
  std::vector<std::filesystem::path>
      companions;  ///< item, user or link files found beside the source
};

}  // namespace tastescope
