#include "core/data/RowReasons.h"

#include <algorithm>
#include <array>

#include "core/base/Utf8.h"
#include "core/data/ColumnNames.h"
#include "core/data/DateParsing.h"
#include "core/data/TextDecoder.h"

namespace tastescope {
namespace {

constexpr std::size_t kQuotedCell = 40;

std::string shown(std::string_view cell) { return std::string(utf8Prefix(cell, kQuotedCell)); }

std::optional<Text> reasonOfId(std::string_view cell, bool suspectBytes, Text empty, Text bad) {
  if (trimmed(cell).empty() || saysMissing(cell)) return empty;
  if (suspectBytes && cell.find('\0') != std::string_view::npos)
    return coreText("Import", "The id holds a zero byte.");
  if (suspectBytes && cell.find(kReplacement) != std::string_view::npos) return bad;
  return std::nullopt;
}

}  // namespace

bool saysMissing(std::string_view cell) {
  constexpr std::array<std::string_view, 16> kWords{
      "NULL", "null", "Null", "NaN",  "nan", "NAN",       "NaT",     "None",
      "N/A",  "n/a",  "#N/A", "<NA>", "\\N", "(not set)", "(empty)", "undefined"};
  constexpr std::string_view kFirst = "Nn#<\\(u";  // asked of every row
  if (cell.empty() || kFirst.find(cell.front()) == std::string_view::npos) return false;
  return std::ranges::find(kWords, cell) != kWords.end();
}

std::optional<Text> reasonOf(const Record& record, std::size_t expectedColumns) {
  switch (record.problem) {
    case RecordProblem::TooLong:
      return coreText("Import", "The line is longer than %1 MB.")
          .arg(static_cast<unsigned long long>(kMaxRecordBytes >> 20));
    case RecordProblem::UnclosedQuote:
      return coreText("Import", "A quote opens here and is not closed.");
    case RecordProblem::ZeroByte: return coreText("Import", "The line holds a zero byte.");
    case RecordProblem::NotJson: return coreText("Import", "The line is not a JSON object.");
    case RecordProblem::JsonCut: return coreText("Import", "The JSON ends before it is complete.");
    case RecordProblem::JsonExtra:
      return coreText("Import", "There is more in the line behind the JSON object.");
    case RecordProblem::JsonComma:
      return coreText("Import", "A comma stands before a closing bracket, which JSON forbids.");
    case RecordProblem::JsonComment:
      return coreText("Import", "There is a comment, which JSON does not have.");
    case RecordProblem::JsonQuotes:
      return coreText("Import", "Texts stand in single quotes; JSON wants double ones.");
    case RecordProblem::JsonText:
      return coreText("Import", "A JSON text does not end in the line it begins in.");
    case RecordProblem::NoBlock:
      return coreText("Import", "The row stands before the first line that names an item.");
    case RecordProblem::WrongWidth:
      return coreText("Import", "The row has %1 columns instead of %2.")
          .arg(static_cast<unsigned long long>(record.cells.size()))
          .arg(static_cast<unsigned long long>(record.width));
    case RecordProblem::None: break;
  }
  std::size_t count = record.cells.size();
  while (count > expectedColumns && record.cells[count - 1].empty()) --count;
  if (count == expectedColumns) return std::nullopt;
  return coreText("Import", "The row has %1 columns instead of %2.")
      .arg(static_cast<unsigned long long>(count))
      .arg(static_cast<unsigned long long>(expectedColumns));
}

std::optional<Text> reasonOf(std::string_view cell, ColumnRole role,
                             const InteractionFormat& format, bool suspectBytes) {
  switch (role) {
    case ColumnRole::User:
      // What R writes; as an item it may be Namibia.
      if (cell == "NA") return coreText("Import", "The user is empty.");
      return reasonOfId(cell, suspectBytes, coreText("Import", "The user is empty."),
                        coreText("Import", "The user has bytes that do not fit the encoding."));
    case ColumnRole::Item:
      return reasonOfId(cell, suspectBytes, coreText("Import", "The item is empty."),
                        coreText("Import", "The item has bytes that do not fit the encoding."));
    case ColumnRole::Rating:
      if (trimmed(cell).empty()) return coreText("Import", "The rating is empty.");
      if (parseValue(cell, format.decimal)) return std::nullopt;
      return coreText("Import", "“%1” is not a usable number.").arg(shown(cell));
    case ColumnRole::Time:
      if (trimmed(cell).empty()) return coreText("Import", "The time is empty.");
      if (parseTime(cell, format.time)) return std::nullopt;
      return coreText("Import", "“%1” is not a usable date or time.").arg(shown(cell));
    case ColumnRole::TimeOfDay:
      if (trimmed(cell).empty() || parseTimeOfDay(cell)) return std::nullopt;
      return coreText("Import", "“%1” is not a time of day.").arg(shown(cell));
    case ColumnRole::Split:
      if (partOf(cell)) return std::nullopt;
      return coreText("Import", "“%1” is none of train, valid and test.").arg(shown(cell));
    default: return std::nullopt;
  }
}

bool isTotal(const Record& record) {
  constexpr std::array<std::string_view, 18> kTotals{
      "total",       "totals", "grandtotal", "sum",  "summe", "gesamt",
      "gesamtsumme", "totale", "totaux",     "suma", "soma",  "итого",
      "всего",       "合计",   "总计",       "总和", "合計",  "합계"};
  return std::ranges::any_of(record.cells, [&](std::string_view cell) {
    return cell.size() < 40 && std::ranges::find(kTotals, normalisedName(cell)) != kTotals.end();
  });
}

bool isFiltered(double rating, Moment time, const CleaningOptions& cleaning) {
  const bool summedFirst = cleaning.duplicates == DuplicatePolicy::Sum;
  return (cleaning.minRating && !summedFirst && rating < *cleaning.minRating) ||
         (cleaning.from && time < *cleaning.from) || (cleaning.until && time >= *cleaning.until);
}

}  // namespace tastescope
