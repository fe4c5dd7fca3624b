#include "core/models/SequenceModel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "core/nn/FullSoftmaxLoss.h"
#include "core/nn/InferenceScope.h"

namespace tastescope {
namespace {

/// Nothing for the full softmax, which samples no negatives.
std::optional<nn::RankingLoss> rankingLossOf(SequenceLoss loss) {
  switch (loss) {
    case SequenceLoss::FullSoftmax: return std::nullopt;
    case SequenceLoss::SampledSoftmax: return nn::RankingLoss::SampledSoftmax;
    case SequenceLoss::GeneralisedBce:
    case SequenceLoss::Bce: return nn::RankingLoss::BinaryCross;
    case SequenceLoss::BprMax: return nn::RankingLoss::BprMax;
    case SequenceLoss::Top1Max: return nn::RankingLoss::Top1Max;
    case SequenceLoss::Bpr: return nn::RankingLoss::Bpr;
    case SequenceLoss::Top1: return nn::RankingLoss::Top1;
  }
  return std::nullopt;
}

std::vector<ChoiceValue<SequenceLoss>> lossChoices(const std::vector<SequenceLoss>& offered) {
  const std::vector<ChoiceValue<SequenceLoss>> all = {
      {SequenceLoss::FullSoftmax, "ce", coreText("Models", "Full cross-entropy")},
      {SequenceLoss::SampledSoftmax, "sampled", coreText("Models", "Sampled softmax")},
      {SequenceLoss::GeneralisedBce, "gbce", coreText("Models", "gBCE")},
      {SequenceLoss::Bce, "bce", coreText("Models", "BCE, one negative")},
      {SequenceLoss::BprMax, "bpr-max", coreText("Models", "BPR-max")},
      {SequenceLoss::Top1Max, "top1-max", coreText("Models", "TOP1-max")},
      {SequenceLoss::Bpr, "bpr", coreText("Models", "BPR")},
      {SequenceLoss::Top1, "top1", coreText("Models", "TOP1")},
  };
  std::vector<ChoiceValue<SequenceLoss>> choices;
  std::ranges::copy_if(all, std::back_inserter(choices), [&offered](const auto& choice) {
    return std::ranges::find(offered, choice.value) != offered.end();
  });
  return choices;
}

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

ParamSpec sequenceWidthParam() {
  return countParam("width", 2048, coreText("Models", "Vector width"),
                    coreText("Models",
                             "Wider item vectors and states can hold finer differences but need "
                             "more data and time; narrower ones generalise more."));
}

ParamSpec sequenceLengthParam() {
  return {.key = "length",
          .label = coreText("Models", "Sequence length"),
          .help = coreText("Models",
                           "How many of the latest items are read at once. Longer remembers more "
                           "and trains slower; shorter keeps to recent interest."),
          .min = 1,
          .max = 2000,
          .logScale = true,
          .unit = ParamUnit::Items};
}

Schema<SequenceConfig> sequenceLearningParams(const std::vector<SequenceLoss>& offered) {
  using C = SequenceConfig;
  const auto offers = [&offered](SequenceLoss loss) {
    return std::ranges::find(offered, loss) != offered.end();
  };
  Schema<C> made;
  made.choose(&C::loss,
              {.key = "loss",
               .label = coreText("Models", "Loss"),
               .help = coreText("Models",
                                "Full cross-entropy compares with the whole catalogue and ranks "
                                "best; the others compare with sampled items, which is faster on "
                                "catalogues of tens of thousands.")},
              lossChoices(offered));
  made.add(&C::negatives,
           countParam("negatives", 65536, coreText("Models", "Sampled items"),
                      coreText("Models",
                               "Items that each batch's predictions are compared with in sampled "
                               "losses. More come closer to the full catalogue and take longer.")));
  made.choose(
      &C::source,
      {.key = "negative-source",
       .label = coreText("Models", "Where samples come from"),
       .help = coreText("Models",
                        "Uniform draws from the catalogue; batch draws from what the batch "
                        "predicts, so that popular items come more often (corrected for in the "
                        "sampled softmax)."),
       .advanced = true},
      {{NegativeSource::Uniform, "uniform", coreText("Models", "Uniform")},
       {NegativeSource::Batch, "batch", coreText("Models", "Batch")}});
  if (offers(SequenceLoss::GeneralisedBce)) {
    made.add(&C::calibration,
             advanced(amountParam(
                 "calibration", 1, coreText("Models", "gBCE calibration t"),
                 coreText("Models",
                          "Only for gBCE: raising it counters the overconfidence of negative "
                          "sampling more; 0 is plain BCE, 1 is fully calibrated."))));
  }
  if (offers(SequenceLoss::BprMax)) {
    made.add(&C::regularisation,
             advanced(amountParam(
                 "score-regularisation", 10, coreText("Models", "Score regularisation"),
                 coreText("Models",
                          "Only for BPR-max: raising it holds the scores of strong negatives "
                          "closer to zero, which steadies training; 0 turns it off."))));
  }
  made.add(
      &C::dropout,
      amountParam("dropout", 0.95, coreText("Models", "Dropout"),
                  coreText("Models",
                           "Raising it hides more of the inner states while learning, which "
                           "guards small data against overfitting; lowering it fits faster.")));
  made.add(&C::learningRate, learningRateParam());
  made.add(&C::batch, userBatchParam());
  made.add(&C::weightDecay, weightDecayParam());
  made.choose(&C::precision, precisionParam(), precisionChoices());
  return made;
}

SequenceModel::SequenceModel(const SequenceConfig& shared, Index items, bool itemBias)
    : LatentStepModel(items, shared.batch, {.size = shared.width},
                      {.learningRate = shared.learningRate, .weightDecay = shared.weightDecay}),
      shared_(shared),
      seenBy_(items, -1) {
  itemVectors_ = parameters_.add("items.weight", {items, shared_.width});
  if (itemBias) itemBias_ = parameters_.add("items.bias", {items});
}

void SequenceModel::initialiseItems(double deviation, Rng& rng) {
  nn::fillNormal(itemVectors_, deviation, rng);
  if (itemBias_.defined()) nn::fillConstant(itemBias_, 0);
}

nn::CounterDropout SequenceModel::dropoutFrom(Rng& rng) const {
  return {.share = static_cast<float>(shared_.dropout),
          .seed = static_cast<std::uint32_t>(rng.next())};
}

std::vector<NamedValue> SequenceModel::learn(std::span<const Index> users, Rng& rng) {
  nn::PackedSequences batch;
  for (const Index user : users) {
    nn::addTraining(batch, train().sequences().row(user).items, user, shared_.length, rng);
  }
  if (batch.tokens() == 0) return {{"loss", 0.0}};  // histories of one item predict nothing
  const at::Tensor loss = lossOf(statesOf(batch, rng), batch, rng);
  descend(loss);
  return {{"loss", loss.item<double>()}};
}

at::Tensor SequenceModel::lossOf(const at::Tensor& states, const nn::PackedSequences& batch,
                                 Rng& rng) {
  const auto kind = rankingLossOf(shared_.loss);
  if (!kind) {
    return nn::fullSoftmaxLoss(states, itemVectors_, itemBias_, batch.targets, scratch_,
                               usablePrecision(shared_.precision));
  }
  const nn::Negatives negatives = drawNegatives(batch, rng);
  nn::RankingSettings settings{.kind = *kind, .regularisation = shared_.regularisation};
  if (shared_.loss == SequenceLoss::GeneralisedBce) {
    settings.positivePower =
        nn::generalisedPower(shared_.negatives, itemCount(), shared_.calibration);
  }
  return nn::sampledLoss(states, itemVectors_, itemBias_, batch.targets, negatives, settings);
}

nn::Negatives SequenceModel::drawNegatives(const nn::PackedSequences& batch, Rng& rng) {
  nn::Negatives drawn;
  if (shared_.loss == SequenceLoss::Bce) {
    drawUnseen(batch, rng, drawn);
  } else if (shared_.source == NegativeSource::Batch) {
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
  if (shared_.loss != SequenceLoss::SampledSoftmax) return;
  drawn.logDrawn = logDrawnOf(batch, itemCount(), 1.0 / static_cast<double>(tokens));
}

at::Tensor SequenceModel::encodeHistories(std::span<const History> batch) const {
  nn::PackedSequences sequences;
  std::vector<std::int64_t> rows;
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const HistoryView& history = batch[row].sequence();
    if (history.size() == 0) continue;
    nn::addContext(sequences, history.items, batch[row].user, shared_.length);
    rows.push_back(static_cast<std::int64_t>(row));
  }
  at::Tensor states = torch::zeros({static_cast<std::int64_t>(batch.size()), shared_.width});
  if (rows.empty()) return states;
  return states.index_copy_(0, torch::tensor(rows, torch::kInt64), lastStatesOf(sequences));
}

void SequenceModel::decode(std::span<const float> latent, std::span<float> scores) const {
  const nn::InferenceScope scope;
  const auto rows = static_cast<std::int64_t>(latent.size()) / shared_.width;
  at::Tensor out = nn::viewOf(scores, rows, itemCount());
  at::mm_out(out, nn::viewOf(latent, rows, shared_.width), itemVectors_.t());
  if (itemBias_.defined()) out.add_(itemBias_);
}

}  // namespace tastescope
