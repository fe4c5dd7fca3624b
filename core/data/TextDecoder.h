// Bytes to UTF-8, block by block.
// Thread rule: an object belongs to one thread at a time.
// Cost: UTF-8 is only checked, at gigabytes a second for ASCII.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/data/Encodings.h"

namespace tastescope {

/// U+FFFD, what stands where bytes were no text of the encoding.
inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";

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
  void convert(std::string_view bytes, bool last, std::string& text);

  Encoding encoding_;
  std::string carried_;  ///< an unfinished character at the end of the last block
  bool atStart_ = true;
  std::uint64_t badBytes_ = 0;
  std::unique_ptr<ToUtf8> converter_;  ///< of every encoding but UTF-8
};

}  // namespace tastescope
