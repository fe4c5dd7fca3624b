// How a file's bytes become records: looked at on its first kSampleBytes, everything that options
// leave open is guessed.
// Thread rule: pure functions apart from reading the file.
// Cost: one read of the sample, a few milliseconds.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/data/ByteSource.h"
#include "core/data/ImportOptions.h"
#include "core/data/RecordReader.h"

namespace tastescope {

inline constexpr std::size_t kSampleBytes = std::size_t{1} << 20;
inline constexpr std::size_t kSampleRows = 1000;

/// The beginning of a file as text.
struct TextSample {
  std::string text;  ///< whole lines, unless there is only one
  Encoding encoding = Encoding::Utf8;
  bool encodingGiven = false;
  std::uint64_t badBytes = 0;  ///< replaced by U+FFFD
  std::uint64_t nonUtf8 = 0;
  bool complete = false;  ///< the whole file
};

/// Throws Error(InvalidInput) for an empty or a binary file.
TextSample sampleOf(const SourceMember& member, Encoding wanted);

/// What the whole file is in, for when its beginning is too little to tell. Reads the file through.
Encoding encodingOfWhole(const SourceMember& member, const std::stop_token& stop);

/// Everything needed to read a file into records.
struct FileFormat {
  Layout layout = Layout::Delimited;  ///< Delimited, Lists or JsonLines
  TextFormat text;                    ///< every member but decimal and dayFirst set
  std::vector<std::string>
      columns;  ///< header texts, "1", "2", ... or JSON keys; Lists: "user", "items"
  Text encodingNote;
  Text delimiterNote;
};

FileFormat guessFormat(const TextSample& sample, Layout layout, const TextFormat& given);

/// A reader for records in this format.
std::unique_ptr<RecordReader> openRecords(const FileFormat& format, BlockFeed feed);

/// Up to `limit` records of the sample behind the header, unusable ones left out.
std::vector<std::vector<std::string>> sampleRows(const TextSample& sample, const FileFormat& format,
                                                 std::size_t limit);

/// "UTF-8", "GB18030", ...
const char* encodingName(Encoding encoding);

}  // namespace tastescope
