#include "core/data/FormatNames.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tastescope {
namespace {

constexpr std::array<std::pair<Layout, std::string_view>, 6> kLayouts{
    {{Layout::Auto, "auto"},
     {Layout::Delimited, "delimited"},
     {Layout::MovieLens, "movielens"},
     {Layout::RecBole, "recbole"},
     {Layout::Lists, "lists"},
     {Layout::JsonLines, "jsonlines"}}};
constexpr std::array<std::pair<Encoding, std::string_view>, 6> kEncodings{
    {{Encoding::Auto, "auto"},
     {Encoding::Utf8, "utf-8"},
     {Encoding::Utf16Le, "utf-16le"},
     {Encoding::Utf16Be, "utf-16be"},
     {Encoding::Gb18030, "gb18030"},
     {Encoding::Latin1, "latin-1"}}};

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
std::string keyOf(Encoding encoding) { return keyIn(kEncodings, encoding); }
std::optional<Encoding> encodingOfKey(std::string_view key) { return valueIn(kEncodings, key); }

}  // namespace tastescope
