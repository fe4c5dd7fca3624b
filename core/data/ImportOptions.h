// What the import wizard and the command line ask of an import.
// Thread rule: value types.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Text.h"
#include "core/data/Dataset.h"

namespace tastescope {

enum class Layout : std::uint8_t {
  Auto,
  Delimited,    ///< one interaction a row
  MovieLens,    ///< u.data / ratings.dat / ratings.csv with their item and user files beside them
  RecBole,      ///< atomic files .inter .item .user with typed headers
  Lists,        ///< a user and then their items, one user a line
  JsonObjects,  ///< objects a line, in a list, one after the other, or in a document, see path
  Matrix,       ///< a row a user, a column an item
  Blocks,       ///< "7:" opens the block of item 7; rows of users follow
};

/// A layout's key for the command line and its name for people.
struct LayoutName {
  Layout layout = Layout::Auto;
  const char* key = "";
  Text title;
};
/// All of them, in the order people choose from.
const std::vector<LayoutName>& layoutNames();
const Text& layoutTitle(Layout layout);

enum class Encoding : std::uint8_t { Auto, Utf8, Utf16Le, Utf16Be, Gb18030, Latin1 };

/// How bytes become cells. Unset members are guessed.
struct TextFormat {
  Encoding encoding = Encoding::Auto;
  std::optional<std::string> delimiter;  ///< "," ";" "\t" "|" "::" or " "
  std::optional<char> quote;             ///< '"', '\'' or '\0' for none
  std::optional<bool> header;
  std::optional<char> decimal;               ///< '.' or ','
  std::optional<bool> dayFirst;              ///< whether 9/12/2011 is 9 December
  std::optional<std::string> path;           ///< JSON: where the events are, "playlists[].tracks[]"
  std::optional<double> noRating;            ///< wide tables: the number for "not rated"
  std::optional<std::string> listSeparator;  ///< between items in a cell; "[]" = as JSON, "" = one
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

}  // namespace tastescope
