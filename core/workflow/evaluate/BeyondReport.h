// Beyond accuracy and segments as sections of a report, runs side by side. Thread rule: pure. Cost:
// microseconds.
#pragma once

#include "core/report/ReportSection.h"
#include "core/workflow/evaluate/Findings.h"

namespace tastescope {

/// Metrics, and for each attribute how often its labels come in histories and in lists, of the runs
/// that have them.
std::vector<ReportSection> beyondSections(const std::vector<RunFindings>& all);

/// A section for each grouping, of the runs that have it.
std::vector<ReportSection> segmentSections(const std::vector<RunFindings>& all);

}  // namespace tastescope
