#include "core/latent/Tsne.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/WidestVectors.h"
#include "core/latent/PlaneTree.h"

namespace tastescope {
namespace {

constexpr std::size_t kTogether = 16;  ///< entries of a view that are summed at once
constexpr std::size_t kLeavesAPiece = 16;
constexpr std::size_t kPointsAPiece = 1024;
constexpr double kNeighboursPerPerplexity = 3;

/// exp(-precision * d^2) over the neighbours of one point, summing to 1, with the precision whose entropy
/// is that of the perplexity.
void conditional(std::span<const float> distances, double perplexity, std::vector<double>& out) {
  constexpr int kHalvings = 100;
  constexpr double kCloseEnough = 1e-5;  // nats
  const double wanted = std::log(perplexity);
  double precision = 1;
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  const double nearest = double{distances.front()} * double{distances.front()};
  for (int i = 0; i < kHalvings; ++i) {
    double sum = 0;
    double weighted = 0;
    for (std::size_t j = 0; j < distances.size(); ++j) {
      const double beyond = double{distances[j]} * double{distances[j]} - nearest;
      out[j] = std::exp(-precision * beyond);
      sum += out[j];
      weighted += out[j] * beyond;
    }
    const double entropy = std::log(sum) + precision * weighted / sum;
    for (double& value : out) value /= sum;
    if (std::abs(entropy - wanted) < kCloseEnough) return;
    (entropy > wanted ? low : high) = precision;
    precision = std::isinf(high) ? precision * 2 : (low + high) / 2;
  }
}

/// One end of a pair and what the other says of it.
struct Entry {
  std::uint32_t other = 0;
  float value = 0;
};

/// What the entries of a view do to a point: the sums of weight q, weight q^2 dx, weight q^2 dy.
TASTESCOPE_WIDEST std::array<float, 3> repulsion(const PlaneTree::View& view, float x, float y) {
  std::array<float, kTogether> all{};
  std::array<float, kTogether> alongX{};
  std::array<float, kTogether> alongY{};
  for (std::size_t first = 0; first < view.x.size(); first += kTogether) {
    const float* viewX = view.x.data() + first;
    const float* viewY = view.y.data() + first;
    const float* weight = view.weight.data() + first;
    for (std::size_t i = 0; i < kTogether; ++i) {
      const float dx = x - viewX[i];
      const float dy = y - viewY[i];
      const float q = 1.0F / (1.0F + dx * dx + dy * dy);
      const float mass = weight[i] * q;
      all[i] += mass;
      alongX[i] += mass * q * dx;
      alongY[i] += mass * q * dy;
    }
  }
  std::array<float, 3> sums{};
  for (std::size_t i = 0; i < kTogether; ++i) {
    sums[0] += all[i];
    sums[1] += alongX[i];
    sums[2] += alongY[i];
  }
  return sums;
}

/// Fills a view up with entries of no weight.
void pad(PlaneTree::View& view) {
  const std::size_t size = (view.x.size() + kTogether - 1) / kTogether * kTogether;
  view.x.resize(size, 0.0F);
  view.y.resize(size, 0.0F);
  view.weight.resize(size, 0.0F);
}

/// The repulsion of every point into `out` [n, 2], without the division by the sum of all weights, which
/// is returned.
double repel(std::span<const float> map, double theta, std::vector<float>& out,
             const std::stop_token& stop) {
  const PlaneTree tree(map);
  const auto& leaves = tree.leaves();
  std::vector<double> sums(leaves.size(), 0.0);
  parallelFor(leaves.size(), kLeavesAPiece, 0, stop,
              [&](std::size_t begin, std::size_t end, unsigned) {
                PlaneTree::View view;
                for (std::size_t leaf = begin; leaf < end; ++leaf) {
                  tree.look(leaves[leaf], theta, view);
                  pad(view);
                  for (std::size_t place = leaves[leaf].begin; place < leaves[leaf].end; ++place) {
                    const auto [all, x, y] = repulsion(view, tree.x(place), tree.y(place));
                    const std::size_t point = tree.order()[place];
                    out[2 * point] = x;
                    out[2 * point + 1] = y;
                    sums[leaf] += double{all} - 1.0;  // not of the point on itself
                  }
                }
              });
  // Summed leaf after leaf, so the figure does not depend on which worker was first.
  double sum = 0;
  for (const double each : sums) sum += each;
  return sum;
}

}  // namespace

std::size_t tsneNeighbours(double perplexity) {
  return static_cast<std::size_t>(std::floor(kNeighboursPerPerplexity * perplexity));
}

Affinities tsneAffinities(const NeighbourLists& lists, double perplexity,
                          const std::stop_token& stop) {
  const std::size_t n = lists.n;
  const std::size_t k = lists.k;
  perplexity =
      std::clamp(perplexity, 1.0, std::max(1.0, static_cast<double>(k) / kNeighboursPerPerplexity));
  Affinities result;
  result.begins.assign(n + 1, 0);
  if (k == 0) return result;
  std::vector<float> one(n * k);
  parallelFor(n, kPointsAPiece, 0, stop, [&](std::size_t begin, std::size_t end, unsigned) {
    std::vector<double> row(k);
    for (std::size_t i = begin; i < end; ++i) {
      conditional({lists.distances.data() + i * k, k}, perplexity, row);
      std::ranges::transform(row, one.begin() + static_cast<std::ptrdiff_t>(i * k),
                             [](double value) { return static_cast<float>(value); });
    }
  });
  // Both ends get what either says; where both say something, the two are added.
  std::vector<std::vector<Entry>> rows(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i % kPointsAPiece == 0) throwIfStopped(stop);
    for (std::size_t j = 0; j < k; ++j) {
      const std::uint32_t other = lists.indices[i * k + j];
      rows[i].push_back({other, one[i * k + j]});
      rows[other].push_back({static_cast<std::uint32_t>(i), one[i * k + j]});
    }
  }
  const float share = 1.0F / (2.0F * static_cast<float>(n));
  for (std::size_t i = 0; i < n; ++i) {
    if (i % kPointsAPiece == 0) throwIfStopped(stop);
    std::ranges::sort(rows[i], {}, &Entry::other);
    for (const Entry& entry : rows[i]) {
      if (result.others.size() > result.begins[i] && result.others.back() == entry.other) {
        result.values.back() += entry.value * share;
      } else {
        result.others.push_back(entry.other);
        result.values.push_back(entry.value * share);
      }
    }
    result.begins[i + 1] = result.others.size();
    rows[i] = {};
  }
  return result;
}

double tsneGradient(const Affinities& affinities, std::span<const float> map, double theta,
                    double exaggeration, std::vector<float>& gradient,
                    const std::stop_token& stop) {
  const std::size_t n = map.size() / 2;
  gradient.resize(2 * n);
  const double sum = repel(map, theta, gradient, stop);
  const auto share = static_cast<float>(sum > 0 ? 1.0 / sum : 0.0);
  const auto factor = static_cast<float>(exaggeration);
  parallelFor(n, kPointsAPiece, 0, stop, [&](std::size_t begin, std::size_t end, unsigned) {
    for (std::size_t i = begin; i < end; ++i) {
      const float x = map[2 * i];
      const float y = map[2 * i + 1];
      float pullX = 0;
      float pullY = 0;
      for (std::size_t at = affinities.begins[i]; at < affinities.begins[i + 1]; ++at) {
        const std::size_t other = affinities.others[at];
        const float dx = x - map[2 * other];
        const float dy = y - map[2 * other + 1];
        const float pull = affinities.values[at] / (1.0F + dx * dx + dy * dy);
        pullX += pull * dx;
        pullY += pull * dy;
      }
      gradient[2 * i] = factor * pullX - gradient[2 * i] * share;
      gradient[2 * i + 1] = factor * pullY - gradient[2 * i + 1] * share;
    }
  });
  return sum;
}

Tsne::Tsne(const NeighbourLists& lists, std::span<const float> start, const TsneOptions& options,
           const std::stop_token& stop)
    : options_(options),
      affinities_(tsneAffinities(lists, options.perplexity, stop)),
      map_(start.begin(), start.end()),
      velocity_(start.size(), 0.0F),
      gains_(start.size(), 1.0F) {
  constexpr double kDeviation = 1e-4;
  double squares = 0;
  for (std::size_t i = 0; i < map_.size(); i += 2) squares += double{map_[i]} * double{map_[i]};
  const double deviation =
      std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, lists.n)));
  const auto scale = static_cast<float>(deviation > 0 ? kDeviation / deviation : 0.0);
  // Points at one place would never part.
  constexpr float kApart = 1e-3F;
  for (std::size_t i = 0; i < map_.size(); ++i) {
    const auto unlike = static_cast<float>(i * 2654435761U % 1024U) / 1024.0F - 0.5F;
    map_[i] = map_[i] * scale + unlike * kApart * static_cast<float>(kDeviation);
  }
}

void Tsne::advance(std::size_t steps, const std::stop_token& stop) {
  for (; steps > 0 && done_ < options_.steps; --steps) step(stop);
}

void Tsne::step(const std::stop_token& stop) {
  constexpr float kGrowth = 0.2F;
  constexpr float kDecay = 0.8F;
  constexpr float kLeastGain = 0.01F;
  constexpr double kLeastRate = 200;
  const bool early = done_ < options_.exaggerated;
  const float momentum = early ? 0.5F : 0.8F;
  const std::size_t n = map_.size() / 2;
  const auto rate =
      static_cast<float>(std::max(kLeastRate, static_cast<double>(n) / options_.exaggeration));
  tsneGradient(affinities_, map_, options_.theta, early ? options_.exaggeration : 1.0, gradient_,
               stop);
  std::array<double, 2> centre{};
  for (std::size_t i = 0; i < map_.size(); ++i) {
    const bool turned = (gradient_[i] > 0) != (velocity_[i] > 0);
    gains_[i] = std::max(kLeastGain, turned ? gains_[i] + kGrowth : gains_[i] * kDecay);
    velocity_[i] = momentum * velocity_[i] - rate * gains_[i] * gradient_[i];
    map_[i] += velocity_[i];
    centre[i % 2] += map_[i];
  }
  for (std::size_t i = 0; i < map_.size(); ++i)
    map_[i] -= static_cast<float>(centre[i % 2] / static_cast<double>(n));
  ++done_;
}

double Tsne::divergence() const {
  std::vector<float> unused(map_.size());
  const double sum = repel(map_, options_.theta, unused, {});
  double divergence = 0;
  for (std::size_t i = 0; i < map_.size() / 2; ++i) {
    for (std::size_t at = affinities_.begins[i]; at < affinities_.begins[i + 1]; ++at) {
      const std::size_t other = affinities_.others[at];
      const double dx = map_[2 * i] - map_[2 * other];
      const double dy = map_[2 * i + 1] - map_[2 * other + 1];
      const double p = affinities_.values[at];
      if (p > 0) divergence += p * std::log(p * (1.0 + dx * dx + dy * dy) * sum);
    }
  }
  return divergence;
}

}  // namespace tastescope
