#include "core/report/ExportFormat.h"

#include <utility>

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
  ExportFormat& projector = presets.back().format;
  projector.delimiter.assign(1, '\t');
  projector.header = false;
  projector.neutraliseFormulas =
      false;  // no spreadsheet reads it, and its labels are shown as they are
  return presets;
}

}  // namespace

const std::vector<ExportPreset>& exportPresets() {
  static const std::vector<ExportPreset> presets = makePresets();
  return presets;
}

}  // namespace tastescope
