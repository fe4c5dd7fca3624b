// Spreading vectors over the graph of users and items: the symmetric, degree-normalised product
// that graph recommenders are built of, as compressed rows, because torch multiplies such matrices
// only where MKL is installed. Thread rule: immutable after construction; products use all of
// OpenMP's threads, and their bits do not depend on how many. Cost: 8 bytes an interaction of
// memory; a product reads 2 * interactions rows of `width` numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tastescope::nn {

/// A^ = D^(-1/2) A D^(-1/2) over nodes [users, then items], where A joins a user and an item that
/// interacted and D counts each node's neighbours.
class UserItemGraph {
 public:
  UserItemGraph() = default;
  /// The interactions twice: by user (userOffsets [users + 1], items) and by item (itemOffsets
  /// [items + 1], users).
  UserItemGraph(std::span<const std::uint64_t> userOffsets, std::span<const std::uint32_t> items,
                std::span<const std::uint64_t> itemOffsets, std::span<const std::uint32_t> users);

  [[nodiscard]] std::int64_t nodes() const { return static_cast<std::int64_t>(scale_.size()); }
  /// out = (x + A^ x + ... + A^^layers x) / (layers + 1), both [nodes, width]. The matrix is
  /// symmetric, so this is also what takes a gradient at the result back to x.
  void smooth(std::span<const float> x, std::size_t width, std::int64_t layers,
              std::span<float> out) const;

 private:
  /// out = A^ x; sum += out.
  void spread(const float* x, std::size_t width, float* out, float* sum) const;

  std::vector<std::int64_t> offsets_{0};   ///< [nodes + 1]
  std::vector<std::uint32_t> neighbours_;  ///< nodes
  std::vector<float> scale_;               ///< degree^(-1/2); 0 for a node alone
};

}  // namespace tastescope::nn
