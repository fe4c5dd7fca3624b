#include "core/nn/TensorMemory.h"

#include <c10/core/CPUAllocator.h>
#include <sys/mman.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace tastescope::nn {
namespace {

constexpr std::size_t kGrain = std::size_t{64} << 10U;  ///< sizes are multiples of it
/// Smaller ones malloc serves well.
constexpr std::size_t kLarge = std::size_t{4} << 20U;

struct MemoryBlock {
  void* begin = nullptr;
  std::size_t bytes = 0;
};

/// nullptr when there is no memory.
void* mapBlock(std::size_t bytes) {
  void* const begin =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return begin == MAP_FAILED ? nullptr : begin;
}

class LargeBlocks {
 public:
  /// nullptr when there is no memory.
  void* take(std::size_t wanted) {
    const std::size_t bytes = (wanted + kGrain - 1) / kGrain * kGrain;
    const std::lock_guard lock(mutex_);
    MemoryBlock block = fromKept(bytes);
    if (block.begin == nullptr) {
      dropUntil(most_ > live_ + bytes ? most_ - live_ - bytes : 0);
      block = {mapBlock(bytes), bytes};
      if (block.begin == nullptr) return nullptr;
    }
    sizes_.emplace(block.begin, block.bytes);
    live_ += block.bytes;
    most_ = std::max(most_, live_);
    return block.begin;
  }

  void give(void* begin) {
    const std::lock_guard lock(mutex_);
    const auto found = sizes_.find(begin);
    const MemoryBlock block{begin, found->second};
    sizes_.erase(found);
    live_ -= block.bytes;
    kept_.push_back(block);
    keptBytes_ += block.bytes;
    if (holders_ == 0) dropUntil(0);
  }

  void hold() {
    const std::lock_guard lock(mutex_);
    if (holders_++ == 0) most_ = live_;
  }
  void letGo() {
    const std::lock_guard lock(mutex_);
    if (--holders_ == 0) dropUntil(0);
  }

  TensorMemoryUse use() {
    const std::lock_guard lock(mutex_);
    return {live_, keptBytes_};
  }

 private:
  /// The smallest kept block that holds `bytes` and not much more.
  MemoryBlock fromKept(std::size_t bytes) {
    auto best = kept_.end();
    for (auto at = kept_.begin(); at != kept_.end(); ++at) {
      const bool fits = at->bytes >= bytes && at->bytes - bytes <= bytes / 4;
      if (fits && (best == kept_.end() || at->bytes < best->bytes)) best = at;
    }
    if (best == kept_.end()) return {};
    const MemoryBlock block = *best;
    kept_.erase(best);
    keptBytes_ -= block.bytes;
    return block;
  }

  /// Gives the oldest back to the system until at most `bytes` are kept.
  void dropUntil(std::size_t bytes) {
    auto end = kept_.begin();
    for (; end != kept_.end() && keptBytes_ > bytes; ++end) {
      munmap(end->begin, end->bytes);
      keptBytes_ -= end->bytes;
    }
    kept_.erase(kept_.begin(), end);
  }

  std::mutex mutex_;
  std::unordered_map<void*, std::size_t> sizes_;  ///< of blocks in tensors
  std::vector<MemoryBlock> kept_;                 ///< oldest first
  std::size_t live_ = 0;
  std::size_t keptBytes_ = 0;
  std::size_t most_ = 0;  ///< the most that was live since the first holder came
  int holders_ = 0;
};

/// Never destroyed: tensors may end after everything else.
LargeBlocks& largeBlocks() {
  static auto* const blocks = new LargeBlocks;
  return *blocks;
}

void giveBack(void* begin) { largeBlocks().give(begin); }

class TensorAllocator final : public c10::Allocator {
 public:
  explicit TensorAllocator(c10::Allocator& small) : small_(small) {}
  [[nodiscard]] c10::DataPtr allocate(std::size_t bytes) const override {
    void* const begin = bytes < kLarge ? nullptr : largeBlocks().take(bytes);
    // Without memory the other one says so in its own words.
    if (begin == nullptr) return small_.allocate(bytes);
    return {begin, begin, &giveBack, c10::Device(c10::DeviceType::CPU)};
  }

 private:
  c10::Allocator& small_;
};

}  // namespace

void useTensorMemory() {
  static const bool once = [] {
    static auto* const allocator = new TensorAllocator(*c10::GetCPUAllocator());
    c10::SetCPUAllocator(allocator);
    return true;
  }();
  static_cast<void>(once);
}

KeptTensorMemory::KeptTensorMemory() { largeBlocks().hold(); }
KeptTensorMemory::~KeptTensorMemory() { largeBlocks().letGo(); }

TensorMemoryUse tensorMemoryUse() { return largeBlocks().use(); }

}  // namespace tastescope::nn
