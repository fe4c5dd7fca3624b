#include "core/workflow/export/RunTransfer.h"

#include <utility>

#include "core/base/NameLength.h"
#include "core/store/RunFile.h"
#include "core/train/TrainingEngine.h"
#include "core/workflow/StoredModel.h"

namespace tastescope {
namespace {

/// Refuses what could not be used once it is stored.
void requireUsable(const Session& session, const RunFile& run, const std::filesystem::path& file) {
  const RunRecord& record = run.record;
  if (session.readOnly()) {
    throw Error(ErrorCode::ReadOnly,
                coreText("Runs",
                         "The project can only be read, so a run cannot be stored in it. Copy the "
                         "project to a folder you can write to."));
  }
  const auto generation = session.generationOf(record.fingerprint);
  if (!generation) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Runs",
                         "The run in %1 was trained on other data than this project holds. Import "
                         "the same files with the same options first.")
                    .arg(file.string()),
                "run " + record.fingerprint + ", data " + session.data().fingerprint);
  }
  requireShortName(record.name);
  static_cast<void>(splitSpecFromJson(record.split));
  static_cast<void>(trainOptionsSchema().parse(record.trainOptions));
  if (*generation == session.appends().size()) {
    static_cast<void>(storedModel(record, run.weights, session.data()));
  } else {
    static_cast<void>(
        earlierModel(record, run.weights, session.data(), session.appends()[*generation]));
  }
}

/// Of a training that has not come to its end, what travels is its best so far.
RunRecord finishedRecord(RunRecord record) {
  if (record.state == RunState::Done || record.state == RunState::KeptBest) return record;
  record.state = RunState::KeptBest;
  record.stopReason = stopReasonKey(StopReason::UserKeepBest);
  record.message = {};
  return record;
}

}  // namespace

std::uint64_t exportRun(Session& session, RunId run, const OutputFile& file) {
  const RunFile content = session.withProject([run](Project& project) {
    const RunResults results(project);
    return RunFile{finishedRecord(RunStore(project).get(run)), results.weights(run),
                   results.metrics(run), results.curves(run)};
  });
  writeRunFile(content, file);
  return content.weights.size();
}

RunId importRun(Session& session, const std::filesystem::path& file) {
  RunFile run = readRunFile(file);
  requireUsable(session, run, file);
  return session.withProject([&](Project& project) {
    RunStore store(project);
    RunResults results(project);
    const RunState state = std::exchange(run.record.state, RunState::Running);  // till all is there
    run.record.id = store.add(run.record, findModel(run.record.model).name);
    try {
      results.saveWeights(run.record.id, run.weights);
      results.appendCurves(run.record.id, run.curves);
      results.setMetrics(run.record.id, run.metrics);
      run.record.state = state;
      store.update(run.record);
    } catch (...) {
      store.remove(run.record.id);
      throw;
    }
    return run.record.id;
  });
}

}  // namespace tastescope
