#include "core/latent/Umap.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/Error.h"

namespace tastescope {
namespace {

constexpr std::size_t kNegatives = 5;
constexpr float kLongestStep = 4.0F;
constexpr std::size_t kManyPoints = 10'000;
constexpr std::size_t kLookEvery = 1024;  ///< points between two looks at a stop

/// What an edge of a point is worth: 1 for the nearest, falling so that all sum to log2(k).
void membership(std::span<const float> distances, std::size_t k, double meanOfAll,
                std::vector<double>& out) {
  constexpr int kHalvings = 64;
  constexpr double kCloseEnough = 1e-5;
  constexpr double kLeastScale = 1e-3;  // of the mean distance
  const auto first = std::ranges::find_if(distances, [](float d) { return d > 0; });
  const double nearest = first == distances.end() ? 0.0 : double{*first};
  const double wanted = std::log2(static_cast<double>(k));
  double width = 1;
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  const auto fill = [&] {
    double sum = 0;
    for (std::size_t j = 0; j < distances.size(); ++j) {
      const double beyond = double{distances[j]} - nearest;
      out[j] = beyond > 0 ? std::exp(-beyond / width) : 1.0;
      sum += out[j];
    }
    return sum;
  };
  for (int i = 0; i < kHalvings; ++i) {
    const double sum = fill();
    if (std::abs(sum - wanted) < kCloseEnough) break;
    (sum > wanted ? high : low) = width;
    width = std::isinf(high) ? width * 2 : (low + high) / 2;
  }
  double mean = 0;
  for (const float distance : distances) mean += distance;
  mean /= static_cast<double>(distances.size());
  width = std::max(width, kLeastScale * (nearest > 0 ? mean : meanOfAll));
  fill();
}

}  // namespace

UmapCurve umapCurve(double minDistance) {
  constexpr int kSamples = 300;
  constexpr double kReach = 3.0;
  constexpr int kRounds = 200;
  // Gauss-Newton on log a and b, damped where a round makes it worse.
  double logA = 0;
  double b = 1;
  const auto error = [&](double logA_, double b_) {
    double sum = 0;
    for (int i = 1; i < kSamples; ++i) {
      const double x = kReach * i / (kSamples - 1);
      const double want = x < minDistance ? 1.0 : std::exp(-(x - minDistance));
      const double off = 1.0 / (1.0 + std::exp(logA_ + 2 * b_ * std::log(x))) - want;
      sum += off * off;
    }
    return sum;
  };
  double damping = 1e-3;
  for (int round = 0; round < kRounds; ++round) {
    double aa = 0, ab = 0, bb = 0, ra = 0, rb = 0;
    for (int i = 1; i < kSamples; ++i) {
      const double x = kReach * i / (kSamples - 1);
      const double want = x < minDistance ? 1.0 : std::exp(-(x - minDistance));
      const double f = 1.0 / (1.0 + std::exp(logA + 2 * b * std::log(x)));
      const double slope = -f * (1 - f);  // by log a
      const double byB = slope * 2 * std::log(x);
      aa += slope * slope;
      ab += slope * byB;
      bb += byB * byB;
      ra += slope * (f - want);
      rb += byB * (f - want);
    }
    const double da = aa * (1 + damping);
    const double db = bb * (1 + damping);
    const double det = da * db - ab * ab;
    const double nextA = logA - (db * ra - ab * rb) / det;
    const double nextB = b - (da * rb - ab * ra) / det;
    if (error(nextA, nextB) < error(logA, b)) {
      logA = nextA;
      b = nextB;
      damping /= 10;
    } else {
      damping *= 10;
    }
  }
  return {std::exp(logA), b};
}

Umap::Umap(const NeighbourLists& lists, std::span<const float> start, const UmapOptions& options,
           const std::stop_token& stop)
    : options_(options), map_(start.begin(), start.end()), rng_(options.seed) {
  constexpr std::size_t kStepsFew = 500;
  constexpr std::size_t kStepsMany = 200;
  if (options_.steps == 0) options_.steps = lists.n <= kManyPoints ? kStepsFew : kStepsMany;
  const UmapCurve curve = umapCurve(options_.minDistance);
  a_ = curve.a;
  b_ = curve.b;
  // As wide as the paper's program starts, and no two points at one place.
  constexpr float kWide = 10.0F;
  constexpr float kNoise = 1e-4F;
  float largest = 0;
  for (const float value : map_) largest = std::max(largest, std::abs(value));
  const float scale = largest > 0 ? kWide / largest : 0.0F;
  for (float& value : map_) value = value * scale + kNoise * static_cast<float>(rng_.normal());
  addEdges(lists, stop);
}

void Umap::addEdges(const NeighbourLists& lists, const std::stop_token& stop) {
  const std::size_t n = lists.n;
  const std::size_t k = std::min(lists.k, std::max<std::size_t>(2, options_.neighbours) - 1);
  if (k == 0) return;
  struct Directed {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    float fromLow = 0;
    float fromHigh = 0;
  };
  double meanOfAll = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < k; ++j) meanOfAll += lists.distances[i * lists.k + j];
  }
  meanOfAll /= static_cast<double>(n * k);
  std::vector<Directed> pairs;
  pairs.reserve(n * k);
  std::vector<double> values(k);
  for (std::size_t i = 0; i < n; ++i) {
    if (i % kLookEvery == 0) throwIfStopped(stop);
    membership({lists.distances.data() + i * lists.k, k}, k + 1, meanOfAll, values);
    for (std::size_t j = 0; j < k; ++j) {
      const auto own = static_cast<std::uint32_t>(i);
      const std::uint32_t other = lists.indices[i * lists.k + j];
      const auto value = static_cast<float>(values[j]);
      pairs.push_back(own < other ? Directed{own, other, value, 0}
                                  : Directed{other, own, 0, value});
    }
  }
  std::ranges::sort(pairs, [](const Directed& one, const Directed& two) {
    return one.low != two.low ? one.low < two.low : one.high < two.high;
  });
  // Of both directions the union: a + b - ab.
  std::vector<float> weights;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    Directed pair = pairs[i];
    if (i + 1 < pairs.size() && pairs[i + 1].low == pair.low && pairs[i + 1].high == pair.high) {
      ++i;
      pair.fromLow += pairs[i].fromLow;
      pair.fromHigh += pairs[i].fromHigh;
    }
    edges_.push_back({pair.low, pair.high, 0, 0});
    weights.push_back(pair.fromLow + pair.fromHigh - pair.fromLow * pair.fromHigh);
  }
  const float most = *std::ranges::max_element(weights);
  const auto steps = static_cast<float>(options_.steps);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    if (weights[i] * steps < most) continue;  // would not pull once
    edges_[kept] = edges_[i];
    edges_[kept].every = edges_[kept].next = most / weights[i];
    ++kept;
  }
  edges_.resize(kept);
}

void Umap::advance(std::size_t steps, const std::stop_token& stop) {
  for (; steps > 0 && done_ < options_.steps; --steps) {
    throwIfStopped(stop);
    step();
  }
}

void Umap::step() {
  const std::size_t n = map_.size() / 2;
  const float rate = 1.0F - static_cast<float>(done_) / static_cast<float>(options_.steps);
  const auto epoch = static_cast<float>(done_ + 1);
  for (Edge& edge : edges_) {
    if (edge.next > epoch) continue;
    edge.next += edge.every;
    // The edge stands for both of its directions.
    for (const bool turned : {false, true}) {
      pull(edge, rate);
      const std::uint32_t point = turned ? edge.to : edge.from;
      for (std::size_t i = 0; i < kNegatives; ++i)
        push(point, static_cast<std::uint32_t>(rng_.below(n)), rate);
    }
  }
  ++done_;
}

void Umap::pull(const Edge& edge, float rate) {
  float* one = map_.data() + std::size_t{edge.from} * 2;
  float* two = map_.data() + std::size_t{edge.to} * 2;
  const float dx = one[0] - two[0];
  const float dy = one[1] - two[1];
  const float squared = dx * dx + dy * dy;
  if (squared <= 0) return;
  const auto a = static_cast<float>(a_);
  const auto b = static_cast<float>(b_);
  const float power = std::pow(squared, b);
  const float slope = -2.0F * a * b * power / squared / (1.0F + a * power);
  const float x = std::clamp(slope * dx, -kLongestStep, kLongestStep) * rate;
  const float y = std::clamp(slope * dy, -kLongestStep, kLongestStep) * rate;
  one[0] += x;
  one[1] += y;
  two[0] -= x;
  two[1] -= y;
}

void Umap::push(std::uint32_t point, std::uint32_t other, float rate) {
  if (point == other) return;
  constexpr float kNear = 0.001F;
  float* own = map_.data() + std::size_t{point} * 2;
  const float* away = map_.data() + std::size_t{other} * 2;
  const float dx = own[0] - away[0];
  const float dy = own[1] - away[1];
  const float squared = dx * dx + dy * dy;
  if (squared <= 0) return;
  const auto b = static_cast<float>(b_);
  const float slope =
      2.0F * b / ((kNear + squared) * (1.0F + static_cast<float>(a_) * std::pow(squared, b)));
  own[0] += std::clamp(slope * dx, -kLongestStep, kLongestStep) * rate;
  own[1] += std::clamp(slope * dy, -kLongestStep, kLongestStep) * rate;
}

}  // namespace tastescope
