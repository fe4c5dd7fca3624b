#include "core/data/ImportMemory.h"

#include <limits>

#include "core/base/Error.h"
#include "core/base/Memory.h"

namespace tastescope {
namespace {

std::uint64_t usualCeiling() {
  static const std::uint64_t all = physicalMemory();
  return all == 0 ? std::numeric_limits<std::uint64_t>::max() : all / 10 * 9;
}

unsigned long long megabytes(std::uint64_t bytes) { return (bytes + (1U << 20) - 1) >> 20; }

}  // namespace

std::uint64_t bytesAnEntry(const EntryShape& shape, const CleaningOptions& cleaning) {
  constexpr std::uint64_t kRest = 16;
  const std::uint64_t columns = 2 * sizeof(Index) + (shape.values ? sizeof(double) : 0) +
                                (shape.times ? sizeof(Moment) : 0) +
                                (shape.parts ? sizeof(Part) : 0);
  const std::uint64_t event =
      cleaning.keepRepeats ? sizeof(Index) + sizeof(double) + sizeof(Moment) : 0;
  return 2 * columns + event + kRest;
}

ImportMemory::ImportMemory(const ImportOptions& options)
    : ceiling_(options.memoryCeiling > 0 ? options.memoryCeiling : usualCeiling()) {}

void ImportMemory::require(std::uint64_t bytes, const std::string& name) const {
  if (bytes <= ceiling_) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” would take about %2 MB of memory, and an import may take %3 MB here. "
                       "Keep fewer rows (a date range, a lowest value), leave columns out, or "
                       "import it on a machine with more memory.")
                  .arg(name)
                  .arg(megabytes(bytes))
                  .arg(megabytes(ceiling_)));
}

}  // namespace tastescope
