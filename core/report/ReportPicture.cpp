#include "core/report/ReportPicture.h"

#include <algorithm>

namespace tastescope {
namespace {

// User units of the picture, which grows with the page.
constexpr double kWidth = 720;
constexpr double kRow = 26;
constexpr double kBar = 12;
constexpr double kNames = 210;   ///< names end here
constexpr double kValues = 110;  ///< room for the value at the right
constexpr double kTop = 8;
constexpr std::size_t kNameColumns = 30;

std::string coordinate(double value) { return decimals(value, 1); }

/// Bytes of the character at `at`, and how many columns it takes: CJK and the like are twice as
/// wide.
struct Glyph {
  std::size_t bytes = 1;
  std::size_t columns = 1;
};
Glyph glyphAt(const std::string& text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xF0) return {4, 2};
  if (lead >= 0xE3) return {3, 2};
  if (lead >= 0xE0) return {3, 1};
  if (lead >= 0xC0) return {2, 1};
  return {};
}

std::string shortened(const std::string& text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyphAt(text, at);
    columns += glyph.columns;
    if (columns > kNameColumns) return text.substr(0, at) + "…";
    at += glyph.bytes;
  }
  return text;
}

/// From values to the picture.
struct Scale {
  double low = 0;
  double high = 0;
  explicit Scale(const ReportChart& chart) {
    for (const ReportChart::Bar& bar : chart.bars) {
      low = std::min({low, bar.value, bar.low});
      high = std::max({high, bar.value, bar.high});
    }
    if (high <= low) high = low + 1;
  }
  [[nodiscard]] double operator()(double value) const {
    return kNames + 10 + (kWidth - kNames - 10 - kValues) * (value - low) / (high - low);
  }
};

std::string line(const char* style, double x1, double y1, double x2, double y2) {
  return std::string("<line class=\"") + style + "\" x1=\"" + coordinate(x1) + "\" y1=\"" +
         coordinate(y1) + "\" x2=\"" + coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\"/>";
}

std::string barOf(const ReportChart::Bar& bar, double middle, const Scale& scale, int places,
                  const ReportWords& words) {
  const std::string name = words(bar.name);
  const double zero = scale(0);
  const double end = scale(bar.value);
  std::string out = "<g><title>" + escapedHtml(name) + "</title>";
  out += "<text class=\"name\" x=\"" + coordinate(kNames) + "\" y=\"" + coordinate(middle + 4) +
         "\">" + escapedHtml(shortened(name)) + "</text>";
  out += "<rect class=\"bar\" x=\"" + coordinate(std::min(zero, end)) + "\" y=\"" +
         coordinate(middle - kBar / 2) + "\" width=\"" + coordinate(std::abs(end - zero)) +
         "\" height=\"" + coordinate(kBar) + "\"/>";
  if (bar.low < bar.high) {
    out += line("whisker", scale(bar.low), middle, scale(bar.high), middle);
    for (const double tip : {bar.low, bar.high})
      out += line("whisker", scale(tip), middle - 4, scale(tip), middle + 4);
  }
  return out + "<text class=\"value\" x=\"" + coordinate(kWidth) + "\" y=\"" +
         coordinate(middle + 4) + "\">" + escapedHtml(decimals(bar.value, places)) +
         "</text></g>\n";
}

}  // namespace

std::string svgOf(const ReportChart& chart, const ReportWords& words) {
  const Scale scale(chart);
  const double height = kTop + kRow * static_cast<double>(chart.bars.size()) + kTop;
  const std::string title = escapedHtml(words(chart.title));
  std::string out = "<figure><figcaption>" + title + "</figcaption>\n<svg viewBox=\"0 0 " +
                    coordinate(kWidth) + " " + coordinate(height) +
                    "\" role=\"img\" aria-label=\"" + title + "\">\n";
  double middle = kTop + kRow / 2;
  for (const ReportChart::Bar& bar : chart.bars) {
    out += barOf(bar, middle, scale, chart.places, words);
    middle += kRow;
  }
  out += line("zero", scale(0), kTop, scale(0), height - kTop);
  return out + "\n</svg></figure>\n";
}

}  // namespace tastescope
