// Rows of cells as delimited text, written aside and renamed. Numbers never depend on the locale, so
// the same rows always give the same bytes. Thread rule: one thread. Cost: about 30 ns a cell and one
// buffered write a megabyte.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/AtomicFile.h"
#include "core/base/Moment.h"
#include "core/report/ExportFormat.h"

namespace tastescope {

class Utf8Converter;

class TableWriter {
 public:
  TableWriter(const OutputFile& file, const ExportFormat& format);
  ~TableWriter();

  /// Quoted when needed (RFC 4180), guarded when the format is spreadsheet-safe.
  void text(std::string_view cell);
  template <std::integral Integer>
  void integer(Integer value) {
    separate();
    buffer_ += std::to_string(value);
  }
  /// With the format's decimals; empty when not a number.
  void score(double value);
  /// As shortestNumber(); empty when not a number.
  void number(double value);
  void number(float value);
  /// "2011-12-09 12:50:00", UTC, with fractions where there are: what spreadsheets read as a date.
  void time(Moment moment);
  void endRow();

  [[nodiscard]] std::uint64_t rows() const { return outcome_.rows; }
  /// Column names, before the first row; counts as no row.
  void header(const std::vector<std::string>& names);
  /// Writes what is buffered and renames the file into place.
  ExportOutcome finish();

 private:
  void separate();
  void flush();

  ExportFormat format_;
  std::filesystem::path path_;
  AtomicFile file_;
  std::unique_ptr<Utf8Converter> converter_;
  std::array<bool, 256> quotes_{};  ///< bytes that need quotes around their cell
  std::string buffer_;
  bool rowBegun_ = false;
  ExportOutcome outcome_;
};

}  // namespace tastescope
