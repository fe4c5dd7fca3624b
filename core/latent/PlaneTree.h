// Private to core/latent: a tree of square cells over points of a plane, for sums over all pairs that
// take a far cell for its centre of mass (Barnes & Hut, Nature 1986).
// Thread rule: const after construction. Cost: building O(n log n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tastescope {

class PlaneTree {
 public:
  /// points: [n, 2].
  explicit PlaneTree(std::span<const float> points);

  /// The points of one cell at the tree's end, neighbours of each other.
  struct Leaf {
    std::uint32_t begin = 0;  ///< in order()
    std::uint32_t end = 0;
  };
  [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }
  /// The points, those of a leaf side by side.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  [[nodiscard]] float x(std::size_t place) const { return x_[place]; }  ///< of order()[place]
  [[nodiscard]] float y(std::size_t place) const { return y_[place]; }

  /// What a leaf sees of all points, itself included: single ones near it, cells further away.
  struct View {
    std::vector<float> x;
    std::vector<float> y;
    std::vector<float> weight;  ///< points it stands for
  };
  /// A cell stands for its points when its width is less than theta times its distance.
  void look(const Leaf& from, double theta, View& view) const;

 private:
  struct Node {
    float x = 0;  ///< centre of mass
    float y = 0;
    float width = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t after = 0;  ///< the next node that is not inside this one
    bool leaf = false;
  };
  void build(std::uint32_t begin, std::uint32_t end, unsigned level,
             const std::vector<std::uint32_t>& keys);

  std::vector<std::uint32_t> order_;
  std::vector<float> x_;
  std::vector<float> y_;
  float extent_ = 0;
  std::vector<Node> nodes_;  ///< each before what is inside it
  std::vector<Leaf> leaves_;
};

}  // namespace tastescope
