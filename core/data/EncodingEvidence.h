// Which encoding the bytes of a file are in, by the bytes themselves.
// Thread rule: an object belongs to one thread at a time.
// Cost: gigabytes a second for ASCII; a bounded sample of what is not.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/Text.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

struct EncodingGuess {
  Encoding encoding = Encoding::Utf8;
  Text reason;          ///< empty for what needs none: all of it is UTF-8
  bool unsure = false;  ///< even the likeliest does not fit, or there are two in one file
};

/// Looks at the bytes of a text; feed blocks in order.
class EncodingEvidence {
 public:
  void feed(std::string_view bytes);
  /// A byte order mark, else UTF-16 by the zero bytes of its digits and separators, else UTF-8 when
  /// at most one in ten of its sequences is broken, else what the cells with other bytes read best
  /// in (EncodingPlausibility).
  [[nodiscard]] EncodingGuess guess() const;

 private:
  void feedUtf8(unsigned char byte);
  void feedWide(unsigned char byte, unsigned char before, bool odd);
  std::size_t feedSample(std::string_view bytes, std::size_t at);
  void endSample();

  std::string start_;  ///< the first bytes, for the mark
  std::uint64_t position_ = 0;
  unsigned char last_ = 0;  ///< the byte before
  std::uint64_t zeroBytes_ = 0;
  std::uint64_t wideLe_ = 0;  ///< digits and separators with a zero byte behind them
  std::uint64_t wideBe_ = 0;  ///< ... before them
  std::array<std::uint64_t, 2> separators_{};  ///< at even and odd places
  std::uint64_t goodUtf8_ = 0;
  std::uint64_t badUtf8_ = 0;
  unsigned utf8Wanted_ = 0;
  std::string sample_;     ///< the cell being collected
  bool inSample_ = false;  ///< in a cell that has bytes above 0x7f
  std::vector<std::string> samples_;
  std::unordered_set<std::string> known_;
  std::size_t sampleBytes_ = 0;
};

/// The encoding a byte order mark at the start of `bytes` names; Auto when there is none.
Encoding encodingOfMark(std::string_view bytes);

/// Bytes of the mark of `encoding` at the start of `bytes`, 0 when there is none.
std::size_t byteOrderMarkSize(std::string_view bytes, Encoding encoding);

}  // namespace tastescope
