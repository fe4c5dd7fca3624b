// Records of cells out of text: the one shape every layout is read in.
// Thread rule: an object belongs to one thread.
// Cost: per record no allocation in the ordinary case.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Text.h"
#include "core/data/BlockReader.h"

namespace tastescope {

enum class RecordProblem : std::uint8_t {
  None,
  TooLong,        ///< longer than kMaxRecordBytes
  UnclosedQuote,  ///< no end within kMaxQuotedBytes, or before the end of the file
  ZeroByte,       ///< holds a NUL byte
  NotJson,        ///< JSON: not an object
  JsonCut,        ///< JSON: ends too early
  JsonExtra,      ///< JSON: more behind the object
  JsonComma,      ///< JSON: a comma before a closing bracket
  JsonComment,    ///< JSON: a comment
  JsonQuotes,     ///< JSON: single quotes
  JsonText,       ///< JSON: a text that does not end in its line
  NoBlock,        ///< blocks: a row before the first item
  WrongWidth,     ///< a wide table: more or fewer cells than columns
};

inline constexpr std::size_t kMaxRecordBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMaxQuotedBytes = std::size_t{64} << 10;

/// What is counted where a record says its line: lines of the text, or, where the text was made of
/// a workbook's or a database's table, its rows, however many lines their cells hold.
enum class Numbering : std::uint8_t { Lines, Rows };

struct Record {
  std::uint64_t line = 0;  ///< where it starts, from 1; see Numbering
  std::vector<std::string_view> cells;
  std::string_view
      raw;  ///< as in the file, without the line end; its beginning when it is too long
  RecordProblem problem = RecordProblem::None;
  std::uint64_t problemColumn = 0;  ///< from 1; 0 = the whole line
  bool suspectBytes = false;        ///< cells may hold U+FFFD for undecodable bytes, or zero bytes
  /// Where a line becomes several records: the column from 1 that this one's item or value stands
  /// in; 0 = cells stand in their own columns.
  std::uint64_t madeOf = 0;
  std::size_t width = 0;  ///< with WrongWidth: how many cells there should be
};

/// Gives the next block; false at the end.
using BlockFeed = std::function<bool(TextBlock&)>;

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// False at the end. Views stay valid until the next call. Blank lines are passed over.
  virtual bool next(Record& record) = 0;
  /// Bytes of the file on disk consumed so far.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
  /// What it met that is neither a record nor a rejected row, in words; asked at the end.
  [[nodiscard]] virtual std::vector<Text> notes(const std::string& file) const;
};

/// `text` as one block.
BlockFeed feedOf(std::string text);

}  // namespace tastescope
