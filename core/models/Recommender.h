// What every model can do, and the small capability interfaces that say what some can do. Free of
// torch. Screens and commands ask for a capability (dynamic_cast through capability<T>()), never
// for a model's name. Thread rule: score(), encode(), decode() are const and may run on several
// threads at once; everything else on one thread. Cost: score() is one forward pass, O(batch *
// items) memory owned by the caller.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/HostTensor.h"
#include "core/base/Progress.h"
#include "core/data/Dataset.h"

namespace tastescope {

/// One user as a model sees them: a history oldest to newest, and the position when the user was in
/// training (kNoIndex otherwise).
struct History {
  Index user = kNoIndex;
  HistoryView view;         ///< each item once
  HistoryView events = {};  ///< with repeats, where the data keeps them; else empty
  /// What a model reads that goes by order.
  [[nodiscard]] const HistoryView& sequence() const { return events.size() > 0 ? events : view; }
};

/// A user's row of `histories`, with repeats when they come along.
inline History historyIn(const Interactions& histories, Index user) {
  const EventSequencesPtr& events = histories.events();
  return {user, histories.row(user), events ? events->row(user) : HistoryView{}};
}

/// What a model learns from. The pointers live as long as training does.
struct TrainingData {
  InteractionsPtr train;
  const AttributeTable* userAttributes = nullptr;
  const AttributeTable* itemAttributes = nullptr;
  std::uint64_t seed = 0;
};

class Recommender {
 public:
  virtual ~Recommender() = default;
  /// Scores all items for every history: scores is [batch.size(), items], row-major; higher is
  /// better; finite for every input, an empty history included. Seen items are not masked here.
  virtual void score(std::span<const History> batch, std::span<float> scores) const = 0;
  [[nodiscard]] virtual Index itemCount() const = 0;
  /// Everything score() needs; a model restored from it gives identical scores.
  [[nodiscard]] virtual TensorMap weights() const = 0;
  /// Throws Error(Corrupt) when names or shapes do not fit.
  virtual void setWeights(const TensorMap& weights) = 0;
  /// The same without a copy, for weights that may be a large part of the memory: the model may hold none afterwards.
  [[nodiscard]] virtual TensorMap releaseWeights() { return weights(); }
  virtual void adoptWeights(TensorMap&& weights) { setWeights(weights); }
};

/// Fitted in one go (popularity, ItemKNN, EASE).
class ClosedForm {
 public:
  virtual ~ClosedForm() = default;
  virtual void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) = 0;
  /// How many weights it will have; 0: known once it is fitted.
  [[nodiscard]] virtual std::uint64_t weightsToFit() const { return 0; }
};

/// One named loss, mean per example over a step's batch ("elbo", "reconstruction", "kl"; a GAN:
/// "generator", "discriminator").
struct NamedValue {
  std::string name;
  double value = 0;
};

/// Learns by gradient steps; TrainingEngine owns the loop.
class TrainsByStep {
 public:
  virtual ~TrainsByStep() = default;
  /// Prepares weights (seeded), optimiser and batches.
  virtual void begin(const TrainingData& data) = 0;
  [[nodiscard]] virtual std::int64_t stepsPerEpoch() const = 0;
  /// Called before the first step of every epoch (shuffles).
  virtual void beginEpoch(std::int64_t epoch) = 0;
  /// One optimiser step; losses first, then diagnostics such as "kl-weight".
  virtual std::vector<NamedValue> step() = 0;
  /// Optimiser state, schedules and random states beyond weights(): for bit-exact resume at an
  /// epoch's end.
  [[nodiscard]] virtual TensorMap trainingState() const = 0;
  /// After begin() and setWeights().
  virtual void restoreTrainingState(const TensorMap& state) = 0;
};

/// Scores depend on the history alone, so a user unseen in training can be served.
class FoldsIn {
 public:
  virtual ~FoldsIn() = default;
};

/// Has a vector space of users that scores are decoded from.
class HasUserLatent {
 public:
  virtual ~HasUserLatent() = default;
  [[nodiscard]] virtual Index latentSize() const = 0;
  /// mean: [batch, latentSize]; logVariance: the same, or empty when the model has none or the
  /// caller wants none.
  virtual void encode(std::span<const History> batch, std::span<float> mean,
                      std::span<float> logVariance) const = 0;
  [[nodiscard]] virtual bool hasVariance() const = 0;
  /// latent: [n, latentSize]; scores: [n, items].
  virtual void decode(std::span<const float> latent, std::span<float> scores) const = 0;

 protected:
  /// What score() is for such a model: encode, then decode.
  void scoreByDecoding(std::span<const History> batch, std::span<float> scores) const {
    std::vector<float> latent(batch.size() * latentSize());
    encode(batch, latent, {});
    decode(latent, scores);
  }
};

/// Has one vector per item.
class HasItemEmbeddings {
 public:
  virtual ~HasItemEmbeddings() = default;
  /// [items, size] Float32.
  [[nodiscard]] virtual HostTensor itemEmbeddings() const = 0;
};

/// Uses the order of the history; without times or positions it should not be offered. It learns
/// from Interactions::sequences() and scores History::sequence(): with repeats, where they are kept.
class OrdersByTime {
 public:
  virtual ~OrdersByTime() = default;
};

/// The capability, or nullptr.
template <typename Capability>
Capability* capability(Recommender& model) {
  return dynamic_cast<Capability*>(&model);
}
template <typename Capability>
const Capability* capability(const Recommender& model) {
  return dynamic_cast<const Capability*>(&model);
}

}  // namespace tastescope
