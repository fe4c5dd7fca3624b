// XML without the first of its elements of one name, passed over by their tags alone: several times
// faster than reading them, for a part of which only the end is wanted.
// Thread rule: an object belongs to one thread at a time.
// Cost: one pass over the bytes, and a piece of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/files/ByteSource.h"

namespace tastescope {

class ElementSkipper final : public ByteSource {
 public:
  /// Leaves out all from the first element called `tag` up to the one that has `count` before it.
  ElementSkipper(std::unique_ptr<ByteSource> source, std::string_view tag, std::size_t count);

  /// Whether it stands before that element now. Not when there are fewer, or when there is
  /// something before it that could hide what looks like a tag: a comment, an instruction, CDATA.
  [[nodiscard]] bool found() const { return found_; }
  std::size_t read(std::span<char> buffer) override;
  [[nodiscard]] std::uint64_t position() const override { return source_->position(); }

 private:
  bool refill();
  bool skip(std::size_t count);
  bool skipStrips(std::size_t& count);
  std::size_t nextTag();

  std::unique_ptr<ByteSource> source_;
  std::string tag_;   ///< "<si"
  std::string head_;  ///< what stands before the first element
  std::string buffer_;
  std::size_t at_ = 0;
  bool found_ = false;
};

}  // namespace tastescope
