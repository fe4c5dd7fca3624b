#include "core/base/TopK.h"

#include <algorithm>

namespace tastescope {
namespace {

/// Scores compared at once before any is looked at alone; most blocks hold nothing that enters.
constexpr std::size_t kBlock = 64;

bool anyAbove(const float* scores, std::size_t count, float threshold) {
  int above = 0;
  for (std::size_t i = 0; i < count; ++i) above += scores[i] > threshold ? 1 : 0;
  return above != 0;
}

}  // namespace

void selectTopK(std::span<const float> scores, std::size_t k, std::vector<Index>& best) {
  best.clear();
  if (k == 0) return;
  const auto better = [&](Index a, Index b) {
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
  };
  // `better` as the heap's order puts the worst of the list in front.
  float threshold = kHiddenScore;
  for (std::size_t begin = 0; begin < scores.size(); begin += kBlock) {
    const std::size_t end = std::min(scores.size(), begin + kBlock);
    if (!anyAbove(scores.data() + begin, end - begin, threshold)) continue;
    for (std::size_t i = begin; i < end; ++i) {
      // A later position loses a tie, so only strictly higher scores enter a full list.
      if (!(scores[i] > threshold)) continue;
      if (best.size() == k) {
        std::pop_heap(best.begin(), best.end(), better);
        best.pop_back();
      }
      best.push_back(static_cast<Index>(i));
      std::push_heap(best.begin(), best.end(), better);
      if (best.size() == k) threshold = scores[best.front()];
    }
  }
  std::sort_heap(best.begin(), best.end(), better);
}

}  // namespace tastescope
