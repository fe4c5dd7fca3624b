#include "core/nn/PairwiseLoss.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

/// Columns one thread adds up: two cache lines, so that no two threads write the same one.
constexpr std::size_t kSlice = 32;
constexpr std::int64_t kPairsWorthThreads = 1 << 12;

TASTESCOPE_WIDEST
float dotDifference(const float* u, const float* i, const float* o, std::size_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t k = 0; k < n; ++k) sum += u[k] * (i[k] - o[k]);
  return sum;
}

TASTESCOPE_WIDEST
float dot(const float* x, const float* y, std::size_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t k = 0; k < n; ++k) sum += x[k] * y[k];
  return sum;
}

TASTESCOPE_WIDEST
void scatter(float a, const float* u, const float* i, const float* o, float* gu, float* gi,
             float* go, std::size_t n) {
#pragma omp simd
  for (std::size_t k = 0; k < n; ++k) {
    const float change = a * u[k];
    gu[k] += a * (i[k] - o[k]);
    gi[k] += change;
    go[k] -= change;
  }
}

TASTESCOPE_WIDEST
void addRow(float a, const float* x, float* y, std::size_t n) {
#pragma omp simd
  for (std::size_t k = 0; k < n; ++k) y[k] += a * x[k];
}

Triplet hardest(std::span<const Triplet> triplets, const float* x, std::size_t width) {
  Triplet best;
  float top = -std::numeric_limits<float>::infinity();
  for (const Triplet& triplet : triplets) {
    const float score = dot(x + triplet.user * width, x + triplet.other * width, width);
    if (score > top || &triplet == triplets.data()) {
      best = triplet;
      top = score;
    }
  }
  return best;
}

/// Calls add(first column, columns) for every slice of the table, slices on different threads, so
/// each number is summed by one thread in the triplets' order.
template <typename Add>
void overSlices(std::size_t width, std::int64_t triplets, const Add& add) {
  const auto slices = static_cast<std::int64_t>((width + kSlice - 1) / kSlice);
  const bool threads = triplets >= kPairsWorthThreads;
#pragma omp parallel for schedule(static) if (threads)
  for (std::int64_t slice = 0; slice < slices; ++slice) {
    const std::size_t first = static_cast<std::size_t>(slice) * kSlice;
    add(first, std::min(kSlice, width - first));
  }
}

}  // namespace

std::vector<Triplet> hardestOf(std::span<const Triplet> triplets, std::size_t group,
                               std::span<const float> vectors, std::size_t width) {
  std::vector<Triplet> kept(triplets.size() / group);
  const auto groups = static_cast<std::int64_t>(kept.size());
  const float* const x = vectors.data();
  const bool threads = groups >= kPairsWorthThreads;
#pragma omp parallel for schedule(static) if (threads)
  for (std::int64_t g = 0; g < groups; ++g) {
    const auto at = static_cast<std::size_t>(g);
    kept[at] = hardest(triplets.subspan(at * group, group), x, width);
  }
  return kept;
}

double addPairwiseGradient(std::span<const Triplet> triplets, std::span<const float> vectors,
                           std::size_t width, std::span<float> gradient) {
  const auto count = static_cast<std::int64_t>(triplets.size());
  if (count == 0) return 0;
  const float* const x = vectors.data();
  float* const g = gradient.data();
  std::vector<float> pull(triplets.size());
  std::vector<float> losses(triplets.size());
  const bool threads = count >= kPairsWorthThreads;
#pragma omp parallel for schedule(static) if (threads)
  for (std::int64_t t = 0; t < count; ++t) {
    const auto at = static_cast<std::size_t>(t);
    const Triplet& triplet = triplets[at];
    const float margin = dotDifference(x + triplet.user * width, x + triplet.item * width,
                                       x + triplet.other * width, width);
    losses[at] = std::max(-margin, 0.0F) + std::log1p(std::exp(-std::abs(margin)));
    pull[at] = -1.0F / ((1.0F + std::exp(margin)) * static_cast<float>(count));
  }
  overSlices(width, count, [&](std::size_t first, std::size_t columns) {
    for (std::size_t t = 0; t < triplets.size(); ++t) {
      const std::size_t u = triplets[t].user * width + first;
      const std::size_t i = triplets[t].item * width + first;
      const std::size_t o = triplets[t].other * width + first;
      scatter(pull[t], x + u, x + i, x + o, g + u, g + i, g + o, columns);
    }
  });
  double loss = 0;
  for (const float one : losses) loss += static_cast<double>(one);
  return loss / static_cast<double>(count);
}

void addDecayGradient(std::span<const Triplet> triplets, double decay,
                      std::span<const float> vectors, std::size_t width,
                      std::span<float> gradient) {
  if (decay == 0 || triplets.empty()) return;
  const auto count = static_cast<std::int64_t>(triplets.size());
  const float weight = static_cast<float>(decay / static_cast<double>(count));
  const float* const x = vectors.data();
  float* const g = gradient.data();
  overSlices(width, count, [&](std::size_t first, std::size_t columns) {
    for (const Triplet& triplet : triplets) {
      for (const std::uint32_t row : {triplet.user, triplet.item, triplet.other}) {
        const std::size_t at = row * width + first;
        addRow(weight, x + at, g + at, columns);
      }
    }
  });
}

}  // namespace tastescope::nn
