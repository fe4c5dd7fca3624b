#include "core/data/SideInformation.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/data/FormatGuess.h"
#include "core/data/IdGuards.h"
#include "core/data/NumberParsing.h"
#include "core/data/SideCollector.h"
#include "core/data/SideLayout.h"

namespace tastescope {
namespace {

/// The directed links of a file of two user columns, and what of them found its users.
struct LinkRows {
  UserLinks links;
  SideMatches matches;
};

LinkRows readLinkRows(const SourceMember& member, const FileFormat& format, const IdMap& users,
                      const std::stop_token& stop) {
  LinkRows rows;
  rows.matches.matched.assign(users.size(), false);
  const auto records = openRecords(member, format, stop);
  Record record;
  while (records->next(record)) {
    if (record.problem != RecordProblem::None || record.cells.size() < 2) {
      ++rows.matches.unknown;
      continue;
    }
    const auto from = findCell(users, record.cells[0]);
    const auto to = findCell(users, record.cells[1]);
    if (from && to) {
      rows.links.emplace_back(*from, *to);
      rows.matches.see(trimmed(record.cells[0]), from);
      rows.matches.see(trimmed(record.cells[1]), to);
    } else {
      rows.matches.see(trimmed(record.cells[from ? 1 : 0]), std::nullopt);
    }
  }
  return rows;
}

/// Links of which a user is unknown are left out with a note; a found file without others, whole.
UserLinks readLinks(const SideFile& side, const IdMap& users, ImportReport& report,
                    const std::stop_token& stop) {
  const SourceMember& member = side.member;
  const TextSample sample = sampleOf(member, Encoding::Auto);
  const FileFormat format = guessFormat(sample, Layout::Delimited, {});
  LinkRows rows = readLinkRows(member, format, users, stop);
  ReadSide reading;
  reading.name = member.name();
  reading.entity = Entity::User;
  reading.links = true;
  reading.columns = format.columns;
  reading.matched = static_cast<std::uint64_t>(std::ranges::count(rows.matches.matched, true));
  reading.entities = users.size();
  reading.unknown = rows.matches.unknown;
  reading.matchedExamples = rows.matches.matchedExamples;
  reading.unknownExamples = rows.matches.unknownExamples;
  reading.used = !rows.links.empty() || !side.found;
  if (rows.links.empty() && !side.found) {
    report.reading.doubts.push_back(
        {{},
         coreText("Import", "No row of “%1” links two users of the interactions.")
             .arg(member.name()),
         {},
         "--links"});
  } else if (reading.used && reading.unknown > 0) {
    report.notes.push_back(
        coreText("Import", "%1 links of “%2” are left out: a user is unknown or missing.")
            .arg(static_cast<unsigned long long>(reading.unknown))
            .arg(member.name()));
  }
  report.reading.sides.push_back(std::move(reading));
  return std::move(rows.links);
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
    request.memory = ImportMemory(plan.options);
    request.idColumn = users ? plan.options.userIdColumn : plan.options.itemIdColumn;
    if (plan.sources.genres) request.genreNames = readGenreNames(*plan.sources.genres);
    unlessFound(*side, clean.report.notes, [&] { collector.addFile(request, clean.report, stop); });
  }
  return std::move(collector).table();
}

}  // namespace

SideInformation readSideInformation(const ImportPlan& plan, CleanRows& clean, Progress& progress,
                                    const std::stop_token& stop, const IdMap* linked) {
  progress.begin(coreText("Import", "Reading side information"), coreText("Import", "files"), 3);
  SideInformation side;
  side.itemAttributes = attributesOf(Entity::Item, plan, clean, stop);
  progress.set(1);
  side.userAttributes = attributesOf(Entity::User, plan, clean, stop);
  progress.set(2);
  if (const auto& links = plan.sources.links) {
    const IdMap& users = linked != nullptr ? *linked : clean.users;
    unlessFound(*links, clean.report.notes,
                [&] { side.links = readLinks(*links, users, clean.report, stop); });
  }
  progress.set(3);
  return side;
}

}  // namespace tastescope
