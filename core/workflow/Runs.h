// Use cases of the runs table.
// Thread rule: any thread. Cost: indexed statements.
#pragma once

#include "core/workflow/Session.h"

namespace tastescope {

struct RunSummary {
  RunRecord record;
  std::string modelName;  ///< "Mult-VAE"
  std::vector<MetricValue> metrics;
  bool canResume = false;  ///< has a checkpoint and is not done
  bool hasWeights = false;
};
std::vector<RunSummary> runSummaries(Session& session);
RunRecord runByName(Session& session, const std::string& idOrName);
Curves runCurves(Session& session, RunId run);
void renameRun(Session& session, RunId run, const std::string& name);
void annotateRun(Session& session, RunId run, const std::string& note);
void starRun(Session& session, RunId run, bool starred);
/// Undo with deleted = false.
void deleteRun(Session& session, RunId run, bool deleted);
/// Settings that differ between runs: key and one value per run.
struct SettingDifference {
  std::string key;
  std::vector<std::string> values;
};
std::vector<SettingDifference> settingDifferences(Session& session, const std::vector<RunId>& runs);
/// On opening a project: deleted runs go for good, and runs a crash left marked running become
/// paused (with a checkpoint) or failed.
void settleInterruptedRuns(Session& session);

}  // namespace tastescope
