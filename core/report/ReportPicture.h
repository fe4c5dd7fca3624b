// The bars of a report as inline SVG whose colours come from the page's style. Thread rule: pure.
// Cost: microseconds.
#pragma once

#include <string>

#include "core/report/HtmlReport.h"

namespace tastescope {

std::string svgOf(const ReportChart& chart, const ReportWords& words);

}  // namespace tastescope
