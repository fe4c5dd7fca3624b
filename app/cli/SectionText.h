// Sections of a report as text for a terminal. Thread rule: pure. Cost: none.
#pragma once

#include <string>
#include <vector>

#include "core/report/ReportSection.h"

namespace tastescope::cli {

/// Heading, sentence, aligned table and notes, each section after an empty line.
std::string sectionText(const std::vector<ReportSection>& sections);

}  // namespace tastescope::cli
