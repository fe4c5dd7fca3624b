#include "core/data/TextDecoder.h"

#include <algorithm>

#include "core/base/Utf8.h"
#include "core/data/EncodingEvidence.h"

namespace tastescope {
namespace {

/// Up to a byte that ends every character in encodings where ASCII is itself.
const char* skipForeign(const char* at, const char* end) {
  while (at < end && static_cast<unsigned char>(*at) >= 0x30) ++at;
  return at;
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
  const char* at = skipUtf8(bytes.data(), end);
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
    const char* const next = skipUtf8(++at, end);
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

}  // namespace tastescope
