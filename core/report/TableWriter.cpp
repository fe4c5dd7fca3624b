#include "core/report/TableWriter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/NumberText.h"
#include "core/base/SpreadsheetGuard.h"
#include "core/base/Utf8Converter.h"

namespace tastescope {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

std::array<bool, 256> quotedBytes(const ExportFormat& format) {
  std::array<bool, 256> bytes{};
  for (const char c : format.delimiter) bytes[static_cast<unsigned char>(c)] = true;
  for (const char c : {'"', '\r', '\n'}) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

/// Quoted when it must be (RFC 4180), and where a reader would see a comment.
void appendCell(std::string& out, std::string_view text, const std::array<bool, 256>& quotedByte) {
  bool quote = text.starts_with('#');
  for (const char c : text) quote |= quotedByte[static_cast<unsigned char>(c)];
  if (!quote) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

template <typename Number>
void appendNumber(std::string& text, Number value) {
  char buffer[64];
  text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

}  // namespace

TableWriter::TableWriter(const OutputFile& file, const ExportFormat& format)
    : format_(format), path_(file.path), file_(file), quotes_(quotedBytes(format)) {
  if (format_.encoding == ExportEncoding::Gb18030)
    converter_ = std::make_unique<Utf8Converter>("GB18030");
  if (format_.encoding == ExportEncoding::Utf8Bom) buffer_ = "\xEF\xBB\xBF";
  buffer_.reserve(kBuffer + kBuffer / 8);
}

TableWriter::~TableWriter() = default;

void TableWriter::separate() {
  if (rowBegun_) buffer_ += format_.delimiter;
  rowBegun_ = true;
}

void TableWriter::text(std::string_view cell) {
  separate();
  const CellGuard guard = format_.spreadsheetSafe ? guardFor(cell) : CellGuard::None;
  if (guard == CellGuard::None) return appendCell(buffer_, cell, quotes_);
  appendCell(buffer_, guarded(cell, guard), quotes_);
  ++(guard == CellGuard::Apostrophe ? outcome_.neutralised : outcome_.keptAsText);
}

void TableWriter::number(double value) {
  separate();
  if (!std::isnan(value)) buffer_ += shortestNumber(value);
}

void TableWriter::number(float value) {
  separate();
  if (!std::isnan(value)) buffer_ += shortestNumber(value);
}

void TableWriter::score(double value) {
  separate();
  if (std::isnan(value)) return;
  char digits[400];  // the largest double has 309 digits before the point
  const int decimals = std::clamp(format_.decimals, 0, 20);
  const auto end =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, decimals).ptr;
  buffer_.append(digits, end);
}

void TableWriter::time(Moment moment) {
  separate();
  appendMoment(buffer_, moment);
}

void TableWriter::header(const std::vector<std::string>& names) {
  for (const std::string& name : names) text(name);
  endRow();
  outcome_ = {};
}

void TableWriter::endRow() {
  buffer_ += format_.lineEnd;
  rowBegun_ = false;
  ++outcome_.rows;
  if (buffer_.size() >= kBuffer) flush();
}

void TableWriter::flush() {
  if (converter_) {
    file_.write(converter_->convert(buffer_));
  } else {
    file_.write(buffer_);
  }
  buffer_.clear();
}

ExportOutcome TableWriter::finish() {
  flush();
  file_.commit();
  if (converter_) outcome_.unencodable = converter_->unencodable();
  outcome_.files = {path_};
  return outcome_;
}

}  // namespace tastescope
