// Runs in a project: record, curves, metrics, weights, checkpoint. Free functions of one repository
// class per connection. Thread rule: as its Project. Cost: an indexed statement each; weights are
// blobs of their size.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/base/Ids.h"
#include "core/store/Project.h"

namespace tastescope {

enum class RunState : std::uint8_t { Running, Paused, Done, KeptBest, Failed, Cancelled };
/// "running", "paused", "done", "kept-best", "failed", "cancelled".
const char* runStateKey(RunState state);

struct RunRecord {
  RunId id = 0;
  std::string name;   ///< "Mult-VAE 07"
  std::string model;  ///< registry key
  RunState state = RunState::Running;
  nlohmann::json config;  ///< the model's parameters, complete
  nlohmann::json trainOptions;
  nlohmann::json split;  ///< SplitSpec
  std::uint64_t seed = 0;
  std::string fingerprint;   ///< of the data
  std::int64_t created = 0;  ///< unix seconds
  double seconds = 0;
  std::int64_t epochs = 0;
  std::int64_t bestEpoch = 0;
  std::string stopReason;  ///< key, see stopReasonKey()
  std::string message;     ///< English sentence of the reason or error
  bool starred = false;
  std::string note;
};

/// One point of a curve: series "loss/elbo", "valid/ndcg@10", "valid-half/ndcg@10".
struct CurvePoint {
  std::int64_t epoch = 0;
  std::int64_t step = 0;
  double seconds = 0;
  double value = 0;
};
using Curves = std::map<std::string, std::vector<CurvePoint>>;

/// One metric of one part ("valid", "test").
struct MetricValue {
  std::string part;
  std::string name;  ///< "ndcg@10"
  double value = 0;
  double half = 0;  ///< half-width of the 95 % interval over users; 0 = not known
};

/// What training writes at a checkpoint; `header` holds epoch, step, best.
struct StoredCheckpoint {
  nlohmann::json header;
  TensorMap weights;
  TensorMap trainingState;
};

class RunStore {
 public:
  explicit RunStore(const Project& project) : project_(project) {}

  /// Stores a new record and returns its id; an empty name becomes "<modelName> NN".
  RunId add(RunRecord record, const std::string& modelName);
  /// Everything but model, name, star and note: training writes this, and must not take back what a
  /// person changes meanwhile.
  void update(const RunRecord& record);
  /// Name, star and note.
  void annotate(const RunRecord& record);
  [[nodiscard]] std::vector<RunRecord> all() const;  ///< without deleted ones, newest first
  [[nodiscard]] RunRecord get(RunId id) const;       ///< Error(NotFound)
  /// Run by id, "#id" or unique name, as a person types it. Error(NotFound) lists what there is.
  [[nodiscard]] RunRecord find(const std::string& idOrName) const;
  void setDeleted(RunId id, bool deleted);  ///< undo is setDeleted(id, false)
  void purgeDeleted();    ///< for good: when the project is opened again, nothing can be undone
  void remove(RunId id);  ///< at once, with all traces; no undo
  /// True while another living process trains this run: it is not to be called interrupted.
  [[nodiscard]] bool trainedElsewhere(RunId id) const;

  void appendCurves(RunId id, const Curves& points);
  void truncateCurves(RunId id, std::int64_t afterStep);  ///< before a resume
  [[nodiscard]] Curves curves(RunId id) const;
  void setMetrics(RunId id,
                  const std::vector<MetricValue>& metrics);  ///< replaces those of the same part
  [[nodiscard]] std::vector<MetricValue> metrics(RunId id) const;

  /// Stored lists of the run are dropped: other weights made them.
  void saveWeights(RunId id, const TensorMap& best);
  [[nodiscard]] TensorMap weights(RunId id) const;  ///< Error(NotFound) when the run has none
  [[nodiscard]] bool hasWeights(RunId id) const;    ///< without reading them
  /// Checkpoint, curves so far and record in one transaction.
  void saveCheckpoint(const RunRecord& record, const StoredCheckpoint& checkpoint,
                      const Curves& newPoints, const TensorMap* newBest);
  [[nodiscard]] std::optional<StoredCheckpoint> checkpoint(RunId id) const;
  [[nodiscard]] bool hasCheckpoint(RunId id) const;  ///< without reading it
  void dropCheckpoint(RunId id);

 private:
  const Project& project_;
};

}  // namespace tastescope
