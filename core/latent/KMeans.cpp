#include "core/latent/KMeans.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Rng.h"
#include "core/base/WidestVectors.h"

namespace tastescope {
namespace {

constexpr std::size_t kPointsEach = 512;
constexpr std::size_t kMostRounds = 50;

TASTESCOPE_WIDEST float squaredApart(const float* one, const float* two, std::size_t d) {
  constexpr std::size_t kTogetherSummed = 16;
  std::array<float, kTogetherSummed> sums{};
  std::size_t j = 0;
  for (; j + kTogetherSummed <= d; j += kTogetherSummed) {
    for (std::size_t lane = 0; lane < kTogetherSummed; ++lane) {
      const float apart = one[j + lane] - two[j + lane];
      sums[lane] += apart * apart;
    }
  }
  for (; j < d; ++j) sums[0] += (one[j] - two[j]) * (one[j] - two[j]);
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

/// Where a point belongs.
struct Belonging {
  std::uint32_t centre = 0;
  float squared = 0;
  float second = 0;  ///< to the next centre, squared
};

class Lloyd {
 public:
  Lloyd(std::span<const float> points, std::size_t n, std::size_t d, std::size_t k,
        const std::stop_token& stop)
      : points_(points), n_(n), d_(d), k_(k), stop_(stop), nearest_(n) {}

  Clustering run(std::uint64_t seed) {
    start(seed);
    for (std::size_t round = 0; round < kMostRounds; ++round) {
      if (!assign() && round > 0) break;
      moveCentres();
    }
    assign();
    return result();
  }

 private:
  [[nodiscard]] const float* point(std::size_t i) const { return points_.data() + i * d_; }
  [[nodiscard]] const float* centre(std::size_t c) const { return centres_.data() + c * d_; }

  /// Each next centre is a point, drawn by its squared distance to those there are.
  void start(std::uint64_t seed) {
    Rng rng(seed);
    std::vector<double> apart(n_, std::numeric_limits<double>::max());
    std::size_t chosen = rng.below(n_);
    for (std::size_t c = 0; c < k_; ++c) {
      centres_.insert(centres_.end(), point(chosen), point(chosen) + d_);
      double sum = 0;
      for (std::size_t i = 0; i < n_; ++i) {
        apart[i] = std::min(apart[i], double{squaredApart(point(i), centre(c), d_)});
        sum += apart[i];
      }
      double left = rng.uniform() * sum;
      chosen = 0;
      while (chosen + 1 < n_ && (left -= apart[chosen]) >= 0) ++chosen;
      throwIfStopped(stop_);
    }
  }

  /// Whether a point has another centre now.
  bool assign() {
    std::vector<std::uint8_t> moved((n_ + kPointsEach - 1) / kPointsEach, 0);
    parallelFor(n_, kPointsEach, 0, stop_, [&](std::size_t begin, std::size_t end, unsigned) {
      for (std::size_t i = begin; i < end; ++i) {
        Belonging near{0, std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
        for (std::size_t c = 0; c < k_; ++c) {
          const float squared = squaredApart(point(i), centre(c), d_);
          if (squared < near.squared) {
            near.second = near.squared;
            near.squared = squared;
            near.centre = static_cast<std::uint32_t>(c);
          } else {
            near.second = std::min(near.second, squared);
          }
        }
        if (near.centre != nearest_[i].centre) moved[begin / kPointsEach] = 1;
        nearest_[i] = near;
      }
    });
    return std::ranges::any_of(moved, [](std::uint8_t piece) { return piece != 0; });
  }

  /// A centre that nobody has stays where it is.
  void moveCentres() {
    std::vector<double> sums(k_ * d_, 0.0);
    std::vector<std::size_t> counts(k_, 0);
    for (std::size_t i = 0; i < n_; ++i) {
      double* sum = sums.data() + nearest_[i].centre * d_;
      for (std::size_t j = 0; j < d_; ++j) sum[j] += double{point(i)[j]};
      ++counts[nearest_[i].centre];
    }
    for (std::size_t c = 0; c < k_; ++c) {
      if (counts[c] == 0) continue;
      for (std::size_t j = 0; j < d_; ++j)
        centres_[c * d_ + j] =
            static_cast<float>(sums[c * d_ + j] / static_cast<double>(counts[c]));
    }
  }

  [[nodiscard]] Clustering result() const {
    std::vector<std::size_t> counts(k_, 0);
    double silhouette = 0;
    for (const Belonging& near : nearest_) {
      ++counts[near.centre];
      const double own = std::sqrt(double{near.squared});
      const double other = std::sqrt(double{near.second});
      if (k_ > 1 && other > 0) silhouette += (other - own) / other;
    }
    std::vector<std::uint32_t> order(k_);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t c) { return counts[c]; });
    Clustering found;
    found.k = k_;
    found.silhouette = silhouette / static_cast<double>(n_);
    std::vector<std::uint32_t> places(k_);
    for (std::uint32_t place = 0; place < k_; ++place) {
      places[order[place]] = place;
      found.centres.insert(found.centres.end(), centre(order[place]), centre(order[place]) + d_);
    }
    for (const Belonging& near : nearest_) found.labels.push_back(places[near.centre]);
    return found;
  }

  std::span<const float> points_;
  std::size_t n_;
  std::size_t d_;
  std::size_t k_;
  const std::stop_token& stop_;
  std::vector<float> centres_;
  std::vector<Belonging> nearest_;
};

}  // namespace

Clustering kMeans(std::span<const float> points, std::size_t n, std::size_t d, std::size_t k,
                  std::uint64_t seed, const std::stop_token& stop) {
  k = std::min(k, n);
  if (k == 0) return {};
  return Lloyd(points, n, d, k, stop).run(seed);
}

Clustering bestKMeans(std::span<const float> points, std::size_t n, std::size_t d,
                      std::size_t least, std::size_t most, std::uint64_t seed,
                      const std::stop_token& stop) {
  Clustering best;
  for (std::size_t k = least; k <= std::min(most, n); ++k) {
    Clustering found = kMeans(points, n, d, k, seed, stop);
    if (best.k == 0 || found.silhouette > best.silhouette) best = std::move(found);
  }
  return best.k == 0 ? kMeans(points, n, d, least, seed, stop) : best;
}

}  // namespace tastescope
