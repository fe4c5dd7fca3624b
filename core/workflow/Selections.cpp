#include "core/workflow/Selections.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/base/DidYouMean.h"
#include "core/base/NameLength.h"
#include "core/base/SpreadsheetGuard.h"
#include "core/data/DelimitedReader.h"

namespace tastescope {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kIdColumn = "id";

std::string textOf(const std::filesystem::path& file) {
  // A device has no end.
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_character_file(file) || std::filesystem::is_directory(file)) {
    throw Error(ErrorCode::NotFound,
                coreText("Core", "The file %1 cannot be read.").arg(file.string()));
  }
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

/// A comma, semicolon or tab: what the first line has most of.
std::string delimiterOf(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  constexpr std::string_view kMarks = ",;\t";
  const auto* const most = std::ranges::max_element(
      kMarks, {}, [line](char mark) { return std::ranges::count(line, mark); });
  return {*most};
}

/// The cells below “id”; nothing when the text is no such table.
std::optional<std::vector<std::string>> idColumn(const std::string& text) {
  const auto reader = makeDelimitedReader(feedOf(text), delimiterOf(text), '"');
  Record record;
  if (!reader->next(record)) return std::nullopt;
  const auto head = std::ranges::find(record.cells, kIdColumn);
  if (head == record.cells.end()) return std::nullopt;
  const auto column = static_cast<std::size_t>(head - record.cells.begin());
  std::vector<std::string> ids;
  while (reader->next(record)) {
    if (column < record.cells.size()) ids.emplace_back(readGuard(record.cells[column]).text);
  }
  return ids;
}

/// Somebody else may have added to the data since this session read it.
void keepThoseHere(const Session& session, KeptSelection& selection) {
  const Dataset& data = session.data();
  const Index there = selection.entity == Entity::User ? data.users.size() : data.items.size();
  selection.members.erase(std::ranges::lower_bound(selection.members, there),
                          selection.members.end());
}

Error wrongKind(const KeptSelection& selection) {
  return {ErrorCode::InvalidInput,
          selection.entity == Entity::User
              ? coreText("Selections", "The selection “%1” is of users, and items are wanted here.")
                    .arg(selection.name)
              : coreText("Selections", "The selection “%1” is of items, and users are wanted here.")
                    .arg(selection.name)};
}

}  // namespace

std::vector<KeptSelection> keptSelections(Session& session) {
  auto kept = session.withProject([](Project& project) { return SelectionStore(project).all(); });
  for (KeptSelection& selection : kept) keepThoseHere(session, selection);
  std::erase_if(kept, [](const KeptSelection& selection) { return selection.members.empty(); });
  return kept;
}

SelectionId keepSelection(Session& session, const KeptSelection& selection) {
  requireShortName(selection.name);
  return session.withProject(
      [&](Project& project) { return SelectionStore(project).add(selection); });
}

void renameSelection(Session& session, SelectionId selection, const std::string& name) {
  requireShortName(name);
  session.withProject([&](Project& project) { SelectionStore(project).rename(selection, name); });
}

KeptSelection forgetSelection(Session& session, SelectionId selection) {
  return session.withProject(
      [&](Project& project) { return SelectionStore(project).remove(selection); });
}

KeptSelection selectionByName(Session& session, const std::string& name) {
  auto found =
      session.withProject([&](Project& project) { return SelectionStore(project).find(name); });
  if (found) {
    keepThoseHere(session, *found);
    return *std::move(found);
  }
  const std::vector<KeptSelection> kept = keptSelections(session);
  throw Error(
      ErrorCode::NotFound,
      orDidYouMean(coreText("Selections", "No selection is kept under the name “%1”.").arg(name),
                   name, kept, &KeptSelection::name));
}

KeptSelection selectionByName(Session& session, Entity entity, const std::string& name) {
  KeptSelection selection = selectionByName(session, name);
  if (selection.entity != entity) throw wrongKind(selection);
  return selection;
}

std::vector<Index> membersFromIds(const Session& session, Entity entity,
                                  std::span<const std::string> ids) {
  const IdMap& known = entity == Entity::User ? session.data().users : session.data().items;
  std::vector<Index> members;
  std::vector<bool> there(known.size(), false);
  for (const std::string& id : ids) {
    const auto index = known.find(id);
    if (!index) {
      throw Error(
          ErrorCode::NotFound,
          orDidYouMean(
              coreText("Latent",
                       "The data has no “%1” to select. Ids are written exactly as in the data.")
                  .arg(id),
              id, known.size(),
              [&known](std::size_t at) { return known.id(static_cast<Index>(at)); }));
    }
    if (!there[*index]) members.push_back(*index);
    there[*index] = true;
  }
  return members;
}

std::vector<std::string> idsFromFile(const std::filesystem::path& file) {
  const std::string text = textOf(file);
  if (auto ids = idColumn(text)) return *std::move(ids);
  return linesOf(text);
}

}  // namespace tastescope
