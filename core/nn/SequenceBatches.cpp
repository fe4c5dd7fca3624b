#include "core/nn/SequenceBatches.h"

#include <algorithm>
#include <numeric>

namespace tastescope::nn {
namespace {

/// Inputs history[begin, end), with their successors as targets when it is for training.
void addPiece(PackedSequences& batch, std::span<const Index> history, std::size_t begin,
              std::size_t end, Index owner, std::int64_t limit, bool training) {
  for (std::size_t i = begin; i < end; ++i) {
    batch.items.push_back(history[i]);
    batch.positions.push_back(limit - static_cast<std::int64_t>(end - i));
    if (training) batch.targets.push_back(history[i + 1]);
  }
  batch.offsets.push_back(static_cast<std::int64_t>(batch.items.size()));
  batch.owners.push_back(owner);
}

}  // namespace

std::int64_t PackedSequences::lengthOf(std::int64_t sequence) const {
  const auto at = static_cast<std::size_t>(sequence);
  return offsets[at + 1] - offsets[at];
}

void addTraining(PackedSequences& batch, std::span<const Index> history, Index owner,
                 std::int64_t limit, Rng& rng) {
  if (history.size() < 2) return;
  const auto longest = static_cast<std::size_t>(limit);
  std::size_t end = history.size() - 1;
  // A short piece first moves all later cuts, so that an item is learned at many positions.
  std::size_t length = end > longest ? 1 + rng.below(longest) : end;
  while (end > 0) {
    length = std::min(length, end);
    addPiece(batch, history, end - length, end, owner, limit, true);
    end -= length;
    length = longest;
  }
}

void addContext(PackedSequences& batch, std::span<const Index> history, Index owner,
                std::int64_t limit) {
  if (history.empty()) return;
  const std::size_t length = std::min(history.size(), static_cast<std::size_t>(limit));
  addPiece(batch, history, history.size() - length, history.size(), owner, limit, false);
}

StepOrder stepOrder(const PackedSequences& batch) {
  std::vector<std::int64_t> bySize(static_cast<std::size_t>(batch.sequences()));
  std::iota(bySize.begin(), bySize.end(), std::int64_t{0});
  std::stable_sort(bySize.begin(), bySize.end(), [&batch](std::int64_t a, std::int64_t b) {
    return batch.lengthOf(a) > batch.lengthOf(b);
  });
  StepOrder order;
  order.place.resize(batch.items.size());
  std::size_t alive = bySize.size();
  for (std::int64_t step = 0; alive > 0; ++step) {
    while (alive > 0 && batch.lengthOf(bySize[alive - 1]) <= step) --alive;
    if (alive == 0) break;
    order.batchSizes.push_back(static_cast<std::int64_t>(alive));
    for (std::size_t i = 0; i < alive; ++i) {
      const std::int64_t token = batch.offsets[static_cast<std::size_t>(bySize[i])] + step;
      order.place[static_cast<std::size_t>(token)] = static_cast<std::int64_t>(order.token.size());
      order.token.push_back(token);
    }
  }
  return order;
}

}  // namespace tastescope::nn
