#include "core/data/SidePreview.h"

#include "core/data/SideLayout.h"
#include "core/data/SourceFiles.h"

namespace tastescope {
namespace {

const std::optional<SideFile>& sideOf(const SourceFiles& files, SidePart part) {
  switch (part) {
    case SidePart::Users: return files.users;
    case SidePart::Links: return files.links;
    case SidePart::Items: break;
  }
  return files.items;
}

}  // namespace

SidePreview previewSide(const ImportOptions& options, SidePart part, std::size_t rowLimit,
                        const std::stop_token& stop) {
  SidePreview preview;
  const SourceFiles files = chooseFiles(options, stop);
  const std::optional<SideFile>& side = sideOf(files, part);
  if (!side) return preview;
  const TextSample sample = sampleOf(side->member, options.format.encoding);
  if (isJsonDictionary(side->member, sample)) return preview;
  const auto genres = files.genres ? readGenreNames(*files.genres) : std::vector<std::string>();
  const SideFormat format = sideFormatOf(side->member, sample, genres);
  for (const SideLayout::Column& column : format.layout.columns)
    preview.columns.push_back(column.name);
  const auto records = openRecords(sample, format.file);
  Record record;
  while (preview.rows.size() < rowLimit && records->next(record)) {
    if (record.problem != RecordProblem::None) continue;
    auto& row = preview.rows.emplace_back(record.cells.begin(), record.cells.end());
    row.resize(preview.columns.size());
  }
  return preview;
}

}  // namespace tastescope
