#include "core/base/DidYouMean.h"

#include <algorithm>
#include <array>

#include "core/base/FoldCase.h"
#include "core/base/Joined.h"
#include "core/base/Utf8.h"

namespace tastescope {
namespace {

constexpr std::size_t kNamed = 3;
/// Below this many letters everything is one letter away from everything.
constexpr std::size_t kShortestNear = 3;
constexpr std::size_t kMostLetterBytes = 4;

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !isUtf8Continuation(c); }));
}

/// The name without what people add and leave out: spaces around it, leading zeros, ".0".
std::string_view plainName(std::string_view name) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = name.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  name = name.substr(begin, name.find_last_not_of(kBlank) - begin + 1);
  if (name.size() > 2 && name.ends_with(".0")) name.remove_suffix(2);
  while (name.size() > 1 && name.front() == '0') name.remove_prefix(1);
  return name;
}

/// Both texts without what they share at their ends, whole letters only.
void dropShared(std::string_view& a, std::string_view& b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t begin = 0;
  while (begin < most && a[begin] == b[begin]) ++begin;
  while (begin > 0 && begin < a.size() && isUtf8Continuation(a[begin])) --begin;
  while (begin > 0 && begin < b.size() && isUtf8Continuation(b[begin])) --begin;
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  while (tail > 0 && isUtf8Continuation(a[a.size() - tail])) --tail;
  a.remove_suffix(tail);
  b.remove_suffix(tail);
}

/// Whether one letter makes the one text into the other; both are folded.
bool oneLetterApart(std::string_view a, std::string_view b) {
  dropShared(a, b);
  const std::size_t ofA = letters(a);
  const std::size_t ofB = letters(b);
  if (ofA <= 1 && ofB <= 1) return true;
  if (ofA != 2 || ofB != 2 || a.size() != b.size()) return false;
  std::size_t second = 1;
  while (isUtf8Continuation(a[second])) ++second;
  return std::string(a.substr(second)).append(a.substr(0, second)) == b;
}

/// Compares one wanted name with many.
class Likeness {
 public:
  explicit Likeness(std::string_view wanted)
      : plain_(folded(plainName(wanted))),
        whole_(folded(wanted)),
        near_(letters(wanted) >= kShortestNear) {}

  /// 0: the same but for its dress; 1: one letter away; 2: another name.
  std::size_t of(std::string_view name) {
    const std::string_view plain = plainName(name);
    if (plain.size() == plain_.size() && fold(plain) == plain_) return 0;
    const std::size_t apart =
        name.size() > whole_.size() ? name.size() - whole_.size() : whole_.size() - name.size();
    if (!near_ || apart > kMostLetterBytes) return 2;
    return oneLetterApart(fold(name), whole_) ? 1 : 2;
  }

 private:
  std::string_view fold(std::string_view name) {
    buffer_.assign(name);
    foldInPlace(buffer_);
    return buffer_;
  }

  std::string plain_;
  std::string whole_;
  std::string buffer_;
  bool near_;
};

}  // namespace

std::vector<std::string> likeNames(std::string_view wanted, std::size_t count,
                                   const NameAt& nameAt) {
  Likeness likeness(wanted);
  std::array<std::vector<std::string>, 2> found;
  for (std::size_t at = 0; at < count && found[0].size() < kNamed; ++at) {
    const std::string_view name = nameAt(at);
    const std::size_t distance = likeness.of(name);
    if (distance < found.size() && found[distance].size() < kNamed)
      found[distance].emplace_back(name);
  }
  return found[0].empty() ? found[1] : found[0];
}

Text orDidYouMean(Text sentence, std::string_view wanted, std::size_t count, const NameAt& nameAt) {
  const std::vector<std::string> like = likeNames(wanted, count, nameAt);
  if (like.empty()) return sentence;
  const auto quoted = [](const std::string& name) {
    return std::string("“").append(name).append("”");
  };
  return coreText("Core", "%1 Did you mean %2?").arg(std::move(sentence)).arg(joined(like, quoted));
}

}  // namespace tastescope
