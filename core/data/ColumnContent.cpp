#include "core/data/ColumnContent.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "core/data/ColumnNames.h"
#include "core/data/DateParsing.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// How many of the filled cells pass a test.
struct Share {
  std::size_t filled = 0;
  std::size_t good = 0;

  [[nodiscard]] bool isAtLeast(std::size_t percent) const {
    return filled > 0 && good * 100 >= filled * percent;
  }
};

template <typename Test>
Share shareOf(const ColumnCells& cells, const Test& test) {
  Share share;
  for (const std::string_view cell : cells) {
    if (trimmed(cell).empty()) continue;
    ++share.filled;
    share.good += test(cell);
  }
  return share;
}

constexpr std::size_t kMostly = 90;

bool isNumber(std::string_view cell) { return parseNumber(cell) || parseNumber(cell, ','); }
bool isValue(std::string_view cell) { return parseValue(cell) || parseValue(cell, ','); }

constexpr std::size_t kEnoughUnderAName = 50;

bool countsUp(const ColumnCells& cells) {
  constexpr std::size_t kLeast = 3;
  std::optional<double> last;
  std::size_t filled = 0;
  for (const std::string_view cell : cells) {
    const auto number = parseNumber(cell);
    if (!number || (last && *number != *last + 1)) return false;
    last = number;
    ++filled;
  }
  return filled >= kLeast;
}

/// "00:21:13", "9:05"
bool isClock(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  const auto sign = [](char c) { return (c >= '0' && c <= '9') || c == ':'; };
  return std::ranges::all_of(text, sign) && std::ranges::count(text, ':') > 0;
}

bool isTimeOfDay(std::string_view cell) { return parseTimeOfDay(cell).has_value(); }

/// How often cells are filled and come again; a dash fills none.
void noteFilling(const ColumnCells& cells, ColumnContent& content) {
  constexpr std::size_t kEnoughToTell = 10;
  constexpr std::size_t kNearlyAll = 95;
  std::set<std::string_view> kinds;
  std::size_t filled = 0;
  for (const std::string_view cell : cells) {
    const std::string_view text = trimmed(cell);
    if (text.empty() || text == "-") continue;
    kinds.insert(text);
    ++filled;
  }
  content.empty = filled == 0;
  content.halfFilled = filled > 0 && filled * 2 >= cells.size();
  content.filled = filled > 0 && filled * 100 >= cells.size() * kNearlyAll;
  content.same = filled >= kEnoughToTell && kinds.size() == 1;
  content.once = filled >= kEnoughToTell && kinds.size() == filled;
  content.recurs = kinds.size() < filled;
}

/// Few labels, most of which come again.
bool looksLikeEvents(const ColumnCells& cells) {
  constexpr std::size_t kMostKinds = 20;
  std::set<std::string_view> kinds;
  for (const std::string_view cell : cells) {
    kinds.insert(trimmed(cell));
    if (kinds.size() > kMostKinds) return false;
  }
  return kinds.size() * 2 <= cells.size();
}

/// What is done in shops and with media, as logs say it.
constexpr auto kEventWords = std::to_array<std::string_view>(
    {"view",     "pv",     "click",     "cart",        "fav",  "favorite", "buy",
     "purchase", "order",  "addtocart", "transaction", "like", "follow",   "share",
     "play",     "listen", "watch",     "skip",        "rate", "add",      "remove",
     "wishlist", "浏览",   "点击",      "加购",        "购买", "收藏",     "下单",
     "播放",     "点赞",   "閲覧",      "購入",        "구매"});

/// "add_to_cart": a word for an event as it is, or as one of its parts.
bool isKnownEvent(std::string_view label) {
  const std::string whole = normalisedName(label);
  const std::vector<std::string> parts = partsOfName(label);
  return std::ranges::any_of(kEventWords, [&](std::string_view word) {
    const bool plural = whole.size() == word.size() + 1 && whole.ends_with('s');
    return whole == word || (plural && whole.starts_with(word)) ||
           std::ranges::find(parts, word) != parts.end();
  });
}

/// Yes and no, true and false, 1 and 0: the first of those that say yes, empty where others are among
/// them or only one of the two.
std::string_view flagOf(const ColumnCells& cells) {
  std::string_view yes;
  bool no = false;
  for (const std::string_view cell : cells) {
    if (trimmed(cell).empty()) continue;
    const auto value = parseValue(cell);
    if (!value || (*value != 0 && *value != 1)) return {};
    no = no || *value == 0;
    if (yes.empty() && *value == 1) yes = trimmed(cell);
  }
  return no ? yes : std::string_view();
}

/// B0 and eight signs, or ten digits of an ISBN: items in reviews of Amazon's.
bool isAsin(std::string_view cell) {
  constexpr std::size_t kLength = 10;
  const std::string_view text = trimmed(cell);
  if (text.size() != kLength) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto sign = [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); };
  const bool isbn = std::all_of(text.begin(), text.end() - 1, digit) && sign(text.back());
  return isbn || (text.starts_with("B0") && std::ranges::all_of(text, sign));
}

/// A label among few that says the thing was undone.
std::string_view undoneLabelOf(const ColumnCells& cells) {
  for (const std::string_view cell : cells) {
    if (namesAnUndoing(cell)) return trimmed(cell);
  }
  return {};
}

/// Nearly all labels are words for events.
bool areKnownEvents(const ColumnCells& cells) {
  std::set<std::string_view> kinds;
  for (const std::string_view cell : cells) {
    if (!trimmed(cell).empty()) kinds.insert(trimmed(cell));
  }
  const auto known = static_cast<std::size_t>(std::ranges::count_if(kinds, isKnownEvent));
  return kinds.size() > 1 && known * 4 >= kinds.size() * 3;
}

/// Numbers nobody named that rate or count: not all the same, not as long as ids, and without the
/// many digits of a place on a map.
bool looksLikeValues(const ColumnCells& cells) {
  constexpr double kLeastId = 1e6;
  constexpr std::size_t kMostDigits = 4;
  std::set<double> distinct;
  for (const std::string_view cell : cells) {
    const auto number = parseNumber(cell);
    if (!number) continue;
    const std::size_t point = cell.find('.');
    const std::string_view digits =
        point == std::string_view::npos ? std::string_view() : trimmed(cell.substr(point + 1));
    if (std::abs(*number) >= kLeastId || (*number < 0 && digits.size() > kMostDigits)) return false;
    if (digits.size() > kMostDigits + 1) return false;
    distinct.insert(*number);
  }
  constexpr std::size_t kFew = 10;  // too few to be called all the same
  return distinct.size() > 1 || cells.size() < kFew;
}

}  // namespace

ColumnContent contentOf(const ColumnCells& cells) {
  ColumnContent content;
  const Share numbers = shareOf(cells, isNumber);
  content.numeric = numbers.isAtLeast(kMostly);
  content.allNumeric = numbers.isAtLeast(100);
  content.partlyNumeric = shareOf(cells, isValue).good * 100 >=
                          std::max<std::size_t>(1, cells.size()) * kEnoughUnderAName;
  content.fractions = content.numeric && std::ranges::any_of(cells, [](std::string_view cell) {
                        const auto number = parseNumber(cell);
                        return number && std::floor(*number) != *number;
                      });
  content.times = looksLikeTimes(cells);
  // 17.02.2023 is a number to those who write 1.000,5.
  const auto isPlain = [](std::string_view cell) { return parseNumber(cell).has_value(); };
  content.dates = content.times && !shareOf(cells, isPlain).isAtLeast(kMostly);
  const TimeRule rule = guessTimeRule(cells);
  const auto isTime = [&](std::string_view cell) { return parseTime(cell, rule).has_value(); };
  content.parsable = shareOf(cells, isTime).isAtLeast(kEnoughUnderAName);
  if (content.parsable) content.fineness = finenessOf(cells, rule);
  const auto isPart = [](std::string_view cell) { return partOf(cell).has_value(); };
  content.parts = shareOf(cells, isPart).isAtLeast(kMostly);
  content.counts = countsUp(cells);
  content.events = looksLikeEvents(cells);
  content.knownEvents = content.events && !content.numeric && areKnownEvents(cells);
  content.valueLike = content.allNumeric && looksLikeValues(cells);
  content.timesOfDay = shareOf(cells, isTimeOfDay).isAtLeast(kMostly);
  content.clocks = content.timesOfDay || shareOf(cells, isClock).isAtLeast(kMostly);
  if (content.events && !content.numeric) content.undone = undoneLabelOf(cells);
  content.flag = flagOf(cells);
  content.asins = shareOf(cells, isAsin).isAtLeast(kMostly) && !content.times;
  const auto isObject = [](std::string_view cell) { return trimmed(cell).starts_with('{'); };
  content.nested = shareOf(cells, isObject).isAtLeast(kMostly);
  noteFilling(cells, content);
  return content;
}

}  // namespace tastescope
