#include "core/files/CsvSource.h"

#include <algorithm>

namespace tastescope {

void appendCsvCell(std::string& line, std::string_view cell) {
  const bool plain = cell.find_first_of(",\"\r\n") == std::string_view::npos;
  if (plain) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void appendCsvRow(std::string& text, const std::vector<std::string>& cells) {
  if (cells.size() == 1 && cells.front().empty()) {
    text += "\"\"\n";
    return;
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    appendCsvCell(text, cells[i]);
  }
  text += '\n';
}

std::size_t CsvSource::read(std::span<char> buffer) {
  while (at_ == text_.size() && !ended_) {
    text_.clear();
    at_ = 0;
    ended_ = !more(text_);
  }
  const std::size_t count = std::min(buffer.size(), text_.size() - at_);
  std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
  at_ += count;
  given_ += count;
  return count;
}

}  // namespace tastescope
