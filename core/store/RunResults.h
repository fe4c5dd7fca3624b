// What a run has brought forth: curves, metrics, weights, its checkpoint. The record itself is in
// RunStore.h. Thread rule: as its Project. Cost: an indexed statement each; weights are blobs of
// their size.
#pragma once

#include <map>
#include <optional>

#include "core/base/HostTensor.h"
#include "core/store/RunStore.h"

namespace tastescope {

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

class RunResults {
 public:
  explicit RunResults(const Project& project) : project_(project) {}

  void appendCurves(RunId id, const Curves& points);
  void truncateCurves(RunId id, std::int64_t afterStep);  ///< before a resume
  [[nodiscard]] Curves curves(RunId id) const;
  [[nodiscard]] std::int64_t lastEpoch(RunId id) const;  ///< that has a point; 0: none
  /// Replaces those of the same part.
  void setMetrics(RunId id, const std::vector<MetricValue>& metrics);
  [[nodiscard]] std::vector<MetricValue> metrics(RunId id) const;

  /// Stored lists and maps of the run are dropped: other weights made them.
  void saveWeights(RunId id, const TensorMap& best);
  [[nodiscard]] TensorMap weights(RunId id) const;  ///< Error(NotFound) when the run has none
  [[nodiscard]] bool hasWeights(RunId id) const;    ///< without reading them
  [[nodiscard]] std::uint64_t weightBytes(RunId id) const;  ///< without reading them
  /// Checkpoint, curves so far and record in one transaction.
  void saveCheckpoint(const RunRecord& record, const StoredCheckpoint& checkpoint,
                      const Curves& newPoints, const TensorMap* newBest);
  [[nodiscard]] std::optional<StoredCheckpoint> checkpoint(RunId id) const;
  [[nodiscard]] bool hasCheckpoint(RunId id) const;  ///< without reading it
  /// Members of the checkpoint's header that are others now; nothing to do without a checkpoint.
  void changeCheckpoint(RunId id, const nlohmann::json& changes);
  void dropCheckpoint(RunId id);

 private:
  const Project& project_;
};

}  // namespace tastescope
