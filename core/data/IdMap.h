// The dictionary between the user's own ids (any text, kept byte for byte as UTF-8: "007" stays
// "007") and dense positions 0..n-1 in order of first appearance. Thread rule: build on one thread,
// then share as const. Cost: 20 to 28 bytes an id plus its text; lookups O(1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Ids.h"

namespace tastescope {

class IdMap {
 public:
  /// The position of `id`, added when it is new.
  Index add(std::string_view id);
  [[nodiscard]] std::optional<Index> find(std::string_view id) const;
  /// The text of a position; index < size(). The view lives until the next add().
  [[nodiscard]] std::string_view id(Index index) const;
  [[nodiscard]] Index size() const { return static_cast<Index>(offsets_.size() - 1); }
  void reserve(std::size_t ids, std::size_t bytes);

 private:
  /// The hash's upper half beside the position spares most comparisons of text and their cache
  /// misses.
  struct Slot {
    std::uint32_t tag = 0;
    Index index = kNoIndex;  ///< kNoIndex = free
  };
  [[nodiscard]] std::size_t slotOf(std::string_view id, std::uint64_t hash) const;
  void rehash(std::size_t slotCount);

  std::string text_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Slot> slots_;  ///< open addressing, linear probing, size a power of two
};

}  // namespace tastescope
