#include "core/workflow/Runs.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "core/base/NameLength.h"
#include "core/store/StudyStore.h"

namespace tastescope {
namespace {

constexpr std::size_t kMostNoteBytes = 1 << 20;
constexpr const char* kLeft = "left";  ///< interrupted, and somebody has seen it

std::string registeredName(const std::string& key) {
  const auto found = std::ranges::find(modelRegistry(), key, &ModelInfo::key);
  return found == modelRegistry().end() ? key : found->name;  // a model this program does not know
}

bool finished(RunState state) { return state == RunState::Done || state == RunState::KeptBest; }

/// Text as a person would write it: strings without quotes, absent values as a dash.
std::string shownValue(const Json& settings, const std::string& key) {
  if (!settings.contains(key)) return "–";
  const Json& value = settings.at(key);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Everything a run was started with, under one set of keys: "model", "seed", "hidden",
/// "train.epochs", "split.kind".
Json settingsOf(const RunRecord& run) {
  Json settings = Json::object();
  settings["model"] = run.model;
  settings["seed"] = run.seed;
  if (run.config.is_object()) settings.update(run.config);
  if (run.trainOptions.is_object()) {
    for (const auto& [key, value] : run.trainOptions.items()) settings["train." + key] = value;
  }
  if (run.split.is_object()) {
    for (const auto& [key, value] : run.split.items()) settings["split." + key] = value;
  }
  return settings;
}

Text interruptedSentence(bool resumable) {
  return resumable
             ? coreText("Runs",
                        "Tastescope ended while this run was training. It can go on from its last "
                        "checkpoint.")
             : coreText("Runs",
                        "Tastescope ended before this run had a checkpoint. Train it again.");
}

/// Nobody has answered for it yet.
bool endedEarly(const RunRecord& record) {
  return record.stopReason == kInterruptedKey || record.stopReason == kNoRoomKey;
}

/// As it stands now that the process that trained it is gone.
void markInterrupted(RunRecord& record, bool resumable) {
  record.state = resumable ? RunState::Paused : RunState::Failed;
  record.stopReason = kInterruptedKey;
  record.message = interruptedSentence(resumable);
}

double validated(const RunSummary& run) {
  const MetricValue* const found = metricOf(run, "valid", kUsualMetric);
  return found ? found->value : -1.0;
}

/// Which runs are trials of searches, and which of them each search would recommend.
void markTrials(const Project& project, std::vector<RunSummary>& runs) {
  const StudyStore studies(project);
  for (const StudyRecord& study : studies.all()) {
    const std::vector<StudyTrial> trials = studies.trials(study.name);
    RunSummary* best = nullptr;
    for (const StudyTrial& trial : trials) {
      const auto run =
          std::ranges::find(runs, trial.run, [](const RunSummary& s) { return s.record.id; });
      if (run == runs.end()) continue;
      run->study = study.name;
      if (best == nullptr || validated(*run) > validated(*best)) best = &*run;
    }
    if (best != nullptr) best->bestOf = trials.size();
  }
}

void changeRecord(Session& session, RunId run, const std::function<void(RunRecord&)>& change) {
  session.withProject([&](Project& project) { RunStore(project).annotate(run, change); });
}

}  // namespace

std::vector<RunSummary> runSummaries(Session& session) {
  return session.withProject([&session](Project& project) {
    const RunResults results(project);
    std::vector<RunSummary> summaries;
    const RunStore store(project);
    for (RunRecord& record : store.all()) {
      RunSummary summary;
      if (store.abandoned(record)) markInterrupted(record, results.hasCheckpoint(record.id));
      summary.modelName = registeredName(record.model);
      summary.metrics = results.metrics(record.id);
      summary.canResume = !finished(record.state) && results.hasCheckpoint(record.id);
      summary.hasWeights = results.hasWeights(record.id);
      summary.age = ageOf(session, record);
      summary.record = std::move(record);
      summaries.push_back(std::move(summary));
    }
    markTrials(project, summaries);
    return summaries;
  });
}

const MetricValue* metricOf(const std::vector<MetricValue>& metrics, std::string_view part,
                            std::string_view key) {
  const auto found = std::ranges::find_if(metrics, [&](const MetricValue& metric) {
    return metric.part == part && metric.name == key;
  });
  return found == metrics.end() ? nullptr : &*found;
}

const MetricValue* metricOf(const RunSummary& run, std::string_view part, std::string_view key) {
  return metricOf(run.metrics, part, key);
}

std::vector<RunId> runsToCompare(const std::vector<RunSummary>& runs, std::size_t most) {
  std::vector<const RunSummary*> best;
  for (const RunSummary& run : runs) {
    const auto known = std::ranges::find_if(
        best, [&](const RunSummary* other) { return other->record.model == run.record.model; });
    if (known == best.end()) {
      best.push_back(&run);
    } else if (validated(run) > validated(**known)) {
      *known = &run;
    }
  }
  if (!best.empty()) {
    std::stable_sort(best.begin() + 1, best.end(), [](const RunSummary* a, const RunSummary* b) {
      return validated(*a) > validated(*b);
    });
  }
  std::vector<RunId> chosen;
  for (const RunSummary* run : best) {
    if (chosen.size() < most) chosen.push_back(run->record.id);
  }
  return chosen;
}

RunRecord runByName(Session& session, const std::string& idOrName) {
  return session.withProject([&](Project& project) { return RunStore(project).find(idOrName); });
}

Curves runCurves(Session& session, RunId run) {
  return session.withProject([&](Project& project) { return RunResults(project).curves(run); });
}

void renameRun(Session& session, RunId run, const std::string& name) {
  const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  if (std::ranges::all_of(name, isSpace)) {
    throw Error(ErrorCode::InvalidInput, coreText("Runs", "A run needs a name. Type one."));
  }
  requireShortName(name);
  changeRecord(session, run, [&](RunRecord& record) { record.name = name; });
}

void annotateRun(Session& session, RunId run, const std::string& note) {
  if (note.size() > kMostNoteBytes) {
    throw Error(ErrorCode::InvalidInput,
                coreText("Runs", "The note is too long to be kept with the run. Shorten it."));
  }
  changeRecord(session, run, [&](RunRecord& record) { record.note = note; });
}

void starRun(Session& session, RunId run, bool starred) {
  changeRecord(session, run, [&](RunRecord& record) { record.starred = starred; });
}

void deleteRun(Session& session, RunId run, bool deleted) {
  session.withProject([&](Project& project) { RunStore(project).setDeleted(run, deleted); });
  session.forget(run);
}

std::vector<SettingDifference> settingDifferences(Session& session,
                                                  const std::vector<RunId>& runs) {
  std::vector<Json> settings;
  std::set<std::string> keys;
  session.withProject([&](Project& project) {
    for (const RunId run : runs) {
      settings.push_back(settingsOf(RunStore(project).get(run)));
      for (const auto& [key, value] : settings.back().items()) keys.insert(key);
    }
  });
  std::vector<SettingDifference> differences;
  for (const std::string& key : keys) {
    SettingDifference difference{key, {}};
    for (const Json& one : settings) difference.values.push_back(shownValue(one, key));
    const bool equal = std::ranges::all_of(difference.values, [&](const std::string& value) {
      return value == difference.values.front();
    });
    if (!equal) differences.push_back(std::move(difference));
  }
  return differences;
}

void settleInterruptedRuns(Session& session) {
  if (session.readOnly()) return;
  session.withProject([](Project& project) {
    RunStore store(project);
    store.purgeDeleted();
    for (const RunRecord& seen : store.all()) {
      if (seen.state != RunState::Running) continue;
      store.change(seen.id, [&](RunRecord& record) {
        if (record.state != RunState::Running || store.trainedElsewhere(record.id)) return false;
        markInterrupted(record, RunResults(project).hasCheckpoint(record.id));
        return true;
      });
    }
  });
}

std::vector<InterruptedRun> interruptedRuns(Session& session) {
  return session.withProject([](Project& project) {
    const RunStore store(project);
    const RunResults results(project);
    std::vector<InterruptedRun> found;
    for (const RunRecord& record : store.all()) {
      const bool died = store.abandoned(record);
      if (!endedEarly(record) && !died) continue;
      found.push_back({.run = record.id,
                       .name = record.name,
                       .message = record.message,
                       .noRoom = record.stopReason == kNoRoomKey,
                       .epoch = std::max(record.epochs, results.lastEpoch(record.id)),
                       .at = record.touched != 0 ? record.touched
                                                 : record.created + std::llround(record.seconds),
                       .canResume = results.hasCheckpoint(record.id)});
    }
    std::ranges::stable_sort(found, std::greater<>{}, &InterruptedRun::at);
    return found;
  });
}

bool waits(const RunSummary& run) {
  return run.record.state != RunState::Running && (run.canResume || endedEarly(run.record));
}

void leaveInterrupted(Session& session, RunId run) {
  session.withProject([&](Project& project) {
    const RunStore store(project);
    RunStore(project).change(run, [&](RunRecord& record) {
      if (store.abandoned(record)) markInterrupted(record, RunResults(project).hasCheckpoint(run));
      if (!endedEarly(record)) return false;
      record.stopReason = kLeft;
      return true;
    });
  });
}

}  // namespace tastescope
