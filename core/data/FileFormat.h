// How a file's bytes become records, and the one place where the reader of a layout is chosen.
// Thread rule: pure functions apart from reading the file.
// Cost: opening is nothing; reading is streamed, see BlockReader and RecordReader.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/DelimitedReader.h"
#include "core/data/JsonShape.h"
#include "core/data/RecordReader.h"
#include "core/data/RowExpansion.h"
#include "core/data/TablePreamble.h"
#include "core/data/TextSample.h"

namespace tastescope {

inline constexpr std::size_t kSampleRows = 1000;

/// Everything needed to read a file into records.
struct FileFormat {
  Layout layout = Layout::Delimited;  ///< neither Auto nor MovieLens or RecBole, which are tables
  TextFormat text;  ///< every member set that its layout has, but decimal and dayFirst
  std::vector<std::string> columns;  ///< of records: header texts, "1", "2", ..., JSON keys
  std::vector<ColumnRole> roles;     ///< by column, what the layout says; Unused = nothing
  std::shared_ptr<const JsonShape> json;
  std::optional<MatrixShape> matrix;
  std::optional<ItemList> itemList;  ///< one column is several items a row
  std::size_t columnsLikeItems = 0;  ///< of a table: those that may each be an item
  LineEnds lineEnds = LineEnds::Feeds;
  InnerQuote innerQuote = InnerQuote::Doubled;
  TablePreamble preamble;  ///< tables: lines before the header or the first row
  Text encodingNote;
  bool encodingUnsure = false;
  Text delimiterNote;
  Text layoutNote;          ///< how it is read, in words: "one JSON object a line"
  bool remarkable = false;  ///< whether the note is to be said even to those who do not ask

  /// Whether the items of a user come in lists, the order of which means something.
  [[nodiscard]] bool hasSequences() const;
  /// Whether its columns have names of their own.
  [[nodiscard]] bool named() const {
    const bool ownNames = layout != Layout::Delimited && !(json && json->listsOfCells);
    return text.header.value_or(false) || ownNames;
  }
};

/// The records of a whole file, behind its header. `onBadBytes` hears of every block that holds
/// bytes which are no text of the encoding, before its records come.
std::unique_ptr<RecordReader> openRecords(const SourceMember& member, const FileFormat& format,
                                          const std::stop_token& stop,
                                          std::function<void()> onBadBytes = {});

/// The records of a text that comes in blocks, behind its header.
std::unique_ptr<RecordReader> openRecords(BlockFeed feed, const FileFormat& format);

/// The records of a sample, behind the header.
std::unique_ptr<RecordReader> openRecords(const TextSample& sample, const FileFormat& format);

/// Up to kSampleRows records of a sample, unusable ones left out.
std::vector<std::vector<std::string>> sampleRows(const TextSample& sample,
                                                 const FileFormat& format);

}  // namespace tastescope
