#include "core/data/Importer.h"

#include <chrono>
#include <utility>

#include "core/base/Error.h"
#include "core/data/ImportSession.h"
#include "core/data/SideInformation.h"

namespace tastescope {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A chosen file that cannot be read ends the import; one merely found beside the source is left
/// out with a note.
template <typename Read>
void unlessFound(const PlannedSide& side, std::vector<Text>& notes, const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    if (!side.found) throw;
    notes.push_back(coreText("Import", "“%1”, found beside the data, is left out: %2")
                        .arg(side.member.name())
                        .arg(error.message()));
  }
}

/// Side information of one kind, from its file and from the interactions' own columns.
AttributeTable attributesOf(Entity entity, const IdMap& ids, const std::optional<PlannedSide>& side,
                            const ImportPlan& plan, const ImportOptions& options,
                            CleanedImport& import, const std::stop_token& stop) {
  SideCollector collector(entity, ids);
  for (InlineAttribute& attribute : import.attributes) {
    const bool ofUser = attribute.role == ColumnRole::UserAttribute;
    if (ofUser == (entity == Entity::User)) collector.addInline(std::move(attribute));
  }
  if (side) {
    const InteractionFormat& format = import.tasks.front().format;
    const auto column =
        columnOf(format, entity == Entity::User ? ColumnRole::User : ColumnRole::Item);
    SideRequest request{side->member, entity,      format.columns[*column].name,
                        {},           side->found, options.format.encoding};
    if (plan.genres) request.genreNames = readGenreNames(*plan.genres);
    unlessFound(*side, import.report.notes,
                [&] { collector.addFile(request, import.report.notes, stop); });
  }
  return std::move(collector).table();
}

void addSideInformation(Dataset& dataset, const ImportPlan& plan, const ImportOptions& options,
                        CleanedImport& import, Progress& progress, const std::stop_token& stop) {
  progress.begin(coreText("Import", "Reading side information"), coreText("Import", "files"), 3);
  dataset.itemAttributes =
      attributesOf(Entity::Item, dataset.items, plan.items, plan, options, import, stop);
  progress.set(1);
  dataset.userAttributes =
      attributesOf(Entity::User, dataset.users, plan.users, plan, options, import, stop);
  progress.set(2);
  if (plan.links) {
    unlessFound(*plan.links, import.report.notes, [&] {
      dataset.links = readLinks(plan.links->member, dataset.users, import.report.notes, stop);
    });
  }
  progress.set(3);
}

std::string nameOf(const ImportPlan& plan, const ImportOptions& options) {
  if (!options.name.empty()) return options.name;
  if (!options.sources.empty() && !options.trainFile) {
    const auto& source = options.sources.front();
    const auto name = source.has_filename() ? source.filename() : source.parent_path().filename();
    const std::string text = name.string();
    return text.substr(0, text.find('.', 1));
  }
  const std::string leaf = plan.files.front().member.leaf();
  return leaf.substr(0, leaf.find('.', 1));
}

}  // namespace

Dataset importDataset(const ImportOptions& options, Progress& progress,
                      const std::stop_token& stop) {
  const auto start = Clock::now();
  const ImportPlan plan = planImport(options, stop);
  CleanedImport import = readAndClean(plan, options, progress, stop);
  Dataset dataset;
  dataset.users = std::move(import.users);
  dataset.items = std::move(import.items);
  EntryRows rows = std::move(import.rows);
  if (rows.values.empty()) rows.values.assign(rows.items.size(), 1);
  dataset.parts = std::move(rows.parts);
  dataset.listed = import.listed;
  dataset.interactions = std::make_shared<const Interactions>(
      std::move(rows.offsets), std::move(rows.items), std::move(rows.values), std::move(rows.times),
      rows.itemCount);
  addSideInformation(dataset, plan, options, import, progress, stop);
  dataset.domain = options.domain;
  dataset.name = nameOf(plan, options);
  dataset.fingerprint = fingerprintOf(dataset);
  dataset.report = std::move(import.report);
  dataset.report.seconds = secondsSince(start);
  return dataset;
}

ImportReport countImport(const ImportOptions& options, Progress& progress,
                         const std::stop_token& stop) {
  const auto start = Clock::now();
  ImportReport report = readAndClean(planImport(options, stop), options, progress, stop).report;
  report.seconds = secondsSince(start);
  return report;
}

}  // namespace tastescope
