// Users and items with their figures and attributes, and their vectors, as tables.
#include <algorithm>
#include <numeric>
#include <set>

#include "core/models/Recommender.h"
#include "core/workflow/DataIndex.h"
#include "core/workflow/export/ExportTables.h"

namespace tastescope {
namespace {

constexpr std::size_t kUsersPerBatch = 512;

using EntityColumns = std::vector<ExportColumn<Index>>;

std::string distinctName(const std::string& wanted, std::set<std::string>& taken) {
  std::string name = wanted;
  for (int suffix = 2; !taken.insert(name).second; ++suffix) {
    name = wanted;
    name.append(1, '_').append(std::to_string(suffix));
  }
  return name;
}

void writeAttribute(TableWriter& table, const AttributeTable& attributes, std::size_t column,
                    Index e) {
  const AttributeColumn& data = attributes.columns()[column];
  if (data.type == AttributeType::Number) {
    table.number(data.numbers[e]);
  } else {
    table.text(attributes.display(column, e));
  }
}

EntityColumns entityColumns(const Session& session, Entity entity) {
  const IdMap& ids = session.index().ids(entity);
  const AttributeTable& attributes = session.index().attributes(entity);
  const auto figures = session.index().figures(entity);
  EntityColumns columns{
      {"id", [&ids](TableWriter& table, Index e) { table.text(ids.id(e)); }},
      {"interactions",
       [figures](TableWriter& table, Index e) { table.integer(figures->counts[e]); }},
      {"total", [figures](TableWriter& table, Index e) { table.number(figures->totals[e]); }}};
  if (session.data().hasDates()) {
    columns.push_back({"last", [figures](TableWriter& table, Index e) {
                         figures->counts[e] == 0 ? table.text({})
                                                 : table.time(figures->lastTimes[e]);
                       }});
  }
  std::set<std::string> taken{"id", "interactions", "total", "last"};
  for (std::size_t c = 0; c < attributes.columns().size(); ++c) {
    columns.push_back({distinctName(attributes.columns()[c].name, taken),
                       [&attributes, c](TableWriter& table, Index e) {
                         writeAttribute(table, attributes, c, e);
                       }});
  }
  return columns;
}

struct VectorRow {
  Index entity = 0;
  std::span<const float> values;
};
using VectorColumns = std::vector<ExportColumn<VectorRow>>;

VectorColumns vectorColumns(const Session& session, Entity entity, std::size_t dimensions) {
  const IdMap& ids = session.index().ids(entity);
  const AttributeTable& attributes = session.index().attributes(entity);
  VectorColumns columns{
      {"id", [&ids](TableWriter& table, const VectorRow& row) { table.text(ids.id(row.entity)); }}};
  if (attributes.titleColumn()) {
    columns.push_back({"title", [&attributes](TableWriter& table, const VectorRow& row) {
                         table.text(attributes.title(row.entity));
                       }});
  }
  ExportColumn<VectorRow> vector{"vector", [](TableWriter& table, const VectorRow& row) {
                                   for (const float value : row.values)
                                     table.score(static_cast<double>(value));
                                 }};
  for (std::size_t d = 1; d <= dimensions; ++d)
    vector.headers.push_back(std::string(1, 'd').append(std::to_string(d)));
  columns.push_back(std::move(vector));
  return columns;
}

[[noreturn]] void throwNoVectors(Entity entity) {
  throw Error(
      ErrorCode::Unsupported,
      entity == Entity::User
          ? coreText(
                "Export",
                "This run's model has no vectors of users. Choose a run of a latent-space model.")
          : coreText(
                "Export",
                "This run's model has no vectors of items. Choose a run of a latent-space model."));
}

/// Nothing that would need quotes: the projector does not know them.
std::string unquotable(std::string_view text) {
  std::string plain(text);
  for (char& c : plain) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c == '"') c = '\'';
  }
  return plain;
}

void writeUserVectors(const Session& session, const Recommender& model,
                      const ExportRequest& request, RowSink& sink) {
  const auto* latent = capability<HasUserLatent>(model);
  if (latent == nullptr) throwNoVectors(Entity::User);
  const std::size_t size = latent->latentSize();
  const auto columns = chosenColumns(vectorColumns(session, Entity::User, size), request.columns);
  writeHeader(sink.table(), columns, request.format);
  const Interactions& all = *session.data().interactions;
  const std::vector<Index> users = scopeOf(session, request, Entity::User);
  sink.expect(users.size());
  std::vector<float> means(kUsersPerBatch * size);
  for (std::size_t begin = 0; begin < users.size(); begin += kUsersPerBatch) {
    throwIfStopped(sink.stop());
    std::vector<History> batch;
    for (std::size_t at = begin; at < std::min(begin + kUsersPerBatch, users.size()); ++at)
      batch.push_back(historyIn(all, users[at]));
    latent->encode(batch, std::span(means).first(batch.size() * size), {});
    for (std::size_t i = 0; i < batch.size(); ++i) {
      writeRow(sink, columns, {batch[i].user, std::span(means).subspan(i * size, size)});
    }
  }
}

void writeItemVectors(const Session& session, const Recommender& model,
                      const ExportRequest& request, RowSink& sink) {
  const auto* embeddings = capability<HasItemEmbeddings>(model);
  if (embeddings == nullptr) throwNoVectors(Entity::Item);
  const HostTensor vectors = embeddings->itemEmbeddings();
  const auto items = static_cast<std::size_t>(session.data().items.size());
  const std::size_t size = items == 0 ? 0 : vectors.as<float>().size() / items;
  const auto columns = chosenColumns(vectorColumns(session, Entity::Item, size), request.columns);
  writeHeader(sink.table(), columns, request.format);
  const std::vector<Index> scope = scopeOf(session, request, Entity::Item);
  sink.expect(scope.size());
  for (const Index item : scope)
    writeRow(sink, columns, {item, vectors.as<float>().subspan(item * size, size)});
}

}  // namespace

std::vector<Index> scopeOf(const Session& session, const ExportRequest& request, Entity entity) {
  const Index count = session.index().ids(entity).size();
  std::vector<Index> scope = entity == Entity::User ? request.users : request.items;
  if (scope.empty()) {
    scope.resize(count);
    std::iota(scope.begin(), scope.end(), Index{0});
  }
  const auto unknown = std::ranges::find_if(scope, [count](Index e) { return e >= count; });
  if (unknown == scope.end()) return scope;
  throw Error(ErrorCode::NotFound,
              entity == Entity::User
                  ? coreText("Export", "The data has no user number %1.").arg(*unknown)
                  : coreText("Export", "The data has no item number %1.").arg(*unknown));
}

std::vector<std::string> entityColumnNames(const Session& session, Entity entity) {
  return columnNames(entityColumns(session, entity));
}

void writeEntities(Session& session, const ExportRequest& request, Entity entity, RowSink& sink) {
  const auto columns = chosenColumns(entityColumns(session, entity), request.columns);
  writeHeader(sink.table(), columns, request.format);
  const std::vector<Index> scope = scopeOf(session, request, entity);
  sink.expect(scope.size());
  for (const Index e : scope) writeRow(sink, columns, e);
}

std::vector<std::string> vectorColumnNames(const Session& session, Entity entity) {
  return columnNames(vectorColumns(session, entity, 0));
}

std::filesystem::path projectorLabelsFile(const std::filesystem::path& vectors) {
  std::filesystem::path file = vectors;
  return file.replace_extension(".metadata.tsv");
}

void writeProjectorLabels(const Session& session, const ExportRequest& request,
                          const std::stop_token& stop) {
  const Entity entity = request.table == ExportTable::UserVectors ? Entity::User : Entity::Item;
  const IdMap& ids = session.index().ids(entity);
  const AttributeTable& attributes = session.index().attributes(entity);
  const bool titled = attributes.titleColumn().has_value();
  TableWriter table({projectorLabelsFile(request.file.path), request.file.ifExists},
                    request.format);
  // The projector wants a header exactly when there are several columns.
  if (titled) table.header({"id", "title"});
  std::size_t row = 0;
  for (const Index e : scopeOf(session, request, entity)) {
    if (row++ % 1024 == 0) throwIfStopped(stop);
    table.text(unquotable(ids.id(e)));
    if (titled) table.text(unquotable(attributes.title(e)));
    table.endRow();
  }
  table.finish();
}

void writeVectors(Session& session, const ExportRequest& request, Entity entity, RowSink& sink) {
  const SessionPtr known = session.knownBy(request.run);
  const auto model = known->model(request.run);
  if (entity == Entity::User) {
    writeUserVectors(*known, *model, request, sink);
  } else {
    writeItemVectors(*known, *model, request, sink);
  }
}

}  // namespace tastescope
