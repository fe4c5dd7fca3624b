// The rows of a workbook's sheet as CSV text, and how numbers without a text of their own are
// written.
// Thread rule: an object belongs to one thread at a time.
// Cost: the text of one row, and of the first hundred.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tastescope {

/// The shortest text that reads back as the same number, without an exponent where people write
/// none: "0.1", "12", "1000000000000000".
std::string numberText(double value);

/// Rows of a sheet, where cells have places and rows have numbers, as lines: empty rows are blank
/// lines, so that a line's number is its row's, and empty columns before the table are left out.
/// Rows are as wide as the widest above them: what is missing at their end is empty.
class SheetRows {
 public:
  static constexpr std::size_t kMaxColumns = 16'384;
  static constexpr std::size_t kMaxRowBytes = std::size_t{4} << 20;
  static constexpr std::size_t kMaxCopiedBytes = std::size_t{256} << 20;

  /// `name`: of the sheet, for sentences; `maxRows`: what its kind of workbook can hold.
  SheetRows(std::string name, std::uint64_t maxRows) : name_(std::move(name)), maxRows_(maxRows) {}

  /// Puts a cell, and as many like it behind it as `times` says, into the row being made; columns
  /// count from 0. Throws Error(InvalidInput) beyond the bounds, as endRow does.
  void cell(std::size_t column, std::string_view text, std::size_t times = 1);
  /// Ends the row `number`, from 1, and makes as many like it as `times` says. Rows not mentioned
  /// are empty; a number that goes back counts on.
  void endRow(std::uint64_t number, std::uint64_t times = 1);
  /// No row follows.
  void finish();
  /// Lines made so far, for the caller to take away.
  std::string& text() { return text_; }

 private:
  struct Row {
    std::uint64_t number = 0;
    std::uint64_t times = 1;
    std::vector<std::string> cells;
  };
  void countCopies(std::size_t bytes, std::uint64_t times);
  void placeFirst();
  void write(const Row& row);

  std::string name_;
  std::uint64_t maxRows_;
  Row row_;
  std::size_t rowBytes_ = 0;
  std::uint64_t copiedBytes_ = 0;
  std::uint64_t lastRow_ = 0;  ///< ended
  std::uint64_t lines_ = 0;    ///< written
  std::vector<Row> first_;     ///< held back until the table's first column is known
  std::size_t firstBytes_ = 0;
  bool placed_ = false;
  std::size_t firstColumn_ = 0;
  std::size_t width_ = 0;
  std::size_t written_ = 0;
  std::string text_;
};

}  // namespace tastescope
