#include "core/data/SideInformation.h"

#include "core/base/Error.h"
#include "core/data/FormatGuess.h"
#include "core/data/IdGuards.h"
#include "core/data/SideCollector.h"
#include "core/data/SideLayout.h"

namespace tastescope {
namespace {

/// The directed links of a file of two user columns; unknown users are left out with a note.
UserLinks readLinks(const SourceMember& member, const IdMap& users, std::vector<Text>& notes,
                    const std::stop_token& stop) {
  const TextSample sample = sampleOf(member, Encoding::Auto);
  const FileFormat format = guessFormat(sample, Layout::Delimited, {});
  const auto records = openRecords(member, format, stop);
  UserLinks links;
  std::uint64_t unusable = 0;
  Record record;
  while (records->next(record)) {
    const bool readable = record.problem == RecordProblem::None && record.cells.size() >= 2;
    const auto from = readable ? findCell(users, record.cells[0]) : std::nullopt;
    const auto to = readable ? findCell(users, record.cells[1]) : std::nullopt;
    if (from && to) {
      links.emplace_back(*from, *to);
    } else {
      ++unusable;
    }
  }
  if (unusable > 0) {
    notes.push_back(
        coreText("Import", "%1 links of “%2” are left out: a user is unknown or missing.")
            .arg(static_cast<unsigned long long>(unusable))
            .arg(member.name()));
  }
  return links;
}

/// A chosen file that cannot be read ends the import; one merely found beside the source is left
/// out with a note.
template <typename Read>
void unlessFound(const SideFile& side, std::vector<Text>& notes, const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    if (!side.found) throw;
    notes.push_back(coreText("Import", "“%1”, found beside the data, is left out: %2")
                        .arg(side.member.name())
                        .arg(error.message()));
  }
}

/// Side information of one kind, from its file and from the interactions' own columns.
AttributeTable attributesOf(Entity entity, const ImportPlan& plan, CleanRows& clean,
                            const std::stop_token& stop) {
  const bool users = entity == Entity::User;
  const IdMap& ids = users ? clean.users : clean.items;
  const std::optional<SideFile>& side = users ? plan.sources.users : plan.sources.items;
  SideCollector collector(entity, ids);
  for (InlineAttribute& attribute : clean.attributes) {
    if (users == (attribute.role == ColumnRole::UserAttribute))
      collector.addInline(std::move(attribute));
  }
  if (side) {
    const auto column = columnOf(plan.format(), users ? ColumnRole::User : ColumnRole::Item);
    SideRequest request{side->member, entity,      plan.format().columns[*column].name,
                        {},           side->found, plan.options.format.encoding};
    request.idColumn = users ? plan.options.userIdColumn : plan.options.itemIdColumn;
    if (plan.sources.genres) request.genreNames = readGenreNames(*plan.sources.genres);
    unlessFound(*side, clean.report.notes, [&] { collector.addFile(request, clean.report, stop); });
  }
  return std::move(collector).table();
}

}  // namespace

SideInformation readSideInformation(const ImportPlan& plan, CleanRows& clean, Progress& progress,
                                    const std::stop_token& stop) {
  progress.begin(coreText("Import", "Reading side information"), coreText("Import", "files"), 3);
  SideInformation side;
  side.itemAttributes = attributesOf(Entity::Item, plan, clean, stop);
  progress.set(1);
  side.userAttributes = attributesOf(Entity::User, plan, clean, stop);
  progress.set(2);
  if (const auto& links = plan.sources.links) {
    unlessFound(*links, clean.report.notes, [&] {
      side.links = readLinks(links->member, clean.users, clean.report.notes, stop);
    });
  }
  progress.set(3);
  return side;
}

}  // namespace tastescope
