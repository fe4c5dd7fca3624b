#include "core/data/ImportPlan.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/data/FileNames.h"
#include "core/data/FormatGuess.h"
#include "core/data/LayoutGuess.h"

namespace tastescope {
namespace {

/// What guessFormat is to look for: known layouts are delimited text.
Layout textLayout(Layout layout, const std::string& leaf) {
  if (layout == Layout::Auto) {
    return layoutOfName(leaf) == Layout::Auto ? Layout::Auto : Layout::Delimited;
  }
  const bool known = layout == Layout::MovieLens || layout == Layout::RecBole;
  return known ? Layout::Delimited : layout;
}

/// The first file's decisions, for the other files of the same import.
void follow(const InteractionFormat& first, ImportOptions& options) {
  options.layout = first.file.layout;
  options.format.delimiter = first.file.text.delimiter;
  options.format.quote = first.file.text.quote;
  options.format.path = first.file.text.path;
  options.format.noRating = first.file.text.noRating;
  options.format.listSeparator = first.file.text.listSeparator;
  options.format.decimal = first.decimal;
  if (!*first.file.text.header) options.format.header = false;
  options.roles.clear();
  for (const PreviewColumn& column : first.columns) {
    options.roles.push_back({column.name, column.role});
  }
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

/// The third row of two files would be one user.
void requireNamedRows(const PlannedFile& file) {
  if (!file.format.file.matrix || file.format.file.matrix->named) return;
  throw Error(ErrorCode::InvalidInput,
              coreText("Import",
                       "“%1” names no users: its rows are numbered, and those of several files "
                       "would be mixed up. Import one file at a time.")
                  .arg(file.member.name()));
}

PlannedFile plannedFile(const InteractionFile& file, ImportOptions options,
                        const std::map<std::string, GuessRevision>& learned) {
  const auto known = learned.find(file.member.name());
  TextFormat& wanted = options.format;
  if (known != learned.end()) {
    wanted.encoding = known->second.encoding.value_or(wanted.encoding);
    if (known->second.dayFirst) wanted.dayFirst = known->second.dayFirst;
  }
  const TextSample sample = sampleOf(file.member, wanted.encoding);
  PlannedFile planned;
  planned.member = file.member;
  planned.format = formatOf(file.member, sample, options);
  planned.encodingMayChange =
      !sample.encodingGiven && sample.encoding == Encoding::Utf8 && sample.badBytes == 0;
  planned.dayFirstMayChange = !wanted.dayFirst;
  planned.part = file.part.value_or(Part::Train);
  return planned;
}

void decideFormats(ImportPlan& plan) {
  plan.files.clear();
  ImportOptions options = plan.options;
  for (const InteractionFile& file : plan.sources.interactions) {
    plan.files.push_back(plannedFile(file, options, plan.learned));
    if (plan.sources.interactions.size() > 1) requireNamedRows(plan.files.back());
    if (plan.files.size() > 1) continue;
    requireUserAndItem(plan.format(), file.member.name());
    requireColumnsFor(options.cleaning, plan.format());
    follow(plan.format(), options);
  }
}

}  // namespace

InteractionFormat formatOf(const SourceMember& member, const TextSample& sample,
                           const ImportOptions& options) {
  const Layout layout = textLayout(options.layout, member.leaf());
  FileFormat file = guessFormat(sample, layout, options.format);
  const auto rows = sampleRows(sample, file);
  takeItemList(file, rows, options.roles, options.format, layout == Layout::Auto);
  return guessRoles(std::move(file), rows, options.roles, options.format);
}

ImportPlan planImport(const ImportOptions& options, const std::stop_token& stop) {
  ImportPlan plan;
  plan.options = options;
  plan.sources = chooseFiles(options, stop);
  decideFormats(plan);
  return plan;
}

bool ImportPlan::listed() const {
  return std::ranges::all_of(files, [](const PlannedFile& file) {
    return file.format.file.hasSequences() && !columnOf(file.format, ColumnRole::Time);
  });
}

void ImportPlan::revise(const GuessRevision& news) {
  GuessRevision& known =
      learned.try_emplace(news.file, GuessRevision{news.file, {}, {}}).first->second;
  if (news.encoding) known.encoding = news.encoding;
  if (news.dayFirst) known.dayFirst = news.dayFirst;
  decideFormats(*this);
}

}  // namespace tastescope
