// The pairwise ranking loss (Rendle, Freudenthaler, Gantner, Schmidt-Thieme: BPR: Bayesian
// Personalized Ranking from Implicit Feedback, UAI 2009) with its gradient written straight into a
// table of vectors, without an autograd graph. Thread rule: one thread (uses OpenMP's threads
// inside; the bits do not depend on how many). Cost: three vectors read and written a triplet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tastescope::nn {

/// Rows of one table: somebody, what they have, what they do not have.
struct Triplet {
  std::uint32_t user = 0;
  std::uint32_t item = 0;
  std::uint32_t other = 0;
};

/// Of every `group` triplets in a row the one whose other item scores highest (the first of
/// equals), which teaches most: dynamic negative sampling (Zhang, Chen, Wang, Yu: Optimizing Top-N
/// Collaborative Filtering via Dynamic Negative Item Sampling, SIGIR 2013).
std::vector<Triplet> hardestOf(std::span<const Triplet> triplets, std::size_t group,
                               std::span<const float> vectors, std::size_t width);

/// Returns the mean over triplets of -log sigmoid(u.i - u.o) and adds its gradient to `gradient`.
/// vectors, gradient: [rows, width].
double addPairwiseGradient(std::span<const Triplet> triplets, std::span<const float> vectors,
                           std::size_t width, std::span<float> gradient);

/// Adds the gradient of decay / 2 * mean over triplets of |u|^2 + |i|^2 + |o|^2.
void addDecayGradient(std::span<const Triplet> triplets, double decay,
                      std::span<const float> vectors, std::size_t width, std::span<float> gradient);

}  // namespace tastescope::nn
