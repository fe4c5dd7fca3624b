#include "core/latent/NeighbourLists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/WidestVectors.h"

namespace tastescope {
namespace {

constexpr std::size_t kLanes = 32;   ///< points that are compared at once
constexpr std::size_t kQueries = 4;  ///< with as many queries
constexpr float kNever = std::numeric_limits<float>::max();

using Distances = std::array<std::array<float, kLanes>, kQueries>;

/// tile: [d][kLanes]; queries: kQueries rows of d.
TASTESCOPE_WIDEST void squaredDistances(const float* tile,
                                        const std::array<const float*, kQueries>& queries,
                                        std::size_t d, Distances& out) {
  Distances sums{};
  for (std::size_t j = 0; j < d; ++j) {
    const float* points = tile + j * kLanes;
    for (std::size_t q = 0; q < kQueries; ++q) {
      const float own = queries[q][j];
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const float apart = own - points[lane];
        sums[q][lane] += apart * apart;
      }
    }
  }
  out = sums;
}

/// The points in tiles of kLanes, coordinate by coordinate; what is missing in the last is zero.
std::vector<float> tiled(std::span<const float> points, std::size_t n, std::size_t d) {
  const std::size_t tiles = (n + kLanes - 1) / kLanes;
  std::vector<float> out(tiles * kLanes * d, 0.0F);
  for (std::size_t i = 0; i < n; ++i) {
    float* tile = out.data() + i / kLanes * kLanes * d;
    for (std::size_t j = 0; j < d; ++j) tile[j * kLanes + i % kLanes] = points[i * d + j];
  }
  return out;
}

/// The k smallest seen so far, the worst on top; equals stay in the order they came.
class Nearest {
 public:
  explicit Nearest(std::size_t k) : k_(k) { heap_.reserve(k); }
  [[nodiscard]] float worst() const { return heap_.size() < k_ ? kNever : heap_.front().first; }
  void offer(float distance, std::uint32_t index) {
    if (heap_.size() == k_) {
      std::ranges::pop_heap(heap_);
      heap_.pop_back();
    }
    heap_.emplace_back(distance, index);
    std::ranges::push_heap(heap_);
  }
  void write(std::uint32_t* indices, float* distances) {
    std::ranges::sort_heap(heap_);
    for (std::size_t i = 0; i < heap_.size(); ++i) {
      indices[i] = heap_[i].second;
      distances[i] = std::sqrt(heap_[i].first);
    }
    heap_.clear();
  }

 private:
  std::size_t k_;
  std::vector<std::pair<float, std::uint32_t>> heap_;
};

}  // namespace

NeighbourLists neighbourLists(std::span<const float> points, std::size_t n, std::size_t d,
                              std::size_t k, Progress& progress, const std::stop_token& stop) {
  NeighbourLists lists;
  lists.n = n;
  lists.k = n == 0 ? 0 : std::min(k, n - 1);
  lists.indices.resize(n * lists.k);
  lists.distances.resize(n * lists.k);
  progress.begin(coreText("Latent", "Finding neighbours"), coreText("Latent", "points"), n);
  if (lists.k == 0) return lists;
  const std::vector<float> tiles = tiled(points, n, d);
  constexpr std::size_t kPiece = 16 * kQueries;
  parallelFor(n, kPiece, 0, stop, [&](std::size_t begin, std::size_t end, unsigned) {
    // Of a piece all queries together: a tile is read once for them.
    std::vector<Nearest> nearest(end - begin, Nearest(lists.k));
    Distances apart;
    for (std::size_t tile = 0; tile * kLanes < n; ++tile) {
      if (tile % 256 == 0) throwIfStopped(stop);
      const std::size_t filled = std::min(kLanes, n - tile * kLanes);
      for (std::size_t first = begin; first < end; first += kQueries) {
        std::array<const float*, kQueries> queries;
        for (std::size_t q = 0; q < kQueries; ++q)
          queries[q] = points.data() + std::min(first + q, end - 1) * d;
        squaredDistances(tiles.data() + tile * kLanes * d, queries, d, apart);
        for (std::size_t q = 0; q < kQueries && first + q < end; ++q) {
          Nearest& mine = nearest[first + q - begin];
          for (std::size_t lane = 0; lane < filled; ++lane) {
            const std::size_t other = tile * kLanes + lane;
            if (apart[q][lane] >= mine.worst() || other == first + q) continue;
            mine.offer(apart[q][lane], static_cast<std::uint32_t>(other));
          }
        }
      }
    }
    for (std::size_t i = begin; i < end; ++i)
      nearest[i - begin].write(lists.indices.data() + i * lists.k,
                               lists.distances.data() + i * lists.k);
    progress.add(end - begin);
  });
  return lists;
}

}  // namespace tastescope
