#include "core/data/FileFormat.h"

#include <utility>

namespace tastescope {
namespace {

/// Lines of cells, behind the header.
std::unique_ptr<RecordReader> linesOf(const FileFormat& format, BlockFeed feed) {
  auto lines = makeDelimitedReader(std::move(feed), *format.text.delimiter, *format.text.quote);
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

std::unique_ptr<RecordReader> readerOf(const FileFormat& format, BlockFeed feed) {
  auto rows = rowsOf(format, std::move(feed));
  if (!format.itemList) return rows;
  return makeItemListReader(std::move(rows), *format.itemList);
}

}  // namespace

bool FileFormat::hasSequences() const {
  const bool ids = json && json->levels.back().scalar && !json->levels.back().key;
  return layout == Layout::Lists || itemList || ids;
}

std::unique_ptr<RecordReader> openRecords(const SourceMember& member, const FileFormat& format,
                                          const std::stop_token& stop,
                                          std::function<void()> onBadBytes) {
  const auto blocks = std::make_shared<BlockReader>(member, format.text.encoding, stop);
  return readerOf(format, [blocks, onBadBytes = std::move(onBadBytes)](TextBlock& block) {
    if (!blocks->next(block)) return false;
    if (block.hasBadBytes && onBadBytes) onBadBytes();
    return true;
  });
}

std::unique_ptr<RecordReader> openRecords(const TextSample& sample, const FileFormat& format) {
  return readerOf(format, feedOf(sample.text));
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
