#include "core/store/JournalPages.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

namespace tastescope {
namespace {

constexpr std::size_t kJournalHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::size_t kSalts = 8;  ///< bytes; the same in the log's header and in its frames

std::uint32_t bigEndian(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

JournalPages::JournalPages(const std::filesystem::path& journal, std::uintmax_t pageSize) {
  std::ifstream in(journal, std::ios::binary);
  std::array<char, kJournalHeader> header{};
  if (!in.read(header.data(), header.size())) return;
  constexpr std::uint32_t kMagic = 0x377f0682;  // its last bit says the order of the checksums
  if ((bigEndian(header.data()) & ~1U) != kMagic || bigEndian(header.data() + 8) != pageSize)
    return;
  const char* salts = header.data() + 16;
  // Frames after the last commit are none; those before it hold only pages that were meant.
  std::vector<std::uintmax_t> sinceCommit;
  std::array<char, kFrameHeader> frame{};
  while (in.read(frame.data(), frame.size())) {
    if (!std::equal(salts, salts + kSalts, frame.data() + 8)) break;
    if (!in.ignore(static_cast<std::streamsize>(pageSize)) ||
        in.gcount() != static_cast<std::streamsize>(pageSize)) {
      break;
    }
    sinceCommit.push_back(bigEndian(frame.data()));
    if (bigEndian(frame.data() + 4) == 0) continue;  // no commit
    pages_.insert(sinceCommit.begin(), sinceCommit.end());
    sinceCommit.clear();
  }
}

}  // namespace tastescope
