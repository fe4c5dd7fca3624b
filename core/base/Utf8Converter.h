// UTF-8 into another encoding through iconv; what cannot be said there
// becomes '?', and is counted. Thread rule: one thread. Cost: iconv's.
#pragma once

#include <iconv.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace tastescope {

class Utf8Converter {
 public:
  /// Error(Unsupported) when this system's iconv does not know the encoding.
  explicit Utf8Converter(const char* encoding);
  ~Utf8Converter();
  Utf8Converter(const Utf8Converter&) = delete;
  Utf8Converter& operator=(const Utf8Converter&) = delete;

  /// Converts whole characters; `text` must not end inside one.
  std::string convert(std::string_view text);
  [[nodiscard]] std::uint64_t unencodable() const { return unencodable_; }

 private:
  iconv_t handle_;
  std::uint64_t unencodable_ = 0;
};

}  // namespace tastescope
