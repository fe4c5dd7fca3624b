// UMAP (McInnes, Healy & Melville, arXiv 1802.03426): a fuzzy set of neighbours, laid out by stochastic
// gradient descent with negative samples. From there: the smooth distances of n_neighbors, the
// union of both directions, a and b fitted to min_dist, one edge every 1/weight epochs, five negatives an
// edge, a rate that falls from 1 to 0, gradients cut at 4.
// Deviation: starts from two principal components instead of a spectral layout (which its authors
// offer too).
// Thread rule: see PlaneLayout.h, but a step uses one core, so that a seed repeats it. Cost: about 0.1 s
// a step at 70,000 points.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Rng.h"
#include "core/latent/NeighbourLists.h"
#include "core/latent/PlaneLayout.h"

namespace tastescope {

struct UmapOptions {
  std::size_t neighbours = 15;  ///< of each point, itself among them as in the paper's program
  double minDistance = 0.1;     ///< how close points may lie on the map
  std::size_t steps = 0;        ///< epochs; 0: 500 up to 10,000 points, else 200
  std::uint64_t seed = 1;
};

class Umap : public PlaneLayout {
 public:
  /// `lists` needs options.neighbours - 1 neighbours; more are not used. `start`: [n, 2].
  Umap(const NeighbourLists& lists, std::span<const float> start, const UmapOptions& options,
       const std::stop_token& stop);
  void advance(std::size_t steps, const std::stop_token& stop) override;
  [[nodiscard]] std::span<const float> coordinates() const override { return map_; }
  [[nodiscard]] std::size_t done() const override { return done_; }
  [[nodiscard]] std::size_t total() const override { return options_.steps; }

 private:
  struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    float every = 0;  ///< epochs between two times it pulls
    float next = 0;   ///< the epoch of the next one
  };
  void addEdges(const NeighbourLists& lists, const std::stop_token& stop);
  void step();
  void pull(const Edge& edge, float rate);
  void push(std::uint32_t point, std::uint32_t other, float rate);

  UmapOptions options_;
  double a_ = 0;  ///< closeness on the map is 1 / (1 + a d^2b)
  double b_ = 0;
  std::vector<Edge> edges_;
  std::vector<float> map_;
  Rng rng_;
  std::size_t done_ = 0;
};

/// a and b of 1 / (1 + a d^(2b)), fitted to 1 up to minDistance and exp(minDistance - d) beyond.
struct UmapCurve {
  double a = 0;
  double b = 0;
};
UmapCurve umapCurve(double minDistance);

}  // namespace tastescope
