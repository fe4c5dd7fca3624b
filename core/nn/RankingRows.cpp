#include "core/nn/RankingRows.h"

#include <algorithm>
#include <cmath>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }
/// log(1 + e^x) without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

/// The row while it is worked on: what counts, and where gradients go.
struct Row {
  const RankingSettings& settings;
  std::uint32_t target;
  std::span<const std::uint32_t> items;
  double p;
  std::span<float> r;
  double scale;
  double gradP = 0;

  [[nodiscard]] bool counts(std::size_t j) const { return items[j] != target; }
  [[nodiscard]] double score(std::size_t j) const { return static_cast<double>(r[j]); }
  void setGradient(std::size_t j, double gradient) { r[j] = static_cast<float>(scale * gradient); }
};

/// Of what counts.
double highestOf(const Row& row) {
  double highest = -1e30;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (row.counts(j)) highest = std::max(highest, row.score(j));
  }
  return highest;
}

/// The softmax of the scores that count, times scale, in place of the scores; returns the sum it
/// was divided by. `highest` is at least every one of them and `own`.
TASTESCOPE_WIDEST
float softmaxRow(std::span<float> scores, std::span<const std::uint32_t> items,
                 std::uint32_t target, float own, float highest, float scale) {
  const std::size_t n = scores.size();
  float* const r = scores.data();
  const std::uint32_t* const item = items.data();
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t j = 0; j < n; ++j) {
    const float power = expOfNegative(r[j] - highest);
    r[j] = item[j] == target ? 0.0F : power;
    sum += r[j];
  }
  sum += expOfNegative(own - highest);
  const float factor = scale / sum;
#pragma omp simd
  for (std::size_t j = 0; j < n; ++j) r[j] *= factor;
  return sum;
}

double sampledSoftmax(Row& row) {
  const auto own = static_cast<float>(row.p);
  float highest = own;
  for (const float score : row.r) highest = score > highest ? score : highest;
  const float sum =
      softmaxRow(row.r, row.items, row.target, own, highest, static_cast<float>(row.scale));
  const double loss = std::log(static_cast<double>(sum)) + static_cast<double>(highest) - row.p;
  row.gradP = std::exp(-loss) - 1.0;
  return loss;
}

double binaryCross(Row& row, double count) {
  const double share = 1.0 / (count + 1.0);
  const double power = row.settings.positivePower;
  double loss = power * softplus(-row.p);
  row.gradP = -power * (1.0 - logistic(row.p)) * share;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    const double r = row.score(j);
    if (row.counts(j)) loss += softplus(r);
    row.setGradient(j, row.counts(j) ? logistic(r) * share : 0.0);
  }
  return loss * share;
}

double bpr(Row& row, double count) {
  double loss = 0;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) {
      row.setGradient(j, 0);
      continue;
    }
    const double gap = row.score(j) - row.p;
    loss += softplus(gap);
    const double slope = logistic(gap) / count;
    row.setGradient(j, slope);
    row.gradP -= slope;
  }
  return loss / count;
}

/// s(r - p) + s(r^2) and its slopes.
struct Top1Term {
  double value, slopeP, slopeR;
  Top1Term(double r, double p) {
    const double a = logistic(r - p);
    const double b = logistic(r * r);
    value = a + b;
    slopeP = -a * (1 - a);
    slopeR = a * (1 - a) + 2 * r * b * (1 - b);
  }
};

double top1(Row& row, double count) {
  double loss = 0;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) {
      row.setGradient(j, 0);
      continue;
    }
    const Top1Term term(row.score(j), row.p);
    loss += term.value;
    row.gradP += term.slopeP / count;
    row.setGradient(j, term.slopeR / count);
  }
  return loss / count;
}

/// Sum of e^(r - highest) over what counts.
double weightSum(const Row& row, double highest) {
  double sum = 0;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (row.counts(j)) sum += std::exp(row.score(j) - highest);
  }
  return sum;
}

double top1Max(Row& row) {
  const double highest = highestOf(row);
  const double sum = weightSum(row, highest);
  double loss = 0;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) continue;
    const double w = std::exp(row.score(j) - highest) / sum;
    const Top1Term term(row.score(j), row.p);
    loss += w * term.value;
    row.gradP += w * term.slopeP;
  }
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) {
      row.setGradient(j, 0);
      continue;
    }
    const double w = std::exp(row.score(j) - highest) / sum;
    const Top1Term term(row.score(j), row.p);
    row.setGradient(j, w * (term.value - loss + term.slopeR));
  }
  return loss;
}

double bprMax(Row& row) {
  constexpr double kTiny = 1e-24;  // as in the authors' program: the logarithm stays finite
  const double highest = highestOf(row);
  const double sum = weightSum(row, highest);
  const double c = row.settings.regularisation;
  double won = kTiny;
  double squares = 0;
  double slopes = 0;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) continue;
    const double r = row.score(j);
    const double w = std::exp(r - highest) / sum;
    const double g = logistic(row.p - r);
    won += w * g;
    squares += w * r * r;
    slopes += w * g * (1 - g);
  }
  row.gradP = -slopes / won;
  for (std::size_t j = 0; j < row.r.size(); ++j) {
    if (!row.counts(j)) {
      row.setGradient(j, 0);
      continue;
    }
    const double r = row.score(j);
    const double w = std::exp(r - highest) / sum;
    const double g = logistic(row.p - r);
    const double ranking = -w * (g - won - g * (1 - g)) / won;
    row.setGradient(j, ranking + c * w * (r * r - squares + 2 * r));
  }
  return c * squares - std::log(won);
}

double lossOf(Row& row, double count) {
  switch (row.settings.kind) {
    case RankingLoss::SampledSoftmax: return sampledSoftmax(row);
    case RankingLoss::BinaryCross: return binaryCross(row, count);
    case RankingLoss::Top1: return top1(row, count);
    case RankingLoss::Bpr: return bpr(row, count);
    case RankingLoss::Top1Max: return top1Max(row);
    case RankingLoss::BprMax: return bprMax(row);
  }
  return 0;
}

}  // namespace

double rankingRow(const RankingSettings& settings, std::uint32_t target,
                  std::span<const std::uint32_t> items, float& positive, std::span<float> negatives,
                  double scale) {
  const auto same = std::count(items.begin(), items.end(), target);
  const auto count = static_cast<double>(items.size()) - static_cast<double>(same);
  if (count == 0) {
    positive = 0;
    std::fill(negatives.begin(), negatives.end(), 0.0F);
    return 0;
  }
  Row row{.settings = settings,
          .target = target,
          .items = items,
          .p = static_cast<double>(positive),
          .r = negatives,
          .scale = scale};
  const double loss = lossOf(row, count);
  positive = static_cast<float>(scale * row.gradP);
  return loss;
}

double generalisedPower(std::int64_t negatives, std::int64_t items, double calibration) {
  if (items < 2) return 1;
  const double rate =
      std::min(1.0, static_cast<double>(negatives) / static_cast<double>(items - 1));
  return rate * (calibration * (1 - 1 / rate) + 1 / rate);
}

}  // namespace tastescope::nn
