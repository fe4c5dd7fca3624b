#include "core/data/BlockReader.h"

#include <utility>

#include "core/base/Error.h"
#include "core/data/TextDecoder.h"

namespace tastescope {

BlockReader::BlockReader(const SourceMember& member, Encoding encoding, LineEnds lineEnds,
                         const std::stop_token& stop)
    : member_(member),
      encoding_(encoding),
      lineEnds_(lineEnds),
      stop_(stop),
      thread_([this](const std::stop_token& own) { run(own); }) {}

BlockReader::~BlockReader() {
  thread_.request_stop();
  changed_.notify_all();
}

void BlockReader::push(TextBlock block, const std::stop_token& own) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, own, [this] { return ready_.size() < kBlocksAhead; });
  ready_.push_back(std::move(block));
  changed_.notify_all();
}

void BlockReader::run(const std::stop_token& own) {
  try {
    const auto source = openMember(member_);
    TextDecoder decoder(encoding_);
    LineEndConverter lineEnds;
    std::string bytes;
    for (bool last = false; !last && !own.stop_requested() && !stop_.stop_requested();) {
      bytes.resize(kBlockBytes);
      // Whole blocks: some sources give a row at a time, and each block costs a change of threads.
      bytes.resize(readFully(*source, bytes));
      last = bytes.size() < kBlockBytes;
      TextBlock block;
      {
        const std::lock_guard lock(mutex_);
        if (!spare_.empty()) {
          block.text = std::move(spare_.front());
          spare_.pop_front();
        }
      }
      const std::uint64_t badBefore = decoder.badBytes();
      decoder.decode(bytes, last, block.text);
      if (lineEnds_ == LineEnds::CarriageReturnsToo) lineEnds.convert(block.text, last);
      block.hasBadBytes = decoder.badBytes() != badBefore;
      block.position = source->position();
      if (!block.text.empty()) push(std::move(block), own);
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    error_ = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  finished_ = true;
  changed_.notify_all();
}

bool BlockReader::next(TextBlock& block) {
  throwIfStopped(stop_);
  std::unique_lock lock(mutex_);
  if (block.text.capacity() > 0) spare_.push_back(std::move(block.text));
  changed_.wait(lock, [this] { return finished_ || !ready_.empty(); });
  throwIfStopped(stop_);
  if (ready_.empty()) {
    if (error_) std::rethrow_exception(error_);
    return false;
  }
  block = std::move(ready_.front());
  ready_.pop_front();
  changed_.notify_all();
  return true;
}

}  // namespace tastescope
