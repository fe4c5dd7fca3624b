#include "core/data/FileFormat.h"

#include <utility>

namespace tastescope {
namespace {

/// The same text behind its first `lines` lines.
BlockFeed feedBehindLines(BlockFeed feed, std::uint64_t lines) {
  if (lines == 0) return feed;
  return [feed = std::move(feed), lines](TextBlock& block) mutable {
    while (feed(block)) {
      std::size_t begin = 0;
      for (; lines > 0 && begin < block.text.size(); --lines) {
        const std::size_t end = block.text.find('\n', begin);
        if (end == std::string::npos) begin = block.text.size();
        if (end == std::string::npos) break;
        begin = end + 1;
      }
      block.text.erase(0, begin);
      if (!block.text.empty()) return true;
    }
    return false;
  };
}

/// Lines of cells, behind the header.
std::unique_ptr<RecordReader> linesOf(const FileFormat& format, BlockFeed feed) {
  auto lines =
      makeDelimitedReader(feedBehindLines(std::move(feed), format.preamble.lines),
                          *format.text.delimiter, *format.text.quote, format.preamble.numbers + 1,
                          format.preamble.numbering, format.innerQuote);
  Record header;
  if (*format.text.header) lines->next(header);
  return lines;
}

std::unique_ptr<RecordReader> rowsOf(const FileFormat& format, BlockFeed feed) {
  switch (format.layout) {
    case Layout::JsonObjects: return makeJsonReader(std::move(feed), format.json);
    case Layout::Lists: return makeListsReader(linesOf(format, std::move(feed)));
    case Layout::Matrix: return makeMatrixReader(linesOf(format, std::move(feed)), *format.matrix);
    case Layout::Blocks: return makeBlocksReader(linesOf(format, std::move(feed)));
    default: return linesOf(format, std::move(feed));
  }
}

}  // namespace

bool FileFormat::hasSequences() const {
  const bool ids = json && json->levels.back().scalar && !json->levels.back().key;
  return layout == Layout::Lists || itemList || ids;
}

std::unique_ptr<RecordReader> openRecords(BlockFeed feed, const FileFormat& format) {
  auto rows = rowsOf(format, std::move(feed));
  if (!format.itemList) return rows;
  return makeItemListReader(std::move(rows), *format.itemList);
}

std::unique_ptr<RecordReader> openRecords(const SourceMember& member, const FileFormat& format,
                                          const std::stop_token& stop,
                                          std::function<void()> onBadBytes) {
  const auto blocks =
      std::make_shared<BlockReader>(member, format.text.encoding, format.lineEnds, stop);
  const auto feed = [blocks, onBadBytes = std::move(onBadBytes)](TextBlock& block) {
    if (!blocks->next(block)) return false;
    if (block.hasBadBytes && onBadBytes) onBadBytes();
    return true;
  };
  return openRecords(feed, format);
}

std::unique_ptr<RecordReader> openRecords(const TextSample& sample, const FileFormat& format) {
  return openRecords(feedOf(sample.text), format);
}

std::vector<std::vector<std::string>> sampleRows(const TextSample& sample,
                                                 const FileFormat& format) {
  std::vector<std::vector<std::string>> rows;
  const auto records = openRecords(sample, format);
  Record record;
  while (rows.size() < kSampleRows && records->next(record)) {
    if (record.problem == RecordProblem::None) {
      rows.emplace_back(record.cells.begin(), record.cells.end());
    }
  }
  return rows;
}

}  // namespace tastescope
