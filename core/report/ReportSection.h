// One part of a report: a heading, a sentence, a table, perhaps a picture. Use cases fill sections;
// HtmlReport and the command line write them without knowing what they say. Thread rule: value
// types. Cost: none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/NumberText.h"
#include "core/base/Text.h"

namespace tastescope {

/// "0.2163 ± 0.0102"; without a half-width the value alone.
std::string withHalf(double value, double half, int places);

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
