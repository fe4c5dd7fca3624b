// How much memory an import may take, and how much its rows will.
// Thread rule: value types, pure functions.
// Cost: a few multiplications.
#pragma once

#include <cstdint>
#include <string>

#include "core/data/EntryStore.h"
#include "core/data/ImportOptions.h"

namespace tastescope {

/// What an entry takes at most from being read to standing in its row, in bytes: its columns twice
/// while they are put in order, and what they become.
std::uint64_t bytesAnEntry(const EntryShape& shape, const CleaningOptions& cleaning);

/// A ceiling that is asked before memory is taken.
class ImportMemory {
 public:
  explicit ImportMemory(const ImportOptions& options);
  /// Throws Error(InvalidInput) when `bytes` are more than an import may take; `name`: of the file
  /// they are for.
  void require(std::uint64_t bytes, const std::string& name) const;

 private:
  std::uint64_t ceiling_;
};

}  // namespace tastescope
