// What a name that is not there was probably meant to be: the same but for case, spaces around it,
// leading zeros or a ".0" at its end, or one letter away (put in, left out, changed or swapped with
// its neighbour).
// Thread rule: pure functions; the calling thread.
// Cost: one look at every name, a tenth of a second for a million; asked for on the way to an error
// alone.
#pragma once

#include <cstddef>
#include <functional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/Text.h"

namespace tastescope {

using NameAt = std::function<std::string_view(std::size_t)>;

/// The likest of `count` names, at most three: those that are the same but for their dress, else those
/// one letter away; none when nothing is near.
std::vector<std::string> likeNames(std::string_view wanted, std::size_t count,
                                   const NameAt& nameAt);

/// `sentence`, and behind it "Did you mean “x”?" when there is such a name.
Text orDidYouMean(Text sentence, std::string_view wanted, std::size_t count, const NameAt& nameAt);

/// The same over a list; `nameOf` gives the name of an element as a reference or a view.
template <std::ranges::random_access_range Range, typename NameOf = std::identity>
Text orDidYouMean(Text sentence, std::string_view wanted, const Range& range,
                  const NameOf& nameOf = {}) {
  return orDidYouMean(std::move(sentence), wanted, range.size(), [&](std::size_t at) {
    return std::string_view(std::invoke(nameOf, range[at]));
  });
}

}  // namespace tastescope
