#include "core/files/ElementSkipper.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/base/FoldCase.h"

namespace tastescope {
namespace {

constexpr std::size_t kSkippedPieceBytes = std::size_t{1} << 18;
constexpr std::string_view kBehindNames = "> /\t\r\n";
constexpr std::size_t kMaxHeadBytes = std::size_t{1} << 16;
constexpr std::size_t kStripBytes = 2048;

/// What begins in a strip of bytes.
struct StripTags {
  std::size_t named = 0;  ///< elements of the name looked for
  bool hiding = false;    ///< a comment, an instruction or CDATA
};

/// Looks at a strip without a branch, which compilers turn into vector instructions: several times
/// faster than going from one tag to the next. Reads tag.size() bytes behind the strip.
StripTags tagsOf(const char* strip, std::string_view tag) {
  std::array<std::uint8_t, kStripBytes> opens;
  std::array<std::uint8_t, kStripBytes> named;
  std::uint8_t hiding = 0;
  for (std::size_t i = 0; i < kStripBytes; ++i) opens[i] = strip[i] == '<';
  for (std::size_t i = 0; i < kStripBytes; ++i) {
    hiding = static_cast<std::uint8_t>(
        hiding | (opens[i] & ((strip[i + 1] == '!') | (strip[i + 1] == '?'))));
  }
  const char* const behind = strip + tag.size();
  named.fill(0);
  for (const char end : kBehindNames) {
    for (std::size_t i = 0; i < kStripBytes; ++i) named[i] |= behind[i] == end;
  }
  for (std::size_t i = 0; i < kStripBytes; ++i) named[i] &= opens[i];
  for (std::size_t letter = 1; letter < tag.size(); ++letter) {
    const char* const at = strip + letter;
    for (std::size_t i = 0; i < kStripBytes; ++i) named[i] &= at[i] == tag[letter];
  }
  StripTags tags{0, hiding != 0};
  constexpr std::size_t kSummed = 128;  // sums of so many fit into a byte
  for (std::size_t begin = 0; begin < kStripBytes; begin += kSummed) {
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < kSummed; ++i) {
      sum = static_cast<std::uint8_t>(sum + named[begin + i]);
    }
    tags.named += sum;
  }
  return tags;
}

}  // namespace

ElementSkipper::ElementSkipper(std::unique_ptr<ByteSource> source, std::string_view tag,
                               std::size_t count)
    : source_(std::move(source)), tag_("<") {
  tag_ += tag;
  found_ = skip(count);
}

/// Keeps the last bytes, in which a tag may have begun.
bool ElementSkipper::refill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kSkippedPieceBytes);
  buffer_.resize(kept + source_->read(std::span(buffer_).subspan(kept)));
  return buffer_.size() > kept;
}

/// Goes to the next element of that name and gives its place; npos when there is none, or none can
/// be told. In XML every "<" outside of comments, instructions and CDATA begins a tag.
std::size_t ElementSkipper::nextTag() {
  for (;;) {
    const std::size_t open = buffer_.find('<', at_);
    at_ = std::min(open, buffer_.size());
    if (buffer_.size() - at_ <= tag_.size()) {
      if (!refill()) return std::string::npos;
      continue;
    }
    const char first = buffer_[at_ + 1];
    if (first == '!' || first == '?') return std::string::npos;
    if (buffer_.compare(at_, tag_.size(), tag_) == 0) {
      const char behind = buffer_[at_ + tag_.size()];
      if (kBehindNames.find(behind) != std::string_view::npos) return at_;
    }
    ++at_;
  }
}

bool ElementSkipper::skip(std::size_t count) {
  std::size_t first = buffer_.find(tag_);
  while (first == std::string::npos || first + tag_.size() == buffer_.size()) {
    if (buffer_.size() > kMaxHeadBytes || !refill()) return false;
    first = buffer_.find(tag_);
  }
  // The declaration and the root stand before the first element.
  head_ = buffer_.substr(0, first);
  const bool foreign = head_.find("encoding") != std::string::npos &&
                       folded(head_).find("utf-8") == std::string::npos;
  at_ = first;
  if (foreign || head_.find("<!") != std::string::npos || nextTag() != first) return false;
  if (!skipStrips(count)) return false;
  for (;; --count) {
    if (nextTag() == std::string::npos) return false;
    if (count == 0) return true;
    ++at_;
  }
}

/// Passes over whole strips that hold none but elements to be passed over; `count` becomes how many
/// are left. False when something there could hide what looks like a tag.
bool ElementSkipper::skipStrips(std::size_t& count) {
  for (;;) {
    while (buffer_.size() - at_ < kStripBytes + tag_.size()) {
      if (!refill()) return true;
    }
    const StripTags tags = tagsOf(buffer_.data() + at_, tag_);
    if (tags.named > count) return true;
    if (tags.hiding) return false;
    count -= tags.named;
    at_ += kStripBytes;
  }
}

std::size_t ElementSkipper::read(std::span<char> buffer) {
  if (head_.empty() && at_ == buffer_.size()) return source_->read(buffer);
  std::string& from = head_.empty() ? buffer_ : head_;
  const std::size_t begin = head_.empty() ? at_ : 0;
  const std::size_t count = std::min(buffer.size(), from.size() - begin);
  std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(begin), count, buffer.begin());
  if (head_.empty()) {
    at_ += count;
  } else {
    head_.erase(0, count);
  }
  return count;
}

}  // namespace tastescope
