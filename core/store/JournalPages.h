// Private to core/store: which pages of a project lie in its write-ahead log, after SQLite's file
// format. Thread rule: one thread. Cost: reads 24 bytes a page of the log.
#pragma once

#include <cstdint>
#include <filesystem>
#include <unordered_set>

namespace tastescope {

class JournalPages {
 public:
  /// Holds nothing when `journal` is not there or is no log of pages of `pageSize` bytes.
  JournalPages(const std::filesystem::path& journal, std::uintmax_t pageSize);
  /// True when a page (from 1 on) was written whole and belongs to the log's present round.
  [[nodiscard]] bool holds(std::uintmax_t page) const { return pages_.contains(page); }

 private:
  std::unordered_set<std::uintmax_t> pages_;
};

}  // namespace tastescope
