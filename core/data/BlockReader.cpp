#include "core/data/BlockReader.h"

#include <utility>

#include "core/base/Error.h"

namespace tastescope {
namespace {

/// What the consumer reads itself: the one block of a small file, and that nothing follows it.
constexpr std::size_t kBlocksBeforeThread = 2;

}  // namespace

BlockReader::BlockReader(const SourceMember& member, Encoding encoding, LineEnds lineEnds,
                         const std::stop_token& stop)
    : member_(member), stop_(stop), decoder_(encoding) {
  if (lineEnds == LineEnds::CarriageReturnsToo) converter_.emplace();
}

BlockReader::~BlockReader() {
  thread_.request_stop();
  changed_.notify_all();
}

bool BlockReader::read(TextBlock& block) {
  if (!source_) source_ = openMember(member_);
  while (!ended_) {
    bytes_.resize(bufferBytes(member_, kBlockBytes));
    const std::size_t wanted = bytes_.size();
    // Whole blocks: some sources give a row at a time, and each block costs a change of threads.
    bytes_.resize(readFully(*source_, bytes_));
    ended_ = bytes_.size() < wanted;
    const std::uint64_t badBefore = decoder_.badBytes();
    decoder_.decode(bytes_, ended_, block.text);
    if (converter_) converter_->convert(block.text, ended_);
    block.hasBadBytes = decoder_.badBytes() != badBefore;
    block.position = source_->position();
    if (!block.text.empty()) return true;
  }
  return false;
}

void BlockReader::push(TextBlock block, const std::stop_token& own) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, own, [this] { return ready_.size() < kBlocksAhead; });
  ready_.push_back(std::move(block));
  changed_.notify_all();
}

void BlockReader::readAhead(const std::stop_token& own) {
  try {
    while (!own.stop_requested() && !stop_.stop_requested()) {
      TextBlock block;
      {
        const std::lock_guard lock(mutex_);
        if (!spare_.empty()) {
          block.text = std::move(spare_.front());
          spare_.pop_front();
        }
      }
      if (!read(block)) break;
      push(std::move(block), own);
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
  if (thread_.joinable()) return takeReady(block);
  if (ended_ || blocksRead_++ < kBlocksBeforeThread) return read(block);
  thread_ = std::jthread([this](const std::stop_token& own) { readAhead(own); });
  return takeReady(block);
}

bool BlockReader::takeReady(TextBlock& block) {
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
