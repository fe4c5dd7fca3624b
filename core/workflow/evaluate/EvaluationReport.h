// Use case: what an evaluation found, as a report and as a table to take away: protocol, metrics
// with intervals, paired tests, and whatever sections other use cases add. Thread rule: any thread.
// Cost: evaluationReport() evaluates every run once; the rest is text.
#pragma once

#include <filesystem>

#include "core/eval/Metric.h"
#include "core/report/HtmlReport.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "core/workflow/evaluate/GenerativeQuality.h"

namespace tastescope {

/// Evaluations of one protocol, in the order of the table. `comparison` may be null. The metric
/// decides what is drawn ("ndcg@10"); one that was not computed draws nothing.
Report reportOf(const std::string& dataName, const std::vector<const RunEvaluation*>& evaluations,
                const Comparison* comparison, const std::string& metric,
                std::vector<ReportSection> more);

/// The tests of two or more runs alone.
Report reportOf(const std::string& dataName, const Comparison& comparison);

struct ReportRequest {
  std::vector<RunId> runs;
  std::string part = "test";
  std::vector<int> cutoffs{10};
  std::string metric = kUsualMetric;  ///< drawn, and tested where there are two runs or more
  bool generative = false;            ///< also as generative models, which takes longer
};
/// What lists are like beyond accuracy is in it, with the most suitable item attribute, and results
/// in the usual groups.
/// Error(InvalidConfig) without a run; errors as evaluateRun() and compareRuns().
Report evaluationReport(Session& session, const ReportRequest& request, Progress& progress,
                        const std::stop_token& stop);

/// One row a run: what it is, its protocol, every metric, and its interval's half-width where
/// per-user values were kept ("ndcg@10 ±"). Written aside and renamed.
void writeMetricsCsv(const std::vector<const RunEvaluation*>& evaluations,
                     const std::filesystem::path& file);

}  // namespace tastescope
