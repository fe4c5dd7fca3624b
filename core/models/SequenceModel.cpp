#include "core/models/SequenceModel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/models/NetworkParams.h"
#include "core/nn/FullSoftmaxLoss.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"

namespace tastescope {
namespace {

constexpr std::array<std::pair<const char*, nn::RankingLoss>, 7> kRankingLosses{{
    {"sampled", nn::RankingLoss::SampledSoftmax},
    {"bce", nn::RankingLoss::BinaryCross},
    {"gbce", nn::RankingLoss::BinaryCross},
    {"top1", nn::RankingLoss::Top1},
    {"bpr", nn::RankingLoss::Bpr},
    {"top1-max", nn::RankingLoss::Top1Max},
    {"bpr-max", nn::RankingLoss::BprMax},
}};

/// The item a token predicts is also a negative of others; how often decides the correction.
std::vector<float> logDrawnOf(const nn::PackedSequences& batch, std::size_t items, double share) {
  std::vector<double> counts(items, 0.0);
  for (const std::uint32_t target : batch.targets) ++counts[target];
  std::vector<float> logs(items);
  for (std::size_t i = 0; i < items; ++i) {
    // An item that was not drawn is a target nowhere: its value is never read.
    logs[i] = static_cast<float>(std::log(std::max(1.0, counts[i]) * share));
  }
  return logs;
}

}  // namespace

std::optional<nn::RankingLoss> rankingLossOf(const std::string& loss) {
  for (const auto& [key, kind] : kRankingLosses) {
    if (loss == key) return kind;
  }
  return std::nullopt;
}

SequenceModel::SequenceModel(SequenceConfig shared, Index items, bool itemBias)
    : StepModel(items, shared.batch),
      shared_(std::move(shared)),
      precision_(precisionOf(shared_.precision)),
      seenBy_(items, -1) {
  itemVectors_ = parameters_.add("items.weight", {items, shared_.width});
  if (itemBias) itemBias_ = parameters_.add("items.bias", {items});
}

void SequenceModel::initialiseItems(double deviation, Rng& rng) {
  nn::fillNormal(itemVectors_, deviation, rng);
  if (itemBias_.defined()) nn::fillConstant(itemBias_, 0);
}

std::vector<nn::Adam*> SequenceModel::makeOptimisers() {
  optimiser_ = nn::Adam(parameters_.trainable(),
                        {.learningRate = shared_.learningRate, .weightDecay = shared_.weightDecay});
  return {&optimiser_};
}

nn::CounterDropout SequenceModel::dropoutFrom(Rng& rng) const {
  return {.share = static_cast<float>(shared_.dropout),
          .seed = static_cast<std::uint32_t>(rng.next())};
}

std::vector<NamedValue> SequenceModel::learn(std::span<const Index> users, Rng& rng) {
  nn::PackedSequences batch;
  for (const Index user : users) {
    nn::addTraining(batch, train().row(user).items, user, shared_.length, rng);
  }
  if (batch.tokens() == 0) return {{"loss", 0.0}};  // histories of one item predict nothing
  const at::Tensor loss = lossOf(statesOf(batch, rng), batch, rng);
  loss.backward();
  optimiser_.step();
  return {{"loss", loss.item<double>()}};
}

at::Tensor SequenceModel::lossOf(const at::Tensor& states, const nn::PackedSequences& batch,
                                 Rng& rng) {
  const auto kind = rankingLossOf(shared_.loss);
  if (!kind) {
    return nn::fullSoftmaxLoss(states, itemVectors_, itemBias_, batch.targets, scratch_,
                               precision_);
  }
  const nn::Negatives negatives = drawNegatives(batch, rng);
  nn::RankingSettings settings{.kind = *kind, .regularisation = shared_.regularisation};
  if (shared_.loss == "gbce") {
    settings.positivePower =
        nn::generalisedPower(shared_.negatives, itemCount(), shared_.calibration);
  }
  return nn::sampledLoss(states, itemVectors_, itemBias_, batch.targets, negatives, settings);
}

nn::Negatives SequenceModel::drawNegatives(const nn::PackedSequences& batch, Rng& rng) {
  nn::Negatives drawn;
  if (shared_.loss == "bce") {
    drawUnseen(batch, rng, drawn);
  } else if (shared_.source == "batch") {
    drawFromBatch(batch, rng, drawn);
  } else {
    for (std::int64_t i = 0; i < shared_.negatives; ++i) {
      drawn.items.push_back(static_cast<std::uint32_t>(rng.below(itemCount())));
    }
  }
  return drawn;
}

void SequenceModel::drawUnseen(const nn::PackedSequences& batch, Rng& rng, nn::Negatives& drawn) {
  constexpr int kTries = 20;
  drawn.perToken = 1;
  std::fill(seenBy_.begin(), seenBy_.end(), -1);
  for (std::int64_t sequence = 0; sequence < batch.sequences(); ++sequence) {
    for (const Index item : train().row(batch.owners[static_cast<std::size_t>(sequence)]).items) {
      seenBy_[item] = sequence;
    }
    for (std::int64_t token = 0; token < batch.lengthOf(sequence); ++token) {
      std::uint64_t item = rng.below(itemCount());
      for (int tried = 0; seenBy_[item] == sequence && tried < kTries; ++tried) {
        item = rng.below(itemCount());
      }
      drawn.items.push_back(static_cast<std::uint32_t>(item));
    }
  }
}

void SequenceModel::drawFromBatch(const nn::PackedSequences& batch, Rng& rng,
                                  nn::Negatives& drawn) const {
  const auto tokens = static_cast<std::uint64_t>(batch.tokens());
  for (std::int64_t i = 0; i < shared_.negatives; ++i) {
    drawn.items.push_back(batch.targets[rng.below(tokens)]);
  }
  if (shared_.loss != "sampled") return;
  drawn.logDrawn = logDrawnOf(batch, itemCount(), 1.0 / static_cast<double>(tokens));
}

void SequenceModel::encode(std::span<const History> batch, std::span<float> mean,
                           std::span<float> logVariance) const {
  static_cast<void>(logVariance);
  const nn::InferenceScope scope;
  nn::PackedSequences sequences;
  std::vector<std::int64_t> rows;
  for (std::size_t row = 0; row < batch.size(); ++row) {
    if (batch[row].view.size() == 0) continue;
    nn::addContext(sequences, batch[row].view.items, batch[row].user, shared_.length);
    rows.push_back(static_cast<std::int64_t>(row));
  }
  at::Tensor out = nn::viewOf(mean, static_cast<std::int64_t>(batch.size()), shared_.width);
  out.zero_();
  if (rows.empty()) return;
  out.index_copy_(0, torch::tensor(rows, torch::kInt64), lastStatesOf(sequences));
}

void SequenceModel::decode(std::span<const float> latent, std::span<float> scores) const {
  const nn::InferenceScope scope;
  const auto rows = static_cast<std::int64_t>(latent.size()) / shared_.width;
  at::Tensor out = nn::viewOf(scores, rows, itemCount());
  at::mm_out(out, nn::viewOf(latent, rows, shared_.width), itemVectors_.t());
  if (itemBias_.defined()) out.add_(itemBias_);
}

void SequenceModel::score(std::span<const History> batch, std::span<float> scores) const {
  std::vector<float> latent(batch.size() * static_cast<std::size_t>(shared_.width));
  encode(batch, latent, {});
  decode(latent, scores);
}

HostTensor SequenceModel::itemEmbeddings() const { return nn::toHost(itemVectors_); }

}  // namespace tastescope
