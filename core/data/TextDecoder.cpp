#include "core/data/TextDecoder.h"

#include <iconv.h>

#include <cerrno>
#include <cstring>

#include "core/base/Error.h"
#include "core/data/EncodingEvidence.h"

namespace tastescope {
namespace {

const char* iconvName(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf16Le: return "UTF-16LE";
    case Encoding::Utf16Be: return "UTF-16BE";
    default: return "GB18030";
  }
}

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

struct TextDecoder::Converter {
  explicit Converter(Encoding encoding) : handle(iconv_open("UTF-8", iconvName(encoding))) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open answers it
    if (handle == reinterpret_cast<iconv_t>(-1)) {
      throw Error(
          ErrorCode::Unsupported,
          coreText("Import", "This system cannot read the encoding %1. Convert the file to UTF-8.")
              .arg(iconvName(encoding)));
    }
  }
  ~Converter() { iconv_close(handle); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  iconv_t handle;
};

TextDecoder::TextDecoder(Encoding encoding)
    : encoding_(encoding == Encoding::Auto ? Encoding::Utf8 : encoding) {
  if (encoding_ != Encoding::Utf8 && encoding_ != Encoding::Latin1) {
    converter_ = std::make_unique<Converter>(encoding_);
  }
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
  } else if (encoding_ == Encoding::Latin1) {
    decodeLatin1(bytes, text);
  } else {
    decodeIconv(bytes, last, text);
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

void TextDecoder::decodeLatin1(std::string_view bytes, std::string& text) const {
  text.clear();
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xc0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
}

void TextDecoder::decodeIconv(std::string_view bytes, bool last, std::string& text) {
  std::string input(bytes);
  char* in = input.data();
  std::size_t inLeft = input.size();
  text.resize(2 * bytes.size() + 16);
  std::size_t used = 0;
  while (inLeft > 0) {
    if (text.size() - used < 16) text.resize(2 * text.size());
    char* out = text.data() + used;
    std::size_t outLeft = text.size() - used;
    const std::size_t result = iconv(converter_->handle, &in, &inLeft, &out, &outLeft);
    used = text.size() - outLeft;
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL && !last) {
      carried_.assign(in, inLeft);
      break;
    }
    const std::size_t unit = encoding_ == Encoding::Gb18030 ? 1 : std::min<std::size_t>(2, inLeft);
    if (text.size() - used < 16) text.resize(2 * text.size());
    std::memcpy(text.data() + used, kReplacement.data(), kReplacement.size());
    used += kReplacement.size();
    in += unit;
    inLeft -= unit;
    badBytes_ += unit;
  }
  text.resize(used);
}

std::string_view utf8Prefix(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && isContinuation(text[limit])) --limit;
  return text.substr(0, limit);
}

}  // namespace tastescope
