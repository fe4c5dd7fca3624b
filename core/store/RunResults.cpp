#include "core/store/RunResults.h"

#include <set>
#include <string>

#include "core/base/Clock.h"
#include "core/store/Checksum.h"
#include "core/store/CurveRows.h"
#include "core/store/NumberColumn.h"
#include "core/store/SqlSupport.h"
#include "core/store/TensorRows.h"

namespace tastescope {
namespace {

constexpr const char* kBest = "best";
constexpr const char* kCheckpoint = "checkpoint";
constexpr const char* kState = "state";

std::uintmax_t bytesOf(const TensorMap& tensors) {
  std::uintmax_t bytes = 0;
  for (const auto& [name, tensor] : tensors) bytes += tensor.bytes.size();
  return bytes;
}

/// Those of one part stand together.
std::vector<MetricValue> metricRows(SQLite::Database& database, RunId run) {
  std::vector<MetricValue> metrics;
  const SmallValues small(database);
  SQLite::Statement select(
      database,
      "SELECT part, name, value, half FROM metric WHERE run = ? ORDER BY part DESC, name");
  select.bind(1, run);
  while (select.executeStep()) {
    metrics.push_back({select.getColumn(0).getString(), select.getColumn(1).getString(),
                       numberFrom(select.getColumn(2)), numberFrom(select.getColumn(3))});
  }
  return metrics;
}

/// Of the metrics of one part, so that those of another can be replaced alone.
std::int64_t metricChecksum(RunId run, const std::string& part,
                            const std::vector<MetricValue>& metrics) {
  Checksum sum;
  sum.add(run).add(part);
  for (const MetricValue& metric : metrics) {
    if (metric.part == part) addNumber(addNumber(sum.add(metric.name), metric.value), metric.half);
  }
  return sum.value();
}

/// For the parts of `written`, which may name a metric twice: the rows count.
void putMetricSums(SQLite::Database& database, RunId run, const std::vector<MetricValue>& written) {
  const std::vector<MetricValue> stored = metricRows(database, run);
  SQLite::Statement put(database, "INSERT OR REPLACE INTO metric_sum VALUES(?,?,?)");
  put.bind(1, run);
  std::set<std::string> parts;
  for (const MetricValue& metric : written) parts.insert(metric.part);
  for (const std::string& part : parts) {
    put.bind(2, part);
    put.bind(3, metricChecksum(run, part, stored));
    put.exec();
    put.reset();
  }
}

/// Parts from before version 12 have none.
void requireMetricSums(SQLite::Database& database, RunId run,
                       const std::vector<MetricValue>& metrics, const std::filesystem::path& file) {
  SQLite::Statement sums(database, "SELECT part, checksum FROM metric_sum WHERE run = ?");
  sums.bind(1, run);
  while (sums.executeStep()) {
    if (sums.getColumn(1).getInt64() != metricChecksum(run, sums.getColumn(0).getString(), metrics))
      throwChecksum(file, coreText("Project", "the metrics of the run #%1").arg(run));
  }
}

/// With the numbers of tensors, so that none of them can go unnoticed.
std::int64_t headerChecksum(SQLite::Database& database, RunId run, std::string_view header) {
  return Checksum()
      .add(run)
      .add(header)
      .add(countTensors(database, run, kCheckpoint))
      .add(countTensors(database, run, kState))
      .value();
}

void putHeader(SQLite::Database& database, RunId run, const nlohmann::json& header) {
  SQLite::Statement put(database,
                        "INSERT OR REPLACE INTO checkpoint(run, header, checksum) VALUES(?,?,?)");
  const std::string text = header.dump();
  put.bind(1, run);
  put.bind(2, text);
  put.bind(3, headerChecksum(database, run, text));
  put.exec();
}

std::optional<nlohmann::json> headerOf(SQLite::Database& database, RunId run,
                                       const std::filesystem::path& file) {
  SQLite::Statement select(database, "SELECT header, checksum FROM checkpoint WHERE run = ?");
  select.bind(1, run);
  if (!select.executeStep()) return std::nullopt;
  const SQLite::Column stored = select.getColumn(1);
  if (!stored.isNull() &&
      stored.getInt64() != headerChecksum(database, run, select.getColumn(0).getString())) {
    throwChecksum(file, coreText("Project", "the saved training of the run #%1").arg(run));
  }
  return jsonColumn(select.getColumn(0), file);
}

/// Lists were made with the weights that are replaced now.
void replaceBest(SQLite::Database& database, RunId run, const TensorMap& best) {
  writeTensors(database, run, kBest, best);
  for (const char* made : {"recommendation_set", "layout"}) {
    SQLite::Statement drop(database, std::string("DELETE FROM ") + made + " WHERE run = ?");
    drop.bind(1, run);
    drop.exec();
  }
}

}  // namespace

void RunResults::appendCurves(RunId id, const Curves& points) {
  constexpr std::uintmax_t kBytesPerPoint = 40;
  std::uintmax_t bytes = 0;
  for (const auto& [series, added] : points) bytes += kBytesPerPoint * added.size();
  sqlGuardWriting(project_.file(), project_.database(), bytes, [&] {
    SQLite::Transaction transaction(project_.database(), SQLite::TransactionBehavior::IMMEDIATE);
    insertPoints(project_.database(), id, points, project_.file());
    SQLite::Statement touch(project_.database(), "UPDATE run SET touched = ? WHERE id = ?");
    touch.bind(1, unixNow());
    touch.bind(2, id);
    touch.exec();
    transaction.commit();
  });
}

std::int64_t RunResults::lastEpoch(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(
        project_.database(),
        "SELECT coalesce(max(p.epoch), 0) FROM curve_series s JOIN curve_point "
        "p ON p.series = s.id WHERE s.run = ?");
    select.bind(1, id);
    select.executeStep();
    return select.getColumn(0).getInt64();
  });
}

void RunResults::truncateCurves(RunId id, std::int64_t afterStep) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Transaction transaction(project_.database(), SQLite::TransactionBehavior::IMMEDIATE);
    removePointsAfter(project_.database(), id, afterStep, project_.file());
    transaction.commit();
  });
}

Curves RunResults::curves(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    return readCurves(project_.database(), id, project_.file());
  });
}

void RunResults::setMetrics(RunId id, const std::vector<MetricValue>& metrics) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement remove(database, "DELETE FROM metric WHERE run = ? AND part = ?");
    for (const MetricValue& metric : metrics) {
      remove.bind(1, id);
      remove.bind(2, metric.part);
      remove.exec();
      remove.reset();
    }
    SQLite::Statement insert(database, "INSERT OR REPLACE INTO metric VALUES(?,?,?,?,?)");
    for (const MetricValue& metric : metrics) {
      insert.bind(1, id);
      insert.bind(2, metric.part);
      insert.bind(3, metric.name);
      bindNumber(insert, 4, metric.value);
      bindNumber(insert, 5, metric.half);
      insert.exec();
      insert.reset();
    }
    putMetricSums(database, id, metrics);
    transaction.commit();
  });
}

std::vector<MetricValue> RunResults::metrics(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    const SQLite::Transaction snapshot(project_.database());
    std::vector<MetricValue> metrics = metricRows(project_.database(), id);
    requireMetricSums(project_.database(), id, metrics, project_.file());
    return metrics;
  });
}

void RunResults::saveWeights(RunId id, const TensorMap& best) {
  sqlGuardWriting(project_.file(), project_.database(), bytesOf(best), [&] {
    SQLite::Transaction transaction(project_.database(), SQLite::TransactionBehavior::IMMEDIATE);
    replaceBest(project_.database(), id, best);
    transaction.commit();
  });
}

TensorMap RunResults::weights(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Transaction snapshot(project_.database());
    TensorMap best = readTensors(project_.database(), id, kBest, project_.file());
    if (best.empty()) {
      throw Error(
          ErrorCode::NotFound,
          coreText("Runs",
                   "The run %1 has no trained weights yet. Finish or resume its training first.")
              .arg(RunStore(project_).get(id).name));
    }
    return best;
  });
}

std::uint64_t RunResults::weightBytes(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(),
                             "SELECT coalesce(sum(length(c.bytes)), 0) FROM tensor_chunk c JOIN "
                             "tensor t ON t.id = c.tensor WHERE t.run = ? AND t.kind = 'best'");
    select.bind(1, id);
    select.executeStep();
    return static_cast<std::uint64_t>(select.getColumn(0).getInt64());
  });
}

bool RunResults::hasWeights(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(),
                             "SELECT 1 FROM tensor WHERE run = ? AND kind = 'best' LIMIT 1");
    select.bind(1, id);
    return select.executeStep();
  });
}

void RunResults::saveCheckpoint(const RunRecord& record, const StoredCheckpoint& checkpoint,
                                const Curves& newPoints, const TensorMap* newBest) {
  const std::uintmax_t bytes = bytesOf(checkpoint.weights) + bytesOf(checkpoint.trainingState) +
                               (newBest == nullptr ? 0 : bytesOf(*newBest));
  sqlGuardWriting(project_.file(), project_.database(), bytes, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    RunStore(project_).update(record);
    insertPoints(database, record.id, newPoints, project_.file());
    if (newBest != nullptr) replaceBest(database, record.id, *newBest);
    writeTensors(database, record.id, kCheckpoint, checkpoint.weights);
    writeTensors(database, record.id, kState, checkpoint.trainingState);
    putHeader(database, record.id, checkpoint.header);
    transaction.commit();
  });
}

std::optional<StoredCheckpoint> RunResults::checkpoint(RunId id) const {
  return sqlGuard(project_.file(), [&]() -> std::optional<StoredCheckpoint> {
    SQLite::Database& database = project_.database();
    SQLite::Transaction snapshot(database);
    auto header = headerOf(database, id, project_.file());
    if (!header) return std::nullopt;
    return StoredCheckpoint{*std::move(header),
                            readTensors(database, id, kCheckpoint, project_.file()),
                            readTensors(database, id, kState, project_.file())};
  });
}

bool RunResults::hasCheckpoint(RunId id) const {
  return sqlGuard(project_.file(), [&] {
    SQLite::Statement select(project_.database(), "SELECT 1 FROM checkpoint WHERE run = ?");
    select.bind(1, id);
    return select.executeStep();
  });
}

void RunResults::changeCheckpoint(RunId id, const nlohmann::json& changes) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    auto header = headerOf(database, id, project_.file());
    if (!header) return;
    header->update(changes);
    putHeader(database, id, *header);
    transaction.commit();
  });
}

void RunResults::dropCheckpoint(RunId id) {
  sqlGuardWriting(project_.file(), project_.database(), kFewRows, [&] {
    SQLite::Database& database = project_.database();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    deleteTensors(database, id, kCheckpoint);
    deleteTensors(database, id, kState);
    SQLite::Statement remove(database, "DELETE FROM checkpoint WHERE run = ?");
    remove.bind(1, id);
    remove.exec();
    transaction.commit();
  });
}

}  // namespace tastescope
