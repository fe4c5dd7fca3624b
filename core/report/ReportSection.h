// One part of a report: a heading, a sentence, a table, perhaps a picture. Use cases fill sections;
// HtmlReport and the command line write them without knowing what they say. Thread rule: value
// types. Cost: none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Text.h"

namespace tastescope {

/// A cell or name that is the same in every language: numbers, ids, names of runs.
inline Text plainText(std::string_view words) { return Text("", "%1").arg(words); }

/// 0.21625 as "0.2163"; "–" when it is not a number.
std::string decimals(double value, int places);
/// "0.2163 ± 0.0102"; without a half-width the value alone.
std::string withHalf(double value, double half, int places);
/// "4,074".
std::string thousands(std::uint64_t number);

struct ReportTable {
  std::vector<Text> header;             ///< the first column holds words, the others values
  std::vector<std::vector<Text>> rows;  ///< each as long as the header
};

/// Horizontal bars with whiskers on one scale; bars begin at zero.
struct ReportChart {
  struct Bar {
    Text name;
    double value = 0;
    double low = 0;  ///< of the interval; low == high: no whisker
    double high = 0;
  };
  Text title;  ///< what is drawn and what the whiskers are
  std::vector<Bar> bars;
  int places = 4;  ///< decimals of the values beside the bars
};

struct ReportSection {
  Text title;
  Text sentence;  ///< may be empty
  ReportTable table;
  std::vector<Text> notes;  ///< below the table
  std::optional<ReportChart> chart;
};

}  // namespace tastescope
