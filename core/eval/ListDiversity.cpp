#include "core/eval/ListDiversity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/base/Parallel.h"

namespace tastescope {
namespace {

constexpr double kNotComparable = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kListsAtOnce = 256;

/// Number of values in both ascending ranges.
std::size_t sharedCount(std::span<const Index> a, std::span<const Index> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Index left = a[i];
    const Index right = b[j];
    shared += left == right ? 1 : 0;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return shared;
}

/// One worker's similarities, those of costly pairs remembered.
class PairMemory {
 public:
  double between(const ItemSimilarity& similarity, Index a, Index b) {
    if (!similarity.costly()) return similarity.between(a, b);
    const auto [low, high] = std::minmax(a, b);
    const std::uint64_t key = (std::uint64_t{low} << 32U) | high;
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    return known_[key] = similarity.between(low, high);
  }

 private:
  std::unordered_map<std::uint64_t, double> known_;
};

double diversityOf(std::span<const Index> items, const ItemSimilarity& similarity,
                   PairMemory& memory) {
  double sum = 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      const double alike = memory.between(similarity, items[i], items[j]);
      if (std::isnan(alike)) continue;
      sum += 1 - alike;
      ++pairs;
    }
  }
  return pairs > 0 ? sum / static_cast<double>(pairs) : kNotComparable;
}

}  // namespace

double LabelSimilarity::between(Index a, Index b) const {
  const auto left = labels_.of(a);
  const auto right = labels_.of(b);
  if (left.empty() || right.empty()) return kNotComparable;
  const std::size_t shared = sharedCount(left, right);
  return static_cast<double>(shared) / static_cast<double>(left.size() + right.size() - shared);
}

VectorSimilarity::VectorSimilarity(const HostTensor& vectors)
    : size_(static_cast<std::size_t>(vectors.shape.at(1))) {
  const std::span<const float> values = vectors.as<float>();
  unit_.assign(values.begin(), values.end());
  for (std::size_t begin = 0; begin < unit_.size(); begin += size_) {
    const std::span<float> row = std::span(unit_).subspan(begin, size_);
    double squares = 0;
    for (const float value : row) squares += static_cast<double>(value) * value;
    if (squares <= 0) continue;
    const auto scale = static_cast<float>(1 / std::sqrt(squares));
    for (float& value : row) value *= scale;
  }
}

double VectorSimilarity::between(Index a, Index b) const {
  const float* left = unit_.data() + a * size_;
  const float* right = unit_.data() + b * size_;
  double cosine = 0;
  for (std::size_t i = 0; i < size_; ++i) cosine += static_cast<double>(left[i]) * right[i];
  return std::clamp(cosine, -1.0, 1.0);  // rows are of length 1 up to float
}

double ColumnSimilarity::between(Index a, Index b) const {
  const auto left = byItem_.row(a).items;
  const auto right = byItem_.row(b).items;
  if (left.empty() || right.empty()) return 0;
  return static_cast<double>(sharedCount(left, right)) /
         std::sqrt(static_cast<double>(left.size()) * static_cast<double>(right.size()));
}

std::vector<double> listDiversity(std::span<const RankedList> lists, std::size_t k,
                                  const ItemSimilarity& similarity, unsigned threads,
                                  const std::stop_token& stop) {
  std::vector<double> values(lists.size());
  std::vector<PairMemory> memories(workerCount(threads));
  parallelFor(lists.size(), kListsAtOnce, threads, stop,
              [&](std::size_t begin, std::size_t end, unsigned worker) {
                for (std::size_t i = begin; i < end; ++i) {
                  const std::span<const Index> items(lists[i].items);
                  values[i] = diversityOf(items.first(std::min(k, items.size())), similarity,
                                          memories[worker]);
                }
              });
  return values;
}

MeanInterval meanOfKnown(std::span<const double> values) {
  std::vector<double> known;
  known.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(known),
               [](double value) { return !std::isnan(value); });
  return meanInterval(known);
}

}  // namespace tastescope
