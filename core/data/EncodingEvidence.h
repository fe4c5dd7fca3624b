// Which encoding the bytes of a file are in, by the bytes themselves.
// Thread rule: an object belongs to one thread at a time.
// Cost: gigabytes a second for ASCII.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// Counts what the bytes could be; feed blocks in order. Latin-1 can never be proved wrong, so it
/// comes last.
class EncodingEvidence {
 public:
  void feed(std::string_view bytes);
  /// BOM, else UTF-16 by its zero bytes, else UTF-8 when at most one in ten of its sequences is
  /// broken, else GB18030 when the bytes are pairs as Chinese text has them (a lone high byte
  /// before an ASCII letter, as in "café", speaks for Latin-1), else Latin-1.
  [[nodiscard]] Encoding guess() const;
  /// Bytes that are not UTF-8.
  [[nodiscard]] std::uint64_t badUtf8() const { return badUtf8_; }
  [[nodiscard]] std::uint64_t zeroBytes() const { return zerosEven_ + zerosOdd_; }

 private:
  void feedUtf8(unsigned char byte);
  void feedGb(unsigned char byte);

  std::string start_;  ///< the first bytes, for the BOM
  std::uint64_t position_ = 0;
  std::uint64_t zerosEven_ = 0;
  std::uint64_t zerosOdd_ = 0;
  std::uint64_t goodUtf8_ = 0;
  std::uint64_t badUtf8_ = 0;
  unsigned utf8Wanted_ = 0;
  std::uint64_t gbPairs_ = 0;  ///< both bytes high
  std::uint64_t gbOther_ = 0;  ///< second byte ASCII
  std::uint64_t gbBad_ = 0;
  bool gbLead_ = false;
};

/// Bytes of a byte order mark at the start of `bytes`, 0 when there is none.
std::size_t byteOrderMarkSize(std::string_view bytes, Encoding encoding);

}  // namespace tastescope
