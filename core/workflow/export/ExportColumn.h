// Private to core/workflow: a table to export is a list of named columns over rows of some type,
// and a sink for the rows. Thread rule: one thread per export. Cost: one call per cell.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/report/TableWriter.h"
#include "core/workflow/export/ExportData.h"

namespace tastescope {

/// Thrown by the sink at the request's row limit; ends the row loop, not the export.
struct EnoughRows {};

/// Where rows go: keeps progress, answers a cancel and the row limit.
class RowSink {
 public:
  RowSink(TableWriter& table, Progress& progress, std::stop_token stop, std::uint64_t limit);
  /// After the cells of a row. Throws Cancelled or EnoughRows.
  void endRow();
  /// The number of rows to come, once it is known.
  void expect(std::uint64_t rows) { progress_.setTotal(rows); }
  [[nodiscard]] TableWriter& table() { return table_; }
  [[nodiscard]] const std::stop_token& stop() const { return stop_; }

 private:
  TableWriter& table_;
  Progress& progress_;
  std::stop_token stop_;
  std::uint64_t limit_;
};

/// `Row` is whatever a table knows of one row; `write` adds the column's cell.
template <typename Row>
struct ExportColumn {
  std::string name;
  std::function<void(TableWriter&, const Row&)> write;
  /// When one column is several cells, such as a vector; else empty.
  std::vector<std::string> headers = {};
};

/// Error(InvalidInput) that says which columns there are.
[[noreturn]] void throwNoColumn(const std::string& name, const std::vector<std::string>& offered);

template <typename Row>
std::vector<std::string> columnNames(const std::vector<ExportColumn<Row>>& columns) {
  std::vector<std::string> names;
  for (const auto& column : columns) names.push_back(column.name);
  return names;
}

/// The columns asked for, in that order; all when none are named. Error(InvalidInput) for an
/// unknown one.
template <typename Row>
std::vector<ExportColumn<Row>> chosenColumns(const std::vector<ExportColumn<Row>>& offered,
                                             const std::vector<std::string>& wanted) {
  if (wanted.empty()) return offered;
  std::vector<ExportColumn<Row>> chosen;
  for (const std::string& name : wanted) {
    const std::size_t before = chosen.size();
    for (const auto& column : offered) {
      if (column.name == name) chosen.push_back(column);
    }
    if (chosen.size() == before) throwNoColumn(name, columnNames(offered));
  }
  return chosen;
}

template <typename Row>
void writeHeader(TableWriter& table, const std::vector<ExportColumn<Row>>& columns,
                 const ExportFormat& format) {
  if (!format.header) return;
  std::vector<std::string> names;
  for (const auto& column : columns) {
    if (column.headers.empty()) {
      names.push_back(column.name);
    } else {
      names.insert(names.end(), column.headers.begin(), column.headers.end());
    }
  }
  table.header(names);
}

template <typename Row>
void writeRow(RowSink& sink, const std::vector<ExportColumn<Row>>& columns, const Row& row) {
  for (const auto& column : columns) column.write(sink.table(), row);
  sink.endRow();
}

}  // namespace tastescope
