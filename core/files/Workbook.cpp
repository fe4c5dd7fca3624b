#include "core/files/Workbook.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/files/Archive.h"
#include "core/files/ExcelSheet.h"
#include "core/files/OpenDocumentSheet.h"

namespace tastescope {

bool isWorkbook(const std::vector<SourceMember>& files) {
  if (files.front().inner.empty()) return false;
  return isExcelWorkbook(files) || isOpenDocumentWorkbook(files);
}

std::vector<SourceMember> sheetsOf(const std::vector<SourceMember>& files, Listing listing,
                                   const std::stop_token& stop) {
  std::vector<SheetInfo> sheets =
      isExcelWorkbook(files) ? excelSheets(files, stop) : openDocumentSheets(files, listing, stop);
  if (sheets.empty()) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” is a workbook, but none of its sheets has anything in it. Choose "
                         "another file.")
                    .arg(files.front().file.string()));
  }
  std::stable_partition(sheets.begin(), sheets.end(),
                        [](const SheetInfo& sheet) { return !sheet.hidden; });
  std::vector<SourceMember> members;
  for (const SheetInfo& sheet : sheets) {
    SourceMember member = files.front();
    member.kind = MemberKind::Sheet;
    member.ordinal = sheet.ordinal;
    member.inner = sheet.name;
    member.sole = sheets.size() == 1;
    members.push_back(std::move(member));
  }
  return members;
}

std::unique_ptr<ByteSource> openSheet(const SourceMember& sheet) {
  const std::vector<SourceMember> files = packedMembers(sheet, {});
  const bool excel = isExcelWorkbook(files);
  auto reader =
      excel ? openExcelSheet(files, sheet.ordinal) : openOpenDocumentSheet(files, sheet.ordinal);
  return sheetSource(std::move(reader), sheet.name(), excel ? kMaxExcelRows : kMaxOpenDocumentRows);
}

}  // namespace tastescope
