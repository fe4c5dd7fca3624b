#include "core/data/ImportReport.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/TextDecoder.h"

namespace tastescope {
namespace {

constexpr std::size_t kKeptText = 200;

/// A CSV cell; what a spreadsheet would take for a formula gets an apostrophe in front.
std::string csvCell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    cell += '\'';
  }
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

void ImportReport::reject(const std::string& file, std::uint64_t line, std::uint64_t column,
                          Text reason, std::string_view raw) {
  ++rows.rejected;
  if (rejected.size() >= kMaxRejectedKept) return;
  rejected.push_back(
      {file, line, column, std::move(reason), std::string(utf8Prefix(raw, kKeptText))});
}

void saveRejectedRows(const ImportReport& report, const std::filesystem::path& file) {
  std::filesystem::path aside = file;
  aside += ".part";
  std::ofstream out(aside, std::ios::binary | std::ios::trunc);
  out << "file,line,column,reason,text\n";
  for (const RejectedRow& row : report.rejected) {
    out << csvCell(row.file) << ',' << row.line << ',' << row.column << ','
        << csvCell(row.reason.english()) << ',' << csvCell(row.text) << '\n';
  }
  out.close();
  std::error_code code;
  if (out) std::filesystem::rename(aside, file, code);
  if (out && !code) return;
  const std::string details = code ? code.message() : std::strerror(errno);
  std::filesystem::remove(aside, code);
  throw Error(ErrorCode::Io,
              coreText("Import",
                       "The rejected rows cannot be written to “%1”. Check the folder and the "
                       "space on the disk.")
                  .arg(file.string()),
              details);
}

}  // namespace tastescope
