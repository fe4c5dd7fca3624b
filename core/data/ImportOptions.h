// What the import wizard and the command line ask of an import.
// Thread rule: value types.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/Moment.h"
#include "core/base/Text.h"
#include "core/data/DataKinds.h"

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

/// What each is called stands in Encodings.h.
enum class Encoding : std::uint8_t {
  Auto,
  Utf8,
  Utf16Le,
  Utf16Be,
  Utf32Le,
  Utf32Be,
  Gb18030,
  Big5,
  ShiftJis,
  EucJp,
  EucKr,
  Windows1252,  ///< also what is called Latin-1
  Windows1250,
  Windows1251,
  Koi8R,
  Windows1253,
  Windows1254,
  Windows1255,
  Windows1256,
  Windows1257,
  Thai,
};

/// What the cells of a column of times are.
enum class TimeForm : std::uint8_t {
  Seconds,  ///< unix times, since 1970
  Millis,
  Micros,
  Nanos,
  Ticks,        ///< of .NET: tenths of a microsecond since the year 1
  CompactDate,  ///< 20111209 or 20111209082600
  ExcelDays,    ///< days since 1900, fractions are the time of day
  Dates,        ///< written with separators or names
  Position,     ///< places in an order, no moments
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

/// How bytes become cells. Unset members are guessed.
struct TextFormat {
  Encoding encoding = Encoding::Auto;
  std::optional<std::string> delimiter;  ///< "," ";" "\t" "|" "::" or " "
  std::optional<char> quote;             ///< '"', '\'' or '\0' for none
  std::optional<bool> header;
  std::optional<char> decimal;   ///< '.' or ','
  std::optional<bool> dayFirst;  ///< whether 9/12/2011 is 9 December
  bool yearFirst = false;        ///< with dayFirst set: 19/03/21 is 21 March 2019
  std::optional<TimeForm> timeForm;
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
  TimeOfDay,  ///< what a column of days leaves open
  Event,      ///< what happened: "view", "cart", "buy"
  Split,      ///< "train", "valid"/"val"/"validation", "test"
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

/// An event that is kept, and what one of it is worth: its weight times the row's value.
struct EventWeight {
  std::string name;
  double weight = 1;
};

struct CleaningOptions {
  DuplicatePolicy duplicates = DuplicatePolicy::KeepLast;
  /// Every event stays beside its pair, for models that read order. Not with KeepFirst, which would
  /// put a pair before events of it that a split hides.
  bool keepRepeats = false;
  std::vector<EventWeight> events;  ///< rows of other events are filtered; empty: all count alike
  std::optional<double> minRating;  ///< rows below are filtered; with Sum, pairs whose sum is
  std::uint32_t minPerUser = 0;     ///< k-core, repeated until nothing changes
  std::uint32_t minPerItem = 0;
  std::optional<Moment> from;   ///< inclusive
  std::optional<Moment> until;  ///< exclusive
};

struct ImportOptions {
  std::vector<std::filesystem::path> sources;  ///< files, folders or archives
  /// Which of the tables in a source: the name of a file in an archive, of a sheet (or its number
  /// from 1), of a database's table. Empty: chosen by their names.
  std::string member;
  Layout layout = Layout::Auto;
  TextFormat format;
  std::vector<RoleAssignment> roles;  ///< empty: guessed from names and content
  std::set<ColumnRole> without;       ///< roles no column shall have
  std::uint64_t skipLines = 0;        ///< lines before the header or the first row
  CleaningOptions cleaning;
  std::optional<std::filesystem::path> itemsFile;
  std::optional<std::filesystem::path> usersFile;
  std::optional<std::filesystem::path> linksFile;
  std::string itemIdColumn;                        ///< of the items file; empty: guessed
  std::string userIdColumn;                        ///< of the users file; empty: guessed
  std::optional<std::filesystem::path> trainFile;  ///< a given split; then `sources` may be empty
  std::optional<std::filesystem::path> validFile;
  std::optional<std::filesystem::path> testFile;
  bool strict = false;     ///< doubts about the reading are an error
  bool companions = true;  ///< also use item, user and link files found beside the source
  Domain domain = Domain::General;
  std::string name;  ///< empty: from the first source
  unsigned threads = 0;
  std::uint64_t memoryCeiling = 0;  ///< bytes the rows may take; 0: nine tenths of what there is
};

}  // namespace tastescope
