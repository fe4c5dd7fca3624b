// A report as one HTML file that needs nothing else: style and pictures stand inside, it follows
// the reader's light or dark scheme, and every text is escaped. Thread rule: htmlOf() runs on the
// thread `words` may run on; writing on any. Cost: microseconds a cell; one atomic file write.
#pragma once

#include <functional>

#include "core/base/OutputFile.h"
#include "core/report/ReportSection.h"

namespace tastescope {

struct Report {
  Text title;
  Text subtitle;
  std::vector<ReportSection> sections;
};

/// Says a text in the reader's language.
using ReportWords = std::function<std::string(const Text&)>;

/// `language`: of the words, as HTML names it ("en", "zh-CN").
std::string htmlOf(const Report& report, const ReportWords& words, const std::string& language);

/// In English. Errors as AtomicFile.
void writeHtml(const Report& report, const OutputFile& file);

/// & < > " ' as entities; control characters, which HTML does not have, left out.
std::string escapedHtml(std::string_view text);

}  // namespace tastescope
