// What an evaluation found, as a report and as a table to take away. Thread rule: pure but for the
// file. Cost: text.
#pragma once

#include <filesystem>

#include "core/base/OutputFile.h"
#include "core/report/ExportFormat.h"
#include "core/report/HtmlReport.h"
#include "core/workflow/evaluate/Findings.h"

namespace tastescope {

/// Protocol, metrics with intervals, and whatever else was asked for.
Report reportOf(const Findings& findings);

/// The tests of two or more runs alone.
Report reportOf(const std::string& dataName, const Comparison& comparison);

/// One row a run: what it is, its protocol, every metric, and its interval's half-width where
/// users have values ("ndcg@10 ±"). Written aside and renamed.
ExportOutcome writeMetricsCsv(const Findings& findings, const OutputFile& file,
                              const ExportFormat& format = {});

}  // namespace tastescope
