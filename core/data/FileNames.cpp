#include "core/data/FileNames.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/data/ColumnNames.h"

namespace tastescope {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 20> kItemFiles{
    "item",     "items",   "product", "products", "movie", "movies", "artist",
    "artists",  "book",    "books",   "song",     "songs", "track",  "tracks",
    "articles", "catalog", "courses", "videos",   "games", "uitem"};
constexpr std::array<std::string_view, 12> kUserFiles{"user",   "users",    "customer", "customers",
                                                      "member", "members",  "people",   "clients",
                                                      "client", "students", "visitors", "uuser"};
constexpr std::array<std::string_view, 9> kLinkFiles{"userfriends", "friends",   "trust",
                                                     "trusts",      "social",    "network",
                                                     "userlinks",   "followers", "friendships"};
constexpr std::array<std::string_view, 12> kMainFiles{
    "interactions", "ratings", "events", "purchases", "transactions", "reviews",
    "userartists",  "udata",   "orders", "clicks",    "plays",        "views"};
constexpr std::array<std::string_view, 8> kIgnoredFiles{
    "readme", "license", "licence", "uinfo", "ugenre", "uoccupation", "tags", "genomescores"};
constexpr std::array<std::string_view, 18> kIgnoredSuffixes{
    "md", "pdf", "html", "htm", "png", "jpg", "jpeg", "py",  "r",
    "sh", "doc", "docx", "rtf", "xml", "npz", "npy",  "pkl", "tastescope"};

bool contains(Names names, std::string_view word) {
  return std::ranges::find(names, word) != names.end();
}

std::string lowerStemOf(const std::string& leaf) {
  const std::size_t dot = leaf.rfind('.');
  return dot == std::string::npos || dot == 0 ? leaf : leaf.substr(0, dot);
}

std::string suffixOf(const std::string& leaf) {
  const std::size_t dot = leaf.rfind('.');
  return dot == std::string::npos ? std::string() : normalisedName(leaf.substr(dot + 1));
}

}  // namespace

FileHint fileHintOf(const std::string& leaf) {
  if (leaf.empty() || leaf.front() == '.') return FileHint::Ignore;
  const std::string suffix = suffixOf(leaf);
  const std::string stem = normalisedName(lowerStemOf(leaf));
  const std::string whole = normalisedName(leaf);
  if (contains(kIgnoredSuffixes, suffix)) return FileHint::Ignore;
  if (contains(kIgnoredFiles, stem) || contains(kIgnoredFiles, whole)) return FileHint::Ignore;
  if (suffix == "inter") return FileHint::Interactions;
  if (suffix == "item") return FileHint::Items;
  if (suffix == "user") return FileHint::Users;
  if (suffix == "net") return FileHint::Links;
  if (suffix == "json" && stem.find("item") != std::string::npos) return FileHint::Items;
  if (contains(kItemFiles, stem)) return FileHint::Items;
  if (contains(kUserFiles, stem)) return FileHint::Users;
  if (contains(kLinkFiles, stem)) return FileHint::Links;
  if (contains(kMainFiles, stem) || contains(kMainFiles, whole)) return FileHint::Interactions;
  return FileHint::None;
}

std::optional<PartName> partNameOf(const std::string& leaf) {
  constexpr std::string_view kBreaks = "._-";
  std::size_t begin = 0;
  std::optional<PartName> found;
  while (begin <= leaf.size()) {
    const std::size_t end = std::min(leaf.find_first_of(kBreaks, begin), leaf.size());
    const std::string word = leaf.substr(begin, end - begin);
    if (const auto part = partOf(word)) {
      const std::size_t cut = begin > 0 ? begin - 1 : begin;
      found = PartName{*part, leaf.substr(0, cut) + leaf.substr(std::min(end, leaf.size()))};
    }
    begin = end + 1;
  }
  return found;
}

Layout layoutOfName(const std::string& leaf) {
  if (leaf == "u.data" || leaf == "ratings.dat" || leaf == "ratings.csv") return Layout::MovieLens;
  return leaf.ends_with(".inter") ? Layout::RecBole : Layout::Auto;
}

}  // namespace tastescope
