#include "core/files/SheetSource.h"

#include <algorithm>
#include <utility>

#include "core/base/Error.h"
#include "core/base/FoldCase.h"
#include "core/files/CsvSource.h"

namespace tastescope {
namespace {

/// Excel's longest text has 32,767 characters.
constexpr std::size_t kMaxCellBytes = std::size_t{1} << 20;

class SheetSource final : public CsvSource {
 public:
  SheetSource(std::unique_ptr<SheetReader> reader, std::string name, std::uint64_t maxRows)
      : reader_(std::move(reader)), rows_(std::move(name), maxRows) {}

  [[nodiscard]] std::uint64_t position() const override { return reader_->position(); }

 private:
  bool more(std::string& text) override {
    const bool going = reader_->more(rows_);
    if (!going) rows_.finish();
    text.swap(rows_.text());
    return going;
  }

  std::unique_ptr<SheetReader> reader_;
  SheetRows rows_;
};

}  // namespace

std::unique_ptr<ByteSource> sheetSource(std::unique_ptr<SheetReader> reader, std::string name,
                                        std::uint64_t maxRows) {
  return std::make_unique<SheetSource>(std::move(reader), std::move(name), maxRows);
}

const SourceMember* partNamed(const std::vector<SourceMember>& files, std::string_view name) {
  const std::string wanted = folded(name);
  const auto found = std::ranges::find_if(
      files, [&](const SourceMember& file) { return folded(file.inner) == wanted; });
  return found == files.end() ? nullptr : &*found;
}

void appendElementText(XmlScanner& xml, std::string& text) {
  for (;;) {
    switch (xml.next()) {
      case XmlScanner::Event::Open: xml.skipElement(); break;
      case XmlScanner::Event::Close: return;
      case XmlScanner::Event::Text:
        text += xml.text();
        requireCellSize(text, xml);
        break;
      case XmlScanner::Event::End: xml.throwDamaged("the XML ends inside a cell");
    }
  }
}

void requireCellSize(const std::string& text, const XmlScanner& xml) {
  if (text.size() <= kMaxCellBytes) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import", "“%1” has a cell longer than %2 MB. Save the table as CSV.")
                  .arg(xml.name())
                  .arg(static_cast<unsigned long long>(kMaxCellBytes >> 20)));
}

}  // namespace tastescope
