// Beyond accuracy and segments as sections of a report, runs side by side. Thread rule: pure. Cost:
// microseconds.
#pragma once

#include "core/report/ReportSection.h"
#include "core/workflow/evaluate/BeyondAccuracy.h"
#include "core/workflow/evaluate/RunSegments.h"

namespace tastescope {

struct BeyondOfRun {
  std::string name;  ///< of the run
  BeyondAccuracy beyond;
};
/// Metrics, and for each attribute how often its labels come in histories and in lists. Nothing for
/// no runs.
std::vector<ReportSection> beyondSections(const std::vector<BeyondOfRun>& runs);

struct SegmentsOfRun {
  std::string name;
  SegmentTable segments;
};
/// The same groups and metric for every run, at least one of it.
ReportSection segmentSection(const std::vector<SegmentsOfRun>& runs);

}  // namespace tastescope
