// Use case: tables out of the project as text files people can open, written aside and renamed.
// Thread rule: any thread but the window's. Cost: 1 M rows in at most 2 s.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/report/ExportFormat.h"
#include "core/workflow/Session.h"

namespace tastescope {

enum class ExportTable {
  Recommendations,
  Interactions,
  Users,
  Items,
  Metrics,
  RunCurves,
  UserVectors,
  ItemVectors
};
struct ExportRequest {
  ExportTable table = ExportTable::Recommendations;
  RunId run = 0;                     ///< where the table belongs to a run
  std::size_t k = 10;                ///< Recommendations
  std::vector<Index> users;          ///< Recommendations: empty = everyone
  std::vector<std::string> columns;  ///< empty: all, in exportColumns() order
  ExportFormat format;
  std::filesystem::path file;
  std::uint64_t limit = 0;  ///< stop after this many rows, for a preview; 0: all
};
/// Columns a table offers for this session ("user","rank","item","score","title").
std::vector<std::string> exportColumns(const Session& session, const ExportRequest& request);

ExportOutcome exportTable(Session& session, const ExportRequest& request, Progress& progress,
                          const std::stop_token& stop);

}  // namespace tastescope
