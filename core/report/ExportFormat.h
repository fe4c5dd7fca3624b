// How a table of text is written: delimiter, encoding, line ends, decimals, and the presets people
// choose by name. Thread rule: value types. Cost: none.
#pragma once

#include <cstdint>
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

struct ExportOutcome {
  std::uint64_t rows = 0;
  std::uint64_t neutralised = 0;  ///< cells changed
  std::uint64_t unencodable = 0;  ///< characters GB18030/target could not hold (0 for UTF-8)
};

}  // namespace tastescope
