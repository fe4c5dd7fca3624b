#include "core/models/PairwiseModel.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/models/NetworkParams.h"
#include "core/models/TrainingStreams.h"
#include "core/models/WeightAccess.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/ParameterSet.h"

namespace tastescope {
namespace {

std::span<float> valuesIn(const at::Tensor& tensor) {
  return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

const char* const kUserVectors = "user.vectors";
const char* const kItemVectors = "item.vectors";
const char* const kLearned = "learned.vectors";

/// The same entries with every row in ascending order of items.
InteractionsPtr sortedRows(const InteractionsPtr& train) {
  return {train, &train->transposed().transposed()};
}

}  // namespace

Schema<PairwiseConfig> pairwiseLearningParams() {
  using C = PairwiseConfig;
  Schema<C> made;
  made.add(&C::learningRate, learningRateParam());
  made.add(
      &C::decay,
      amountParam("decay", 10, coreText("Models", "Regularisation"),
                  coreText("Models",
                           "Raising it keeps the vectors of compared users and items small, which "
                           "helps on little data; too much leaves only popularity. 0 turns it "
                           "off.")));
  made.add(&C::batch,
           {.key = "batch",
            .label = coreText("Models", "Batch size"),
            .help = coreText("Models",
                             "Larger batches make steadier and fewer steps an epoch and bear a "
                             "higher learning rate; smaller ones take more, noisier steps."),
            .min = 1,
            .max = 1 << 24,
            .logScale = true,
            .unit = ParamUnit::Interactions});
  made.add(&C::negatives,
           countParam("negatives", 1000, coreText("Models", "Negative samples"),
                      coreText("Models",
                               "Items drawn at random that each interaction is compared with. More "
                               "make every step steadier and slower.")));
  made.add(
      &C::candidates,
      countParam("candidates", 1000, coreText("Models", "Candidates for a negative"),
                 coreText("Models",
                          "Each negative sample is the one ranked highest among this many drawn "
                          "at random. 1 is the plain draw; more learn in fewer epochs on large "
                          "catalogues, where most draws teach nothing, but too many punish what "
                          "people would like.")));
  return made;
}

PairwiseModel::PairwiseModel(PairwiseConfig config, const ModelShape& shape)
    : config_(config), users_(shape.users), items_(shape.items) {
  const std::int64_t rows = static_cast<std::int64_t>(users_) + items_;
  vectors_ = torch::zeros({rows, config_.latent});
  findMeanUser();
}

void PairwiseModel::begin(const TrainingData& data) {
  train_ = data.train;
  seed_ = data.seed;
  refuseEmpty(*train_);
  sorted_ = sortedRows(train_);
  userOf_.clear();
  for (Index user = 0; user < users_; ++user) {
    userOf_.insert(userOf_.end(), train_->row(user).size(), user);
  }
  std::vector<Index> entries(train_->size());
  std::iota(entries.begin(), entries.end(), Index{0});
  batches_ = nn::UserBatches(std::move(entries), config_.batch, Rng::derive(seed_, kOrderStream));

  learned_ = torch::zeros_like(vectors_);
  Rng rng(Rng::derive(seed_, kWeightStream));
  nn::fillXavierNormal(learned_.narrow(0, 0, users_), rng);
  nn::fillXavierNormal(learned_.narrow(0, users_, items_), rng);
  for (Index user = 0; user < users_; ++user) {
    if (train_->row(user).size() == 0) learned_[user].zero_();
  }
  if (config_.layers > 0) {
    const Interactions& audiences = train_->transposed();
    graph_ = nn::UserItemGraph(train_->offsets(), train_->items(), audiences.offsets(),
                               audiences.items());
  } else {
    vectors_ = learned_;
  }
  optimiser_ = nn::Adam({learned_}, {.learningRate = config_.learningRate});
  stepsDone_ = 0;
  refresh();
  findMeanUser();
}

void PairwiseModel::beginEpoch(std::int64_t epoch) {
  batches_.shuffle(epoch);
  stepInEpoch_ = 0;
}

std::vector<NamedValue> PairwiseModel::step() {
  if (!fresh_) refresh();
  const std::uint64_t stepSeed = Rng::derive(seed_, kStepStream);
  Rng rng(Rng::derive(stepSeed, static_cast<std::uint64_t>(stepsDone_)));
  const std::vector<nn::Triplet> triplets = drawTriplets(batches_.batch(stepInEpoch_), rng);
  const auto width = static_cast<std::size_t>(config_.latent);
  const at::Tensor atScores = torch::zeros_like(vectors_);
  const double loss =
      nn::addPairwiseGradient(triplets, valuesIn(vectors_), width, valuesIn(atScores));
  at::Tensor gradient = atScores;
  if (config_.layers > 0) {
    gradient = torch::empty_like(atScores);
    graph_.smooth(valuesIn(atScores), width, config_.layers, valuesIn(gradient));
  }
  nn::addDecayGradient(triplets, config_.decay, valuesIn(learned_), width, valuesIn(gradient));
  learned_.mutable_grad() = gradient;
  optimiser_.step();
  ++stepsDone_;
  fresh_ = false;
  if (++stepInEpoch_ == stepsPerEpoch()) {
    refresh();
    findMeanUser();
  }
  return {{"loss", loss}};
}

std::vector<nn::Triplet> PairwiseModel::drawTriplets(std::span<const Index> entries,
                                                     Rng& rng) const {
  std::vector<nn::Triplet> triplets;
  const std::int64_t draws = config_.negatives * config_.candidates;
  triplets.reserve(entries.size() * static_cast<std::size_t>(draws));
  for (const Index entry : entries) {
    const Index user = userOf_[entry];
    const auto owned = sorted_->row(user).items;
    if (owned.size() == items_) continue;  // there is nothing this user does not have
    for (std::int64_t n = 0; n < draws; ++n) {
      Index other = 0;
      do {
        other = static_cast<Index>(rng.below(items_));
      } while (std::binary_search(owned.begin(), owned.end(), other));
      triplets.push_back({user, users_ + train_->items()[entry], users_ + other});
    }
  }
  if (config_.candidates == 1) return triplets;
  return nn::hardestOf(triplets, static_cast<std::size_t>(config_.candidates), valuesIn(vectors_),
                       static_cast<std::size_t>(config_.latent));
}

void PairwiseModel::refresh() {
  if (config_.layers > 0) {
    graph_.smooth(valuesIn(learned_), static_cast<std::size_t>(config_.latent), config_.layers,
                  valuesIn(vectors_));
  }
  fresh_ = true;
}

void PairwiseModel::findMeanUser() {
  const auto width = static_cast<std::size_t>(config_.latent);
  const float* const rows = vectors_.data_ptr<float>();
  std::vector<double> sums(width, 0.0);
  known_.assign(users_, false);
  double count = 0;
  for (std::size_t user = 0; user < users_; ++user) {
    const std::span<const float> row(rows + user * width, width);
    if (std::all_of(row.begin(), row.end(), [](float x) { return x == 0.0F; })) continue;
    known_[user] = true;
    ++count;
    for (std::size_t k = 0; k < width; ++k) sums[k] += static_cast<double>(row[k]);
  }
  meanUser_.assign(width, 0.0F);
  for (std::size_t k = 0; k < width && count > 0; ++k) {
    meanUser_[k] = static_cast<float>(sums[k] / count);
  }
}

TensorMap PairwiseModel::trainingState() const {
  TensorMap state;
  state[kStepsDone] = hostTensor(std::vector<std::int64_t>{stepsDone_});
  if (config_.layers > 0) state[kLearned] = nn::toHost(learned_);
  optimiser_.exportState(state);
  return state;
}

void PairwiseModel::restoreTrainingState(const TensorMap& state) {
  stepsDone_ = requireTensor(state, kStepsDone, ElementType::Int64, {1}).as<std::int64_t>().front();
  if (config_.layers > 0) {
    learned_.copy_(
        nn::toTensor(requireTensor(state, kLearned, ElementType::Float32, learned_.sizes().vec())));
  }
  optimiser_.importState(state);
  refresh();
  findMeanUser();
}

TensorMap PairwiseModel::weights() const {
  TensorMap map;  // an initialiser list would copy each tensor once more
  map.emplace(kUserVectors, nn::toHost(vectors_.narrow(0, 0, users_)));
  map.emplace(kItemVectors, nn::toHost(vectors_.narrow(0, users_, items_)));
  return map;
}

void PairwiseModel::setWeights(const TensorMap& weights) {
  const HostTensor& users =
      requireTensor(weights, kUserVectors, ElementType::Float32, {users_, config_.latent});
  const HostTensor& items =
      requireTensor(weights, kItemVectors, ElementType::Float32, {items_, config_.latent});
  vectors_.narrow(0, 0, users_).copy_(nn::toTensor(users));
  vectors_.narrow(0, users_, items_).copy_(nn::toTensor(items));
  findMeanUser();
}

void PairwiseModel::encode(std::span<const History> batch, std::span<float> mean,
                           std::span<float>) const {
  const auto width = static_cast<std::size_t>(config_.latent);
  const float* const rows = vectors_.data_ptr<float>();
  for (std::size_t row = 0; row < batch.size(); ++row) {
    const Index user = batch[row].user;
    const float* const from =
        user < users_ && known_[user] ? rows + user * width : meanUser_.data();
    std::copy(from, from + width, mean.begin() + static_cast<std::ptrdiff_t>(row * width));
  }
}

void PairwiseModel::decode(std::span<const float> latent, std::span<float> scores) const {
  const nn::InferenceScope scope;
  const auto rows = static_cast<std::int64_t>(latent.size()) / config_.latent;
  at::Tensor out = nn::viewOf(scores, rows, items_);
  at::mm_out(out, nn::viewOf(latent, rows, config_.latent), vectors_.narrow(0, users_, items_).t());
}

HostTensor PairwiseModel::itemEmbeddings() const {
  return nn::toHost(vectors_.narrow(0, users_, items_));
}

}  // namespace tastescope
