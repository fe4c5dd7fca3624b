// Excel (.xlsx) and OpenDocument (.ods) workbooks: which sheets they have, and a sheet as CSV.
// Thread rule: functions on any thread; a source belongs to one thread at a time.
// Cost: a sheet is streamed; of an Excel workbook the shared texts are kept as far as its sheet has
// used them. Listing reads the beginning of every sheet.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/files/ByteSource.h"

namespace tastescope {

/// Whether an archive with these files inside is a workbook.
bool isWorkbook(const std::vector<SourceMember>& files);

/// The sheets that are not empty, hidden ones last. Throws Error(InvalidInput) when there is none.
std::vector<SourceMember> sheetsOf(const std::vector<SourceMember>& files, Listing listing,
                                   const std::stop_token& stop);

std::unique_ptr<ByteSource> openSheet(const SourceMember& sheet);

}  // namespace tastescope
