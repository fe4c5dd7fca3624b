#include "core/data/RecordReader.h"

#include "core/data/TextDecoder.h"

namespace tastescope {

std::vector<Text> RecordReader::notes(const std::string& /*file*/) const { return {}; }

BlockFeed feedOf(std::string text) {
  return [text = std::move(text), given = false](TextBlock& block) mutable {
    if (given || text.empty()) return false;
    given = true;
    block.text = text;
    block.hasBadBytes = text.find(kReplacement) != std::string::npos;
    block.position = text.size();
    return true;
  };
}

}  // namespace tastescope
