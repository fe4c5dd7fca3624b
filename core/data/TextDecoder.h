// Bytes to UTF-8: which encoding they are in, and the conversion, block by block.
// Thread rule: an object belongs to one thread at a time.
// Cost: UTF-8 is only checked, at gigabytes a second for ASCII.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/data/ImportOptions.h"

namespace tastescope {

/// U+FFFD, what stands where bytes were no text of the encoding.
inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";

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
  [[nodiscard]] bool allAscii() const { return highBytes_ == 0; }
  [[nodiscard]] std::uint64_t zeroBytes() const { return zerosEven_ + zerosOdd_; }

 private:
  void feedUtf8(unsigned char byte);
  void feedGb(unsigned char byte);

  std::string start_;  ///< the first bytes, for the BOM
  std::uint64_t position_ = 0;
  std::uint64_t highBytes_ = 0;
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

/// Converts a stream. Bytes that are not of the encoding become U+FFFD, one for each, and are
/// counted.
class TextDecoder {
 public:
  explicit TextDecoder(Encoding encoding);
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;
  /// Takes the next bytes and leaves their text in `text` (its former contents are lost). `last`:
  /// the stream ends here.
  void decode(std::string& bytes, bool last, std::string& text);
  [[nodiscard]] std::uint64_t badBytes() const { return badBytes_; }

 private:
  void decodeUtf8(std::string& bytes, bool last, std::string& text);
  void decodeLatin1(std::string_view bytes, std::string& text) const;
  void decodeIconv(std::string_view bytes, bool last, std::string& text);

  struct Converter;
  Encoding encoding_;
  std::string carried_;  ///< an unfinished character at the end of the last block
  bool atStart_ = true;
  std::uint64_t badBytes_ = 0;
  std::unique_ptr<Converter> converter_;
};

/// The longest prefix of at most `limit` bytes that cuts no character.
std::string_view utf8Prefix(std::string_view text, std::size_t limit);

}  // namespace tastescope
