// What is understood of a cell: times, numbers, lists, paths, and the small languages inside files.
// Every line of the input is a cell.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/data/DateParsing.h"
#include "core/data/JsonPath.h"
#include "core/data/JsonTape.h"
#include "core/data/LineEnds.h"
#include "core/data/NumberParsing.h"
#include "core/data/RowExpansion.h"
#include "core/data/TextDecoder.h"
#include "core/data/TimeParsing.h"
#include "core/files/ExcelDates.h"
#include "core/files/SheetRows.h"
#include "tests/fuzz/Fuzzing.h"

using namespace tastescope;
using namespace tastescope::fuzzing;

namespace {

using Cells = std::vector<std::string_view>;

Cells cellsOf(std::string_view text) {
  constexpr std::size_t kMostCells = 40;
  Cells cells;
  while (cells.size() < kMostCells) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    cells.push_back(text.substr(0, end));
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  return cells;
}

void readTimes(const Cells& cells, std::size_t pick) {
  TimeRule rule = guessTimeRule(cells, pick % 2 == 0);
  (void)describe(rule);
  (void)noteOn(rule, false);
  (void)looksLikeTimes(cells);
  (void)finenessOf(cells, rule);
  constexpr std::size_t kForms = static_cast<std::size_t>(TimeForm::Position) + 1;
  rule.form = static_cast<TimeForm>(pick % kForms);
  rule.dayFirst = pick / kForms % 2 == 0;
  rule.yearFirst = pick / kForms % 3 == 0;
  for (const std::string_view cell : cells) {
    (void)parseTime(cell, rule);
    (void)parseCompactDate(cell);
    (void)dateNumbers(cell);
    if (parseDate(cell, {rule.dayFirst, rule.yearFirst, true}))
      require(dateTraits(cell).has_value(), "a date has traits");
  }
}

void readNumbers(const Cells& cells) {
  (void)guessDecimal(cells);
  for (const std::string_view cell : cells) {
    for (const char decimal : {'.', ','}) {
      const auto number = parseNumber(cell, decimal);
      if (!number) continue;
      require(std::isfinite(*number), "numbers are finite");
      require(plainNumber(numberText(*number)) == *number, "a number's text reads back as it");
    }
    (void)unitOf(cell);
    (void)isDateFormat(cell);
    if (const auto serial = plainNumber(cell)) (void)excelDateText(*serial, cell.size() % 2 == 0);
  }
}

void readLists(const Cells& cells) {
  std::vector<std::string_view> items;
  std::vector<std::string> buffers;
  for (const std::string_view cell : cells) {
    for (const char* separator : {"[]", "|", ", ", ""}) cutItems(cell, separator, items, buffers);
    try {
      const JsonPath path = parseJsonPath(cell);
      require(jsonPathText(parseJsonPath(jsonPathText(path))) == jsonPathText(path),
              "a path's text is that path");
    } catch (const Error&) {
    }
  }
}

void readJson(std::string_view text) {
  for (const JsonDialect dialect : {JsonDialect::Standard, JsonDialect::Python}) {
    for (const bool partial : {false, true}) {
      JsonTape tape;
      if (tape.parse(text, dialect, partial) != RecordProblem::None && !partial) continue;
      std::string buffer;
      for (std::uint32_t at = 0; at < tape.size(); ++at) {
        (void)tape.written(at);
        require(tape.node(at).next > at && tape.node(at).next <= tape.size(), "nodes go forward");
        if (isJsonScalar(tape.node(at).kind)) (void)tape.said(at, buffer);
      }
    }
  }
}

/// The text of bytes that come in pieces.
std::string decoded(std::string_view bytes, Encoding encoding, std::size_t piece) {
  TextDecoder decoder(encoding);
  LineEndConverter lineEnds;
  std::string all;
  for (bool last = false; !last;) {
    std::string part(bytes.substr(0, piece));
    bytes.remove_prefix(part.size());
    last = part.empty();
    std::string text;
    decoder.decode(part, last, text);
    lineEnds.convert(text, last);
    all += text;
  }
  return all;
}

void decode(std::string_view bytes, std::size_t pick) {
  const Encoding encoding = encodings()[pick % encodings().size()].encoding;
  const std::string whole = decoded(bytes, encoding, bytes.size() + 1);
  require(isUtf8(whole), "decoded text is UTF-8");
  require(whole == decoded(bytes, encoding, 1 + pick / 8), "pieces make no difference");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  keepEncodingsLoaded();
  FuzzedDataProvider data(bytes, size);
  const auto pick = data.ConsumeIntegral<std::uint8_t>();
  const std::string text = data.ConsumeRemainingBytesAsString();
  const Cells cells = cellsOf(text);
  constexpr std::size_t kKinds = 5;
  const std::size_t choice = pick / kKinds;
  switch (pick % kKinds) {
    case 0: readTimes(cells, choice); break;
    case 1: readNumbers(cells); break;
    case 2: readLists(cells); break;
    case 3: readJson(text); break;
    default: decode(text, choice); break;
  }
  return 0;
}
