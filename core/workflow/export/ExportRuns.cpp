// Metrics and curves of runs as tables.
#include "core/workflow/export/ExportTables.h"

namespace tastescope {
namespace {

struct MetricRow {
  const RunRecord& run;
  const MetricValue& metric;
};

std::vector<ExportColumn<MetricRow>> metricColumns() {
  return {
      {"run", [](TableWriter& table, const MetricRow& row) { table.text(row.run.name); }},
      {"model", [](TableWriter& table, const MetricRow& row) { table.text(row.run.model); }},
      {"part", [](TableWriter& table, const MetricRow& row) { table.text(row.metric.part); }},
      {"metric", [](TableWriter& table, const MetricRow& row) { table.text(row.metric.name); }},
      {"value", [](TableWriter& table, const MetricRow& row) { table.score(row.metric.value); }},
      {"half", [](TableWriter& table, const MetricRow& row) { table.score(row.metric.half); }}};
}

struct CurveRow {
  const RunRecord& run;
  const std::string& series;
  const CurvePoint& point;
};

std::vector<ExportColumn<CurveRow>> curveColumns() {
  return {
      {"run", [](TableWriter& table, const CurveRow& row) { table.text(row.run.name); }},
      {"series", [](TableWriter& table, const CurveRow& row) { table.text(row.series); }},
      {"epoch", [](TableWriter& table, const CurveRow& row) { table.integer(row.point.epoch); }},
      {"step", [](TableWriter& table, const CurveRow& row) { table.integer(row.point.step); }},
      {"seconds", [](TableWriter& table, const CurveRow& row) { table.number(row.point.seconds); }},
      {"value", [](TableWriter& table, const CurveRow& row) { table.number(row.point.value); }}};
}

std::vector<RunRecord> runsOf(Session& session, RunId run) {
  return session.withProject([&](Project& project) {
    const RunStore store(project);
    return run == 0 ? store.all() : std::vector<RunRecord>{store.get(run)};
  });
}

}  // namespace

std::vector<std::string> metricColumnNames() { return columnNames(metricColumns()); }

void writeMetrics(Session& session, const ExportRequest& request, RowSink& sink) {
  const auto columns = chosenColumns(metricColumns(), request.columns);
  writeHeader(sink.table(), columns, request.format);
  for (const RunRecord& run : runsOf(session, request.run)) {
    const auto metrics =
        session.withProject([&](Project& project) { return RunResults(project).metrics(run.id); });
    for (const MetricValue& metric : metrics) writeRow(sink, columns, {run, metric});
  }
}

std::vector<std::string> curveColumnNames() { return columnNames(curveColumns()); }

void writeCurves(Session& session, const ExportRequest& request, RowSink& sink) {
  const auto columns = chosenColumns(curveColumns(), request.columns);
  writeHeader(sink.table(), columns, request.format);
  for (const RunRecord& run : runsOf(session, request.run)) {
    const Curves curves =
        session.withProject([&](Project& project) { return RunResults(project).curves(run.id); });
    for (const auto& [series, points] : curves) {
      for (const CurvePoint& point : points) writeRow(sink, columns, {run, series, point});
    }
  }
}

}  // namespace tastescope
