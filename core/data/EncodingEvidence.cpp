#include "core/data/EncodingEvidence.h"

#include <cstring>

namespace tastescope {
namespace {

using namespace std::string_view_literals;
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf"sv;
constexpr std::string_view kUtf16LeMark = "\xff\xfe"sv;
constexpr std::string_view kUtf16BeMark = "\xfe\xff"sv;

bool isAsciiWord(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  const bool hasZero = ((word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL) != 0;
  return (word & 0x8080808080808080ULL) == 0 && !hasZero;
}

}  // namespace

std::size_t byteOrderMarkSize(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8: return bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    case Encoding::Utf16Le: return bytes.starts_with(kUtf16LeMark) ? kUtf16LeMark.size() : 0;
    case Encoding::Utf16Be: return bytes.starts_with(kUtf16BeMark) ? kUtf16BeMark.size() : 0;
    default: return 0;
  }
}

void EncodingEvidence::feedUtf8(unsigned char byte) {
  if (utf8Wanted_ > 0) {
    if ((byte & 0xc0) == 0x80) {
      if (--utf8Wanted_ == 0) ++goodUtf8_;
      return;
    }
    utf8Wanted_ = 0;
    ++badUtf8_;
  }
  if (byte < 0x80) return;
  if (byte >= 0xc2 && byte <= 0xdf) {
    utf8Wanted_ = 1;
  } else if (byte >= 0xe0 && byte <= 0xef) {
    utf8Wanted_ = 2;
  } else if (byte >= 0xf0 && byte <= 0xf4) {
    utf8Wanted_ = 3;
  } else {
    ++badUtf8_;
  }
}

void EncodingEvidence::feedGb(unsigned char byte) {
  if (gbLead_) {
    gbLead_ = false;
    if (byte >= 0x80 && byte != 0xff) {
      ++gbPairs_;
    } else if (byte >= 0x30 && byte != 0x7f && byte != 0xff) {
      ++gbOther_;
    } else {
      ++gbBad_;
    }
    return;
  }
  if (byte < 0x80) return;
  if (byte == 0x80 || byte == 0xff) {
    ++gbBad_;
  } else {
    gbLead_ = true;
  }
}

void EncodingEvidence::feed(std::string_view bytes) {
  if (start_.size() < 4) start_.append(bytes.substr(0, 4 - start_.size()));
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (utf8Wanted_ == 0 && !gbLead_ && i + 8 <= bytes.size() && isAsciiWord(bytes.data() + i)) {
      i += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == 0) ++((position_ + i) % 2 == 0 ? zerosEven_ : zerosOdd_);
    feedUtf8(byte);
    feedGb(byte);
    ++i;
  }
  position_ += bytes.size();
}

Encoding EncodingEvidence::guess() const {
  if (start_.starts_with(kUtf8Mark)) return Encoding::Utf8;
  if (start_.starts_with(kUtf16LeMark)) return Encoding::Utf16Le;
  if (start_.starts_with(kUtf16BeMark)) return Encoding::Utf16Be;
  // ASCII digits and separators in UTF-16 have one zero byte each, always on the same side.
  if (zerosOdd_ * 3 > position_ && zerosEven_ * 20 < zerosOdd_) return Encoding::Utf16Le;
  if (zerosEven_ * 3 > position_ && zerosOdd_ * 20 < zerosEven_) return Encoding::Utf16Be;
  if (badUtf8_ == 0 || badUtf8_ * 10 <= goodUtf8_) return Encoding::Utf8;
  if (gbPairs_ > 0 && gbBad_ * 50 <= gbPairs_ && gbOther_ <= gbPairs_) return Encoding::Gb18030;
  return Encoding::Latin1;
}

}  // namespace tastescope
