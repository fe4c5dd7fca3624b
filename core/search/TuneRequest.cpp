#include "core/search/TuneRequest.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/Error.h"

namespace tastescope {
namespace {

constexpr std::array<const char*, 2> kMethodKeys{"random", "halving"};

}  // namespace

const char* tuneMethodKey(TuneMethod method) {
  return kMethodKeys[static_cast<std::size_t>(method)];
}

TuneMethod tuneMethodFromKey(const std::string& key) {
  const auto found = std::ranges::find(kMethodKeys, std::string_view(key),
                                       [](const char* k) { return std::string_view(k); });
  if (found != kMethodKeys.end()) return static_cast<TuneMethod>(found - kMethodKeys.begin());
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Tune", "There is no search method “%1”. There are: random, halving.").arg(key));
}

}  // namespace tastescope
