#include "core/base/Error.h"
#include "core/data/ImportSession.h"

namespace tastescope {
namespace {

constexpr std::size_t kRoleRows = 1000;

/// What guessFormat is to look for: known layouts are delimited text.
Layout textLayout(Layout layout, const std::string& leaf) {
  if (layout == Layout::Auto) {
    return layoutOfName(leaf) == Layout::Auto ? Layout::Auto : Layout::Delimited;
  }
  const bool known = layout == Layout::MovieLens || layout == Layout::RecBole;
  return known ? Layout::Delimited : layout;
}

InteractionFormat formatOf(const SourceMember& member, const TextSample& sample, Layout layout,
                           const TextFormat& given, const std::vector<RoleAssignment>& roles) {
  FileFormat file = guessFormat(sample, textLayout(layout, member.leaf()), given);
  const auto rows = sampleRows(sample, file, kRoleRows);
  return guessRoles(std::move(file), rows, roles, given);
}

/// The first file's decisions, for the other files of the same import.
void follow(const InteractionFormat& first, TextFormat& format,
            std::vector<RoleAssignment>& roles) {
  format.delimiter = first.file.text.delimiter;
  format.quote = first.file.text.quote;
  format.decimal = first.decimal;
  if (!*first.file.text.header) format.header = false;
  roles.clear();
  for (const PreviewColumn& column : first.columns) roles.push_back({column.name, column.role});
}

void requireColumnsFor(const CleaningOptions& cleaning, const InteractionFormat& format) {
  if (cleaning.minRating && !columnOf(format, ColumnRole::Rating)) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "A lowest rating is set, but the data has no rating column. Choose the "
                         "column or leave the lowest rating out."));
  }
  if ((cleaning.from || cleaning.until) && !columnOf(format, ColumnRole::Time)) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Import",
                         "A date range is set, but the data has no time column. Choose the column "
                         "or leave the range out."));
  }
}

}  // namespace

InteractionFormat formatOfFirst(const ImportPlan& plan, const ImportOptions& options,
                                TextSample& sample) {
  const SourceMember& member = plan.files.front().member;
  sample = sampleOf(member, options.format.encoding);
  return formatOf(member, sample, options.layout, options.format, options.roles);
}

std::vector<ReadTask> makeTasks(const ImportPlan& plan, const ImportOptions& options,
                                const Revisions& revisions) {
  std::vector<ReadTask> tasks;
  TextFormat given = options.format;
  std::vector<RoleAssignment> roles = options.roles;
  Layout layout = options.layout;
  for (const PlannedFile& file : plan.files) {
    const std::string name = file.member.name();
    const auto known = revisions.find(name);
    TextFormat wanted = given;
    if (known != revisions.end()) {
      wanted.encoding = known->second.encoding.value_or(wanted.encoding);
      if (known->second.dayFirst) wanted.dayFirst = known->second.dayFirst;
    }
    const TextSample sample = sampleOf(file.member, wanted.encoding);
    ReadTask task;
    task.member = file.member;
    task.format = formatOf(file.member, sample, layout, wanted, roles);
    task.encodingMayChange =
        !sample.encodingGiven && sample.encoding == Encoding::Utf8 && sample.badBytes == 0;
    task.dayFirstMayChange = !wanted.dayFirst;
    task.part = file.part.value_or(Part::Train);
    task.cleaning = options.cleaning;
    if (tasks.empty()) {
      requireUserAndItem(task.format, name);
      requireColumnsFor(options.cleaning, task.format);
      layout = task.format.file.layout;
      follow(task.format, given, roles);
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace tastescope
