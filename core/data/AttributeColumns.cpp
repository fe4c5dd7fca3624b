#include "core/data/AttributeColumns.h"

#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/data/RoleGuess.h"
#include "core/data/ValueParsing.h"

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
    column.numbers.push_back(parseNumber(text).value_or(std::numeric_limits<double>::quiet_NaN()));
  }
}

}  // namespace

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
