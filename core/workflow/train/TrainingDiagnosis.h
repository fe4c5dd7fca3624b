// What the curves say about a training, in words: computed from them, nothing is assumed about the
// model beyond the names of its losses. Thread rule: pure but for diagnoseRun(), any thread. Cost:
// a few dozen numbers; a stored run's curves are read once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/workflow/Runs.h"

namespace tastescope {

/// "elbo" -> "ELBO loss"; a name not known here is shown as the model gave it, with a capital.
Text lossLabel(const std::string& name);

struct LossCourse {
  std::string name;
  std::vector<double> epochMeans;
  std::optional<std::int64_t> brokenEpoch = {};  ///< the first with a value that is not finite
};

/// What a method that is fitted in one go reaches on the same validation part.
struct BaselineResult {
  RunId run = 0;
  std::string name;  ///< of the model: "EASE"
  double value = 0;  ///< of the metric asked for
};
/// Of runs, newest first, the newest of each such method that was made with `split`; the best first.
std::vector<BaselineResult> baselinesBeside(const std::vector<RunSummary>& runs,
                                            const std::string& fingerprint, const SplitSpec& split,
                                            const std::string& metric);

/// A training so far, as far as its health shows in it.
struct TrainingCourse {
  std::vector<LossCourse> losses;
  std::string metric;  ///< key of the validation metric that decides
  std::int64_t patience = 0;
  std::size_t validations = 0;
  std::int64_t lastValidated = 0;  ///< epoch
  std::int64_t bestEpoch = 0;      ///< 0: none
  double bestValue = 0;
  bool active = false;                         ///< it still trains, so that it can be stopped
  std::vector<BaselineResult> baselines = {};  ///< the best first
};

enum class DiagnosisKind : std::uint8_t { Good, Note, Bad };

struct Diagnosis {
  /// "finite", "latent", "discriminator", "identity", "falling", "validation", "baselines"; of a
  /// stored run also "test-items"
  std::string key;
  DiagnosisKind kind = DiagnosisKind::Good;
  Text title;
  Text sentence;
};
/// "good", "note", "bad".
const char* diagnosisKindKey(DiagnosisKind kind);

/// Thresholds: the latent space counts as collapsed below 0.5 nats of KL per user; "falling"
/// compares the last 10 epochs' first and second half; validation is flat after a third of the
/// patience (at least 5 epochs); a discriminator is too strong when its loss is under a tenth of
/// the generator's over the last 10 epochs and still sinking; below a baseline is what ends below it
/// in the metric that decides, and while it trains a note.
std::vector<Diagnosis> diagnose(const TrainingCourse& course);

/// The kind of the worst finding, which is that of the whole; Good without findings.
DiagnosisKind worstOf(const std::vector<Diagnosis>& found);

/// Mean of each epoch that has a point.
std::vector<double> epochMeans(const std::vector<CurvePoint>& points);
/// Of a stored run; also why its split leaves it without test metrics.
std::vector<Diagnosis> diagnoseRun(Session& session, RunId run);

}  // namespace tastescope
