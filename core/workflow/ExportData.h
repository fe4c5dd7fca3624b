// Use case: tables out of the project as text files people can open, written aside and renamed.
// Thread rule: any thread but the window's. Cost: 1 M rows in at most 2 s.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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
enum class ExportEncoding { Utf8, Utf8Bom, Gb18030 };

struct ExportFormat {
  std::string delimiter = ",";
  bool header = true;
  int decimals = 6;  ///< of scores
  std::string lineEnd = "\n";
  ExportEncoding encoding = ExportEncoding::Utf8;
  bool neutraliseFormulas = true;  ///< cells that a spreadsheet would run (= + - @ tab, CR first)
                                   ///< get a leading apostrophe
};

/// "Plain CSV", "Excel (UTF-8 BOM)", "Excel 中文 (GB18030)", "TensorBoard projector (TSV)". Vectors
/// with tabs and without a header are for the projector: unless columns are named they are numbers
/// only, and "<stem>.metadata.tsv" beside them holds id and title.
struct ExportPreset {
  std::string key;
  Text name;
  ExportFormat format;
};
const std::vector<ExportPreset>& exportPresets();

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

struct ExportOutcome {
  std::uint64_t rows = 0;
  std::uint64_t neutralised = 0;  ///< cells changed
  std::uint64_t unencodable = 0;  ///< characters GB18030/target could not hold (0 for UTF-8)
};
ExportOutcome exportTable(Session& session, const ExportRequest& request, Progress& progress,
                          const std::stop_token& stop);

/// One cell as it is written: quoted when needed (RFC 4180), neutralised when asked.
std::string csvCell(std::string_view text, const ExportFormat& format);

}  // namespace tastescope
