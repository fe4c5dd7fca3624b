#include "core/nn/GraphPropagation.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/nn/VectorMath.h"

namespace tastescope::nn {
namespace {

constexpr std::int64_t kRowsPerPiece = 64;
constexpr std::size_t kAhead = 8;  ///< neighbours whose vectors are fetched before they are needed

/// out = own * sum over neighbours n of scale[n] * x[n]; sum += out.
TASTESCOPE_WIDEST
void gather(const float* x, std::size_t width, std::span<const std::uint32_t> neighbours,
            const float* scale, float own, float* out, float* sum) {
  for (std::size_t i = 0; i < width; ++i) out[i] = 0;
  for (std::size_t n = 0; n < neighbours.size(); ++n) {
    if (n + kAhead < neighbours.size()) {
      const auto* const next =
          reinterpret_cast<const char*>(x + std::size_t{neighbours[n + kAhead]} * width);
      for (std::size_t line = 0; line < width * sizeof(float); line += 64) {
        __builtin_prefetch(next + line);
      }
    }
    const float weight = scale[neighbours[n]];
    const float* const from = x + std::size_t{neighbours[n]} * width;
#pragma omp simd
    for (std::size_t i = 0; i < width; ++i) out[i] += weight * from[i];
  }
#pragma omp simd
  for (std::size_t i = 0; i < width; ++i) {
    out[i] *= own;
    sum[i] += out[i];
  }
}

}  // namespace

UserItemGraph::UserItemGraph(std::span<const std::uint64_t> userOffsets,
                             std::span<const std::uint32_t> items,
                             std::span<const std::uint64_t> itemOffsets,
                             std::span<const std::uint32_t> users) {
  const auto userCount = static_cast<std::uint32_t>(userOffsets.size() - 1);
  neighbours_.reserve(items.size() + users.size());
  for (const std::uint32_t item : items) neighbours_.push_back(userCount + item);
  neighbours_.insert(neighbours_.end(), users.begin(), users.end());
  for (std::size_t i = 1; i < userOffsets.size(); ++i) {
    offsets_.push_back(static_cast<std::int64_t>(userOffsets[i]));
  }
  for (std::size_t i = 1; i < itemOffsets.size(); ++i) {
    offsets_.push_back(static_cast<std::int64_t>(items.size() + itemOffsets[i]));
  }
  for (std::size_t node = 1; node < offsets_.size(); ++node) {
    const auto degree = static_cast<float>(offsets_[node] - offsets_[node - 1]);
    scale_.push_back(degree > 0 ? 1.0F / std::sqrt(degree) : 0.0F);
  }
}

void UserItemGraph::smooth(std::span<const float> x, std::size_t width, std::int64_t layers,
                           std::span<float> out) const {
  std::copy(x.begin(), x.end(), out.begin());
  const auto even = std::make_unique_for_overwrite<float[]>(x.size());
  const auto odd = std::make_unique_for_overwrite<float[]>(x.size());
  const float* from = x.data();
  for (std::int64_t layer = 0; layer < layers; ++layer) {
    float* const to = layer % 2 == 0 ? even.get() : odd.get();
    spread(from, width, to, out.data());
    from = to;
  }
  const float share = 1.0F / static_cast<float>(layers + 1);
  for (float& value : out) value *= share;
}

void UserItemGraph::spread(const float* x, std::size_t width, float* out, float* sum) const {
  const std::int64_t pieces = (nodes() + kRowsPerPiece - 1) / kRowsPerPiece;
#pragma omp parallel for schedule(dynamic, 4)
  for (std::int64_t piece = 0; piece < pieces; ++piece) {
    const std::int64_t end = std::min(nodes(), (piece + 1) * kRowsPerPiece);
    for (std::int64_t node = piece * kRowsPerPiece; node < end; ++node) {
      const auto row = static_cast<std::size_t>(node);
      const auto begin = static_cast<std::size_t>(offsets_[row]);
      const std::span<const std::uint32_t> neighbours(
          neighbours_.data() + begin, static_cast<std::size_t>(offsets_[row + 1]) - begin);
      gather(x, width, neighbours, scale_.data(), scale_[row], out + row * width,
             sum + row * width);
    }
  }
}

}  // namespace tastescope::nn
