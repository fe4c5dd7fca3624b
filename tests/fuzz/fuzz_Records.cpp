// The readers of every layout, in memory: bytes are guessed at and decoded, then read into records
// twice, as one block and cut into small ones. Where blocks end may make no difference.
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Utf8.h"
#include "core/data/ImportPlan.h"
#include "core/data/TextDecoder.h"
#include "tests/fuzz/Fuzzing.h"

using namespace tastescope;
using namespace tastescope::fuzzing;

namespace {

/// What a record says, but for whether its block had bad bytes.
std::string shown(const Record& record) {
  std::string text = std::to_string(record.line) + ':' +
                     std::to_string(static_cast<int>(record.problem)) + ':' +
                     std::to_string(record.problemColumn) + ':' + std::to_string(record.madeOf);
  for (const std::string_view cell : record.cells) {
    text += '\x1f';
    text += cell;
  }
  text += '\x1e';
  text += record.raw;
  return text;
}

std::vector<std::string> recordsOf(BlockFeed feed, const FileFormat& format) {
  constexpr std::size_t kMostRecords = 1000;
  std::vector<std::string> records;
  if (format.json) records.push_back(jsonPathText(format.json->path));
  const auto reader = openRecords(std::move(feed), format);
  for (Record record; records.size() < kMostRecords && reader->next(record);) {
    records.push_back(shown(record));
  }
  (void)reader->notes("a");
  return records;
}

/// `text` in blocks of about `size` bytes; no character is cut.
BlockFeed cutFeed(const std::string& text, std::size_t size) {
  return [&text, size, at = std::size_t{0}](TextBlock& block) mutable {
    if (at == text.size()) return false;
    std::size_t end = std::min(text.size(), at + size);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    block.text.assign(text, at, end - at);
    block.position = at = end;
    return true;
  };
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  keepEncodingsLoaded();
  FuzzedDataProvider data(bytes, size);
  ImportOptions options;
  if (data.ConsumeBool()) chooseOptions(data, options);
  const auto blockBytes = data.ConsumeIntegralInRange<std::size_t>(1, 40);
  const SourceMember member{"a.csv", MemberKind::Plain, 0, {}, 0};
  try {
    const TextSample sample =
        sampleOf(member, data.ConsumeRemainingBytesAsString(), true, options.format.encoding);
    require(isUtf8(sample.text), "decoded text is UTF-8");
    const InteractionFormat format = formatOf(member, sample, options);
    const auto whole = recordsOf(feedOf(sample.text), format.file);
    const auto cut = recordsOf(cutFeed(sample.text, blockBytes), format.file);
    const auto [one, other] = std::mismatch(whole.begin(), whole.end(), cut.begin(), cut.end());
    if (one != whole.end()) std::fprintf(stderr, "whole: %s\n", one->c_str());
    if (other != cut.end()) std::fprintf(stderr, "cut:   %s\n", other->c_str());
    require(whole == cut, "records do not depend on where blocks end");
  } catch (const Error&) {
  }
  return 0;
}
