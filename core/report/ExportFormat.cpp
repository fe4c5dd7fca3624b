#include "core/report/ExportFormat.h"

#include <utility>

#include "core/base/NumberText.h"

namespace tastescope {
namespace {

ExportPreset preset(const char* key, Text name, ExportEncoding encoding, std::string lineEnd) {
  ExportFormat format;
  format.encoding = encoding;
  format.lineEnd = std::move(lineEnd);
  return {key, std::move(name), std::move(format)};
}

std::vector<ExportPreset> makePresets() {
  std::vector<ExportPreset> presets{
      preset("csv", coreText("Export", "Plain CSV"), ExportEncoding::Utf8, "\n"),
      preset("excel", coreText("Export", "Excel (UTF-8 BOM)"), ExportEncoding::Utf8Bom, "\r\n"),
      preset("excel-zh", coreText("Export", "Excel 中文 (GB18030)"), ExportEncoding::Gb18030,
             "\r\n"),
      preset("projector", coreText("Export", "TensorBoard projector (TSV)"), ExportEncoding::Utf8,
             "\n")};
  for (const std::size_t excel : {1U, 2U}) presets[excel].format.spreadsheetSafe = true;
  ExportFormat& projector = presets.back().format;
  projector.delimiter.assign(1, '\t');
  projector.header = false;
  return presets;
}

}  // namespace

ExportOutcome& ExportOutcome::operator+=(const ExportOutcome& other) {
  rows += other.rows;
  neutralised += other.neutralised;
  keptAsText += other.keptAsText;
  unencodable += other.unencodable;
  files.insert(files.end(), other.files.begin(), other.files.end());
  return *this;
}

std::vector<Text> outcomeNotes(const ExportOutcome& outcome) {
  std::vector<Text> notes;
  if (outcome.neutralised > 0) {
    notes.push_back(coreText("Export",
                             "%1 cells that a spreadsheet would run got a leading apostrophe; an "
                             "import takes it away again.")
                        .arg(thousands(outcome.neutralised)));
  }
  if (outcome.keptAsText > 0) {
    notes.push_back(coreText("Export",
                             "%1 numbers that a spreadsheet would change, such as 007, are written "
                             "as =\"007\"; an import reads them as they were.")
                        .arg(thousands(outcome.keptAsText)));
  }
  if (outcome.unencodable > 0) {
    notes.push_back(
        coreText("Export", "%1 characters do not exist in this encoding and became question marks.")
            .arg(thousands(outcome.unencodable)));
  }
  return notes;
}

const std::vector<ExportPreset>& exportPresets() {
  static const std::vector<ExportPreset> presets = makePresets();
  return presets;
}

}  // namespace tastescope
