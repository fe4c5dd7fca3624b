#include "core/report/TableWriter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/Utf8Converter.h"

namespace tastescope {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

/// What spreadsheets run, or strip before running: OWASP's list with its full-width forms, behind
/// any spaces, which some programs trim.
bool beginsFormula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

std::array<bool, 256> quotedBytes(const ExportFormat& format) {
  std::array<bool, 256> bytes{};
  for (const char c : format.delimiter) bytes[static_cast<unsigned char>(c)] = true;
  for (const char c : {'"', '\r', '\n'}) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

/// Returns whether the cell was neutralised.
bool appendCell(std::string& out, std::string_view text, const ExportFormat& format,
                const std::array<bool, 256>& quotedByte) {
  const bool formula = format.neutraliseFormulas && beginsFormula(text);
  bool quote = false;
  for (const char c : text) quote |= quotedByte[static_cast<unsigned char>(c)];
  if (quote) out += '"';
  if (formula) out += '\'';
  if (!quote) {
    out += text;
    return formula;
  }
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return formula;
}

template <typename Number>
void appendNumber(std::string& text, Number value) {
  char buffer[64];
  text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& file, const ExportFormat& format)
    : format_(format), file_(file), quotes_(quotedBytes(format)) {
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
  if (appendCell(buffer_, cell, format_, quotes_)) ++outcome_.neutralised;
}

void TableWriter::number(double value) {
  separate();
  if (!std::isnan(value)) appendNumber(buffer_, value);
}

void TableWriter::number(float value) {
  separate();
  if (!std::isnan(value)) appendNumber(buffer_, value);
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
  const std::uint64_t neutralised = outcome_.neutralised;
  for (const std::string& name : names) text(name);
  endRow();
  outcome_.rows = 0;
  outcome_.neutralised = neutralised;
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
  return outcome_;
}

}  // namespace tastescope
