#include "core/data/SideLayout.h"

#include "core/data/DelimitedReader.h"
#include "core/data/FormatGuess.h"

#include <algorithm>
#include <string_view>

#include "core/data/ColumnNames.h"

namespace tastescope {
namespace {

SideLayout fixedLayout(std::string_view delimiter, std::initializer_list<const char*> names) {
  SideLayout layout;
  layout.fixed = true;
  layout.format.delimiter = std::string(delimiter);
  layout.format.quote = '\0';
  layout.format.header = false;
  for (const char* name : names) layout.columns.push_back({name, false, false});
  return layout;
}

}  // namespace

SideLayout sideLayoutOf(const std::string& leaf, const std::vector<std::string>& genreNames) {
  if (leaf == "u.user") return fixedLayout("|", {"id", "age", "gender", "occupation", "zip_code"});
  if (leaf == "users.dat")
    return fixedLayout("::", {"id", "gender", "age", "occupation", "zip_code"});
  if (leaf == "movies.dat") return fixedLayout("::", {"id", "title", "genres"});
  if (leaf != "u.item") return {};
  SideLayout layout =
      fixedLayout("|", {"id", "title", "release_date", "video_release_date", "url"});
  constexpr std::size_t kFlags = 19;
  for (std::size_t i = 0; i < kFlags; ++i) {
    layout.columns.push_back(
        {i < genreNames.size() ? genreNames[i] : "genre " + std::to_string(i), false, true});
  }
  return layout;
}

SideLayout sideLayoutFromHeader(const std::vector<std::string>& header) {
  SideLayout layout;
  for (const std::string& name : header) {
    const std::size_t colon = name.rfind(':');
    const std::string_view type =
        colon == std::string::npos ? std::string_view() : std::string_view(name).substr(colon + 1);
    const bool typed =
        type == "token" || type == "token_seq" || type == "float" || type == "float_seq";
    const std::string plain = typed ? name.substr(0, colon) : name;
    const bool title = hintOf(plain).role == ColumnRole::ItemTitle;
    layout.columns.push_back({plain, type == "token_seq" && !title, false});
  }
  return layout;
}

void foldFlags(SideLayout& layout, std::vector<std::vector<std::string>>& cells) {
  const auto first = std::ranges::find(layout.columns, true, &SideLayout::Column::flag);
  if (first == layout.columns.end()) return;
  const auto begin = static_cast<std::size_t>(first - layout.columns.begin());
  std::vector<std::string> genres(cells.front().size());
  for (std::size_t column = begin; column < layout.columns.size(); ++column) {
    for (std::size_t entity = 0; entity < genres.size(); ++entity) {
      if (cells[column][entity] != "1") continue;
      if (!genres[entity].empty()) genres[entity] += '|';
      genres[entity] += layout.columns[column].name;
    }
  }
  layout.columns.resize(begin);
  layout.columns.push_back({"genres", false, false});
  cells.resize(begin);
  cells.push_back(std::move(genres));
}

std::vector<std::string> readGenreNames(const SourceMember& member) {
  bool complete = false;
  const std::string text = readHead(member, kBlockBytes, complete);
  std::vector<std::string> names;
  const auto records = makeDelimitedReader(feedOf(text), "|", '\0');
  Record record;
  while (records->next(record)) names.emplace_back(record.cells.front());
  return names;
}

SideFormat sideFormatOf(const SourceMember& member, const TextSample& sample,
                        const std::vector<std::string>& genreNames) {
  SideFormat format{sideLayoutOf(member.leaf(), genreNames), {}};
  const bool json = looksLikeJson(sample.text);
  if (json) format.layout.format.path = "";  // an object is an entity, whatever lists it holds
  format.file =
      guessFormat(sample, json ? Layout::JsonObjects : Layout::Delimited, format.layout.format);
  if (format.layout.columns.empty()) format.layout = sideLayoutFromHeader(format.file.columns);
  return format;
}

bool isJsonDictionary(const SourceMember& member, const TextSample& sample) {
  if (!member.leaf().ends_with(".json") || !sample.text.starts_with('{')) return false;
  const auto lines = makeDelimitedReader(feedOf(sample.text), "", '\0');
  Record record;
  std::size_t objects = 0;
  while (objects < 2 && lines->next(record)) objects += record.raw.starts_with("{");
  return objects == 1;
}

}  // namespace tastescope
