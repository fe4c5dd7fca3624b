#include "core/data/FormatNames.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/data/Encodings.h"

namespace tastescope {
namespace {

constexpr std::array<std::pair<Layout, std::string_view>, 6> kLayouts{
    {{Layout::Auto, "auto"},
     {Layout::Delimited, "delimited"},
     {Layout::MovieLens, "movielens"},
     {Layout::RecBole, "recbole"},
     {Layout::Lists, "lists"},
     {Layout::JsonLines, "jsonlines"}}};
template <typename Table, typename Value>
std::string keyIn(const Table& table, Value value) {
  const auto found = std::ranges::find(table, value, [](const auto& row) { return row.first; });
  return std::string(found == table.end() ? std::string_view() : found->second);
}

template <typename Table>
auto valueIn(const Table& table, std::string_view key)
    -> std::optional<typename Table::value_type::first_type> {
  const auto found = std::ranges::find(table, key, [](const auto& row) { return row.second; });
  return found == table.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace

std::string keyOf(Layout layout) { return keyIn(kLayouts, layout); }
std::optional<Layout> layoutOfKey(std::string_view key) { return valueIn(kLayouts, key); }
std::string keyOf(Encoding encoding) {
  return encoding == Encoding::Auto ? "auto" : infoOf(encoding).key;
}

std::optional<Encoding> encodingOfKey(std::string_view key) {
  const auto found = std::ranges::find(encodings(), key, &EncodingInfo::key);
  return found == encodings().end() ? std::nullopt : std::optional(found->encoding);
}

}  // namespace tastescope
