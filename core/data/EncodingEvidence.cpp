#include "core/data/EncodingEvidence.h"

#include <algorithm>
#include <cstring>

#include "core/data/EncodingPlausibility.h"

namespace tastescope {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  Encoding encoding = Encoding::Utf8;
};

/// UTF-32 before UTF-16, whose mark it begins with.
constexpr std::array<Mark, 5> kMarks{
    Mark{"\xef\xbb\xbf"sv, Encoding::Utf8}, Mark{"\xff\xfe\0\0"sv, Encoding::Utf32Le},
    Mark{"\0\0\xfe\xff"sv, Encoding::Utf32Be}, Mark{"\xff\xfe"sv, Encoding::Utf16Le},
    Mark{"\xfe\xff"sv, Encoding::Utf16Be}};

constexpr std::size_t kMaxSamplesBytes = std::size_t{12} << 10;
constexpr std::size_t kLookBack = 64;

bool isAsciiWord(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  const bool hasZero = ((word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL) != 0;
  return (word & 0x8080808080808080ULL) == 0 && !hasZero;
}

/// Ends a cell, and is no part of a character in any encoding but the wide ones.
bool endsSample(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == ',' || c == '"' || c == ';';
}

bool isSeparator(unsigned char byte) {
  return byte == '\n' || byte == '\r' || byte == '\t' || byte == ',' || byte == ';';
}

bool isDigitOrSeparator(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || byte == ' ' || byte == '|' || byte == '"' ||
         isSeparator(byte);
}

}  // namespace

Encoding encodingOfMark(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return mark.encoding;
  }
  return Encoding::Auto;
}

std::size_t byteOrderMarkSize(std::string_view bytes, Encoding encoding) {
  const auto mark = std::ranges::find(kMarks, encoding, &Mark::encoding);
  return mark != kMarks.end() && bytes.starts_with(mark->bytes) ? mark->bytes.size() : 0;
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

void EncodingEvidence::feedWide(unsigned char byte, unsigned char before, bool odd) {
  if (byte == 0) {
    ++zeroBytes_;
    if (odd && isDigitOrSeparator(before)) ++wideLe_;
  } else if (odd && before == 0 && isDigitOrSeparator(byte)) {
    ++wideBe_;
  }
  separators_[odd ? 1 : 0] += isSeparator(byte) ? 1 : 0;
}

void EncodingEvidence::endSample() {
  inSample_ = false;
  if (sampleBytes_ < kMaxSamplesBytes && known_.insert(sample_).second) {
    sampleBytes_ += sample_.size();
    samples_.push_back(sample_);
  }
  sample_.clear();
}

/// Collects the cell around the byte at `at`, which is above 0x7f or inside the cell; answers how
/// many bytes it took.
std::size_t EncodingEvidence::feedSample(std::string_view bytes, std::size_t at) {
  std::size_t begin = at;
  if (!inSample_) {
    while (begin > 0 && at - begin < kLookBack && !endsSample(bytes[begin - 1])) --begin;
    inSample_ = true;
  }
  std::size_t end = at;
  while (end < bytes.size() && !endsSample(bytes[end])) ++end;
  const std::string_view cell = bytes.substr(begin, end - begin);
  sample_.append(cell.substr(0, kMaxSampleBytes - std::min(kMaxSampleBytes, sample_.size())));
  if (end < bytes.size()) endSample();
  return end - at;
}

void EncodingEvidence::feed(std::string_view bytes) {
  if (start_.size() < 4) start_.append(bytes.substr(0, 4 - start_.size()));
  std::size_t sampled = inSample_ ? feedSample(bytes, 0) : 0;  // up to where cells are collected
  std::size_t i = 0;
  while (i < bytes.size()) {
    const bool plain = utf8Wanted_ == 0 && zeroBytes_ == 0;
    if (plain && i + 8 <= bytes.size() && isAsciiWord(bytes.data() + i)) {
      i += 8;
      last_ = static_cast<unsigned char>(bytes[i - 1]);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[i]);
    feedWide(byte, last_, (position_ + i) % 2 == 1);
    feedUtf8(byte);
    if (byte >= 0x80 && i >= sampled && sampleBytes_ < kMaxSamplesBytes)
      sampled = i + feedSample(bytes, i);
    last_ = byte;
    ++i;
  }
  position_ += bytes.size();
}

namespace {

/// A byte a letter, of a script that has case.
bool isWestern(Encoding encoding) {
  using enum Encoding;
  constexpr std::array<Encoding, 6> kWesterns{Windows1250, Windows1251, Windows1252,
                                              Windows1253, Windows1254, Windows1257};
  return std::ranges::find(kWesterns, encoding) != kWesterns.end();
}

}  // namespace

EncodingGuess EncodingEvidence::guess() const {
  if (const Encoding marked = encodingOfMark(start_); marked != Encoding::Auto)
    return {marked, coreText("Import", "named by the mark at its beginning")};
  // Half of the bytes of a separator are zero, and the other half is where no zero is.
  if (zeroBytes_ * 100 >= position_) {
    const Text reason =
        coreText("Import", "guessed: its digits and separators take two bytes each");
    const auto outweighs = [](std::uint64_t wide, std::uint64_t against) {
      return wide > 1 && wide > 4 * against;
    };
    if (outweighs(wideLe_, std::max(wideBe_, separators_[1]))) return {Encoding::Utf16Le, reason};
    if (outweighs(wideBe_, std::max(wideLe_, separators_[0]))) return {Encoding::Utf16Be, reason};
  }
  if (badUtf8_ == 0 || badUtf8_ * 10 <= goodUtf8_) return {};
  std::vector<std::string> samples = samples_;
  if (inSample_) samples.push_back(sample_);
  const EncodingReading best = likeliestReading(samples);
  const auto count = static_cast<unsigned long long>(badUtf8_);
  const Text& title = infoOf(best.encoding).title;
  // Pairs of bytes that are UTF-8 by chance are many in other scripts, but not in these.
  const bool mixed = isWestern(best.encoding) && goodUtf8_ > 2 && goodUtf8_ * 4 >= badUtf8_;
  if (mixed) {
    return {best.encoding,
            coreText("Import",
                     "guessed: %1 bytes are not UTF-8, others are: the file mixes encodings, and "
                     "is read as %2")
                .arg(count)
                .arg(title),
            true};
  }
  if (best.poor) {
    return {best.encoding,
            coreText("Import",
                     "guessed: %1 bytes are not UTF-8 and fit nothing well; %2 "
                     "comes closest, choose another if names look wrong")
                .arg(count)
                .arg(title),
            true};
  }
  if (best.close) {
    return {best.encoding, coreText("Import",
                                    "guessed: %1 bytes are not UTF-8; as %2 they are %3, but %4 "
                                    "is possible too: look at the names")
                               .arg(count)
                               .arg(title)
                               .arg(best.letters)
                               .arg(infoOf(best.next).title)};
  }
  return {best.encoding, coreText("Import", "guessed: %1 bytes are not UTF-8; as %2 they are %3")
                             .arg(count)
                             .arg(title)
                             .arg(best.letters)};
}

}  // namespace tastescope
