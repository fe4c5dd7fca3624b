#include "core/base/SpreadsheetGuard.h"

#include <algorithm>
#include <charconv>

#include "core/base/NumberText.h"

namespace tastescope {
namespace {

constexpr std::string_view kTextBegin = "=\"";
/// Excel shows longer whole numbers as 1.23457E+11 and saves what it shows.
constexpr std::size_t kMostDigits = 11;

/// A number that comes out of a spreadsheet as another text.
bool changesInSpreadsheet(std::string_view cell) {
  if (cell.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return false;
  double value = 0;
  const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (cell.empty() || parsed.ptr != cell.data() + cell.size()) return false;
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(cell, [](char c) { return c != '.'; }));
  return parsed.ec != std::errc() || digits > kMostDigits || shortestNumber(value) != cell;
}

}  // namespace

bool runsInSpreadsheet(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (cell.starts_with(wide)) return true;
  }
  return false;
}

CellGuard guardFor(std::string_view cell) {
  // One more before an apostrophe of its own, or reading would take that one for the guard.
  std::string_view behind = cell;
  behind.remove_prefix(std::min(behind.find_first_not_of('\''), behind.size()));
  if (runsInSpreadsheet(behind)) return CellGuard::Apostrophe;
  return changesInSpreadsheet(cell) ? CellGuard::TextFormula : CellGuard::None;
}

std::string guarded(std::string_view cell, CellGuard guard) {
  std::string text;
  if (guard == CellGuard::Apostrophe) text.append(1, '\'');
  if (guard == CellGuard::TextFormula) text.append(kTextBegin);
  text.append(cell);
  if (guard == CellGuard::TextFormula) text.append(1, '"');
  return text;
}

GuardedCell readGuard(std::string_view cell) {
  if (cell.starts_with('\'') && guardFor(cell.substr(1)) == CellGuard::Apostrophe)
    return {CellGuard::Apostrophe, cell.substr(1)};
  if (cell.size() > kTextBegin.size() + 1 && cell.starts_with(kTextBegin) && cell.ends_with('"')) {
    const std::string_view text = cell.substr(2, cell.size() - 3);
    if (text.find('"') == std::string_view::npos) return {CellGuard::TextFormula, text};
  }
  return {CellGuard::None, cell};
}

}  // namespace tastescope
