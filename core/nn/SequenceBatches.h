// Histories as sequences to predict the next item of, laid one after the other without padding.
// Thread rule: value types and pure functions. Cost: 24 bytes a token.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Ids.h"
#include "core/base/Rng.h"

namespace tastescope::nn {

struct PackedSequences {
  std::vector<std::int64_t> offsets{0};  ///< [sequences + 1]
  std::vector<std::int64_t> items;       ///< inputs, oldest to newest: [tokens]
  std::vector<std::int64_t> positions;   ///< the newest of a sequence is limit - 1: [tokens]
  std::vector<std::uint32_t> targets;    ///< the item after each input: [tokens], or empty
  std::vector<Index> owners;             ///< whoever the sequence was given for: [sequences]

  [[nodiscard]] std::int64_t sequences() const {
    return static_cast<std::int64_t>(offsets.size()) - 1;
  }
  [[nodiscard]] std::int64_t tokens() const { return offsets.back(); }
  [[nodiscard]] std::int64_t lengthOf(std::int64_t sequence) const;
};

/// Appends a history to learn from as pieces of at most `limit` predictions, so that every item but
/// the first is predicted once. Where a long history is cut is drawn from `rng`. A history of one
/// item adds nothing.
void addTraining(PackedSequences& batch, std::span<const Index> history, Index owner,
                 std::int64_t limit, Rng& rng);

/// Appends the last `limit` items of a history to continue from. An empty history adds nothing.
void addContext(PackedSequences& batch, std::span<const Index> history, Index owner,
                std::int64_t limit);

/// The same tokens step by step, as packed recurrent layers want them: first tokens of all
/// sequences, longest first, then second tokens, and so on.
struct StepOrder {
  std::vector<std::int64_t> token;       ///< [tokens]: which token of the batch stands here
  std::vector<std::int64_t> place;       ///< [tokens]: the inverse
  std::vector<std::int64_t> batchSizes;  ///< sequences alive at each step
};
StepOrder stepOrder(const PackedSequences& batch);

}  // namespace tastescope::nn
