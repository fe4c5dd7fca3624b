// The dictionary between the user's own ids (any text, kept byte for byte as UTF-8: "007" stays
// "007") and dense positions 0..n-1 in order of first appearance.
// Thread rule: build on one thread, then share as const.
// Cost: 30 to 50 bytes an id plus its text; lookups O(1), one cache miss for ids of up to 8 bytes.
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
  /// An id made ready to be looked up, so that its slot travels to the cache while other work is
  /// done.
  struct Key {
    std::string_view id;
    std::uint64_t packed = 0;  ///< the bytes of an id of up to 8, else a hash
    std::uint64_t hash = 0;
  };
  [[nodiscard]] Key prepare(std::string_view id) const;

  /// The position of `id`, added when it is new.
  Index add(std::string_view id) { return add(prepare(id)); }
  Index add(const Key& key);
  [[nodiscard]] std::optional<Index> find(std::string_view id) const;
  /// The text of a position; index < size(). The view lives until the next add().
  [[nodiscard]] std::string_view id(Index index) const {
    return {text_.data() + offsets_[index], offsets_[index + 1] - offsets_[index]};
  }
  [[nodiscard]] Index size() const { return static_cast<Index>(offsets_.size() - 1); }
  void reserve(std::size_t ids, std::size_t bytes);
  /// What it takes in memory.
  [[nodiscard]] std::uint64_t bytes() const {
    return text_.capacity() + offsets_.capacity() * sizeof(std::uint64_t) +
           slots_.capacity() * sizeof(Slot);
  }

 private:
  /// A short id is compared in place, without following it to its text.
  struct Slot {
    std::uint64_t packed = 0;
    std::uint32_t length = 0;
    Index index = kNoIndex;  ///< kNoIndex = free
  };
  [[nodiscard]] std::size_t slotOf(const Key& key) const;
  void rehash(std::size_t slotCount);

  std::string text_;
  std::vector<std::uint64_t> offsets_{0};
  std::vector<Slot> slots_;  ///< open addressing, linear probing, size a power of two
};

}  // namespace tastescope
