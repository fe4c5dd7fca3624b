#include "core/base/Utf8.h"

#include <cstdint>
#include <cstring>

namespace tastescope {

int utf8Length(const char* at, const char* end) {
  const auto first = static_cast<unsigned char>(*at);
  if (first < 0x80) return 1;
  int length = 0;
  if (first >= 0xc2 && first <= 0xdf) length = 2;
  if (first >= 0xe0 && first <= 0xef) length = 3;
  if (first >= 0xf0 && first <= 0xf4) length = 4;
  if (length == 0) return 0;
  for (int i = 1; i < length; ++i) {
    if (at + i == end) return -1;
    if (!isUtf8Continuation(at[i])) return 0;
  }
  const auto second = static_cast<unsigned char>(at[1]);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool outside = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}

const char* skipAscii(const char* at, const char* end) {
  while (end - at >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    at += 8;
  }
  while (at < end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return at;
}

const char* skipUtf8(const char* at, const char* end) {
  for (;;) {
    at = skipAscii(at, end);
    if (at == end) return end;
    const int length = utf8Length(at, end);
    if (length <= 0) return at;
    at += length;
  }
}

bool isUtf8(std::string_view bytes) {
  const char* const end = bytes.data() + bytes.size();
  return skipUtf8(bytes.data(), end) == end;
}

std::string_view utf8Prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && isUtf8Continuation(text[limit])) --limit;
  return text.substr(0, limit);
}

}  // namespace tastescope
