#include "core/base/FoldCase.h"

#include <cstdint>
#include <cstring>

namespace tastescope {
namespace {

/// Simple case folding of the two-byte range U+0080..U+07FF; results stay within it.
std::uint32_t foldTwoByte(std::uint32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;  // Latin-1
  if (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131)
    return c | 1;  // Latin Extended-A, pairs
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + (c & 1);  // odd capitals
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if (c == 0x178) return 0xFF;                                // Ÿ
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;  // Greek
  if (c >= 0x388 && c <= 0x38A) return c + 37;                // accented Greek
  if (c == 0x386) return 0x3AC;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c == 0x3C2) return 0x3C3;                 // final sigma
  if (c >= 0x410 && c <= 0x42F) return c + 32;  // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if ((c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1;
  return c;
}

/// Full-width letters and the Vietnamese and other Latin pairs of U+1E00..U+1EFF.
std::uint32_t foldThreeByte(std::uint32_t c) {
  if (c >= 0xFF21 && c <= 0xFF3A) return c + 32;
  if ((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF)) return c | 1;
  return c;
}

bool isTail(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
std::uint32_t tail(char c) { return static_cast<unsigned char>(c) & 0x3FU; }

/// Lower-cases eight ASCII bytes at once; false when one of them is not ASCII.
bool foldEight(char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  if ((word & kOnes * 0x80) != 0) return false;
  const std::uint64_t fromA = word + kOnes * (0x80 - 'A');  // high bit: 'A' or later
  const std::uint64_t pastZ = word + kOnes * (0x7F - 'Z');  // high bit: after 'Z'
  word |= ((fromA ^ pastZ) & kOnes * 0x80) >> 2;            // 0x20 makes a capital small
  std::memcpy(at, &word, sizeof word);
  return true;
}

/// Folds the character at the front and returns its length.
std::size_t foldOne(std::span<char> text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte >= 'A' && byte <= 'Z') text[0] = static_cast<char>(byte + 32);
  if (byte >= 0xC2 && byte <= 0xDF && text.size() > 1 && isTail(text[1])) {
    const std::uint32_t c = foldTwoByte((byte & 0x1FU) << 6 | tail(text[1]));
    text[0] = static_cast<char>(0xC0U | c >> 6);
    text[1] = static_cast<char>(0x80U | (c & 0x3FU));
    return 2;
  }
  if ((byte & 0xF0U) == 0xE0U && text.size() > 2 && isTail(text[1]) && isTail(text[2])) {
    const std::uint32_t c =
        foldThreeByte((byte & 0x0FU) << 12 | tail(text[1]) << 6 | tail(text[2]));
    text[0] = static_cast<char>(0xE0U | c >> 12);
    text[1] = static_cast<char>(0x80U | (c >> 6 & 0x3FU));
    text[2] = static_cast<char>(0x80U | (c & 0x3FU));
    return 3;
  }
  return 1;
}

}  // namespace

void foldInPlace(std::span<char> text) {
  while (!text.empty()) {
    const bool eight = text.size() >= 8 && foldEight(text.data());
    text = text.subspan(eight ? 8 : foldOne(text));
  }
}

std::string folded(std::string_view text) {
  std::string out(text);
  foldInPlace(out);
  return out;
}

}  // namespace tastescope
