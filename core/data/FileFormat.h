// How a file's bytes become records, and the one place where the reader of a layout is chosen.
// Thread rule: pure functions apart from reading the file.
// Cost: opening is nothing; reading is streamed, see BlockReader and RecordReader.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/RecordReader.h"
#include "core/data/TablePreamble.h"
#include "core/data/TextSample.h"

namespace tastescope {

inline constexpr std::size_t kSampleRows = 1000;

/// Everything needed to read a file into records.
struct FileFormat {
  Layout layout = Layout::Delimited;  ///< Delimited, Lists or JsonLines
  TextFormat text;                    ///< every member but decimal and dayFirst set
  LineEnds lineEnds = LineEnds::Feeds;
  std::vector<std::string>
      columns;             ///< header texts, "1", "2", ... or JSON keys; Lists: "user", "items"
  TablePreamble preamble;  ///< Delimited: lines before the header or the first row
  Text encodingNote;
  Text delimiterNote;
};

/// The records of a whole file, behind its header. `onBadBytes` hears of every block that holds
/// bytes which are no text of the encoding, before its records come.
std::unique_ptr<RecordReader> openRecords(const SourceMember& member, const FileFormat& format,
                                          const std::stop_token& stop,
                                          std::function<void()> onBadBytes = {});

/// The records of a sample, behind the header.
std::unique_ptr<RecordReader> openRecords(const TextSample& sample, const FileFormat& format);

/// Up to kSampleRows records of a sample, unusable ones left out.
std::vector<std::vector<std::string>> sampleRows(const TextSample& sample,
                                                 const FileFormat& format);

}  // namespace tastescope
