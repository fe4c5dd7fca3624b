// What `evaluate` can add to its table: the run as a generative model, further seeds, and files to
// take away. Thread rule: main thread. Cost: as the use cases behind it.
#pragma once

#include <CLI/CLI.hpp>

#include "app/cli/Console.h"
#include "core/workflow/evaluate/EvaluationReport.h"

namespace tastescope::cli {

struct ReportArguments {
  bool generative = false;
  std::size_t samples = 500;
  HistoryDraw draw;
  std::size_t seeds = 0;  ///< 0: this run alone
  std::string html;
  std::string csv;
  /// Intervals and tests need every user's values.
  [[nodiscard]] bool needsPerUser() const { return !html.empty() || !csv.empty(); }
};

void addReportOptions(CLI::App& parser, ReportArguments& arguments);

/// "generative" and "seeds" of the document, and the same as sections.
std::vector<ReportSection> evaluateFurther(Session& session, const EvaluateRequest& request,
                                           const ReportArguments& arguments, const Console& console,
                                           Json& document);

/// The files asked for. Tests between the runs are in the report when there are several.
void writeReports(const Session& session, const std::vector<const RunEvaluation*>& evaluations,
                  const std::vector<ReportSection>& sections, const ReportArguments& arguments);

}  // namespace tastescope::cli
