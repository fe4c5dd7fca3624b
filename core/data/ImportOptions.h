// What the import wizard and the command line ask of an import.
// Thread rule: value types.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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
  /// Which of the tables in a source: the name of a file in an archive, of a sheet (or its number
  /// from 1), of a database's table. Empty: chosen by their names.
  std::string member;
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

}  // namespace tastescope
