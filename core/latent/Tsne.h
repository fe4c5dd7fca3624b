// t-SNE (van der Maaten & Hinton, JMLR 2008) with the Barnes-Hut gradient (van der Maaten, JMLR 2014).
// From there: perplexity over 3 x perplexity neighbours, early exaggeration, momentum 0.5 then 0.8,
// gains. Learning rate n / exaggeration, at least 200 (Belkina et al., Nature Communications 2019);
// start from principal components of deviation 1e-4 (Kobak & Berens, ibid. 2019).
// Deviation: the repulsion is found for the points of a leaf of the tree together; a cell stands for its
// points when it looks small from the nearest corner of the leaf's box, so a point never gets less
// than its own walk through the tree would give.
// Thread rule: see PlaneLayout.h. Cost: O(n log n) a step, 5 ms at 10,000 points on two cores.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/latent/NeighbourLists.h"
#include "core/latent/PlaneLayout.h"

namespace tastescope {

struct TsneOptions {
  double perplexity = 30;         ///< cut to a third of the neighbours there are
  double theta = 0.5;             ///< width of a cell over its distance; 0 = exact
  double exaggeration = 12;       ///< of the attraction, in the first steps
  std::size_t exaggerated = 250;  ///< how many those are
  std::size_t steps = 1000;
};

/// How many neighbours t-SNE needs of each point.
std::size_t tsneNeighbours(double perplexity);

/// p_ij of the points' own space, symmetric, summing to 1, in compressed rows.
struct Affinities {
  std::vector<std::size_t> begins;  ///< [n + 1]
  std::vector<std::uint32_t> others;
  std::vector<float> values;
};
/// Gaussian with the width that gives each point this perplexity, then the mean of both directions.
Affinities tsneAffinities(const NeighbourLists& lists, double perplexity,
                          const std::stop_token& stop);

/// Half of half the gradient of KL(P || Q) at a map [n, 2]: sum_j (e p_ij - q_ij) w_ij (y_i - y_j), where w_ij =
/// 1 / (1 + |y_i - y_j|^2) and q_ij = w_ij / sum w; the factor 4 is left to the learning rate. Returns
/// sum w.
double tsneGradient(const Affinities& affinities, std::span<const float> map, double theta,
                    double exaggeration, std::vector<float>& gradient, const std::stop_token& stop);

class Tsne : public PlaneLayout {
 public:
  /// `start`: [n, 2], such as two principal components; only its shape counts.
  Tsne(const NeighbourLists& lists, std::span<const float> start, const TsneOptions& options,
       const std::stop_token& stop);
  void advance(std::size_t steps, const std::stop_token& stop) override;
  [[nodiscard]] std::span<const float> coordinates() const override { return map_; }
  [[nodiscard]] std::size_t done() const override { return done_; }
  [[nodiscard]] std::size_t total() const override { return options_.steps; }
  /// KL(P || Q) of the map as it is, in nats.
  [[nodiscard]] double divergence() const;

 private:
  void step(const std::stop_token& stop);

  TsneOptions options_;
  Affinities affinities_;
  std::vector<float> map_;
  std::vector<float> velocity_;
  std::vector<float> gains_;
  std::vector<float> gradient_;
  std::size_t done_ = 0;
};

}  // namespace tastescope
