#include "core/store/CurveRows.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/store/Checksum.h"
#include "core/store/NumberColumn.h"
#include "core/store/SqlSupport.h"

namespace tastescope {
namespace {

/// A row of curve_series.
struct Series {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::int64_t> checksum;
};

/// Of a series without points.
Checksum emptySeries(RunId run, const std::string& name) { return Checksum().add(run).add(name); }

void addPoint(Checksum& sum, const CurvePoint& point) {
  addNumber(sum.add(point.step).add(point.epoch).add(point.seconds), point.value);
}

std::int64_t checksumOf(RunId run, const std::string& name, const std::vector<CurvePoint>& points) {
  Checksum sum = emptySeries(run, name);
  for (const CurvePoint& point : points) addPoint(sum, point);
  return sum.value();
}

void setChecksum(SQLite::Database& database, std::int64_t series, std::int64_t checksum) {
  SQLite::Statement update(database, "UPDATE curve_series SET checksum = ? WHERE id = ?");
  update.bind(1, checksum);
  update.bind(2, series);
  update.exec();
}

std::vector<Series> seriesOf(SQLite::Database& database, RunId run) {
  std::vector<Series> all;
  const SmallValues small(database);
  SQLite::Statement select(database,
                           "SELECT id, name, checksum FROM curve_series WHERE run = ? ORDER BY id");
  select.bind(1, run);
  while (select.executeStep()) {
    Series one{select.getColumn(0).getInt64(), select.getColumn(1).getString(), {}};
    if (!select.isColumnNull(2)) one.checksum = select.getColumn(2).getInt64();
    all.push_back(std::move(one));
  }
  return all;
}

Series newSeries(SQLite::Database& database, RunId run, const std::string& name) {
  const std::int64_t checksum = emptySeries(run, name).value();
  SQLite::Statement insert(database, "INSERT INTO curve_series(run, name, checksum) VALUES(?,?,?)");
  insert.bind(1, run);
  insert.bind(2, name);
  insert.bind(3, checksum);
  insert.exec();
  return {database.getLastInsertRowid(), name, checksum};
}

std::vector<CurvePoint> pointsOf(SQLite::Database& database, std::int64_t series) {
  std::vector<CurvePoint> points;
  SQLite::Statement select(
      database,
      "SELECT epoch, step, seconds, value FROM curve_point WHERE series = ? ORDER BY step");
  select.bind(1, series);
  while (select.executeStep()) {
    points.push_back({select.getColumn(0).getInt64(), select.getColumn(1).getInt64(),
                      select.getColumn(2).getDouble(), numberFrom(select.getColumn(3))});
  }
  return points;
}

std::vector<CurvePoint> wholePoints(SQLite::Database& database, RunId run, const Series& series,
                                    const std::filesystem::path& file) {
  std::vector<CurvePoint> points = pointsOf(database, series.id);
  if (series.checksum && *series.checksum != checksumOf(run, series.name, points))
    throwChecksum(file, coreText("Project", "the curves of the run #%1").arg(run));
  return points;
}

/// Whether all of `points` come after what the series has, each after the one before.
bool comeLast(SQLite::Database& database, const Series& series,
              const std::vector<CurvePoint>& points) {
  if (std::ranges::adjacent_find(points, std::ranges::greater_equal(), &CurvePoint::step) !=
      points.end()) {
    return false;
  }
  SQLite::Statement last(database, "SELECT max(step) FROM curve_point WHERE series = ?");
  last.bind(1, series.id);
  last.executeStep();
  return last.isColumnNull(0) || last.getColumn(0).getInt64() < points.front().step;
}

void insertInto(SQLite::Database& database, RunId run, const Series& series,
                const std::vector<CurvePoint>& points, const std::filesystem::path& file) {
  const bool grows = series.checksum && comeLast(database, series, points);
  if (!grows) static_cast<void>(wholePoints(database, run, series, file));
  Checksum sum = grows ? Checksum(*series.checksum) : Checksum();
  SQLite::Statement insert(database, "INSERT OR REPLACE INTO curve_point VALUES(?,?,?,?,?)");
  insert.bind(1, series.id);
  for (const CurvePoint& point : points) {
    insert.bind(2, point.step);
    insert.bind(3, point.epoch);
    insert.bind(4, point.seconds);
    bindNumber(insert, 5, point.value);
    insert.exec();
    insert.reset();
    addPoint(sum, point);
  }
  setChecksum(database, series.id,
              grows ? sum.value() : checksumOf(run, series.name, pointsOf(database, series.id)));
}

}  // namespace

void insertPoints(SQLite::Database& database, RunId run, const Curves& points,
                  const std::filesystem::path& file) {
  const std::vector<Series> known = seriesOf(database, run);
  for (const auto& [name, added] : points) {
    if (added.empty()) continue;
    const auto found = std::ranges::find(known, name, &Series::name);
    insertInto(database, run, found == known.end() ? newSeries(database, run, name) : *found, added,
               file);
  }
}

void removePointsAfter(SQLite::Database& database, RunId run, std::int64_t step,
                       const std::filesystem::path& file) {
  SQLite::Statement remove(database, "DELETE FROM curve_point WHERE series = ? AND step > ?");
  remove.bind(2, step);
  for (const Series& series : seriesOf(database, run)) {
    std::vector<CurvePoint> points = wholePoints(database, run, series, file);
    if (points.empty() || points.back().step <= step) continue;
    std::erase_if(points, [step](const CurvePoint& point) { return point.step > step; });
    remove.bind(1, series.id);
    remove.exec();
    remove.reset();
    setChecksum(database, series.id, checksumOf(run, series.name, points));
  }
}

Curves readCurves(SQLite::Database& database, RunId run, const std::filesystem::path& file) {
  Curves curves;
  for (const Series& series : seriesOf(database, run)) {
    std::vector<CurvePoint> points = wholePoints(database, run, series, file);
    if (!points.empty()) curves.insert_or_assign(series.name, std::move(points));
  }
  return curves;
}

}  // namespace tastescope
