#include "core/eval/Significance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

// The regularised incomplete beta function.
#include <unsupported/Eigen/SpecialFunctions>

#include "core/base/Error.h"
#include "core/base/Rng.h"

namespace tastescope {
namespace {

std::vector<double> differences(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) {
    throw Error(ErrorCode::Internal,
                coreText("Core", "Two runs can be paired only over the same users."));
  }
  std::vector<double> d(a.size());
  for (std::size_t i = 0; i < d.size(); ++i) d[i] = a[i] - b[i];
  return d;
}

/// P(|T| >= |t|) = I_{v / (v + t^2)}(v / 2, 1 / 2).
double studentTwoSided(double t, double degrees) {
  const double x = degrees / (degrees + t * t);
  return Eigen::numext::betainc(degrees / 2, 0.5, x);
}

struct RankSums {
  double positive = 0;
  double negative = 0;
  double tieCorrection = 0;  ///< sum of t^3 - t over groups of t equal absolute differences
};

RankSums signedRanks(std::vector<double> d) {
  std::sort(d.begin(), d.end(), [](double x, double y) { return std::abs(x) < std::abs(y); });
  RankSums sums;
  for (std::size_t begin = 0; begin < d.size();) {
    std::size_t end = begin + 1;
    while (end < d.size() && std::abs(d[end]) == std::abs(d[begin])) ++end;
    const double midRank = (static_cast<double>(begin) + static_cast<double>(end) + 1) / 2;
    for (std::size_t i = begin; i < end; ++i) (d[i] > 0 ? sums.positive : sums.negative) += midRank;
    const auto tied = static_cast<double>(end - begin);
    sums.tieCorrection += tied * tied * tied - tied;
    begin = end;
  }
  return sums;
}

}  // namespace

PairedTest pairedT(std::span<const double> a, std::span<const double> b) {
  const std::vector<double> d = differences(a, b);
  if (d.size() < 2) return {};
  const auto n = static_cast<double>(d.size());
  const double mean = std::accumulate(d.begin(), d.end(), 0.0) / n;
  double squares = 0;
  for (const double each : d) squares += (each - mean) * (each - mean);
  const double error = std::sqrt(squares / (n - 1) / n);
  if (error == 0) return {0, mean == 0 ? 1.0 : 0.0};
  const double t = mean / error;
  return {t, studentTwoSided(t, n - 1)};
}

PairedTest wilcoxonSignedRank(std::span<const double> a, std::span<const double> b) {
  std::vector<double> d = differences(a, b);
  std::erase(d, 0.0);
  if (d.empty()) return {};
  const auto n = static_cast<double>(d.size());
  const RankSums sums = signedRanks(std::move(d));
  const double w = std::min(sums.positive, sums.negative);
  const double mean = n * (n + 1) / 4;
  const double variance = n * (n + 1) * (2 * n + 1) / 24 - sums.tieCorrection / 48;
  const double z = (w - mean) / std::sqrt(variance);
  return {w, std::min(1.0, std::erfc(std::abs(z) / std::sqrt(2.0)))};
}

std::vector<double> holmAdjusted(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return p[x] < p[y]; });
  std::vector<double> adjusted(p.size());
  double highest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    highest = std::max(highest, std::min(1.0, static_cast<double>(p.size() - i) * p[order[i]]));
    adjusted[order[i]] = highest;
  }
  return adjusted;
}

Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::size_t rounds, std::uint64_t seed) {
  const std::vector<double> d = differences(a, b);
  if (d.empty() || rounds == 0) return {};
  Rng rng(seed);
  std::vector<double> means(rounds);
  for (double& mean : means) {
    double sum = 0;
    for (std::size_t i = 0; i < d.size(); ++i) sum += d[rng.below(d.size())];
    mean = sum / static_cast<double>(d.size());
  }
  std::sort(means.begin(), means.end());
  const auto at = [&](double share) {
    return means[static_cast<std::size_t>(share * static_cast<double>(rounds - 1))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace tastescope
