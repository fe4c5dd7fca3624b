#include "app/cli/TerminalText.h"

namespace tastescope::cli {
namespace {

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of the UTF-8 character `text` begins with; 0 when it begins with none.
std::size_t characterLength(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!isContinuation(text[i])) return 0;
  }
  return length;
}

bool isControl(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

void appendByte(std::string& out, char byte) {
  constexpr char kHex[] = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  out += "\\x";
  out += kHex[value >> 4];
  out += kHex[value & 0xF];
}

std::string shown(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = characterLength(text);
    const std::string_view character = text.substr(0, length == 0 ? 1 : length);
    const bool stays = character.size() == 1 && kept.find(character) != std::string_view::npos;
    if (length != 0 && (stays || !isControl(character))) {
      out += character;
    } else {
      appendByte(out, character.back());  // of U+009B the byte that other encodings have for it
    }
    text.remove_prefix(character.size());
  }
  return out;
}

}  // namespace

std::string terminalText(std::string_view text) { return shown(text, "\n\t"); }

std::string terminalCell(std::string_view cell) { return shown(cell, {}); }

}  // namespace tastescope::cli
