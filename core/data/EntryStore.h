// Interactions in the order they are read, before they become rows: columns in chunks, so that
// growing copies nothing and each column is given back as soon as it is sorted in.
// Thread rule: one thread.
// Cost: 8 bytes an entry, 8 more with values, 8 more with times, 1 more with parts.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/Ids.h"
#include "core/data/Dataset.h"

namespace tastescope {

template <typename T>
class ChunkedColumn {
 public:
  void push(T value) {
    if (used_ == kChunk || chunks_.empty()) {
      chunks_.push_back(std::make_unique_for_overwrite<T[]>(kChunk));
      used_ = 0;
    }
    chunks_.back()[used_++] = value;
  }
  [[nodiscard]] bool empty() const { return chunks_.empty(); }
  [[nodiscard]] std::size_t chunkCount() const { return chunks_.size(); }
  [[nodiscard]] std::span<const T> chunk(std::size_t index) const {
    return {chunks_[index].get(), index + 1 == chunks_.size() ? used_ : kChunk};
  }
  void dropChunk(std::size_t index) { chunks_[index].reset(); }

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 18;
  std::vector<std::unique_ptr<T[]>> chunks_;
  std::size_t used_ = 0;
};

/// Which of the optional columns there are.
struct EntryShape {
  bool values = false;
  bool times = false;
  bool parts = false;
};

class EntryStore {
 public:
  explicit EntryStore(EntryShape shape) : shape_(shape) {}
  void add(Index user, Index item, double value, Moment time, Part part) {
    users_.push(user);
    items_.push(item);
    if (shape_.values) values_.push(value);
    if (shape_.times) times_.push(time);
    if (shape_.parts) parts_.push(part);
    ++size_;
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const EntryShape& shape() const { return shape_; }

 private:
  friend class RowScatter;
  EntryShape shape_;
  std::uint64_t size_ = 0;
  ChunkedColumn<Index> users_;
  ChunkedColumn<Index> items_;
  ChunkedColumn<double> values_;
  ChunkedColumn<Moment> times_;
  ChunkedColumn<Part> parts_;
};

}  // namespace tastescope
