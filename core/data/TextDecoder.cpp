#include "core/data/TextDecoder.h"

#include <algorithm>
#include <cstring>

#include "core/data/EncodingEvidence.h"

namespace tastescope {
namespace {

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Length of the well-formed character at `at`: 0 malformed, -1 cut off by `end`.
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
    if (!isContinuation(at[i])) return 0;
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

/// Up to a byte that ends every character in encodings where ASCII is itself.
const char* skipForeign(const char* at, const char* end) {
  while (at < end && static_cast<unsigned char>(*at) >= 0x30) ++at;
  return at;
}

/// The first byte that is not part of a whole well-formed character, or `end`.
const char* skipValid(const char* at, const char* end) {
  for (;;) {
    at = skipAscii(at, end);
    if (at == end) return end;
    const int length = utf8Length(at, end);
    if (length <= 0) return at;
    at += length;
  }
}

}  // namespace

TextDecoder::TextDecoder(Encoding encoding)
    : encoding_(encoding == Encoding::Auto ? Encoding::Utf8 : encoding) {
  if (encoding_ != Encoding::Utf8) converter_ = std::make_unique<ToUtf8>(encoding_);
}

TextDecoder::~TextDecoder() = default;

void TextDecoder::decode(std::string& bytes, bool last, std::string& text) {
  if (!carried_.empty()) {
    bytes.insert(0, carried_);
    carried_.clear();
  }
  if (atStart_) {
    if (bytes.size() < 4 && !last) {
      carried_.swap(bytes);
      text.clear();
      return;
    }
    bytes.erase(0, byteOrderMarkSize(bytes, encoding_));
    atStart_ = false;
  }
  if (encoding_ == Encoding::Utf8) {
    decodeUtf8(bytes, last, text);
  } else {
    convert(bytes, last, text);
  }
}

void TextDecoder::decodeUtf8(std::string& bytes, bool last, std::string& text) {
  const char* const end = bytes.data() + bytes.size();
  const char* at = skipValid(bytes.data(), end);
  if (at == end) {
    text.swap(bytes);
    return;
  }
  text.assign(static_cast<const char*>(bytes.data()), at);
  while (at != end) {
    if (utf8Length(at, end) < 0 && !last) {
      carried_.assign(at, end);
      return;
    }
    text += kReplacement;
    ++badBytes_;
    const char* const next = skipValid(++at, end);
    text.append(at, next);
    at = next;
  }
}

void TextDecoder::convert(std::string_view bytes, bool last, std::string& text) {
  text.clear();
  text.reserve(bytes.size() + bytes.size() / 4);
  const std::size_t unit = infoOf(encoding_).unit;
  const char* const end = bytes.data() + bytes.size();
  for (const char* at = bytes.data(); at != end;) {
    std::string_view part(at, static_cast<std::size_t>(end - at));
    if (unit == 1) {
      const char* const foreign = skipAscii(at, end);
      text.append(at, foreign);
      part = {foreign, static_cast<std::size_t>(skipForeign(foreign, end) - foreign)};
    }
    at = part.data() + part.size();
    const ToUtf8::Stop stop = converter_->convert(part, text);
    if (stop == ToUtf8::Stop::End) continue;
    if (stop == ToUtf8::Stop::Cut && at == end && !last) {
      carried_.assign(part);
      return;
    }
    const std::size_t bad = std::min(unit, part.size());
    text += kReplacement;
    badBytes_ += bad;
    at = part.data() + bad;
  }
}

bool isUtf8(std::string_view bytes) {
  const char* const end = bytes.data() + bytes.size();
  return skipValid(bytes.data(), end) == end;
}

std::string_view utf8Prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && isContinuation(text[limit])) --limit;
  return text.substr(0, limit);
}

}  // namespace tastescope
