// Reads, unpacks and decodes a source ahead of its consumer, block by block, on a thread of its
// own. The first blocks are read on the consumer's: a small file is not worth a thread.
// Thread rule: next() from one thread.
// Cost: kBlocksAhead blocks of kBlockBytes, whatever the file's size; less for a small one.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/data/ImportOptions.h"
#include "core/data/LineEnds.h"
#include "core/data/TextDecoder.h"
#include "core/files/ByteSource.h"

namespace tastescope {

inline constexpr std::size_t kBlockBytes = std::size_t{1} << 18;
inline constexpr std::size_t kBlocksAhead = 4;

struct TextBlock {
  std::string text;            ///< UTF-8, characters never cut; lines end with '\n'
  bool hasBadBytes = false;    ///< some bytes were replaced by U+FFFD
  std::uint64_t position = 0;  ///< bytes of the file on disk consumed
};

class BlockReader {
 public:
  BlockReader(const SourceMember& member, Encoding encoding, LineEnds lineEnds,
              const std::stop_token& stop);
  ~BlockReader();
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;
  /// False at the end. `block`'s old buffer is reused. Throws what reading threw, and Cancelled.
  bool next(TextBlock& block);

 private:
  /// The next block that is not empty, into `block`'s buffer; false at the end.
  bool read(TextBlock& block);
  void readAhead(const std::stop_token& own);
  void push(TextBlock block, const std::stop_token& own);
  bool takeReady(TextBlock& block);

  SourceMember member_;
  std::stop_token stop_;
  // Belong to the thread that reads.
  std::unique_ptr<ByteSource> source_;
  TextDecoder decoder_;
  std::optional<LineEndConverter> converter_;
  std::string bytes_;
  bool ended_ = false;
  std::size_t blocksRead_ = 0;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<TextBlock> ready_;
  std::deque<std::string> spare_;
  std::exception_ptr error_;
  bool finished_ = false;
  std::jthread thread_;  ///< last: ends first
};

}  // namespace tastescope
