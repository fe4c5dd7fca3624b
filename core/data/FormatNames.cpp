#include "core/data/FormatNames.h"

#include <algorithm>

#include "core/data/Encodings.h"

namespace tastescope {
namespace {

template <typename Value>
std::optional<Value> valueOf(const std::map<std::string, Value>& keys, std::string_view key) {
  const auto found = keys.find(std::string(key));
  return found == keys.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

const std::vector<LayoutName>& layoutNames() {
  static const std::vector<LayoutName> names{
      {Layout::Auto, "auto", coreText("Layout", "Guess")},
      {Layout::Delimited, "delimited", coreText("Layout", "Table")},
      {Layout::Lists, "lists", coreText("Layout", "One user a line")},
      {Layout::Matrix, "matrix", coreText("Layout", "A column an item")},
      {Layout::Blocks, "blocks", coreText("Layout", "A block an item")},
      {Layout::JsonObjects, "json", coreText("Layout", "JSON")},
      {Layout::MovieLens, "movielens", coreText("Layout", "MovieLens")},
      {Layout::RecBole, "recbole", coreText("Layout", "RecBole files")}};
  return names;
}

const Text& layoutTitle(Layout layout) {
  return std::ranges::find(layoutNames(), layout, &LayoutName::layout)->title;
}

std::string keyOf(Layout layout) {
  const auto found = std::ranges::find(layoutNames(), layout, &LayoutName::layout);
  return found == layoutNames().end() ? std::string() : found->key;
}

std::string keyOf(Encoding encoding) {
  return encoding == Encoding::Auto ? "auto" : infoOf(encoding).key;
}

std::string keyOf(Domain domain) {
  for (const auto& [key, value] : domainsByKey()) {
    if (value == domain) return key;
  }
  return {};
}

std::map<std::string, Domain> domainsByKey() {
  return {{"general", Domain::General}, {"commerce", Domain::Commerce},
          {"content", Domain::Content}, {"social", Domain::Social},
          {"finance", Domain::Finance}, {"education", Domain::Education}};
}

std::map<std::string, Layout> layoutsByKey() {
  std::map<std::string, Layout> keys{{"jsonlines", Layout::JsonObjects}};
  for (const LayoutName& name : layoutNames()) keys.emplace(name.key, name.layout);
  return keys;
}

std::map<std::string, Encoding> encodingsByKey() {
  std::map<std::string, Encoding> keys{{"auto", Encoding::Auto}};
  for (const EncodingInfo& info : encodings()) {
    keys.emplace(info.key, info.encoding);
    for (const std::string& alias : info.aliases) keys.emplace(alias, info.encoding);
  }
  return keys;
}

std::optional<Layout> layoutOfKey(std::string_view key) { return valueOf(layoutsByKey(), key); }

std::optional<Encoding> encodingOfKey(std::string_view key) {
  return valueOf(encodingsByKey(), key);
}

}  // namespace tastescope
