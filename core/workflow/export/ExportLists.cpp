// Recommendations and interactions as tables.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "core/recommend/Recommend.h"
#include "core/workflow/export/ExportTables.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope {
namespace {

constexpr std::size_t kListsPerBatch = 512;

struct ListRow {
  Index user = 0;
  std::size_t rank = 0;
  Index item = 0;
  float score = 0;
};
using ListColumns = std::vector<ExportColumn<ListRow>>;

ListColumns listColumns(const Session& session) {
  const Dataset& data = session.data();
  ListColumns columns{
      {"user",
       [&data](TableWriter& table, const ListRow& row) { table.text(data.users.id(row.user)); }},
      {"rank", [](TableWriter& table,
                  const ListRow& row) { table.integer(static_cast<std::int64_t>(row.rank)); }},
      {"item",
       [&data](TableWriter& table, const ListRow& row) { table.text(data.items.id(row.item)); }},
      {"score", [](TableWriter& table, const ListRow& row) {
         table.score(static_cast<double>(row.score));
       }}};
  if (data.itemAttributes.titleColumn()) {
    columns.push_back({"title", [&data](TableWriter& table, const ListRow& row) {
                         table.text(data.itemAttributes.title(row.item));
                       }});
  }
  return columns;
}

/// A project changed by hand may name what is not there.
void requireKnown(const Dataset& data, Index user, Index item, const std::filesystem::path& file) {
  if (user < data.users.size() && item < data.items.size()) return;
  throw Error(
      ErrorCode::Corrupt,
      coreText("Export", "The lists stored in %1 are damaged. Make the recommendations again.")
          .arg(file.string()));
}

void writeStored(Session& session, const ExportRequest& request, const ListColumns& columns,
                 RowSink& sink) {
  session.withProject([&](Project& project) {
    const ListStore lists(project);
    const auto write = [&](Index user, std::size_t rank, const StoredRecommendation& stored) {
      if (rank > request.k) return;
      requireKnown(session.data(), user, stored.item, session.file());
      writeRow(sink, columns, {user, rank, stored.item, stored.score});
    };
    if (request.users.empty()) {
      sink.expect(lists.count(request.run));
      lists.forEach(request.run, write);
      return;
    }
    sink.expect(request.users.size() * request.k);
    for (const Index user : request.users) {
      std::size_t rank = 0;
      for (const StoredRecommendation& stored : lists.list(request.run, user))
        write(user, ++rank, stored);
    }
  });
}

void writeComputed(Session& session, const ExportRequest& request, const ListColumns& columns,
                   RowSink& sink) {
  const std::vector<Index> users = scopeOf(session, request, Entity::User);
  sink.expect(users.size() * request.k);
  const auto model = session.model(request.run);
  const RecommendOptions options = optionsFor(*model, request.k, request.keepOwned);
  std::vector<float> scores;
  const std::map<Index, Opinions> opinions = everyonesOpinions(session);
  for (std::size_t begin = 0; begin < users.size(); begin += kListsPerBatch) {
    throwIfStopped(sink.stop());
    const auto batch =
        std::span(users).subspan(begin, std::min(kListsPerBatch, users.size() - begin));
    auto lists = recommendBatch(*model, *session.data().interactions, batch, options, scores);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (const auto said = opinions.find(batch[i]); said != opinions.end())
        lists[i] = listWithOpinions(*model, session.data(), batch[i], said->second, options);
      std::size_t rank = 0;
      for (const RecommendedItem& entry : lists[i]) {
        writeRow(sink, columns, {batch[i], ++rank, entry.item, entry.score});
      }
    }
  }
}

struct EntryRow {
  Index user = 0;
  std::uint64_t entry = 0;
};

using EntryColumns = std::vector<ExportColumn<EntryRow>>;

/// Of interactions, or of events where repeats were kept. `parts`: one an entry, or empty; it outlives
/// the columns.
EntryColumns entryColumns(const Session& session, const std::vector<Part>& parts) {
  const Dataset& data = session.data();
  const HistoryRows& all = data.interactions->sequences();
  EntryColumns columns{
      {"user",
       [&data](TableWriter& table, const EntryRow& row) { table.text(data.users.id(row.user)); }},
      {"item",
       [&data, &all](TableWriter& table, const EntryRow& row) {
         table.text(data.items.id(all.items()[row.entry]));
       }},
      {"value",
       [&all](TableWriter& table, const EntryRow& row) { table.number(all.amount(row.entry)); }}};
  if (data.hasDates()) {
    columns.push_back({"time", [&all](TableWriter& table, const EntryRow& row) {
                         table.time(all.times()[row.entry]);
                       }});
  } else if (all.hasTimes()) {
    columns.push_back({"position", [&all](TableWriter& table, const EntryRow& row) {
                         table.number(positionOf(all.times()[row.entry]));
                       }});
  }
  if (!parts.empty()) {
    columns.push_back({"part", [&parts](TableWriter& table, const EntryRow& row) {
                         table.text(partName(parts[row.entry]));
                       }});
  }
  return columns;
}

}  // namespace

std::vector<std::string> recommendationColumnNames(const Session& session) {
  return columnNames(listColumns(session));
}

void writeRecommendations(Session& session, const ExportRequest& request, RowSink& sink) {
  static_cast<void>(scopeOf(session, request, Entity::User));
  const ListColumns columns = chosenColumns(listColumns(session), request.columns);
  writeHeader(sink.table(), columns, request.format);
  const bool stored = session.withProject([&](Project& project) {
    const ListStore lists(project);
    return lists.longest(request.run) >= request.k &&
           lists.keepsOwned(request.run) == request.keepOwned && !lists.opinionsSince(request.run);
  });
  if (stored) {
    writeStored(session, request, columns, sink);
  } else {
    writeComputed(session, request, columns, sink);
  }
}

const char* partName(Part part) {
  constexpr std::array<const char*, 3> kNames{"train", "valid", "test"};
  return kNames[static_cast<std::size_t>(part)];
}

std::vector<Part> partsFor(const Session& session, const ExportRequest& request) {
  const Dataset& data = session.data();
  std::vector<Part> parts = request.split ? partsOf(data, *request.split) : data.parts;
  return data.interactions->events() ? partsOfEvents(*data.interactions, parts) : parts;
}

std::vector<std::string> interactionColumnNames(const Session& session,
                                                const ExportRequest& request) {
  const bool parted = !request.splitFiles && (request.split || !session.data().parts.empty());
  const std::vector<Part> some(parted ? 1 : 0);
  return columnNames(entryColumns(session, some));
}

void writeInteractions(Session& session, const ExportRequest& request, std::optional<Part> only,
                       RowSink& sink) {
  const HistoryRows& all = session.data().interactions->sequences();
  const std::vector<Part> parts = partsFor(session, request);
  const std::vector<Part> shown = only ? std::vector<Part>() : parts;
  const auto columns = chosenColumns(entryColumns(session, shown), request.columns);
  writeHeader(sink.table(), columns, request.format);
  sink.expect(only ? static_cast<std::uint64_t>(std::ranges::count(parts, *only)) : all.size());
  std::vector<bool> wanted(all.itemCount(), false);
  for (const Index item : scopeOf(session, request, Entity::Item)) wanted[item] = true;
  for (const Index user : scopeOf(session, request, Entity::User)) {
    for (std::uint64_t entry = all.offsets()[user]; entry < all.offsets()[user + 1]; ++entry) {
      if (wanted[all.items()[entry]] && (!only || parts[entry] == *only))
        writeRow(sink, columns, {user, entry});
    }
  }
}

}  // namespace tastescope
