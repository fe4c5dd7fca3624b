// What the readers of the kinds of workbooks have in common.
// Thread rule: an object belongs to one thread at a time.
// Cost: the text of a few rows.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/files/ByteSource.h"
#include "core/files/SheetRows.h"
#include "core/files/XmlScanner.h"

namespace tastescope {

/// A sheet as its workbook lists it.
struct SheetInfo {
  std::string name;
  std::size_t ordinal = 0;  ///< from 0, among all sheets
  bool hidden = false;
};

/// Makes the rows of one sheet.
class SheetReader {
 public:
  virtual ~SheetReader() = default;
  /// Some more rows; false when the sheet has ended.
  virtual bool more(SheetRows& rows) = 0;
  [[nodiscard]] virtual std::uint64_t position() const = 0;
};

/// `name`: of the sheet, for sentences.
std::unique_ptr<ByteSource> sheetSource(std::unique_ptr<SheetReader> reader, std::string name,
                                        std::uint64_t maxRows);

/// The file of that name inside a workbook; null when there is none.
const SourceMember* partNamed(const std::vector<SourceMember>& files, std::string_view name);

/// Appends the text of the element just opened, elements in it left out. Throws Error(InvalidInput)
/// for one that no cell can hold.
void appendElementText(XmlScanner& xml, std::string& text);

/// Throws when a cell's text is longer than a cell may be.
void requireCellSize(const std::string& text, const XmlScanner& xml);

}  // namespace tastescope
