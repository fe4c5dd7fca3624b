#include "core/data/AttributeColumns.h"

#include <limits>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

/// Gives every distinct label a code, in order of appearance.
class LabelCodes {
 public:
  explicit LabelCodes(std::vector<std::string>& labels) : labels_(labels) {}
  Index codeOf(std::string_view label) {
    const auto [entry, added] =
        codes_.emplace(std::string(label), static_cast<Index>(labels_.size()));
    if (added) labels_.emplace_back(label);
    return entry->second;
  }

 private:
  std::vector<std::string>& labels_;
  std::unordered_map<std::string, Index> codes_;
};

void fillTags(AttributeColumn& column, const std::vector<std::string>& texts, char separator) {
  LabelCodes codes(column.labels);
  column.tagOffsets.push_back(0);
  for (const std::string_view text : texts) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find(separator, begin), text.size());
      const std::string_view label = trimmed(text.substr(begin, end - begin));
      if (!label.empty()) column.codes.push_back(codes.codeOf(label));
      begin = end + 1;
    }
    column.tagOffsets.push_back(column.codes.size());
  }
}

void fillCategories(AttributeColumn& column, const std::vector<std::string>& texts) {
  LabelCodes codes(column.labels);
  for (const std::string& text : texts) {
    column.codes.push_back(text.empty() ? kNoIndex : codes.codeOf(text));
  }
}

void fillNumbers(AttributeColumn& column, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    column.numbers.push_back(plainNumber(text).value_or(std::numeric_limits<double>::quiet_NaN()));
  }
}

bool hasLeadingZero(std::string_view cell) {
  return cell.size() > 1 && cell[0] == '0' && cell[1] >= '0' && cell[1] <= '9';
}

}  // namespace

AttributeType guessAttributeType(const std::vector<std::string_view>& cells) {
  std::set<std::string_view> labels;
  std::size_t filled = 0;
  std::size_t tagged = 0;
  bool numbers = true;
  constexpr std::size_t kMostLabels = 200;
  for (const std::string_view cell : cells) {
    if (trimmed(cell).empty()) continue;
    ++filled;
    tagged += cell.find('|') != std::string_view::npos;
    numbers = numbers && plainNumber(cell).has_value() && !hasLeadingZero(cell);
    if (labels.size() <= kMostLabels) labels.insert(cell);
  }
  if (filled == 0) return AttributeType::Text;
  if (numbers) return AttributeType::Number;
  if (tagged * 10 >= filled) return AttributeType::Tags;
  const bool few =
      labels.size() <= kMostLabels && (labels.size() <= 12 || labels.size() * 5 <= filled);
  return few ? AttributeType::Category : AttributeType::Text;
}

AttributeColumn makeAttributeColumn(std::string name, std::vector<std::string> texts,
                                    char separator, std::optional<AttributeType> type) {
  AttributeColumn column;
  column.name = std::move(name);
  column.type = type ? *type : guessAttributeType({texts.begin(), texts.end()});
  switch (column.type) {
    case AttributeType::Text: column.texts = std::move(texts); break;
    case AttributeType::Number: fillNumbers(column, texts); break;
    case AttributeType::Category: fillCategories(column, texts); break;
    case AttributeType::Tags: fillTags(column, texts, separator); break;
  }
  return column;
}

}  // namespace tastescope
