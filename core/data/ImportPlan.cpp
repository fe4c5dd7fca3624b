#include "core/data/ImportPlan.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/data/ColumnNames.h"
#include "core/data/FileNames.h"
#include "core/data/FormatGuess.h"
#include "core/data/LayoutGuess.h"
#include "core/data/TableFit.h"

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
  if (columnOf(first, ColumnRole::Time) && first.time.form == TimeForm::Position) {
    options.format.timeForm = TimeForm::Position;
  }
  // What the first file does not use is no wish: the others may lack it, or have something else there.
  options.roles.clear();
  for (const ColumnRole role : {ColumnRole::Rating, ColumnRole::Time, ColumnRole::TimeOfDay,
                                ColumnRole::Event, ColumnRole::Split, ColumnRole::ItemTitle,
                                ColumnRole::ItemAttribute, ColumnRole::UserAttribute}) {
    if (!columnOf(first, role)) options.without.insert(role);
  }
  for (const PreviewColumn& column : first.columns) {
    if (column.role != ColumnRole::Unused) options.roles.push_back({column.name, column.role});
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

/// How the cells are cut, and what their rows become where that is more than one interaction.
Text layoutWords(const FileFormat& format) {
  if (format.layout != Layout::Delimited) return format.layoutNote;
  if (format.layoutNote.empty()) return format.delimiterNote;
  return coreText("Import", "%1; %2").arg(format.delimiterNote).arg(format.layoutNote);
}

ReadColumn readColumn(const PreviewColumn& column, const InteractionFormat& format) {
  ReadColumn read{column.name, column.role, {}};
  if (column.role == ColumnRole::Time) read.how = describe(format.time);
  if (column.role == ColumnRole::TimeOfDay) read.how = coreText("Import", "added to the day");
  if (column.role == ColumnRole::Rating && format.decimal != '.') {
    read.how = coreText("Import", "decimal sign “%1”").arg(std::string(1, format.decimal));
  }
  return read;
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
  if (known != learned.end() && known->second.encoding) {
    planned.format.file.encodingNote =
        coreText("Import", "guessed: bytes behind the first rows are not UTF-8");
  }
  planned.encodingMayChange =
      !sample.encodingGiven && sample.encoding == Encoding::Utf8 && sample.badBytes == 0;
  planned.dayFirstMayChange = !wanted.dayFirst;
  planned.part = file.part.value_or(Part::Train);
  return planned;
}

/// The same file with a delimiter of its own, where nobody chose one; nothing where that does not fit
/// either.
std::optional<PlannedFile> cutOtherwise(const InteractionFile& file, ImportOptions options,
                                        const ImportOptions& asked,
                                        const std::map<std::string, GuessRevision>& learned) {
  if (options.layout != Layout::Delimited || asked.format.delimiter) return std::nullopt;
  options.format.delimiter.reset();
  options.format.quote = asked.format.quote;
  options.format.decimal = asked.format.decimal;  // semicolons come with decimal commas
  try {
    return plannedFile(file, options, learned);
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// A file after the first; what it lacks is said with its name.
PlannedFile followingFile(const InteractionFile& file, const ImportOptions& options,
                          const ImportOptions& asked,
                          const std::map<std::string, GuessRevision>& learned) {
  try {
    return plannedFile(file, options, learned);
  } catch (const Error& error) {
    if (auto planned = cutOtherwise(file, options, asked, learned)) return *std::move(planned);
    if (error.code() != ErrorCode::InvalidInput && error.code() != ErrorCode::InvalidConfig) throw;
    throw Error(error.code(),
                coreText("Import", "“%1” cannot be read as the first file was: %2")
                    .arg(file.member.name())
                    .arg(error.message()),
                error.details());
  }
}

/// What requireUserAndItem says, and which of the other tables has what is missing.
void requireColumns(const PlannedFile& file, const ImportPlan& plan) {
  try {
    requireUserAndItem(file.format, file.member.name());
  } catch (const Error& error) {
    const bool user = columnOf(file.format, ColumnRole::User).has_value();
    const bool item = columnOf(file.format, ColumnRole::Item).has_value();
    if (user == item) throw;
    const auto elsewhere = whereElse(user ? ColumnRole::Item : ColumnRole::User, file.format,
                                     plan.sources.others, plan.options);
    if (!elsewhere) throw;
    throw Error(error.code(), coreText("Import", "%1 %2").arg(error.message()).arg(*elsewhere));
  }
}

/// An order or a session stands for the user, and another table says whose it was.
void doubtStandIn(ImportPlan& plan) {
  const auto user = columnOf(plan.format(), ColumnRole::User);
  if (!user || plan.sources.others.empty()) return;
  const PreviewColumn& column = plan.format().columns[*user];
  const NameHint hint = hintOf(column.name);
  if (column.basis != RoleBasis::Name || hint.standing != Standing::Last) return;
  if (auto elsewhere =
          whereElse(ColumnRole::User, plan.format(), plan.sources.others, plan.options)) {
    plan.sources.doubts.push_back(
        {column.name,
         coreText("Import", "“%1” stands for the user here. %2").arg(column.name).arg(*elsewhere),
         {},
         {}});
  }
}

/// A small table with a column for every item reads like any other.
void doubtWide(ImportPlan& plan) {
  const InteractionFormat& format = plan.format();
  const std::size_t alike = format.file.columnsLikeItems;
  const auto item = columnOf(format, ColumnRole::Item);
  if (alike == 0 || !item || format.file.itemList) return;
  constexpr std::size_t kNearlyAll = 9;  // of 10
  const bool nearlyAll = alike * 10 >= (format.columns.size() - 1) * kNearlyAll;
  const RoleBasis basis = format.columns[*item].basis;
  if (basis == RoleBasis::Assigned || (basis != RoleBasis::Place && !nearlyAll)) return;
  plan.sources.doubts.push_back(
      {{},
       coreText("Import",
                "%1 columns hold nothing but values, and every row begins with another name: if "
                "each of them is an item, this is a wide table and has to be read as one.")
           .arg(alike),
       {},
       "--format matrix"});
}

/// A value or a time that only later files have.
void doubtLeftOut(ImportPlan& plan) {
  for (const PlannedFile& file : plan.files) {
    for (const PreviewColumn& column : file.format.columns) {
      const NameHint hint = hintOf(column.name);
      const bool meant = hint.role == ColumnRole::Rating || hint.role == ColumnRole::Time;
      const bool said = std::ranges::any_of(plan.options.roles, [&](const RoleAssignment& role) {
        return normalisedName(role.column) == normalisedName(column.name);
      });
      if (column.role != ColumnRole::Unused || !meant || hint.strength < 3 || said) continue;
      if (columnOf(plan.format(), hint.role) || plan.options.without.contains(hint.role)) continue;
      const auto has = [&](const std::string& name) {
        return normalisedName(name) == normalisedName(column.name);
      };
      if (std::ranges::any_of(plan.format().file.columns, has)) continue;
      plan.sources.doubts.push_back(
          {column.name,
           coreText("Import",
                    "“%1” has a column “%2” and “%3”, the first file, has none: it is left out. "
                    "Add it to every file, or import “%1” alone.")
               .arg(file.member.name())
               .arg(column.name)
               .arg(plan.files.front().member.name()),
           {}});
      return;
    }
  }
}

/// Dates of a file that do not tell their order themselves are read as those of the first one.
void followDates(const InteractionFormat& first, InteractionFormat& format) {
  TimeRule& rule = format.time;
  const bool told = first.time.orderMatters && (first.time.orderSeen || first.time.yearFirst);
  if (!told || !rule.orderMatters || rule.orderSeen || !columnOf(format, ColumnRole::Time)) return;
  rule.dayFirst = first.time.dayFirst;
  rule.yearFirst = first.time.yearFirst;
  rule.orderSeen = first.time.orderSeen;
  format.timeNote = noteOn(rule, false);
}

void decideFormats(ImportPlan& plan) {
  plan.files.clear();
  ImportOptions options = plan.options;
  for (const InteractionFile& file : plan.sources.interactions) {
    const bool first = plan.files.empty();
    plan.files.push_back(first ? plannedFile(file, options, plan.learned)
                               : followingFile(file, options, plan.options, plan.learned));
    if (!first) followDates(plan.format(), plan.files.back().format);
    if (plan.sources.interactions.size() > 1) requireNamedRows(plan.files.back());
    requireColumns(plan.files.back(), plan);
    if (!first) continue;
    requireColumnsFor(options.cleaning, plan.format());
    follow(plan.format(), options);
  }
}

ReadRules rulesOf(const ImportPlan& plan) {
  ReadRules rules;
  rules.cleaning = plan.options.cleaning;
  rules.cleaning.from.reset();
  rules.cleaning.until.reset();
  const TimeRule& time = plan.format().time;
  const bool told = columnOf(plan.format(), ColumnRole::Time) && time.orderMatters &&
                    (time.orderSeen || time.yearFirst || plan.options.format.dayFirst);
  if (told) rules.dayFirst = time.dayFirst;
  rules.yearFirst = told && time.yearFirst;
  const TextFormat& text = plan.format().file.text;
  rules.path = text.path;
  rules.noRating = text.noRating;
  rules.listSeparator = text.listSeparator;
  return rules;
}

}  // namespace

InteractionFormat formatOf(const SourceMember& member, const TextSample& sample,
                           const ImportOptions& options) {
  const Layout layout = textLayout(options.layout, member.leaf());
  FileFormat file = guessFormat(sample, layout, options.format, options.skipLines);
  const auto rows = sampleRows(sample, file);
  takeItemList(file, rows, options.roles, options.format, layout == Layout::Auto);
  return guessRoles(std::move(file), rows, {options.roles, options.without}, options.format);
}

ImportPlan planImport(const ImportOptions& options, const std::stop_token& stop) {
  ImportPlan plan;
  plan.options = options;
  plan.sources = chooseFiles(options, stop);
  decideFormats(plan);
  doubtStandIn(plan);
  doubtWide(plan);
  doubtLeftOut(plan);
  return plan;
}

Reading readingOf(const ImportPlan& plan) {
  Reading reading;
  reading.rules = rulesOf(plan);
  for (const PlannedFile& file : plan.files) {
    const FileFormat& format = file.format.file;
    reading.files.push_back({file.member.name(), format.layout, format.text, layoutWords(format),
                             format.encodingNote, format.preamble.skipped});
  }
  for (const PreviewColumn& column : plan.format().columns)
    reading.columns.push_back(readColumn(column, plan.format()));
  return reading;
}

bool ImportPlan::listed() const {
  return std::ranges::all_of(files, [](const PlannedFile& file) {
    return file.format.file.hasSequences() && !columnOf(file.format, ColumnRole::Time);
  });
}

bool ImportPlan::positions() const {
  return std::ranges::all_of(files, [](const PlannedFile& file) {
    return columnOf(file.format, ColumnRole::Time) && file.format.time.form == TimeForm::Position;
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
