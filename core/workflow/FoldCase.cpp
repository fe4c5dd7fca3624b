#include "core/workflow/FoldCase.h"

#include <cstdint>

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

bool continues(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count >= text.size()) return false;
  for (std::size_t i = 1; i <= count; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return false;
  }
  return true;
}

std::uint32_t tail(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) & 0x3FU;
}

}  // namespace

void appendFolded(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    } else if (byte >= 0xC2 && byte <= 0xDF && continues(text, i, 1)) {
      const std::uint32_t c = foldTwoByte((byte & 0x1FU) << 6 | tail(text, i + 1));
      out += static_cast<char>(0xC0U | c >> 6);
      out += static_cast<char>(0x80U | (c & 0x3FU));
      i += 1;
    } else if ((byte & 0xF0U) == 0xE0U && continues(text, i, 2)) {
      const std::uint32_t c =
          foldThreeByte((byte & 0x0FU) << 12 | tail(text, i + 1) << 6 | tail(text, i + 2));
      out += static_cast<char>(0xE0U | c >> 12);
      out += static_cast<char>(0x80U | (c >> 6 & 0x3FU));
      out += static_cast<char>(0x80U | (c & 0x3FU));
      i += 2;
    } else {
      out += text[i];
    }
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  appendFolded(out, text);
  return out;
}

}  // namespace tastescope
