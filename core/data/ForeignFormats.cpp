#include "core/data/ForeignFormats.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

using Lines = std::vector<std::string_view>;

/// The first lines, without spaces around them; the last one may be cut off and is left out where there
/// are others.
Lines firstLines(std::string_view text) {
  constexpr std::size_t kLooked = 300;
  Lines lines;
  while (!text.empty() && lines.size() < kLooked) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos && !lines.empty()) break;
    lines.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

Lines wordsOfLine(std::string_view line) {
  Lines words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

bool areDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "107:1", or "1:107:1" with the field before it.
bool isFeature(std::string_view word) {
  const std::size_t colon = word.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string_view index = word.substr(0, colon);
  if (const std::size_t field = index.find(':'); field != std::string_view::npos) {
    if (!areDigits(index.substr(0, field))) return false;
    index.remove_prefix(field + 1);
  }
  return areDigits(index) && plainNumber(word.substr(colon + 1)).has_value();
}

/// "12:30" or "12:30:59", which may be a feature just as well.
bool couldBeClock(std::string_view word) {
  constexpr std::size_t kTwoDigits = 2;
  const std::size_t last = word.rfind(':');
  return word.find(':') <= kTwoDigits && word.size() == last + 1 + kTwoDigits;
}

/// A label, then features.
bool isFeatureLine(std::string_view line) {
  constexpr std::size_t kFewest = 2;
  const Lines words = wordsOfLine(line.substr(0, line.find('#')));
  return words.size() >= kFewest && plainNumber(words.front()) &&
         std::all_of(words.begin() + 1, words.end(), isFeature) &&
         !std::all_of(words.begin() + 1, words.end(), couldBeClock);
}

/// "review/score" of "review/score: 5.0"; empty for other lines.
std::string_view keyOfLine(std::string_view line) {
  constexpr std::size_t kLongest = 40;
  const std::size_t colon = line.substr(0, kLongest).find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const bool ends = colon + 1 == line.size() || line[colon + 1] == ' ';
  const std::string_view key = line.substr(0, colon);
  const bool number = key.front() >= '0' && key.front() <= '9';
  return ends && !number && key.find_first_of(",;|{}<>\"\t") == std::string_view::npos
             ? key
             : std::string_view();
}

/// Blocks of the same few keys, an empty line between them.
bool areBlocksOfKeys(const Lines& lines) {
  constexpr std::size_t kFewestBlocks = 3;
  constexpr std::size_t kMostKeys = 40;
  const std::string_view first = lines.empty() ? std::string_view() : keyOfLine(lines.front());
  if (first.empty()) return false;
  std::set<std::string_view> keys;
  std::size_t blocks = 0;
  std::size_t filled = 0;
  std::size_t keyed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    ++filled;
    const std::string_view key = keyOfLine(lines[i]);
    if (key.empty()) continue;
    ++keyed;
    keys.insert(key);
    blocks += key == first && (i == 0 || lines[i - 1].empty());
  }
  return blocks >= kFewestBlocks && keys.size() > 1 && keys.size() <= kMostKeys &&
         keyed * 10 >= filled * 9;
}

/// "3 17 4 98": as many items as the first number says.
bool isCountedList(std::string_view line) {
  const Lines words = wordsOfLine(line);
  return !words.empty() && words.front() == std::to_string(words.size() - 1) &&
         std::ranges::all_of(words, areDigits);
}

bool areCountedLists(const Lines& lines) {
  constexpr std::size_t kFewest = 4;
  std::set<std::size_t> lengths;
  std::size_t counted = 0;
  for (const std::string_view line : lines) {
    counted += isCountedList(line);
    lengths.insert(wordsOfLine(line).size());
  }
  return counted >= kFewest && lengths.size() > 2 && counted * 20 >= lines.size() * 19;
}

std::string shownLine(std::string_view line) {
  constexpr std::size_t kShown = 40;
  return std::string(utf8Prefix(line, kShown));
}

}  // namespace

void refuseForeignFormats(std::string_view text) {
  const Lines lines = firstLines(text);
  if (lines.empty()) return;
  if (!lines.front().empty() && std::ranges::all_of(lines, isFeatureLine)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "The file holds numbered features, as LIBSVM, libFM and LIBFFM read them, "
                         "such as “%1”; which of them are users and which are items it does not "
                         "say. Write the table it was made from, with a column for the user and "
                         "one for the item.")
                    .arg(shownLine(lines.front())));
  }
  if (areBlocksOfKeys(lines)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "The file holds a block of lines such as “%1” for every event, not a row. "
                         "Write each block as a row of a table, or as one JSON object a line.")
                    .arg(shownLine(lines.front())));
  }
  if (areCountedLists(lines)) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "Every line begins with how many items it has, and none names its user, "
                         "such as “%1”. Write the user in place of that number.")
                    .arg(shownLine(lines.front())));
  }
}

}  // namespace tastescope
