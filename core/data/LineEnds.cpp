#include "core/data/LineEnds.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/data/RecordReader.h"

namespace tastescope {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
using Counts = std::array<std::size_t, kSeparators.size()>;

/// The separators of each line of a text, quoted ones left out; a line that a lone '\r' ended is
/// marked.
struct Lines {
  struct Line {
    Counts separators{};
    bool loneReturn = false;
  };
  std::vector<Line> all;
  std::size_t feeds = 0;
  std::size_t loneReturns = 0;
};

Lines linesOf(std::string_view text) {
  Lines lines;
  Lines::Line line;
  std::size_t quote = 0;   // one behind where a quoted cell began; 0 outside
  std::size_t closed = 0;  // one behind the last quote that closed
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote > 0 && i - quote > kMaxQuotedBytes) quote = 0;
    if (c == '"') {
      const char before = i == 0 ? '\n' : text[i - 1];
      const bool opens = before == '\n' || before == '\r' || (closed == i && i > 0) ||
                         kSeparators.find(before) != std::string_view::npos;
      if (quote > 0) closed = i + 1;
      quote = quote == 0 && opens ? i + 1 : 0;
    }
    if (quote > 0) continue;
    const std::size_t separator = kSeparators.find(c);
    if (separator != std::string_view::npos) ++line.separators[separator];
    const bool followed = i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r');
    line.loneReturn = c == '\r' && !followed && i + 1 < text.size();
    if (c != '\n' && !line.loneReturn) continue;
    ++(line.loneReturn ? lines.loneReturns : lines.feeds);
    lines.all.push_back(line);
    line = {};
  }
  return lines;
}

}  // namespace

LineEnds lineEndsOf(std::string_view sample) {
  if (sample.find('\r') == std::string_view::npos) return LineEnds::Feeds;
  if (sample.find('\n') == std::string_view::npos) return LineEnds::CarriageReturnsToo;
  const Lines lines = linesOf(sample);
  if (lines.loneReturns == 0) return LineEnds::Feeds;
  if (lines.feeds == 0) return LineEnds::CarriageReturnsToo;
  // The separator of the first line, as often as most lines have it.
  const Counts& first = lines.all.front().separators;
  const auto place = static_cast<std::size_t>(std::ranges::max_element(first) - first.begin());
  const auto isWhole = [&](std::size_t line) {
    return line >= lines.all.size() || lines.all[line].separators[place] == first[place];
  };
  std::size_t between = 0;  // carriage returns with a whole line on both sides
  for (std::size_t line = 0; line < lines.all.size(); ++line)
    between += lines.all[line].loneReturn && isWhole(line) && isWhole(line + 1);
  const bool cutsEvenly = first[place] > 0 && between * 2 > lines.loneReturns;
  return cutsEvenly ? LineEnds::CarriageReturnsToo : LineEnds::Feeds;
}

void LineEndConverter::convert(std::string& text, bool last) {
  if (carried_) text.insert(text.begin(), '\r');
  carried_ = !last && text.ends_with('\r');
  if (carried_) text.pop_back();
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
  }
}

}  // namespace tastescope
