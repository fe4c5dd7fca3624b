#include "core/files/ExcelSheet.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/base/Error.h"
#include "core/files/ElementSkipper.h"
#include "core/files/ExcelDates.h"

namespace tastescope {
namespace {

using Event = XmlScanner::Event;
using Files = std::vector<SourceMember>;

constexpr std::size_t kMaxSheets = 10'000;
constexpr std::size_t kMaxStyles = 1'000'000;
constexpr std::size_t kMaxSharedTexts = std::size_t{1} << 25;
constexpr std::size_t kMaxSharedBytes = std::size_t{512} << 20;

template <typename Number>
std::optional<Number> wholeNumber(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The main part: xl/workbook.xml, or xl/workbook2.xml as some programs call it.
const SourceMember* workbookPart(const Files& files) {
  const auto found = std::ranges::find_if(files, [](const SourceMember& file) {
    return file.inner.starts_with("xl/workbook") && file.inner.ends_with(".xml") &&
           file.inner.find('/', 3) == std::string::npos;
  });
  return found == files.end() ? nullptr : &*found;
}

/// "worksheets/sheet1.xml", "../x.xml" or "/xl/worksheets/sheet1.xml", as seen from a folder.
std::string resolved(const std::string& folder, const std::string& target) {
  const bool absolute = target.starts_with('/');
  const std::filesystem::path path =
      absolute ? std::filesystem::path(target.substr(1)) : std::filesystem::path(folder) / target;
  return path.lexically_normal().generic_string();
}

struct Sheet {
  std::string name;
  std::string part;
  bool hidden = false;
};

/// What the small parts of a workbook say.
struct Book {
  std::vector<Sheet> sheets;
  bool from1904 = false;
  std::string styles;
  std::string sharedTexts;
};

bool isTrue(const std::optional<std::string>& flag) {
  return flag && (*flag == "1" || *flag == "true" || *flag == "on");
}

/// Sheets by the ids of their parts, which relations turn into parts.
Book bookOf(const Files& files) {
  const SourceMember* const part = workbookPart(files);
  Book book;
  XmlScanner xml(*part);
  for (Event event = xml.next(); event != Event::End; event = xml.next()) {
    if (event != Event::Open) continue;
    if (xml.tag() == "workbookPr") book.from1904 = isTrue(xml.attribute("date1904"));
    if (xml.tag() != "sheet" || book.sheets.size() > kMaxSheets) continue;
    const auto state = xml.attribute("state");
    book.sheets.push_back({xml.attribute("name").value_or(""), xml.attribute("id").value_or(""),
                           state && *state != "visible"});
  }
  const std::string folder = "xl";
  std::string relationsName = folder + "/_rels/";
  relationsName += std::string_view(part->inner).substr(folder.size() + 1);
  relationsName += ".rels";
  const SourceMember* const relations = partNamed(files, relationsName);
  if (relations == nullptr) xml.throwDamaged("the workbook does not say where its sheets are");
  std::map<std::string, std::string> worksheets;
  XmlScanner rels(*relations);
  for (Event event = rels.next(); event != Event::End; event = rels.next()) {
    if (event != Event::Open || rels.tag() != "Relationship") continue;
    const std::string type = rels.attribute("Type").value_or("");
    const std::string target = resolved(folder, rels.attribute("Target").value_or(""));
    if (type.ends_with("/worksheet")) worksheets[rels.attribute("Id").value_or("")] = target;
    if (type.ends_with("/styles")) book.styles = target;
    if (type.ends_with("/sharedStrings")) book.sharedTexts = target;
  }
  // Sheets of charts and macros have no such part: they keep their place and hold no table.
  for (Sheet& sheet : book.sheets) sheet.part = worksheets[sheet.part];
  return book;
}

/// Which of the styles that cells name by number show dates.
std::vector<bool> dateStyles(const Files& files, const Book& book) {
  std::vector<bool> dates;
  const SourceMember* const part = partNamed(files, book.styles);
  if (part == nullptr) return dates;
  std::map<std::uint32_t, bool> custom;
  bool inCells = false;
  XmlScanner xml(*part);
  for (Event event = xml.next(); event != Event::End; event = xml.next()) {
    if (event == Event::Text) continue;
    if (xml.tag() == "cellXfs") inCells = event == Event::Open;
    if (event != Event::Open || dates.size() > kMaxStyles || custom.size() > kMaxStyles) continue;
    const auto id = wholeNumber<std::uint32_t>(xml.attribute("numFmtId").value_or(""));
    if (xml.tag() == "numFmt" && id) {
      custom[*id] = isDateFormat(xml.attribute("formatCode").value_or(""));
    } else if (xml.tag() == "xf" && inCells) {
      const auto own = custom.find(id.value_or(0));
      dates.push_back(own != custom.end() ? own->second : isBuiltInDateFormat(id.value_or(0)));
    }
  }
  return dates;
}

/// Characters XML cannot hold are written as _x000D_ in Excel's texts, and a text that looks so by
/// itself as _x005F_x000D_.
void resolveEscapes(std::string& text) {
  constexpr std::size_t kLength = 7;
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (text.size() - at < kLength || text[at + kLength - 1] != '_') continue;
    std::uint32_t code = 0;
    const char* const digits = text.data() + at + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
    constexpr std::uint32_t kAscii = 0x80;
    if (error != std::errc() || end != digits + 4 || code == 0 || code >= kAscii) continue;
    text.replace(at, kLength, 1, static_cast<char>(code));
  }
}

/// A text in pieces with looks of their own (<r>), without the reading aids of Japanese (<rPh>), up
/// to the end of the element just opened.
void appendRichText(XmlScanner& xml, std::string& text) {
  for (std::size_t depth = 1; depth > 0;) {
    const Event event = xml.next();
    if (event == Event::End) xml.throwDamaged("the XML ends inside a text");
    if (event == Event::Close) --depth;
    if (event != Event::Open) continue;
    if (xml.tag() == "t") {
      appendElementText(xml, text);
    } else if (xml.tag() == "r") {
      ++depth;
    } else {
      xml.skipElement();
    }
  }
}

/// How much is kept of the texts of a workbook.
struct TextsKept {
  std::size_t count = 0;
  std::size_t bytes = 0;
};

/// The texts that cells name by number, from the one numbered `first` on, read as far as needed.
class TextRun {
 public:
  TextRun(XmlScanner xml, std::size_t first, TextsKept& kept)
      : xml_(std::move(xml)), first_(first), kept_(kept) {}

  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t end() const { return first_ + ends_.size(); }
  std::string_view at(std::size_t index) {
    while (index >= end()) readNext();
    const std::size_t place = index - first_;
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return std::string_view(texts_).substr(begin, ends_[place] - begin);
  }
  void drain() { xml_.drain(); }

 private:
  void readNext() {
    Event event = xml_.next();
    while (event != Event::End && (event != Event::Open || xml_.tag() != "si")) event = xml_.next();
    if (event == Event::End) xml_.throwDamaged("a cell names a text that is not there");
    text_.clear();
    appendRichText(xml_, text_);
    resolveEscapes(text_);
    texts_ += text_;
    ends_.push_back(texts_.size());
    kept_.bytes += text_.size();
    if (kept_.bytes > kMaxSharedBytes || ++kept_.count > kMaxSharedTexts) {
      throw Error(
          ErrorCode::InvalidInput,
          coreText("Import", "The texts of “%1” take more than %2 MB. Save the table as CSV.")
              .arg(xml_.name())
              .arg(static_cast<unsigned long long>(kMaxSharedBytes >> 20)));
    }
  }

  XmlScanner xml_;
  std::size_t first_;
  TextsKept& kept_;
  std::string text_;
  std::string texts_;
  std::vector<std::size_t> ends_;
};

/// The texts that cells name by number. The first one far behind what was read so far, such as that
/// of a header put above a long table, has those before it passed over, so that the beginning of a
/// sheet is there at once; who asks for them later has them read.
class SharedTexts {
 public:
  explicit SharedTexts(const SourceMember& part) : part_(part), near_(XmlScanner(part), 0, kept_) {}
  SharedTexts(const SharedTexts&) = delete;
  SharedTexts& operator=(const SharedTexts&) = delete;

  std::string_view at(std::size_t index) {
    if (index >= near_.end() + kFarAway && !lookedFar_) lookFar(index - kReadBefore);
    return far_ && index >= far_->first() ? far_->at(index) : near_.at(index);
  }
  void drain() { near_.drain(); }

 private:
  static constexpr std::size_t kFarAway = 50'000;
  static constexpr std::size_t kReadBefore = 10'000;  ///< its neighbours are likely to be asked for

  void lookFar(std::size_t first) {
    lookedFar_ = true;
    auto source = std::make_unique<ElementSkipper>(openMember(part_), "si", first);
    if (source->found()) far_.emplace(XmlScanner(part_, std::move(source)), first, kept_);
  }

  SourceMember part_;
  TextsKept kept_;
  TextRun near_;
  std::optional<TextRun> far_;
  bool lookedFar_ = false;
};

struct CellPlace {
  std::size_t column = 0;  ///< from 0
  std::uint64_t row = 0;   ///< from 1, 0 when it is not said
};

/// "C5"; nothing when it is none.
std::optional<CellPlace> placeOf(std::string_view reference) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
    place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
    constexpr std::size_t kMaxLetters = 6;
    if (at == kMaxLetters) return std::nullopt;
  }
  const auto row = wholeNumber<std::uint64_t>(reference.substr(at));
  if (at == 0 || !row) return std::nullopt;
  --place.column;
  place.row = *row;
  return place;
}

class ExcelSheet final : public SheetReader {
 public:
  ExcelSheet(const Files& files, const Book& book, const SourceMember& part)
      : files_(files), book_(book), dates_(dateStyles(files, book)), xml_(part) {}

  bool more(SheetRows& rows) override {
    for (;;) {
      const Event event = xml_.next();
      if (event == Event::End) xml_.throwDamaged("the sheet has no end");
      if (event == Event::Close && xml_.tag() == "sheetData") {
        xml_.drain();
        if (shared_) shared_->drain();
        return false;
      }
      if (event == Event::Open && xml_.tag() == "row") {
        readRow(rows);
        return true;
      }
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return xml_.position(); }

 private:
  void readRow(SheetRows& rows) {
    const auto given = xml_.attribute("r");
    const auto number = given ? wholeNumber<std::uint64_t>(*given) : lastRow_ + 1;
    if (!number) xml_.throwDamaged("a row without a usable number");
    lastRow_ = *number;
    std::size_t column = 0;
    for (Event event = xml_.next();; event = xml_.next()) {
      if (event == Event::End) xml_.throwDamaged("the XML ends inside a row");
      if (event == Event::Close) break;
      if (event != Event::Open) continue;
      if (xml_.tag() != "c") {
        xml_.skipElement();
        continue;
      }
      readCell(rows, column);
    }
    rows.endRow(*number);
  }

  void readCell(SheetRows& rows, std::size_t& column) {
    if (const auto reference = xml_.attribute("r")) {
      const auto place = placeOf(*reference);
      if (!place) xml_.throwDamaged("a cell without a usable place");
      column = place->column;
    }
    const std::string type = xml_.attribute("t").value_or("n");
    const auto style = wholeNumber<std::size_t>(xml_.attribute("s").value_or(""));
    const bool isDate = style && *style < dates_.size() && dates_[*style];
    value_.clear();
    for (Event event = xml_.next();; event = xml_.next()) {
      if (event == Event::End) xml_.throwDamaged("the XML ends inside a cell");
      if (event == Event::Close) break;
      if (event != Event::Open) continue;
      if (xml_.tag() == "v") {
        appendElementText(xml_, value_);
      } else if (xml_.tag() == "is") {
        appendRichText(xml_, value_);
      } else {
        xml_.skipElement();
      }
    }
    if (!value_.empty()) rows.cell(column, shown(type, isDate));
    ++column;
  }

  std::string_view shown(const std::string& type, bool isDate) {
    if (type == "s") return sharedText();
    if (type == "e") return {};
    if (type == "b") return value_ == "0" || value_ == "false" ? "FALSE" : "TRUE";
    if (type == "str" || type == "inlineStr") {
      resolveEscapes(value_);
    } else if (type == "d") {
      std::ranges::replace(value_, 'T', ' ');
    } else {
      showNumber(isDate);
    }
    return value_;
  }

  std::string_view sharedText() {
    const auto index = wholeNumber<std::size_t>(value_);
    if (index && !shared_) {
      const SourceMember* const part = partNamed(files_, book_.sharedTexts);
      if (part != nullptr) shared_.emplace(*part);
    }
    if (!index || !shared_) xml_.throwDamaged("a cell names a text that is not there");
    return shared_->at(*index);
  }

  /// Whole numbers stay as they are written, which is exact however long they are.
  void showNumber(bool isDate) {
    const bool digits = value_.find_first_not_of("0123456789") == std::string::npos;
    if (digits && !isDate) return;
    const auto number = wholeNumber<double>(value_);
    if (!number) return;
    const auto date = isDate ? excelDateText(*number, book_.from1904) : std::nullopt;
    value_ = date ? *date : numberText(*number);
  }

  Files files_;
  Book book_;
  std::vector<bool> dates_;
  XmlScanner xml_;
  std::optional<SharedTexts> shared_;
  std::uint64_t lastRow_ = 0;
  std::string value_;
};

/// Whether a sheet has a cell with a value, as far as its beginning tells.
bool hasCells(const SourceMember& part) {
  constexpr std::size_t kEvents = 50'000;
  XmlScanner xml(part);
  bool inValue = false;
  for (std::size_t i = 0; i < kEvents; ++i) {
    const Event event = xml.next();
    if (event == Event::End) return false;
    if (event == Event::Close && xml.tag() == "sheetData") return false;
    if (event == Event::Text && inValue) return true;
    inValue = event == Event::Open && (xml.tag() == "v" || xml.tag() == "t");
  }
  return true;
}

}  // namespace

bool isExcelWorkbook(const Files& files) {
  return workbookPart(files) != nullptr && partNamed(files, "[Content_Types].xml") != nullptr;
}

std::vector<SheetInfo> excelSheets(const Files& files, const std::stop_token& stop) {
  constexpr std::size_t kLookedInto = 100;
  const Book book = bookOf(files);
  std::vector<SheetInfo> sheets;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    throwIfStopped(stop);
    const SourceMember* const part = partNamed(files, book.sheets[i].part);
    if (part == nullptr || (i < kLookedInto && !hasCells(*part))) continue;
    sheets.push_back({book.sheets[i].name, i, book.sheets[i].hidden});
  }
  return sheets;
}

std::unique_ptr<SheetReader> openExcelSheet(const Files& files, std::size_t ordinal) {
  const Book book = bookOf(files);
  const SourceMember* const part =
      ordinal < book.sheets.size() ? partNamed(files, book.sheets[ordinal].part) : nullptr;
  if (part == nullptr) XmlScanner(*workbookPart(files)).throwDamaged("a sheet that is not there");
  return std::make_unique<ExcelSheet>(files, book, *part);
}

}  // namespace tastescope
