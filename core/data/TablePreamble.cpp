#include "core/data/TablePreamble.h"

#include <algorithm>

#include "core/base/Utf8.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

constexpr std::size_t kMostLines = 100;

/// Where the first line of `text` ends, or the first row: outside quotes.
std::size_t endOfLine(std::string_view text, Numbering numbering) {
  if (numbering == Numbering::Lines) return text.find('\n');
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] == '\n' && !quoted) return i;
  }
  return std::string_view::npos;
}

/// The lines or rows of a text one after the other.
class LineCursor {
 public:
  explicit LineCursor(std::string_view text, Numbering numbering)
      : rest_(text), numbering_(numbering) {}
  /// Nothing at the end.
  std::optional<std::string_view> next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = endOfLine(rest_, numbering_);
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return trimmed(line);
  }

 private:
  std::string_view rest_;
  Numbering numbering_;
};

/// The delimiter of "sep=;" or "sep=\t", with or without quotes around it.
std::optional<std::string> separatorLine(std::string_view line) {
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kStart = "sep=";
  if (!line.starts_with(kStart) && !line.starts_with("SEP=")) return std::nullopt;
  line.remove_prefix(kStart.size());
  if (line == "\\t" || line.empty()) return "\t";  // trimming takes a tab away
  return line.size() == 1 ? std::optional(std::string(line)) : std::nullopt;
}

/// How sparse matrices are exchanged: comments, a line with their size, then row, column and value.
/// Some programs write one % where two are meant.
bool isMatrixMarket(std::string_view text) {
  if (text.starts_with("%%")) text.remove_prefix(1);
  return text.starts_with("%MatrixMarket matrix coordinate");
}

bool isComment(std::string_view line, bool matrixMarket) {
  return (matrixMarket && line.starts_with('%')) || line.starts_with('#') ||
         line.starts_with("//") || line.starts_with("%%") || line.starts_with("-- ");
}

std::size_t cellsOf(std::string_view line) {
  constexpr std::string_view kDelimiters = "\t,;|";
  std::size_t most = 0;
  for (const char delimiter : kDelimiters) {
    most = std::max(most, static_cast<std::size_t>(std::ranges::count(line, delimiter)));
  }
  return most + 1;
}

void note(TablePreamble& preamble, std::uint64_t line, std::string_view text) {
  constexpr std::size_t kShown = 80;
  constexpr std::size_t kKept = 10;
  if (text.empty() || preamble.skipped.size() >= kKept) return;
  preamble.skipped.push_back({line, std::string(utf8Prefix(text, kShown))});
}

/// The lines up to the first that is neither blank nor a comment; nothing when there is none.
std::optional<std::vector<std::string_view>> linesBeforeTable(std::string_view text,
                                                              Numbering numbering) {
  const bool matrixMarket = isMatrixMarket(text);
  std::vector<std::string_view> before;
  LineCursor lines(text, numbering);
  while (const auto line = lines.next()) {
    if (before.size() >= kMostLines) return std::nullopt;
    before.push_back(*line);
    if (!line->empty() && !isComment(*line, matrixMarket)) return before;
  }
  return std::nullopt;
}

}  // namespace

TablePreamble preambleOf(std::string_view text, std::uint64_t given, Numbering numbering) {
  TablePreamble preamble;
  preamble.numbering = numbering;
  if (given > 0) {
    skipTo(preamble, text, given + 1);
    return preamble;
  }
  std::uint64_t line = 1;
  preamble.delimiter = separatorLine(LineCursor(text, numbering).next().value_or(""));
  if (preamble.delimiter) skipTo(preamble, text, ++line);
  const auto before = linesBeforeTable(behindLines(text, preamble.lines), numbering);
  if (!before) return preamble;
  if (isMatrixMarket(text)) {
    skipTo(preamble, text, before->size() + 1);  // its size, too
    return preamble;
  }
  const std::size_t comments = before->size() - 1;
  // "#user,item" above rows of as many cells is their header.
  preamble.headerIsComment = comments > 0 && (*before)[comments - 1].starts_with('#') &&
                             cellsOf((*before)[comments - 1]) > 1 &&
                             cellsOf((*before)[comments - 1]) == cellsOf(before->back());
  skipTo(preamble, text, line + comments - (preamble.headerIsComment ? 1 : 0));
  return preamble;
}

void skipTo(TablePreamble& preamble, std::string_view text, std::uint64_t line) {
  LineCursor lines(behindLines(text, preamble.lines), preamble.numbering);
  while (preamble.numbers + 1 < line) {
    const auto skipped = lines.next();
    if (!skipped) return;
    preamble.lines += 1 + static_cast<std::uint64_t>(std::ranges::count(*skipped, '\n'));
    note(preamble, ++preamble.numbers, *skipped);
  }
}

std::string_view behindLines(std::string_view text, std::uint64_t lines) {
  for (; lines > 0 && !text.empty(); --lines) {
    const std::size_t end = text.find('\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return text;
}

}  // namespace tastescope
