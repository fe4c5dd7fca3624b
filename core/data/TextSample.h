// The beginning of a file as text: what every guess about it is made from.
// Thread rule: pure functions apart from reading the file.
// Cost: one read of the sample, a few milliseconds.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/base/Text.h"
#include "core/data/ImportOptions.h"
#include "core/data/LineEnds.h"
#include "core/files/ByteSource.h"

namespace tastescope {

inline constexpr std::size_t kSampleBytes = std::size_t{1} << 20;

/// The beginning of a file as text.
struct TextSample {
  std::string text;  ///< whole lines, unless there is only one; they end with '\n'
  Encoding encoding = Encoding::Utf8;
  bool encodingGiven = false;
  bool encodingUnsure = false;  ///< as EncodingGuess says
  Text encodingReason;          ///< of a guess; empty when nothing speaks against UTF-8
  LineEnds lineEnds = LineEnds::Feeds;
  bool isTable = false;  ///< of a workbook or database: cut at "," and quoted with '"', for certain
  bool namesColumns = false;   ///< of a database or Parquet file: the first row is a header, always
  std::uint64_t badBytes = 0;  ///< replaced by U+FFFD
  bool complete = false;       ///< the whole file
};

/// Throws Error(InvalidInput) for an empty or a binary file.
TextSample sampleOf(const SourceMember& member, Encoding wanted);

/// The same of bytes that were read already: the beginning of the member, or all of it.
TextSample sampleOf(const SourceMember& member, std::string bytes, bool complete, Encoding wanted);

/// What the whole file is in, for when its beginning is too little to tell. Reads the file through.
Encoding encodingOfWhole(const SourceMember& member, const std::stop_token& stop);

}  // namespace tastescope
