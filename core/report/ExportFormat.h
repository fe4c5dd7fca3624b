// How a table of text is written: delimiter, encoding, line ends, decimals, and the presets people
// choose by name. Thread rule: value types. Cost: none.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Text.h"

namespace tastescope {

enum class ExportEncoding { Utf8, Utf8Bom, Gb18030 };

struct ExportFormat {
  std::string delimiter = ",";
  bool header = true;
  int decimals = 6;  ///< of scores
  std::string lineEnd = "\n";
  ExportEncoding encoding = ExportEncoding::Utf8;
  /// Cells that a spreadsheet would run or change are written so that it does neither; see
  /// core/base/SpreadsheetGuard.h. An import takes that away again.
  bool spreadsheetSafe = false;
  bool operator==(const ExportFormat&) const = default;
};

/// "Plain CSV", which changes nothing, "Excel (UTF-8 BOM)" and "Excel 中文 (GB18030)", which are
/// spreadsheet-safe, "TensorBoard projector (TSV)". Vectors
/// with tabs and without a header are for the projector: unless columns are named they are numbers
/// only, and "<stem>.metadata.tsv" beside them holds id and title.
struct ExportPreset {
  std::string key;
  Text name;
  ExportFormat format;
};
const std::vector<ExportPreset>& exportPresets();

struct ExportOutcome {
  std::uint64_t rows = 0;
  std::uint64_t neutralised = 0;  ///< cells with an apostrophe before what would be run
  std::uint64_t keptAsText = 0;   ///< numbers written as ="007"
  std::uint64_t unencodable = 0;  ///< characters GB18030/target could not hold (0 for UTF-8)
  std::vector<std::filesystem::path> files;  ///< written
  ExportOutcome& operator+=(const ExportOutcome& other);
};

/// What was done to cells on the way out; empty when they are as they were.
std::vector<Text> outcomeNotes(const ExportOutcome& outcome);

}  // namespace tastescope
