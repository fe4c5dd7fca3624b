#include "core/data/IdMap.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/Error.h"
#include "core/data/HashBytes.h"

namespace tastescope {
namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kPackedBytes = 8;

/// Slots wanted for `ids`: at most three quarters full.
std::size_t slotsFor(std::size_t ids) {
  return std::bit_ceil(std::max(kFirstSlots, ids + ids / 3 + 1));
}

/// The bytes of a text of up to 8, different for different texts of one length.
std::uint64_t pack(std::string_view text) {
  const std::size_t size = text.size();
  if (size >= 4) {
    // Two overlapping halves agree where they overlap.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, text.data(), 4);
    std::memcpy(&last, text.data() + size - 4, 4);
    return first | std::uint64_t{last} << (8 * (size - 4));
  }
  std::uint64_t packed = 0;
  for (std::size_t i = 0; i < size; ++i) {
    packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
  }
  return packed;
}

std::uint32_t lengthOf(std::string_view id) { return static_cast<std::uint32_t>(id.size()); }

IdMap::Key keyOf(std::string_view id) {
  constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;
  const std::uint64_t packed = id.size() <= kPackedBytes ? pack(id) : hashBytes(id);
  return {id, packed, foldProduct(packed ^ (id.size() * kMix), kMix)};
}

}  // namespace

IdMap::Key IdMap::prepare(std::string_view id) const {
  const Key key = keyOf(id);
  if (!slots_.empty()) __builtin_prefetch(&slots_[key.hash & (slots_.size() - 1)]);
  return key;
}

std::size_t IdMap::slotOf(const Key& key) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t length = lengthOf(key.id);
  for (std::size_t slot = key.hash & mask;; slot = (slot + 1) & mask) {
    const Slot& entry = slots_[slot];
    if (entry.index == kNoIndex) return slot;
    if (entry.packed != key.packed || entry.length != length) continue;
    if (length <= kPackedBytes || id(entry.index) == key.id) return slot;
  }
}

void IdMap::rehash(std::size_t slotCount) {
  slots_.assign(slotCount, Slot{});
  const std::size_t mask = slotCount - 1;
  for (Index index = 0; index < size(); ++index) {
    const Key key = keyOf(id(index));
    std::size_t slot = key.hash & mask;
    while (slots_[slot].index != kNoIndex) slot = (slot + 1) & mask;
    slots_[slot] = {key.packed, lengthOf(key.id), index};
  }
}

Index IdMap::add(const Key& key) {
  if (slotsFor(std::size_t{size()} + 1) > slots_.size()) rehash(slotsFor(2 * std::size_t{size()}));
  Slot& slot = slots_[slotOf(key)];
  if (slot.index != kNoIndex) return slot.index;
  if (size() == kNoIndex - 1) {
    throw Error(ErrorCode::Unsupported,
                coreText("Data", "The data has more than 4 billion different ids."));
  }
  slot = {key.packed, lengthOf(key.id), size()};
  text_.append(key.id);
  offsets_.push_back(text_.size());
  return slot.index;
}

std::optional<Index> IdMap::find(std::string_view id) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slotOf(keyOf(id))];
  if (slot.index == kNoIndex) return std::nullopt;
  return slot.index;
}

void IdMap::reserve(std::size_t ids, std::size_t bytes) {
  text_.reserve(bytes);
  offsets_.reserve(ids + 1);
  if (slotsFor(ids) > slots_.size()) rehash(slotsFor(ids));
}

}  // namespace tastescope
