#include "core/data/IdMap.h"

#include <algorithm>
#include <bit>

#include "core/base/Error.h"
#include "core/data/HashBytes.h"

namespace tastescope {
namespace {

constexpr std::size_t kFirstSlots = 64;

std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

/// Slots wanted for `ids`: at most three quarters full.
std::size_t slotsFor(std::size_t ids) {
  return std::bit_ceil(std::max(kFirstSlots, ids + ids / 3 + 1));
}

}  // namespace

std::size_t IdMap::slotOf(std::string_view id, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (;; slot = (slot + 1) & mask) {
    const Slot& entry = slots_[slot];
    if (entry.index == kNoIndex) return slot;
    if (entry.tag == tagOf(hash) && this->id(entry.index) == id) return slot;
  }
}

void IdMap::rehash(std::size_t slotCount) {
  slots_.assign(slotCount, Slot{});
  const std::size_t mask = slotCount - 1;
  for (Index index = 0; index < size(); ++index) {
    const std::uint64_t hash = hashBytes(id(index));
    std::size_t slot = hash & mask;
    while (slots_[slot].index != kNoIndex) slot = (slot + 1) & mask;
    slots_[slot] = {tagOf(hash), index};
  }
}

Index IdMap::add(std::string_view id) {
  if (slotsFor(std::size_t{size()} + 1) > slots_.size()) rehash(slotsFor(2 * std::size_t{size()}));
  const std::uint64_t hash = hashBytes(id);
  Slot& slot = slots_[slotOf(id, hash)];
  if (slot.index != kNoIndex) return slot.index;
  if (size() == kNoIndex - 1) {
    throw Error(ErrorCode::Unsupported,
                coreText("Data", "The data has more than 4 billion different ids."));
  }
  slot = {tagOf(hash), size()};
  text_.append(id);
  offsets_.push_back(text_.size());
  return slot.index;
}

std::optional<Index> IdMap::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slotOf(id, hashBytes(id))];
  if (slot.index == kNoIndex) return std::nullopt;
  return slot.index;
}

std::string_view IdMap::id(Index index) const {
  return std::string_view(text_).substr(offsets_[index], offsets_[index + 1] - offsets_[index]);
}

void IdMap::reserve(std::size_t ids, std::size_t bytes) {
  text_.reserve(bytes);
  offsets_.reserve(ids + 1);
  if (slotsFor(ids) > slots_.size()) rehash(slotsFor(ids));
}

}  // namespace tastescope
