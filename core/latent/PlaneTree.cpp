#include "core/latent/PlaneTree.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace tastescope {
namespace {

constexpr unsigned kLevels = 16;           ///< a cell has 2^-16 of the extent then
constexpr std::uint32_t kLeafPoints = 16;  ///< a leaf has at most so many, above the last level

/// The bits of a number below 2^16, with a gap between any two.
std::uint32_t spread(std::uint32_t x) {
  x = (x | (x << 8U)) & 0x00FF00FFU;
  x = (x | (x << 4U)) & 0x0F0F0F0FU;
  x = (x | (x << 2U)) & 0x33333333U;
  return (x | (x << 1U)) & 0x55555555U;
}

/// Which of the four quarters of a cell of this level a key lies in.
std::uint32_t quarterOf(std::uint32_t key, unsigned level) {
  return (key >> (2 * (kLevels - 1 - level))) & 3U;
}

struct Box {
  float lowX = std::numeric_limits<float>::max();
  float lowY = std::numeric_limits<float>::max();
  float highX = std::numeric_limits<float>::lowest();
  float highY = std::numeric_limits<float>::lowest();
  void add(float x, float y) {
    lowX = std::min(lowX, x);
    lowY = std::min(lowY, y);
    highX = std::max(highX, x);
    highY = std::max(highY, y);
  }
  /// Squared, of its nearest point.
  [[nodiscard]] float distanceTo(float x, float y) const {
    const float dx = std::max({lowX - x, x - highX, 0.0F});
    const float dy = std::max({lowY - y, y - highY, 0.0F});
    return dx * dx + dy * dy;
  }
};

/// Keys by their two halves: twice the passes of a single sort of n, without its comparisons.
void sortByKey(std::vector<std::uint32_t>& keys, std::vector<std::uint32_t>& order) {
  constexpr unsigned kBits = 16;
  std::vector<std::uint32_t> keysBefore(keys.size());
  std::vector<std::uint32_t> orderBefore(order.size());
  for (const unsigned shift : {0U, kBits}) {
    std::vector<std::uint32_t> places((std::size_t{1} << kBits) + 1, 0);
    const auto part = [shift](std::uint32_t key) { return (key >> shift) & 0xFFFFU; };
    for (const std::uint32_t key : keys) ++places[part(key) + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    keysBefore.swap(keys);
    orderBefore.swap(order);
    for (std::size_t i = 0; i < keysBefore.size(); ++i) {
      const std::uint32_t place = places[part(keysBefore[i])]++;
      keys[place] = keysBefore[i];
      order[place] = orderBefore[i];
    }
  }
}

}  // namespace

PlaneTree::PlaneTree(std::span<const float> points) : order_(points.size() / 2) {
  const std::size_t n = order_.size();
  if (n == 0) return;
  Box all;
  for (std::size_t i = 0; i < n; ++i) all.add(points[2 * i], points[2 * i + 1]);
  extent_ = std::max({all.highX - all.lowX, all.highY - all.lowY, 1e-30F});
  constexpr float kCells = 65535.0F;
  std::vector<std::uint32_t> keys(n);
  std::iota(order_.begin(), order_.end(), 0U);
  for (std::size_t i = 0; i < n; ++i) {
    const auto cell = [&](float value, float low) {
      return static_cast<std::uint32_t>((value - low) / extent_ * kCells);
    };
    keys[i] =
        spread(cell(points[2 * i], all.lowX)) | (spread(cell(points[2 * i + 1], all.lowY)) << 1U);
  }
  sortByKey(keys, order_);
  x_.resize(n);
  y_.resize(n);
  for (std::size_t place = 0; place < n; ++place) {
    x_[place] = points[2 * std::size_t{order_[place]}];
    y_[place] = points[2 * std::size_t{order_[place]} + 1];
  }
  nodes_.reserve(n / 4);
  build(0, static_cast<std::uint32_t>(n), 0, keys);
}

void PlaneTree::build(std::uint32_t begin, std::uint32_t end, unsigned level,
                      const std::vector<std::uint32_t>& keys) {
  // A cell with one quarter filled is that quarter.
  while (level < kLevels && end - begin > kLeafPoints &&
         quarterOf(keys[begin], level) == quarterOf(keys[end - 1], level))
    ++level;
  const std::size_t own = nodes_.size();
  Node& node = nodes_.emplace_back();
  node.begin = begin;
  node.end = end;
  node.width = extent_ / static_cast<float>(1U << level);
  double sumX = 0;
  double sumY = 0;
  for (std::uint32_t place = begin; place < end; ++place) {
    sumX += x_[place];
    sumY += y_[place];
  }
  node.x = static_cast<float>(sumX / (end - begin));
  node.y = static_cast<float>(sumY / (end - begin));
  node.leaf = level >= kLevels || end - begin <= kLeafPoints;
  if (node.leaf) {
    leaves_.push_back({begin, end});
  } else {
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      const auto last =
          std::partition_point(keys.begin() + begin, keys.begin() + end,
                               [&](std::uint32_t key) { return quarterOf(key, level) <= quarter; });
      const auto until = static_cast<std::uint32_t>(last - keys.begin());
      if (until > begin) build(begin, until, level + 1, keys);
      begin = until;
    }
  }
  nodes_[own].after = static_cast<std::uint32_t>(nodes_.size());
}

void PlaneTree::look(const Leaf& from, double theta, View& view) const {
  view.x.clear();
  view.y.clear();
  view.weight.clear();
  Box box;
  for (std::uint32_t place = from.begin; place < from.end; ++place) box.add(x_[place], y_[place]);
  const auto squared = static_cast<float>(theta * theta);
  for (std::size_t at = 0; at < nodes_.size();) {
    const Node& node = nodes_[at];
    if (node.width * node.width < squared * box.distanceTo(node.x, node.y)) {
      view.x.push_back(node.x);
      view.y.push_back(node.y);
      view.weight.push_back(static_cast<float>(node.end - node.begin));
      at = node.after;
      continue;
    }
    if (node.leaf) {
      view.x.insert(view.x.end(), x_.begin() + node.begin, x_.begin() + node.end);
      view.y.insert(view.y.end(), y_.begin() + node.begin, y_.begin() + node.end);
      view.weight.resize(view.x.size(), 1.0F);
    }
    ++at;
  }
}

}  // namespace tastescope
