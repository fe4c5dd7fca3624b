#include "core/data/Preview.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/Error.h"
#include "core/data/DateParsing.h"
#include "core/data/FileNames.h"
#include "core/data/ImportPlan.h"
#include "core/data/JsonEvents.h"
#include "core/data/LayoutGuess.h"
#include "core/data/NumberParsing.h"
#include "core/data/RowReasons.h"
#include "core/data/TextDecoder.h"

namespace tastescope {
namespace {

/// Marks cells that would keep the row out; the first one gives the reason.
void markCells(PreviewRow& row, const Record& record, const InteractionFormat& format,
               const CleaningOptions& cleaning, bool badBytes) {
  double rating = 0;
  Moment time = 0;
  bool usable = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i >= format.columns.size()) break;
    const ColumnRole role = format.columns[i].role;
    if (badBytes && row.cells[i].find(kReplacement) != std::string::npos)
      row.marks[i] = CellMark::BadBytes;
    if (auto reason = reasonOf(row.cells[i], role, format, record.suspectBytes)) {
      usable = false;
      if (row.marks[i] == CellMark::Fine) row.marks[i] = CellMark::Rejects;
      if (row.reason.empty()) row.reason = std::move(*reason);
    } else if (role == ColumnRole::Rating) {
      rating = *parseValue(row.cells[i], format.decimal);
    } else if (role == ColumnRole::Time) {
      time += *parseTime(row.cells[i], format.time);
    } else if (role == ColumnRole::TimeOfDay) {
      time += parseTimeOfDay(row.cells[i]).value_or(0);
    }
  }
  if (!usable) return;
  const auto markFiltered = [&](ColumnRole role, bool filtered, Text reason) {
    const auto column = columnOf(format, role);
    if (!filtered || !column) return;
    row.marks[*column] = CellMark::Filters;
    if (row.reason.empty()) row.reason = std::move(reason);
  };
  CleaningOptions dates = cleaning;
  dates.minRating.reset();
  CleaningOptions lowest = cleaning;
  lowest.from.reset();
  lowest.until.reset();
  markFiltered(ColumnRole::Rating, isFiltered(rating, time, lowest),
               coreText("Import", "The rating is below the lowest rating."));
  markFiltered(ColumnRole::Time, isFiltered(rating, time, dates),
               coreText("Import", "The time is outside the date range."));
}

PreviewRow previewRow(const Record& record, const InteractionFormat& format,
                      const CleaningOptions& cleaning, bool badBytes) {
  PreviewRow row;
  row.line = record.line;
  row.cells.assign(record.cells.begin(), record.cells.end());
  const std::size_t expected = format.columns.size();
  auto reason = reasonOf(record, expected);
  if (record.problem != RecordProblem::None) row.cells.assign(1, std::string(record.raw));
  row.marks.assign(row.cells.size(), reason ? CellMark::Rejects : CellMark::Fine);
  if (reason) {
    row.reason = std::move(*reason);
    return row;
  }
  while (row.cells.size() > expected) row.cells.pop_back();
  row.marks.resize(row.cells.size());
  markCells(row, record, format, cleaning, badBytes);
  return row;
}

/// What could be said otherwise of a sample that is read as `format` says.
void addChoices(SourceChoices& choices, const TextSample& sample, const FileFormat& format) {
  if (format.layout == Layout::JsonObjects) {
    choices.paths = eventPaths(sample.text, sample.complete);
  } else if (format.layout == Layout::Matrix) {
    choices.unrated = unratedNumbers(sampleRows(sample, format));
  } else if (format.layout == Layout::Delimited && !format.itemList) {
    choices.listSeparators = itemSeparators(format, sampleRows(sample, format));
  }
}

}  // namespace

SourceChoices choicesOf(const ImportOptions& options, const std::stop_token& stop) {
  SourceChoices choices;
  try {
    choices.tables = tablesOf(options, stop);
    if (choices.tables.chosen.empty()) return choices;
    const SourceFiles files = chooseFiles(options, stop);
    const TextSample sample = sampleOf(files.interactions.front().member, options.format.encoding);
    if (!sample.isTable && looksLikeJson(sample.text))
      choices.paths = eventPaths(sample.text, sample.complete);
  } catch (const Error&) {
    return choices;  // the preview says what is wrong with it
  }
  return choices;
}

Preview previewImport(const ImportOptions& options, std::size_t rowLimit,
                      const std::stop_token& stop) {
  const SourceFiles files = chooseFiles(options, stop);
  const SourceMember& member = files.interactions.front().member;
  const TextSample sample = sampleOf(member, options.format.encoding);
  const InteractionFormat format = formatOf(member, sample, options);

  Preview preview;
  preview.file = member.name();
  preview.bytes = member.bytes;
  const Layout named = layoutOfName(member.leaf());
  preview.layout = options.layout != Layout::Auto ? options.layout
                   : named != Layout::Auto        ? named
                                                  : format.file.layout;
  preview.format = format.file.text;
  preview.format.decimal = format.decimal;
  preview.format.dayFirst = format.time.dayFirst;
  preview.format.yearFirst = format.time.yearFirst;
  preview.twoDigitYears = format.time.twoDigitYears;
  preview.encodingNote = format.file.encodingNote;
  preview.delimiterNote = format.file.delimiterNote;
  preview.layoutNote = format.file.layoutNote;
  preview.timeNote = format.timeNote;
  if (columnOf(format, ColumnRole::Time)) preview.format.timeForm = format.time.form;
  preview.columns = format.columns;
  preview.companions = files.companions;
  preview.choices.tables = options.trainFile ? tablesOf(options, stop) : files.tables;
  addChoices(preview.choices, sample, format.file);

  const auto records = openRecords(sample, format.file);
  Record record;
  while (preview.rows.size() < rowLimit && records->next(record)) {
    preview.rows.push_back(previewRow(record, format, options.cleaning, sample.badBytes > 0));
  }
  return preview;
}

std::optional<double> likedFrom(const Preview& preview) {
  constexpr std::size_t kFewest = 20;
  constexpr std::size_t kFewestLevels = 3;
  constexpr double kLikedShare = 0.8;
  const auto column = std::ranges::find(preview.columns, ColumnRole::Rating, &PreviewColumn::role);
  if (column == preview.columns.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(column - preview.columns.begin());
  std::vector<double> values;
  for (const PreviewRow& row : preview.rows) {
    if (at >= row.cells.size() || row.marks[at] == CellMark::Rejects) continue;
    const auto value = parseValue(row.cells[at], preview.format.decimal.value_or('.'));
    if (value) values.push_back(*value);
  }
  if (values.size() < kFewest) return std::nullopt;
  std::ranges::sort(values);
  const double scale = values.back();
  // Stars come whole or halved, and people mostly rate what they chose; quantities are mostly small.
  const bool steps = std::ranges::all_of(
      values, [](double value) { return value >= 0 && 2 * value == std::floor(2 * value); });
  const std::set<double> levels(values.begin(), values.end());
  if (!steps || (scale != 5 && scale != 10) || levels.size() < kFewestLevels ||
      values[values.size() / 2] * 2 < scale) {
    return std::nullopt;
  }
  return kLikedShare * scale;
}

Reading readingOf(const Preview& preview) {
  Reading reading;
  reading.files.push_back({preview.file,
                           preview.layout,
                           preview.format,
                           preview.delimiterNote,
                           preview.encodingNote,
                           {}});
  for (const PreviewColumn& column : preview.columns)
    reading.columns.push_back({column.name, column.role, {}});
  return reading;
}

}  // namespace tastescope
