// Use case: tables out of the project as text files people can open, written aside and renamed.
// Thread rule: any thread but the window's. Cost: 1 M rows in at most 2 s.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/OutputFile.h"
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
  RunId run = 0;                  ///< where the table belongs to a run
  std::size_t k = 10;             ///< Recommendations
  bool keepOwned = false;         ///< Recommendations: also what the users have
  std::vector<Index> users = {};  ///< rows of these users alone; empty: of everyone
  std::vector<Index> items = {};  ///< Interactions, Items and ItemVectors: of these items alone;
                                  ///< empty: of all
  std::optional<SplitSpec> split =
      {};                   ///< Interactions: says their part under this split; without, a
                            ///< part is there when the data brought one
  bool splitFiles = false;  ///< Interactions: "name.train.csv", "name.valid.csv" and
                            ///< "name.test.csv" for "name.csv", each with interactions
  std::vector<std::string> columns = {};  ///< empty: all, in exportColumns() order
  ExportFormat format = {};
  OutputFile file = {};
  std::uint64_t limit = 0;  ///< stop after this many rows, for a preview; 0: all
};
/// Columns a table offers for this session ("user","rank","item","score","title").
std::vector<std::string> exportColumns(const Session& session, const ExportRequest& request);

/// Error(InvalidConfig) for parts where there are none: neither a split nor a given one.
ExportOutcome exportTable(Session& session, const ExportRequest& request, Progress& progress,
                          const std::stop_token& stop);

}  // namespace tastescope
