#include "core/selfcheck/ReferenceSolvers.h"

#include <algorithm>
#include <cmath>

#include "core/base/Rng.h"
#include "core/nn/Kernels.h"

namespace tastescope::reference {
namespace {

constexpr Index kItems = 200;
constexpr Index kUsers = 400;
constexpr std::size_t kPerUser = 12;

InteractionsPtr seededWorld() {
  Rng rng(20);
  std::vector<Index> catalogue(kItems);
  for (Index item = 0; item < kItems; ++item) catalogue[item] = item;
  std::vector<std::vector<Index>> rows(kUsers);
  for (auto& row : rows) {
    rng.shuffle(std::span(catalogue));
    row.assign(catalogue.begin(), catalogue.begin() + kPerUser);
  }
  return interactions(rows, kItems);
}

/// Gauss-Jordan elimination of a symmetric positive definite [n, n] matrix.
std::vector<double> inverse(std::vector<double> a, std::size_t n) {
  std::vector<double> b(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) b[i * n + i] = 1;
  for (std::size_t c = 0; c < n; ++c) {
    const double pivot = a[c * n + c];
    for (std::size_t k = 0; k < n; ++k) {
      a[c * n + k] /= pivot;
      b[c * n + k] /= pivot;
    }
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = a[r * n + c];
      if (r == c || factor == 0) continue;
      for (std::size_t k = 0; k < n; ++k) {
        a[r * n + k] -= factor * a[c * n + k];
        b[r * n + k] -= factor * b[c * n + k];
      }
    }
  }
  return b;
}

/// A layer: out_j = b_j + sum_k W_jk x_k, with tanh when asked.
std::vector<double> layer(const TensorMap& weights, const std::string& name,
                          const std::vector<double>& x, bool squash) {
  const auto w = weights.at(name + ".weight").as<float>();
  const auto b = weights.at(name + ".bias").as<float>();
  std::vector<double> out(b.size());
  for (std::size_t j = 0; j < out.size(); ++j) {
    double sum = static_cast<double>(b[j]);
    for (std::size_t k = 0; k < x.size(); ++k) {
      sum += static_cast<double>(w[j * x.size() + k]) * x[k];
    }
    out[j] = squash ? std::tanh(sum) : sum;
  }
  return out;
}

/// (missing weight * sum v v^T + sum of own v v^T + hold) w - sum of own v.
std::vector<double> ridgeGradient(std::span<const float> vectors, const HistoryView& row,
                                  std::span<const float> w, double hold, double missing) {
  const std::size_t size = w.size();
  std::vector<double> gradient(size);
  for (std::size_t k = 0; k < size; ++k) gradient[k] = hold * static_cast<double>(w[k]);
  for (std::size_t item = 0; item < kItems; ++item) {
    const float* const v = vectors.data() + item * size;
    double dot = 0;
    for (std::size_t k = 0; k < size; ++k) {
      dot += static_cast<double>(w[k]) * static_cast<double>(v[k]);
    }
    const bool own = std::ranges::find(row.items, static_cast<Index>(item)) != row.items.end();
    const double error = missing * dot + (own ? dot - 1 : 0);
    for (std::size_t k = 0; k < size; ++k) gradient[k] += error * static_cast<double>(v[k]);
  }
  return gradient;
}

}  // namespace

InteractionsPtr interactions(const std::vector<std::vector<Index>>& rows, Index items) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> columns;
  for (const auto& row : rows) {
    columns.insert(columns.end(), row.begin(), row.end());
    offsets.push_back(columns.size());
  }
  std::vector<float> values(columns.size(), 1.0F);
  return std::make_shared<Interactions>(std::move(offsets), std::move(columns), std::move(values),
                                        std::vector<std::int64_t>{}, items);
}

std::unique_ptr<Recommender> fitted(const std::string& key, const Json& config,
                                    const InteractionsPtr& train) {
  auto model =
      findModel(key).create(config, {.users = train->userCount(), .items = train->itemCount()});
  Progress progress;
  capability<ClosedForm>(*model)->fit({.train = train}, progress, {});
  return model;
}

std::vector<float> scores(const Recommender& model, const HistoryView& history) {
  std::vector<float> scores(model.itemCount());
  const History stranger{kNoIndex, history};
  model.score(std::span(&stranger, 1), scores);
  return scores;
}

double largestEaseDifference() {
  constexpr double kLambda = 5;
  const InteractionsPtr train = seededWorld();
  const auto model = fitted("ease", {{"lambda", kLambda}}, train);
  const HostTensor weights = model->weights().at("item.weights");
  const auto found = weights.as<float>();
  constexpr std::size_t n = kItems;
  std::vector<double> gram(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) gram[i * n + i] = kLambda;
  for (Index user = 0; user < kUsers; ++user) {
    for (const Index i : train->row(user).items) {
      for (const Index j : train->row(user).items) gram[i * n + j] += 1;
    }
  }
  const std::vector<double> p = inverse(std::move(gram), n);
  double worst = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const double expected = i == j ? 0 : -p[i * n + j] / p[j * n + j];
      worst = std::max(worst, std::abs(expected - static_cast<double>(found[i * n + j])));
    }
  }
  return worst;
}

double largestDecoderDifference() {
  constexpr std::size_t kPoints = 37;
  constexpr std::size_t kLatent = 32;
  const InteractionsPtr train = seededWorld();
  const auto model =
      findModel("mult-vae")
          .create({{"latent", kLatent}, {"hidden", {96}}}, {.users = kUsers, .items = kItems});
  capability<TrainsByStep>(*model)->begin({.train = train, .seed = 3});
  const TensorMap weights = model->weights();
  Rng rng(4);
  std::vector<float> latent(kPoints * kLatent);
  for (float& z : latent) z = static_cast<float>(rng.normal());
  std::vector<float> found(kPoints * kItems);
  capability<HasUserLatent>(*model)->decode(latent, found);
  double worst = 0;
  for (std::size_t point = 0; point < kPoints; ++point) {
    const std::vector<double> z(
        latent.begin() + static_cast<std::ptrdiff_t>(point * kLatent),
        latent.begin() + static_cast<std::ptrdiff_t>((point + 1) * kLatent));
    const auto expected = layer(weights, "decoder.1", layer(weights, "decoder.0", z, true), false);
    for (std::size_t item = 0; item < kItems; ++item) {
      const double difference =
          std::abs(expected[item] - static_cast<double>(found[point * kItems + item]));
      if (!(difference <= worst)) worst = difference;  // what is no number is the worst
    }
  }
  return worst;
}

double largestRidgeResidual() {
  constexpr double kLambda = 0.01;
  constexpr std::size_t kLatent = 48;
  const InteractionsPtr train = seededWorld();
  const auto model = findModel("ials").create(
      {{"latent", kLatent}, {"lambda", kLambda}, {"unobserved", 4.0}, {"frequency", 1.0}},
      {.users = kUsers, .items = kItems});
  auto& steps = *capability<TrainsByStep>(*model);
  steps.begin({.train = train, .seed = 3});
  steps.beginEpoch(1);
  for (std::int64_t step = 0; step < steps.stepsPerEpoch(); ++step) steps.step();
  const TensorMap weights = model->weights();
  const HostTensor& items = weights.at("item.vectors");
  // 4 * interactions / (users * items)
  constexpr double kMissing = 4.0 * kPerUser / kItems;
  double worst = 0;
  for (Index user = 0; user < kUsers; user += 50) {
    const HistoryView row = train->row(user);
    std::vector<float> w(kLatent);
    const History history{user, row};
    capability<HasUserLatent>(*model)->encode(std::span(&history, 1), w, {});
    const double hold = kLambda * (static_cast<double>(row.size()) + kMissing * kItems);
    for (const double g : ridgeGradient(items.as<float>(), row, w, hold, kMissing)) {
      if (!(std::abs(g) <= worst)) worst = std::abs(g);
    }
  }
  return worst;
}

double largestGradientDifference() {
  constexpr std::size_t kLogits = 1003;  // a multiple of no vector width
  Rng rng(5);
  std::vector<float> logits(kLogits);
  for (float& logit : logits) logit = static_cast<float>(6 * rng.normal());
  const std::vector<double> before(logits.begin(), logits.end());
  const std::vector<std::uint32_t> items{0, 17, 500, 1002};
  const std::vector<float> values{1, 1, 1, 1};
  nn::multinomialRow(logits.data(), kLogits, items, values, 1.0F);
  const double highest = *std::ranges::max_element(before);
  double sum = 0;
  for (const double logit : before) sum += std::exp(logit - highest);
  double worst = 0;
  for (std::size_t i = 0; i < kLogits; ++i) {
    const bool chosen = std::ranges::find(items, i) != items.end();
    const double expected = 4 * std::exp(before[i] - highest) / sum - (chosen ? 1 : 0);
    const double difference = std::abs(expected - static_cast<double>(logits[i]));
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

}  // namespace tastescope::reference
