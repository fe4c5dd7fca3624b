// Sheets of OpenDocument workbooks (.ods), which are all in one part.
// Thread rule: functions on any thread; a reader belongs to one thread at a time.
// Cost: a sheet is streamed; those before it are passed over.
#pragma once

#include <memory>
#include <vector>

#include "core/files/SheetSource.h"

namespace tastescope {

bool isOpenDocumentWorkbook(const std::vector<SourceMember>& files);

/// Of all sheets with a table; empty ones are left out. A quick listing ends with the sheet that
/// takes too long to pass over.
std::vector<SheetInfo> openDocumentSheets(const std::vector<SourceMember>& files, Listing listing,
                                          const std::stop_token& stop);

inline constexpr std::uint64_t kMaxOpenDocumentRows = 16'777'216;

/// The sheet at a place in the workbook.
std::unique_ptr<SheetReader> openOpenDocumentSheet(const std::vector<SourceMember>& files,
                                                   std::size_t ordinal);

}  // namespace tastescope
