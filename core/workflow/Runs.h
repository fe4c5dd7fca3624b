// Use cases of the runs table.
// Thread rule: any thread. Cost: indexed statements.
#pragma once

#include "core/eval/Metric.h"
#include "core/workflow/DataAge.h"
#include "core/workflow/Session.h"

namespace tastescope {

struct RunSummary {
  RunRecord record;
  std::string modelName;  ///< "Mult-VAE"
  std::vector<MetricValue> metrics;
  bool canResume = false;  ///< has a checkpoint and is not done
  bool hasWeights = false;
  std::string study;       ///< the search it is a trial of; empty: of none
  DataAge age;             ///< of the data it was trained on
  std::size_t bestOf = 0;  ///< the best on validation of so many trials of its search; 0: it is not
};
std::vector<RunSummary> runSummaries(Session& session);
/// A stored metric of a part ("valid", "test"); null: there is none.
const MetricValue* metricOf(const std::vector<MetricValue>& metrics, std::string_view part,
                            std::string_view key);
const MetricValue* metricOf(const RunSummary& run, std::string_view part, std::string_view key);
/// One run a model, the best of its runs on validation (by NDCG@10, which every run stores; the
/// newest when nothing was validated): the model of the newest run first, then the others from the
/// best on, at most `most`. `runs` of one split, newest first.
std::vector<RunId> runsToCompare(const std::vector<RunSummary>& runs, std::size_t most);
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

/// Stop reasons of runs that can go on, beside those of stopReasonKey().
inline constexpr const char* kInterruptedKey = "interrupted";
inline constexpr const char* kNoRoomKey = "no-room";

/// A run whose training ended before it was done: its process was killed, or left it, or the disk was
/// full.
struct InterruptedRun {
  RunId run = 0;
  std::string name;
  Text message;            ///< what the run says of it
  bool noRoom = false;     ///< it goes on when there is room; the message says how much
  std::int64_t epoch = 0;  ///< the last one known of; 0: none
  std::int64_t at = 0;     ///< unix seconds
  bool canResume = false;  ///< has a checkpoint
};
/// Those that nobody has answered for yet, the latest first; runs that train now are not among them.
std::vector<InterruptedRun> interruptedRuns(Session& session);
/// Not done and not training: interrupted or paused.
bool waits(const RunSummary& run);
/// It stays as it is and is not asked for again.
void leaveInterrupted(Session& session, RunId run);

}  // namespace tastescope
