#include "core/nn/DenseRows.h"

#include <cmath>
#include <numbers>

namespace tastescope::nn {
namespace {

constexpr std::int64_t kDenseWorthThreads = 1 << 14;  ///< values below which one thread is faster

/// Calls fill(row's values, row's own generator) for every row of a new [rows, columns] tensor.
template <typename Fill>
at::Tensor filled(std::int64_t rows, std::int64_t columns, Rng& rng, Fill&& fill) {
  const at::Tensor out = torch::empty({rows, columns});
  float* const values = out.data_ptr<float>();
  const std::uint64_t seed = rng.next();
  const bool threads = rows * columns > kDenseWorthThreads;
#pragma omp parallel for schedule(static) if (threads)
  for (std::int64_t row = 0; row < rows; ++row) {
    Rng own(Rng::derive(seed, static_cast<std::uint64_t>(row)));
    fill(row, values + row * columns, own);
  }
  return out;
}

/// Draws below this 32-bit number happen with probability `share`.
std::uint64_t thresholdOf(double share) { return static_cast<std::uint64_t>(share * 4294967296.0); }

/// Calls body(column, whether an event of probability threshold / 2^32 happened), two a draw.
template <typename Body>
void forEvents(std::int64_t columns, std::uint64_t threshold, Rng& rng, Body&& body) {
  for (std::int64_t column = 0; column < columns; column += 2) {
    const std::uint64_t bits = rng.next();
    body(column, (bits & 0xffffffffU) < threshold);
    if (column + 1 < columns) body(column + 1, (bits >> 32) < threshold);
  }
}

}  // namespace

at::Tensor denseRows(const SparseBatch& batch, std::int64_t columns) {
  const at::Tensor out = torch::zeros({batch.rows(), columns});
  float* const values = out.data_ptr<float>();
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    const auto items = batch.itemsOf(row);
    const auto rowValues = batch.valuesOf(row);
    for (std::size_t e = 0; e < items.size(); ++e) {
      values[row * columns + static_cast<std::int64_t>(items[e])] = rowValues[e];
    }
  }
  return out;
}

at::Tensor noiseRows(std::int64_t rows, std::int64_t columns, Rng& rng) {
  return filled(rows, columns, rng, [columns](std::int64_t, float* values, Rng& own) {
    for (std::int64_t i = 0; i < columns; i += 2) {  // Box-Muller gives two at a time
      const double radius = std::sqrt(-2.0 * std::log(1.0 - own.uniform()));
      const double angle = 2.0 * std::numbers::pi * own.uniform();
      values[i] = static_cast<float>(radius * std::cos(angle));
      if (i + 1 < columns) values[i + 1] = static_cast<float>(radius * std::sin(angle));
    }
  });
}

at::Tensor dropoutRows(std::int64_t rows, std::int64_t columns, double share, Rng& rng) {
  const auto kept = static_cast<float>(1.0 / (1.0 - share));
  const std::uint64_t threshold = thresholdOf(share);
  return filled(rows, columns, rng, [=](std::int64_t, float* values, Rng& own) {
    forEvents(columns, threshold, own,
              [&](std::int64_t i, bool dropped) { values[i] = dropped ? 0.0F : kept; });
  });
}

at::Tensor sampledZeros(const SparseBatch& batch, std::int64_t columns, double share, Rng& rng) {
  const std::uint64_t threshold = thresholdOf(share);
  return filled(batch.rows(), columns, rng, [&](std::int64_t row, float* values, Rng& own) {
    forEvents(columns, threshold, own,
              [&](std::int64_t i, bool drawn) { values[i] = drawn ? 1.0F : 0.0F; });
    for (const std::uint32_t item : batch.itemsOf(row)) values[item] = 0.0F;
  });
}

}  // namespace tastescope::nn
