#include "core/files/OpenDocumentSheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>

#include "core/base/Error.h"

namespace tastescope {
namespace {

using Event = XmlScanner::Event;
using Files = std::vector<SourceMember>;

constexpr std::string_view kContent = "content.xml";
constexpr std::size_t kAllEvents = std::numeric_limits<std::size_t>::max();

std::uint64_t repeatsOf(const XmlScanner& xml, std::string_view attribute) {
  const std::string text = xml.attribute(attribute).value_or("1");
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size()) {
    xml.throwDamaged("a repeat that is no number");
  }
  return std::max<std::uint64_t>(count, 1);
}

/// PT25H02M03.5S as 25:02:03.5; what has another form stays as it is.
std::string durationText(const std::string& text) {
  int hours = 0;
  int minutes = 0;
  double seconds = 0;
  if (std::sscanf(text.c_str(), "PT%6dH%2dM%lfS", &hours, &minutes, &seconds) != 3) return text;
  if (!(seconds >= 0 && seconds < 60)) return text;
  const auto ms = static_cast<int>(std::lround(seconds * 1000));
  std::array<char, 64> shown{};
  std::snprintf(shown.data(), shown.size(),
                ms % 1000 == 0 ? "%02d:%02d:%02d" : "%02d:%02d:%02d.%03d", hours, minutes,
                ms / 1000, ms % 1000);
  return shown.data();
}

/// A number as people write it; what is none stays as it is.
std::string shortNumber(const std::string& text) {
  if (text.find_first_not_of("0123456789") == std::string::npos) return text;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? numberText(number) : text;
}

/// The typed value of the cell just opened; nothing for a text, which is between its tags.
std::optional<std::string> typedValue(const XmlScanner& xml) {
  const std::string type = xml.attribute("value-type").value_or("");
  if (type == "float" || type == "percentage" || type == "currency") {
    return shortNumber(xml.attribute("value").value_or(""));
  }
  if (type == "date") {
    std::string date = xml.attribute("date-value").value_or("");
    std::ranges::replace(date, 'T', ' ');
    return date;
  }
  if (type == "time") return durationText(xml.attribute("time-value").value_or(""));
  if (type == "boolean") return xml.attribute("boolean-value") == "true" ? "TRUE" : "FALSE";
  return xml.attribute("string-value");
}

/// Appends the text of a paragraph, up to the end of the element just opened.
void appendParagraph(XmlScanner& xml, std::string& text) {
  for (std::size_t depth = 1; depth > 0;) {
    const Event event = xml.next();
    if (event == Event::End) xml.throwDamaged("the XML ends inside a text");
    if (event == Event::Close) --depth;
    if (event == Event::Text) text += xml.text();
    if (event == Event::Open) {
      ++depth;
      constexpr std::uint64_t kMaxSpaces = 1000;
      if (xml.tag() == "s") text.append(std::min(repeatsOf(xml, "c"), kMaxSpaces), ' ');
      if (xml.tag() == "tab") text += '\t';
      if (xml.tag() == "line-break") text += '\n';
      if (xml.tag() == "annotation" || xml.tag() == "ruby-text") {
        xml.skipElement();
        --depth;
      }
    }
    requireCellSize(text, xml);
  }
}

class OpenDocumentSheet final : public SheetReader {
 public:
  /// `xml` stands behind the opening tag of the sheet.
  explicit OpenDocumentSheet(XmlScanner xml) : xml_(std::move(xml)) {}

  bool more(SheetRows& rows) override {
    for (;;) {
      const Event event = xml_.next();
      if (event == Event::End) xml_.throwDamaged("the sheet has no end");
      if (event == Event::Close && xml_.tag() == "table") {
        xml_.drain();
        return false;
      }
      if (event != Event::Open) continue;
      if (xml_.tag() == "table-row") {
        readRow(rows);
        return true;
      }
      // Groups and headings of rows hold rows; shapes and forms may hold tables of their own.
      const bool holdsRows =
          xml_.tag().starts_with("table-row") || xml_.tag() == "table-header-rows";
      if (!holdsRows) xml_.skipElement();
    }
  }

  [[nodiscard]] std::uint64_t position() const override { return xml_.position(); }

 private:
  void readRow(SheetRows& rows) {
    const std::uint64_t times = repeatsOf(xml_, "number-rows-repeated");
    std::size_t column = 0;
    for (Event event = xml_.next();; event = xml_.next()) {
      if (event == Event::End) xml_.throwDamaged("the XML ends inside a row");
      if (event == Event::Close) break;
      if (event != Event::Open) continue;
      if (xml_.tag() == "table-cell" || xml_.tag() == "covered-table-cell") {
        readCell(rows, column);
      } else {
        xml_.skipElement();
      }
    }
    rows.endRow(++lastRow_, times);
    lastRow_ += std::min(times, kMaxOpenDocumentRows) - 1;
  }

  void readCell(SheetRows& rows, std::size_t& column) {
    const bool covered = xml_.tag() == "covered-table-cell";  // a part of a merged cell, unseen
    const auto times = static_cast<std::size_t>(
        std::min(repeatsOf(xml_, "number-columns-repeated"), kMaxOpenDocumentRows));
    const auto typed = typedValue(xml_);
    text_.clear();
    bool first = true;
    for (Event event = xml_.next();; event = xml_.next()) {
      if (event == Event::End) xml_.throwDamaged("the XML ends inside a cell");
      if (event == Event::Close) break;
      if (event != Event::Open) continue;
      if (xml_.tag() != "p") {
        xml_.skipElement();  // a note or a picture
        continue;
      }
      if (!first) text_ += '\n';
      first = false;
      appendParagraph(xml_, text_);
    }
    if (!covered) rows.cell(column, typed ? *typed : text_, times);
    column += times;
  }

  XmlScanner xml_;
  std::uint64_t lastRow_ = 0;
  std::string text_;
};

XmlScanner openContent(const Files& files) { return XmlScanner(*partNamed(files, kContent)); }

/// Goes on behind the opening tag of the next sheet; false when there is none.
bool nextSheet(XmlScanner& xml) {
  for (Event event = xml.next(); event != Event::End; event = xml.next()) {
    if (event != Event::Open) continue;
    if (xml.tag() == "table") return true;
    // Earlier states of sheets, kept for undoing.
    if (xml.tag() == "tracked-changes") xml.skipElement();
  }
  return false;
}

/// Passes over the sheet just opened, or stops after `events` of it; whether it has a cell with a
/// value.
bool passSheet(XmlScanner& xml, std::size_t& events) {
  bool filled = false;
  for (std::size_t depth = 1; depth > 0 && events > 0; --events) {
    const Event event = xml.next();
    if (event == Event::End) xml.throwDamaged("the sheet has no end");
    if (event == Event::Close) --depth;
    if (event != Event::Open) continue;
    ++depth;
    filled = filled || (xml.tag() == "table-cell" && xml.attribute("value-type").has_value());
    filled = filled || xml.tag() == "p";
  }
  return filled;
}

}  // namespace

bool isOpenDocumentWorkbook(const Files& files) {
  const SourceMember* const type = partNamed(files, "mimetype");
  if (type == nullptr || partNamed(files, kContent) == nullptr) return false;
  constexpr std::size_t kTypeBytes = 200;
  bool complete = false;
  return readHead(*type, kTypeBytes, complete)
      .starts_with("application/vnd.oasis.opendocument.spreadsheet");
}

std::vector<SheetInfo> openDocumentSheets(const Files& files, Listing listing,
                                          const std::stop_token& stop) {
  constexpr std::size_t kQuickEvents = 250'000;
  std::size_t events = listing == Listing::Quick ? kQuickEvents : kAllEvents;
  std::vector<SheetInfo> sheets;
  XmlScanner xml = openContent(files);
  for (std::size_t i = 0; events > 0 && nextSheet(xml); ++i) {
    throwIfStopped(stop);
    const std::string name = xml.attribute("name").value_or("");
    if (passSheet(xml, events)) sheets.push_back({name, i, false});
  }
  return sheets;
}

std::unique_ptr<SheetReader> openOpenDocumentSheet(const Files& files, std::size_t ordinal) {
  XmlScanner xml = openContent(files);
  for (std::size_t i = 0;; ++i) {
    if (!nextSheet(xml)) xml.throwDamaged("a sheet that is not there");
    if (i == ordinal) return std::make_unique<OpenDocumentSheet>(std::move(xml));
    std::size_t events = kAllEvents;
    passSheet(xml, events);
  }
}

}  // namespace tastescope
