#include "core/data/FormatGuess.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "core/base/Error.h"
#include "core/data/ColumnNames.h"
#include "core/data/DelimitedReader.h"
#include "core/data/ForeignFormats.h"
#include "core/data/LayoutGuess.h"
#include "core/data/NumberParsing.h"

namespace tastescope {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::array<std::string_view, 6> kDelimiters{"\t", "::", ",", ";", "|", " "};

/// Enough to tell by; a table of thousands of columns has them in a few rows.
constexpr std::size_t kSampleCells = 50'000;

Rows rowsCutAt(const std::string& text, std::string_view delimiter, char quote, std::size_t limit,
               InnerQuote inner = InnerQuote::Doubled) {
  Rows rows;
  std::size_t cells = 0;
  const auto reader =
      makeDelimitedReader(feedOf(text), delimiter, quote, 1, Numbering::Lines, inner);
  Record record;
  while (rows.size() < limit && cells < kSampleCells && reader->next(record)) {
    if (record.problem == RecordProblem::None) {
      rows.emplace_back(record.cells.begin(), record.cells.end());
      cells += record.cells.size();
    }
  }
  return rows;
}

/// Quotes mean something when cells begin and end with them; "Weird Al" Yankovic in a tab-separated
/// file shows they do not.
char guessQuote(const std::string& text, std::string_view delimiter) {
  std::size_t whole = 0;
  std::size_t broken = 0;
  for (const auto& row : rowsCutAt(text, delimiter, '\0', kSampleRows)) {
    for (const std::string& cell : row) {
      if (!cell.starts_with('"')) continue;
      ++(cell.size() > 1 && cell.ends_with('"') ? whole : broken);
    }
  }
  const bool usual = delimiter == "," || delimiter == ";";
  if (usual) return '"';
  return whole > 0 && broken == 0 ? '"' : '\0';
}

/// Rows of other widths than most, unusable ones, and those with a quoted cell that reads on behind
/// its quote.
std::size_t brokenRows(const std::string& text, std::string_view delimiter, char quote,
                       InnerQuote inner) {
  const auto reader =
      makeDelimitedReader(feedOf(text), delimiter, quote, 1, Numbering::Lines, inner);
  std::map<std::size_t, std::size_t> widths;  // of the rows that are not broken otherwise
  std::size_t rows = 0;
  std::size_t most = 0;
  Record record;
  for (; rows < kSampleRows && reader->next(record); ++rows) {
    const bool broken = std::ranges::any_of(
        record.cells, [quote](std::string_view cell) { return cell.starts_with(quote); });
    if (record.problem != RecordProblem::None || broken) continue;
    most = std::max(most, ++widths[record.cells.size()]);
  }
  return rows - most;
}

/// Backslashes escape quotes where more rows make sense so; 12\" is a length, too.
InnerQuote guessInnerQuote(const std::string& text, std::string_view delimiter, char quote) {
  if (quote == '\0' || text.find(std::string("\\") + quote) == std::string::npos)
    return InnerQuote::Doubled;
  const std::size_t doubled = brokenRows(text, delimiter, quote, InnerQuote::Doubled);
  const std::size_t backslash = brokenRows(text, delimiter, quote, InnerQuote::Backslash);
  return backslash < doubled ? InnerQuote::Backslash : InnerQuote::Doubled;
}

/// How evenly a delimiter cuts the sample.
struct Fit {
  std::string_view delimiter;
  std::size_t columns = 0;  ///< the most frequent number
  double share = 0;         ///< of rows with that number
  InnerQuote inner = InnerQuote::Doubled;
};

Fit fitOf(const std::string& text, std::string_view delimiter, std::optional<char> given) {
  const char quote = given.value_or(guessQuote(text, delimiter));
  const InnerQuote inner = guessInnerQuote(text, delimiter, quote);
  const Rows rows = rowsCutAt(text, delimiter, quote, kSampleRows, inner);
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) ++counts[row.size()];
  Fit fit{delimiter, 0, 0, inner};
  std::size_t most = 0;
  for (const auto& [columns, count] : counts) {
    if (count > most) {
      most = count;
      fit.columns = columns;
    }
  }
  if (!rows.empty()) fit.share = static_cast<double>(most) / static_cast<double>(rows.size());
  return fit;
}

/// Even cuts first, then more columns; a space only where nothing else cuts evenly.
Fit bestFit(const std::string& text, std::optional<char> quote) {
  constexpr double kEven = 0.95;
  Fit best{kDelimiters.front(), 1, 0, InnerQuote::Doubled};
  for (const std::string_view delimiter : kDelimiters) {
    const Fit fit = fitOf(text, delimiter, quote);
    if (fit.columns < 2) continue;
    const bool evenBest = best.columns > 1 && best.share >= kEven;
    const bool even = fit.share >= kEven;
    if (delimiter == " " && best.columns > 1 && best.share >= 0.7) continue;
    const bool better =
        even == evenBest ? (even ? fit.columns > best.columns : fit.share > best.share) : even;
    if (best.columns < 2 || better) best = fit;
  }
  return best;
}

/// A user and then items on every line: lines of many lengths, short cells, and hardly a user
/// twice.
bool looksLikeLists(const Rows& rows) {
  if (rows.size() < 2 || std::ranges::any_of(rows.front(), isKnownColumnName)) return false;
  std::set<std::string> users;
  std::set<std::size_t> lengths;
  std::size_t cells = 0;
  for (const auto& row : rows) {
    users.insert(row.front());
    lengths.insert(row.size());
    cells += row.size();
    for (const std::string& cell : row) {
      if (cell.empty() || cell.size() > 40 || cell.find(' ') != std::string::npos) return false;
    }
  }
  return lengths.size() > 1 && users.size() * 100 >= rows.size() * 95 && cells >= 2 * rows.size();
}

bool isNumeric(const std::string& cell) {
  return parseNumber(cell).has_value() || parseNumber(cell, ',').has_value();
}

/// What a cell is made of, roughly: enough to tell a name from what it names.
enum class Shape : std::uint8_t { Empty, Number, HasDigits, Words };

Shape shapeOf(const std::string& cell) {
  if (trimmed(cell).empty()) return Shape::Empty;
  if (isNumeric(cell)) return Shape::Number;
  const bool digits = std::ranges::any_of(cell, [](char c) { return c >= '0' && c <= '9'; });
  return digits ? Shape::HasDigits : Shape::Words;
}

/// Whether the cells below the first are nearly all of a shape that the first is not.
bool differsFromBelow(const Rows& rows, std::size_t column) {
  const Shape first = shapeOf(rows.front()[column]);
  std::size_t filled = 0;
  std::size_t other = 0;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    const Shape shape = column < rows[row].size() ? shapeOf(rows[row][column]) : Shape::Empty;
    if (shape == Shape::Empty) continue;
    ++filled;
    const bool plainer = first == Shape::Words || shape == Shape::Number;
    other += shape != first && first != Shape::Number && plainer;
  }
  return filled > 0 && other * 10 >= filled * 9;
}

bool comesAgainBelow(const Rows& rows, std::size_t column) {
  const std::string& first = rows.front()[column];
  return std::ranges::any_of(rows.begin() + 1, rows.end(), [&](const auto& row) {
    return column < row.size() && row[column] == first;
  });
}

/// A first row is a header when a name in it is known, or when none of its cells comes again below
/// and one at least is words above numbers or codes. Spreadsheets leave the name of an index empty;
/// joins repeat a name.
bool guessHeader(const Rows& rows) {
  if (rows.empty()) return false;
  const auto& first = rows.front();
  if (std::ranges::any_of(first, isNumeric)) return false;
  const auto empty = std::ranges::count(first, Shape::Empty, shapeOf);
  const auto known = std::ranges::count_if(first, isKnownColumnName);
  if (known > 0) return empty <= 1 || known > 1;
  const bool distinct = std::set<std::string>(first.begin(), first.end()).size() == first.size();
  if (!distinct || empty > 0 || rows.size() < 2) return false;
  bool differs = false;
  for (std::size_t column = 0; column < first.size(); ++column) {
    if (comesAgainBelow(rows, column)) return false;
    differs = differs || differsFromBelow(rows, column);
  }
  return differs;
}

std::size_t usualWidth(const Rows& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const auto& row : rows) ++counts[row.size()];
  return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

/// R's write.table puts the names of rows before their cells and no name above them: nearly all rows
/// are one cell longer than the header, begin with a name of their own and end with a cell. A header
/// of one cell is no table's.
bool lacksNameOfFirst(const Rows& rows) {
  if (rows.empty() || rows.front().size() < 2) return false;
  const std::size_t names = rows.front().size();
  std::set<std::string_view> firsts;
  std::size_t longer = 0;
  std::size_t ended = 0;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    if (rows[row].size() != names + 1) continue;
    ++longer;
    firsts.insert(rows[row].front());
    ended += !rows[row].back().empty();
  }
  const std::size_t below = rows.size() - 1;
  return longer > 0 && longer * 10 >= below * 9 && firsts.size() == longer && ended * 2 > longer;
}

/// Every name once: a join repeats names, an index has none.
std::vector<std::string> columnNames(const Rows& rows, bool header) {
  std::vector<std::string> names;
  if (rows.empty()) return names;
  if (header) {
    for (const std::string& cell : rows.front()) names.emplace_back(trimmed(cell));
  }
  const std::size_t widest = header ? names.size() : usualWidth(rows);
  std::set<std::string> taken;
  std::map<std::string, int> nextNumber;  // of a name that comes again
  for (std::size_t i = 0; i < widest; ++i) {
    if (i >= names.size()) names.emplace_back();
    if (names[i].empty()) names[i] = std::to_string(i + 1);
    const std::string name = names[i];
    int& again = nextNumber.try_emplace(name, 2).first->second;
    while (!taken.insert(names[i]).second) {
      names[i] = name + " (" + std::to_string(again++) + ")";
    }
  }
  return names;
}

std::size_t filledCells(const std::vector<std::string>& row) {
  return row.size() - static_cast<std::size_t>(std::ranges::count(row, Shape::Empty, shapeOf));
}

/// What stands above the header of a report.
struct Titles {
  std::uint64_t lineBehind = 0;  ///< of the header; 0: there are none
  Rows::value_type groups;       ///< "Customer", "", "Product", "" right above it
};

/// Titles are short lines, or rows with most of their cells empty, as spreadsheets write them.
Titles titlesOf(const std::string& text, const FileFormat& format) {
  constexpr std::size_t kMostTitles = 30;
  const auto reader = makeDelimitedReader(feedOf(text), *format.text.delimiter, *format.text.quote,
                                          format.preamble.numbers + 1, format.preamble.numbering,
                                          format.innerQuote);
  Rows rows;
  std::vector<std::uint64_t> lines;
  Record record;
  while (rows.size() < kSampleRows && reader->next(record)) {
    rows.emplace_back(record.cells.begin(), record.cells.end());
    lines.push_back(record.line);
  }
  if (rows.size() < 3) return {};
  const std::size_t width = usualWidth(rows);
  const auto isTitle = [width](const Rows::value_type& row) {
    return row.size() < width || filledCells(row) * 2 <= width;
  };
  std::size_t titles = 0;
  while (titles < rows.size() && isTitle(rows[titles])) ++titles;
  if (titles > 0 && titles < rows.size()) {
    // The last one may be a header that lacks the name of the first column.
    const Rows below(rows.begin() + static_cast<std::ptrdiff_t>(titles) - 1, rows.end());
    if (lacksNameOfFirst(below) && guessHeader(below)) --titles;
  }
  if (titles == 0 || titles > kMostTitles || titles + 1 >= rows.size()) return {};
  Titles found{lines[titles], {}};
  const auto& last = rows[titles - 1];
  if (last.size() == width && filledCells(last) > 1) found.groups = last;
  const auto isPadded = [width](const Rows::value_type& row) { return row.size() >= width; };
  const auto header = rows.begin() + static_cast<std::ptrdiff_t>(titles);
  // A row of data that happens to be fuller than a header with blanks is none.
  const bool full = filledCells(*header) + 1 >= header->size();
  if (std::any_of(rows.begin(), header, isPadded) && !full) return {};
  rows.erase(rows.begin(), header);
  return guessHeader(rows) ? found : Titles();
}

/// "Customer ID" for an "ID" below "Customer", where the header has several of that name.
void addGroups(Rows::value_type& header, const Rows::value_type& groups) {
  std::map<std::string, int> counts;
  for (const std::string& name : header) ++counts[name];
  std::string group;
  for (std::size_t i = 0; i < std::min(header.size(), groups.size()); ++i) {
    if (!trimmed(groups[i]).empty()) group = trimmed(groups[i]);
    if (counts[header[i]] > 1 && !group.empty()) header[i] = group + " " + header[i];
  }
}

Text noteOnEncoding(const TextSample& sample) {
  if (sample.encodingGiven) {
    if (sample.badBytes == 0) return coreText("Import", "as chosen");
    return coreText("Import", "as chosen; %1 bytes do not fit it")
        .arg(static_cast<unsigned long long>(sample.badBytes));
  }
  if (sample.encoding == Encoding::Utf8 && sample.badBytes > 0) {
    return coreText("Import", "guessed; %1 bytes are not UTF-8")
        .arg(static_cast<unsigned long long>(sample.badBytes));
  }
  if (!sample.encodingReason.empty()) return sample.encodingReason;
  return coreText("Import", "guessed");
}

/// Sets layout and delimiter of a file that is not JSON.
void chooseDelimiter(FileFormat& format, const std::string& text, Layout layout,
                     const TextFormat& given) {
  const Fit fit =
      given.delimiter ? fitOf(text, *given.delimiter, given.quote) : bestFit(text, given.quote);
  std::string delimiter = given.delimiter.value_or(std::string(fit.delimiter));
  const bool mayBeLists = layout == Layout::Lists || (layout == Layout::Auto && fit.share < 0.6);
  if (mayBeLists) {
    for (const std::string_view candidate : {"\t", ",", " "}) {
      if (given.delimiter && *given.delimiter != candidate) continue;
      if (!looksLikeLists(rowsCutAt(text, candidate, '\0', kSampleRows))) continue;
      delimiter = candidate;
      format.layout = Layout::Lists;
      break;
    }
    if (layout == Layout::Lists) format.layout = Layout::Lists;
  }
  format.text.delimiter = delimiter;
  format.text.quote =
      given.quote.value_or(format.layout == Layout::Lists ? '\0' : guessQuote(text, delimiter));
  if (format.layout != Layout::Lists) format.innerQuote = fit.inner;
  if (format.layout == Layout::Lists) {
    format.delimiterNote = coreText("Import", "one user and their items a line");
    format.layoutNote = format.delimiterNote;
  } else if (given.delimiter) {
    format.delimiterNote = coreText("Import", "as chosen, %1 columns")
                               .arg(static_cast<unsigned long long>(fit.columns));
  } else if (fit.share >= 1) {
    format.delimiterNote = coreText("Import", "guessed, %1 columns in every row")
                               .arg(static_cast<unsigned long long>(fit.columns));
  } else {
    format.delimiterNote = coreText("Import", "guessed, %1 columns in %2 % of the rows")
                               .arg(static_cast<unsigned long long>(fit.columns))
                               .arg(static_cast<int>(100 * fit.share));
  }
}

/// Where events are lists of cells, the first one may be a header, as in a table.
void takeHeaderOfLists(FileFormat& format, const JsonGuess& guess, const TextSample& sample,
                       const TextFormat& given) {
  if (guess.namesFound) {
    format.text.header = true;
    return;
  }
  const Rows rows = sampleRows(sample, format);
  const bool header = given.header.value_or(guessHeader(rows));
  format.text.header = header;
  if (!header || rows.empty()) return;
  const auto names = columnNames(rows, true);
  const std::size_t common = std::min(names.size(), format.columns.size());
  std::copy_n(names.begin(), common, format.columns.begin());
  auto shape = std::make_shared<JsonShape>(*format.json);
  shape->header = true;
  format.json = std::move(shape);
}

void takeJson(FileFormat& format, const TextSample& sample, const TextFormat& given) {
  const JsonGuess guess = guessJson(sample.text, sample.complete, given.path);
  format.layout = Layout::JsonObjects;
  format.text.delimiter = "";
  format.text.quote = '\0';
  format.text.header = false;
  format.text.path = jsonPathText(guess.shape->path);
  format.remarkable =
      !guess.shape->path.empty() || guess.shape->cutting.dialect != JsonDialect::Standard;
  format.columns = guess.columns;
  format.roles = guess.roles;
  format.delimiterNote = guess.note;
  format.layoutNote = guess.note;
  format.json = guess.shape;
  if (format.json->listsOfCells) takeHeaderOfLists(format, guess, sample, given);
}

/// Options of layouts that a file turned out not to have.
void refuseWhatOthersHave(Layout layout, const TextFormat& given) {
  if (given.path && !given.path->empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import", "A path leads to events in JSON, and this file is not JSON."));
  }
  if (given.noRating && layout != Layout::Matrix && layout != Layout::Auto) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "A number for “not rated” belongs to a table with a row for every user "
                         "and a column for every item. Choose that layout too."));
  }
}

/// A file of blocks, if it is one or is said to be.
bool takeBlocksOf(FileFormat& format, const TextSample& sample, Layout layout,
                  const TextFormat& given) {
  const bool asked = layout == Layout::Blocks;
  if (!asked && layout != Layout::Auto) return false;
  const std::size_t start = std::min(sample.text.find_first_not_of(" \t\r\n"), sample.text.size());
  const std::string_view first = std::string_view(sample.text).substr(start);
  if (!asked && !trimmed(first.substr(0, first.find('\n'))).ends_with(':')) return false;
  for (const std::string_view delimiter : {",", "\t", ";", " "}) {
    const std::string used = given.delimiter.value_or(std::string(delimiter));
    const Rows rows = rowsCutAt(sample.text, used, '\0', kSampleRows);
    const bool cuts = std::ranges::any_of(rows, [](const auto& row) { return row.size() > 1; });
    const bool last = delimiter == " " || given.delimiter;
    if (!cuts && !last) continue;
    if (!asked && !looksLikeBlocks(rows)) return false;
    format.text.delimiter = cuts || given.delimiter ? used : ",";
    format.text.quote = '\0';
    takeBlocks(format, rows);
    format.delimiterNote = format.layoutNote;
    return true;
  }
  return false;
}

/// Goes on with a note in words that have it as %1.
void also(Text& note, const Text& words) {
  Text longer = words;
  note = std::move(longer).arg(std::move(note));
}

/// Everything about text that is no JSON: what stands before the table, its delimiter, its header.
void readTable(FileFormat& format, const TextSample& sample, Layout layout, TextFormat given,
               std::uint64_t skipLines) {
  format.preamble =
      preambleOf(sample.text, skipLines, sample.isTable ? Numbering::Rows : Numbering::Lines);
  if (!given.delimiter) given.delimiter = format.preamble.delimiter;
  std::string body(behindLines(sample.text, format.preamble.lines));
  chooseDelimiter(format, body, layout, given);
  if (format.layout == Layout::Lists) {
    format.text.header = given.header.value_or(false);
    format.columns = {"user", "items"};
    format.roles = {ColumnRole::User, ColumnRole::Item};
    return;
  }
  Titles titles;
  if (skipLines == 0 && format.text.delimiter != " " && given.header.value_or(true)) {
    titles = titlesOf(body, format);
    if (titles.lineBehind > 0) {
      skipTo(format.preamble, sample.text, titles.lineBehind);
      body = behindLines(sample.text, format.preamble.lines);
    }
  }
  Rows rows =
      rowsCutAt(body, *format.text.delimiter, *format.text.quote, kSampleRows, format.innerQuote);
  if (!rows.empty()) addGroups(rows.front(), titles.groups);
  if (format.preamble.headerIsComment && !rows.empty()) {
    rows.front().front().erase(0, rows.front().front().find_first_not_of("# "));
  }
  if (given.header.value_or(guessHeader(rows)) && lacksNameOfFirst(rows)) {
    rows.front().insert(rows.front().begin(), std::string());
    given.header = true;
    also(format.delimiterNote, coreText("Import", "%1; the header has no name for the first one"));
  }
  const bool wide =
      layout == Layout::Auto && (given.noRating || (!given.listSeparator && looksLikeMatrix(rows)));
  if (layout == Layout::Matrix || wide) return takeMatrix(format, rows, given);
  format.text.header = given.header.value_or(guessHeader(rows));
  format.columns = columnNames(rows, *format.text.header);
  if (layout == Layout::Auto && *format.text.header)
    format.columnsLikeItems = columnsLikeItems(rows);
  if (format.innerQuote == InnerQuote::Backslash) {
    also(format.delimiterNote, coreText("Import", "%1; a quote inside quotes is written \\\""));
  }
}

/// A table of a workbook or database: how its cells are told apart is certain, whatever was chosen
/// for files of text.
FileFormat formatOfTable(const TextSample& sample, Layout layout, TextFormat given,
                         std::uint64_t skipLines) {
  given.delimiter = ",";
  given.quote = '"';
  if (sample.namesColumns) given.header = true;
  FileFormat format;
  format.text = given;
  format.text.encoding = sample.encoding;
  format.encodingNote = coreText("Import", "as the file says");
  const bool known = layout == Layout::Lists || layout == Layout::Matrix || layout == Layout::Auto;
  readTable(format, sample, known ? layout : Layout::Delimited, given, skipLines);
  if (format.layout == Layout::Delimited) {
    format.delimiterNote = coreText("Import", "cells of a table, %1 columns")
                               .arg(static_cast<unsigned long long>(format.columns.size()));
  }
  return format;
}

}  // namespace

FileFormat guessFormat(const TextSample& sample, Layout layout, const TextFormat& given,
                       std::uint64_t skipLines) {
  if (sample.isTable) return formatOfTable(sample, layout, given, skipLines);
  FileFormat format;
  format.text = given;
  format.text.encoding = sample.encoding;
  format.lineEnds = sample.lineEnds;
  format.encodingNote = noteOnEncoding(sample);
  format.encodingUnsure = sample.encodingUnsure;
  if (layout == Layout::JsonObjects || (layout == Layout::Auto && looksLikeJson(sample.text))) {
    takeJson(format, sample, given);
    return format;
  }
  refuseWhatOthersHave(layout, given);
  if (layout == Layout::Auto && !given.delimiter && skipLines == 0)
    refuseForeignFormats(sample.text);
  if (layout != Layout::Matrix && takeBlocksOf(format, sample, layout, given)) return format;
  readTable(format, sample, layout, given, skipLines);
  return format;
}

}  // namespace tastescope
