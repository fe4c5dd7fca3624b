// Sheets of Excel workbooks (.xlsx).
// Thread rule: functions on any thread; a reader belongs to one thread at a time.
// Cost: a sheet is streamed; the texts shared by its cells are kept as far as they were needed.
#pragma once

#include <memory>
#include <vector>

#include "core/files/SheetSource.h"

namespace tastescope {

bool isExcelWorkbook(const std::vector<SourceMember>& files);

/// Of all sheets with a table; empty ones are left out.
std::vector<SheetInfo> excelSheets(const std::vector<SourceMember>& files,
                                   const std::stop_token& stop);

inline constexpr std::uint64_t kMaxExcelRows = 1'048'576;

/// The sheet at a place in the workbook.
std::unique_ptr<SheetReader> openExcelSheet(const std::vector<SourceMember>& files,
                                            std::size_t ordinal);

}  // namespace tastescope
