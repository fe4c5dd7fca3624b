#include "core/data/ImportReport.h"

#include "core/base/Utf8.h"

namespace tastescope {

void ImportReport::reject(const std::string& file, std::uint64_t line, std::uint64_t column,
                          Text reason, std::string_view raw) {
  ++rows.rejected;
  if (rejected.size() >= kMaxRejectedKept) return;
  constexpr std::size_t kKeptText = 200;
  rejected.push_back(
      {file, line, column, std::move(reason), std::string(utf8Prefix(raw, kKeptText))});
}

}  // namespace tastescope
