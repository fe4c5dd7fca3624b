#include "core/files/SheetRows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/Error.h"
#include "core/files/CsvSource.h"

namespace tastescope {
namespace {

/// Rows looked at for the table's first column and its width.
constexpr std::size_t kFirstRows = 100;
constexpr std::size_t kFirstBytes = std::size_t{1} << 20;

}  // namespace

std::string numberText(double value) {
  constexpr double kPlainFrom = 1e-7;
  constexpr double kPlainBelow = 1e21;
  if (value == 0) return "0";
  const double size = std::fabs(value);
  const bool plain = size >= kPlainFrom && size < kPlainBelow;
  std::array<char, 64> text{};
  const auto end =
      plain ? std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed)
            : std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

void SheetRows::countCopies(std::size_t bytes, std::uint64_t times) {
  if (times < 2) return;
  const std::uint64_t left = kMaxCopiedBytes - copiedBytes_;
  if ((bytes + 1) > left / times) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” repeats its cells to more than %2 MB, as files made to fill a "
                         "memory do. Save the table as CSV if you trust it.")
                    .arg(name_)
                    .arg(static_cast<unsigned long long>(kMaxCopiedBytes >> 20)));
  }
  copiedBytes_ += (bytes + 1) * times;
}

void SheetRows::cell(std::size_t column, std::string_view text, std::size_t times) {
  if (text.empty() || times == 0) return;
  countCopies(text.size(), times);
  if (column >= kMaxColumns || times > kMaxColumns - column) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” has a cell beyond column %2, which no sheet can have: the file is "
                         "damaged.")
                    .arg(name_)
                    .arg(static_cast<unsigned long long>(kMaxColumns)));
  }
  rowBytes_ += text.size() * times;
  if (rowBytes_ > kMaxRowBytes) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import", "Row %1 of “%2” is longer than %3 MB. Save the table as CSV.")
                    .arg(static_cast<unsigned long long>(lastRow_) + 1)
                    .arg(name_)
                    .arg(static_cast<unsigned long long>(kMaxRowBytes >> 20)));
  }
  if (row_.cells.size() < column + times) row_.cells.resize(column + times);
  for (std::size_t i = 0; i < times; ++i) row_.cells[column + i] = text;
}

void SheetRows::endRow(std::uint64_t number, std::uint64_t times) {
  Row row = std::move(row_);
  row_ = {};
  row.number = std::max(number, lastRow_ + 1);
  row.times = std::max<std::uint64_t>(times, 1);
  const std::size_t bytes = rowBytes_;
  rowBytes_ = 0;
  const bool empty = row.cells.empty();
  const bool beyond = row.number > maxRows_ || row.times > maxRows_ - row.number + 1;
  if (beyond && !empty) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Import",
                         "“%1” has a row beyond number %2, which no sheet can have: the file is "
                         "damaged.")
                    .arg(name_)
                    .arg(static_cast<unsigned long long>(maxRows_)));
  }
  lastRow_ = beyond ? maxRows_ : row.number + row.times - 1;
  if (empty) return;
  if (placed_) return write(row);
  firstBytes_ += bytes;
  first_.push_back(std::move(row));
  if (first_.size() >= kFirstRows || firstBytes_ > kFirstBytes) placeFirst();
}

void SheetRows::finish() {
  if (!placed_) placeFirst();
}

void SheetRows::placeFirst() {
  placed_ = true;
  firstColumn_ = kMaxColumns;
  for (const Row& row : first_) {
    const auto used =
        std::ranges::find_if(row.cells, [](const auto& cell) { return !cell.empty(); });
    firstColumn_ = std::min(firstColumn_, static_cast<std::size_t>(used - row.cells.begin()));
  }
  for (const Row& row : first_) write(row);
  first_.clear();
}

void SheetRows::write(const Row& row) {
  text_.append(row.number - lines_ - 1, '\n');
  lines_ = row.number + row.times - 1;
  std::vector<std::string> cells;
  for (std::size_t i = firstColumn_; i < row.cells.size(); ++i) cells.push_back(row.cells[i]);
  if (width_ < cells.size() && written_ < kFirstRows) width_ = cells.size();
  ++written_;
  if (cells.size() < width_) cells.resize(width_);
  // A cell before the table's first column has no place: behind the others it makes a row that is
  // rejected and counted, not one that is read wrongly.
  for (std::size_t i = 0; i < std::min(firstColumn_, row.cells.size()); ++i) {
    if (!row.cells[i].empty()) cells.push_back(row.cells[i]);
  }
  std::string line;
  appendCsvRow(line, cells);
  countCopies(line.size(), row.times);  // with the empty cells that fill it up
  for (std::uint64_t i = 0; i < row.times; ++i) text_ += line;
}

}  // namespace tastescope
