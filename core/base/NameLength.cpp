#include "core/base/NameLength.h"

#include <algorithm>
#include <string>

#include "core/base/Error.h"
#include "core/base/Utf8.h"

namespace tastescope {

void requireShortName(std::string_view name, std::size_t longest) {
  constexpr std::size_t kShownBytes = 60;
  const auto length = static_cast<std::size_t>(
      std::ranges::count_if(name, [](char c) { return !isUtf8Continuation(c); }));
  if (length <= longest) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Core",
                       "The name “%1…” has %2 characters, and %3 are the most. Choose a shorter "
                       "one.")
                  .arg(utf8Prefix(name, kShownBytes))
                  .arg(static_cast<unsigned long long>(length))
                  .arg(static_cast<unsigned long long>(longest)));
}

}  // namespace tastescope
