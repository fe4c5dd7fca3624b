#include "app/cli/TerminalText.h"

#include "core/base/Utf8.h"

namespace tastescope::cli {
namespace {

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
    const int length = utf8Length(text.data(), text.data() + text.size());
    const bool whole = length > 0;
    const std::string_view character = text.substr(0, whole ? static_cast<std::size_t>(length) : 1);
    const bool stays = character.size() == 1 && kept.find(character) != std::string_view::npos;
    if (whole && (stays || !isControl(character))) {
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
