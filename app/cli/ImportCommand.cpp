#include <map>

#include "app/cli/Commands.h"
#include "core/data/TimeParsing.h"
#include "core/workflow/data/ImportData.h"

namespace tastescope::cli {
namespace {

const std::map<std::string, Layout> kLayouts{
    {"auto", Layout::Auto},           {"delimited", Layout::Delimited},
    {"movielens", Layout::MovieLens}, {"recbole", Layout::RecBole},
    {"lists", Layout::Lists},         {"jsonlines", Layout::JsonLines}};
const std::map<std::string, Encoding> kEncodings{
    {"auto", Encoding::Auto},        {"utf-8", Encoding::Utf8},
    {"utf-16le", Encoding::Utf16Le}, {"utf-16be", Encoding::Utf16Be},
    {"gb18030", Encoding::Gb18030},  {"latin-1", Encoding::Latin1}};
const std::map<std::string, TimeForm> kTimeForms{
    {"seconds", TimeForm::Seconds},     {"milliseconds", TimeForm::Millis},
    {"microseconds", TimeForm::Micros}, {"nanoseconds", TimeForm::Nanos},
    {"compact", TimeForm::CompactDate}, {"excel", TimeForm::ExcelDays},
    {"dates", TimeForm::Dates},         {"positions", TimeForm::Position}};
const std::map<std::string, DuplicatePolicy> kDuplicates{{"first", DuplicatePolicy::KeepFirst},
                                                         {"last", DuplicatePolicy::KeepLast},
                                                         {"sum", DuplicatePolicy::Sum}};
const std::map<std::string, Domain> kDomains{
    {"general", Domain::General}, {"commerce", Domain::Commerce}, {"content", Domain::Content},
    {"social", Domain::Social},   {"finance", Domain::Finance},   {"education", Domain::Education}};

/// The request as far as options write into it directly, and raw values; `requestOf()` turns these
/// into what the use case wants.
struct Arguments {
  ImportRequest request;
  std::vector<std::string> sources;
  std::string delimiter, quote, decimal, header, dates, timeForm;
  std::map<std::string, ColumnRole> roles;
  std::string items, users, links, train, valid, test, rejected, from, until;
  std::uint32_t kCore = 0;
  bool alone = false;
};

std::optional<std::filesystem::path> optionalPath(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::filesystem::path(text);
}

/// As a date, or a number that looks like a moment; else seconds, which positions count in too.
Moment moment(const std::string& text, const char* option) {
  std::optional<Moment> moment = parseTime(text, {.form = TimeForm::Dates});
  if (!moment) moment = parseTime(text, {.form = TimeForm::Seconds});
  if (!moment) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Core", "%1 is not a date for %2. Write it as 2011-12-09 or as unix seconds.")
            .arg(text)
            .arg(option));
  }
  return *moment;
}

std::string delimiterOf(const std::string& text) {
  if (text == "tab" || text == "\\t") return "\t";
  if (text == "space") return " ";
  return text;
}

ImportRequest requestOf(const Arguments& arguments, const std::string& project) {
  ImportRequest request = arguments.request;
  request.project = project;
  ImportOptions& options = request.options;
  options.sources.assign(arguments.sources.begin(), arguments.sources.end());
  if (!arguments.delimiter.empty()) options.format.delimiter = delimiterOf(arguments.delimiter);
  if (!arguments.quote.empty()) {
    options.format.quote = arguments.quote == "none" ? '\0' : arguments.quote.front();
  }
  if (!arguments.decimal.empty()) options.format.decimal = arguments.decimal.front();
  if (!arguments.header.empty()) options.format.header = arguments.header == "yes";
  if (!arguments.dates.empty()) options.format.dayFirst = arguments.dates == "day-first";
  if (!arguments.timeForm.empty()) options.format.timeForm = kTimeForms.at(arguments.timeForm);
  options.companions = !arguments.alone;
  for (const auto& [column, role] : arguments.roles) options.roles.push_back({column, role});
  options.cleaning.minPerUser = std::max(arguments.kCore, options.cleaning.minPerUser);
  options.cleaning.minPerItem = std::max(arguments.kCore, options.cleaning.minPerItem);
  if (!arguments.from.empty()) options.cleaning.from = moment(arguments.from, "--from");
  if (!arguments.until.empty()) options.cleaning.until = moment(arguments.until, "--until");
  options.itemsFile = optionalPath(arguments.items);
  options.usersFile = optionalPath(arguments.users);
  options.linksFile = optionalPath(arguments.links);
  options.trainFile = optionalPath(arguments.train);
  options.validFile = optionalPath(arguments.valid);
  options.testFile = optionalPath(arguments.test);
  return request;
}

Json toJson(const ImportOutcome& outcome) {
  const RowCounts& rows = outcome.report.rows;
  Json rejected = Json::array();
  for (const RejectedRow& row : outcome.report.rejected) {
    rejected.push_back({{"file", row.file},
                        {"line", row.line},
                        {"column", row.column},
                        {"reason", row.reason.english()}});
  }
  Json notes = Json::array();
  for (const Text& note : outcome.report.notes) notes.push_back(note.english());
  return {{"rows",
           {{"read", rows.read},
            {"imported", rows.imported},
            {"merged", rows.merged},
            {"filtered", rows.filtered},
            {"rejected", rows.rejected}}},
          {"users", outcome.users},
          {"items", outcome.items},
          {"interactions", outcome.interactions},
          {"rejectedSample", rejected},
          {"notes", notes},
          {"seconds", outcome.report.seconds}};
}

std::string describe(const ImportOutcome& outcome, const std::string& project) {
  const RowCounts& rows = outcome.report.rows;
  std::string text = thousands(rows.read) + " rows read = " + thousands(rows.imported) +
                     " imported + " + thousands(rows.merged) + " merged + " +
                     thousands(rows.filtered) + " filtered + " + thousands(rows.rejected) +
                     " rejected\n";
  text += thousands(outcome.users) + " users, " + thousands(outcome.items) + " items, " +
          thousands(outcome.interactions) + " interactions in " + project + " (" +
          duration(outcome.report.seconds) + ")\n";
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < std::min(kShown, outcome.report.rejected.size()); ++i) {
    const RejectedRow& row = outcome.report.rejected[i];
    text += "  rejected " + row.file + ":" + std::to_string(row.line) + ":" +
            std::to_string(row.column) + ": " + row.reason.english() + "\n";
  }
  if (rows.rejected > kShown) text += "  ... --rejected FILE saves up to 1,000 of them\n";
  for (const Text& note : outcome.report.notes) text += "  note: " + note.english() + "\n";
  return text;
}

void addFormatOptions(CLI::App& parser, Arguments& a) {
  ImportOptions& options = a.request.options;
  parser
      .add_option("--format", options.layout,
                  "auto, delimited, movielens, recbole, lists or jsonlines")
      ->transform(CLI::CheckedTransformer(kLayouts, CLI::ignore_case));
  parser
      .add_option("--encoding", options.format.encoding,
                  "auto, utf-8, utf-16le, utf-16be, gb18030 or latin-1")
      ->transform(CLI::CheckedTransformer(kEncodings, CLI::ignore_case));
  parser.add_option("--delimiter", a.delimiter, "between cells: , ; | :: tab space");
  parser.add_option("--quote", a.quote, "around cells: \" ' or none");
  parser.add_option("--decimal", a.decimal, "decimal sign")->check(CLI::IsMember({".", ","}));
  parser.add_option("--header", a.header, "does the first row hold names?")
      ->check(CLI::IsMember({"yes", "no"}));
  parser.add_option("--dates", a.dates, "how 9/12/2011 is read: day-first or month-first")
      ->check(CLI::IsMember({"day-first", "month-first"}));
  parser
      .add_option("--time-form", a.timeForm,
                  "what the times are, where the guess is wrong: seconds, milliseconds, "
                  "microseconds or nanoseconds since 1970, dates, compact (20111209), excel "
                  "(serial days) or positions")
      ->check(CLI::IsMember(kTimeForms));
}

void addRoleOptions(CLI::App& parser, Arguments& a) {
  const auto role = [&parser, &a](const char* flag, ColumnRole value, const char* help) {
    parser.add_option_function<std::vector<std::string>>(
        flag,
        [&a, value](const std::vector<std::string>& columns) {
          for (const std::string& column : columns) a.roles[column] = value;
        },
        help);
  };
  role("--user", ColumnRole::User, "column of the user, by name or number");
  role("--item", ColumnRole::Item, "column of the item");
  role("--rating", ColumnRole::Rating, "column of the rating or weight");
  role("--time", ColumnRole::Time, "column of the time");
  role("--split-column", ColumnRole::Split, "column that says train, valid or test");
  role("--item-title", ColumnRole::ItemTitle, "column of the item's title");
  role("--item-attribute", ColumnRole::ItemAttribute,
       "column that describes the item (repeatable)");
  role("--user-attribute", ColumnRole::UserAttribute,
       "column that describes the user (repeatable)");
}

void addCleaningOptions(CLI::App& parser, Arguments& a) {
  CleaningOptions& cleaning = a.request.options.cleaning;
  parser
      .add_option("--duplicates", cleaning.duplicates,
                  "same user and item again: first, last or sum")
      ->transform(CLI::CheckedTransformer(kDuplicates, CLI::ignore_case));
  parser.add_option("--min-rating", cleaning.minRating, "rows rated lower are filtered");
  parser.add_option("--k-core", a.kCore, "least interactions of every user and item");
  parser.add_option("--min-per-user", cleaning.minPerUser, "least interactions of every user");
  parser.add_option("--min-per-item", cleaning.minPerItem, "least interactions of every item");
  parser.add_option("--from", a.from, "first moment kept, such as 2011-01-01");
  parser.add_option("--until", a.until, "first moment no longer kept");
}

void addFileOptions(CLI::App& parser, Arguments& a) {
  parser.add_option("--items", a.items, "file that describes the items");
  parser.add_option("--users", a.users, "file that describes the users");
  parser.add_option("--links", a.links, "file of links between users");
  parser.add_flag("--no-companions", a.alone,
                  "leave item, user and link files found beside the source alone");
  parser.add_option("--train", a.train, "given split: file to learn from");
  parser.add_option("--valid", a.valid, "given split: file to tune on");
  parser.add_option("--test", a.test, "given split: file to evaluate on");
  parser
      .add_option("--domain", a.request.options.domain,
                  "general, commerce, content, social, finance or education")
      ->transform(CLI::CheckedTransformer(kDomains, CLI::ignore_case));
  parser.add_option("--name", a.request.options.name, "name of the data, for people");
  parser.add_option("--rejected", a.rejected, "save rejected rows to this CSV file");
  parser.add_option("--threads", a.request.options.threads, "workers, 0 for all cores");
  parser.add_flag("--overwrite", a.request.overwrite, "replace an existing project");
}

}  // namespace

Command importCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("import", "Make a project from interaction data");
  auto arguments = std::make_shared<Arguments>();
  parser->add_option("PATH", arguments->sources, "files, folders or archives");
  addFormatOptions(*parser, *arguments);
  addRoleOptions(*parser, *arguments);
  addCleaningOptions(*parser, *arguments);
  addFileOptions(*parser, *arguments);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const std::string& project = console.options().project;
            const ImportRequest request = requestOf(*arguments, project);
            const ImportOutcome outcome =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  return importData(request, progress, stop);
                });
            if (!arguments->rejected.empty()) {
              saveRejectedRows(outcome.report, arguments->rejected);
            }
            console.result(toJson(outcome), describe(outcome, project));
          }};
}

}  // namespace tastescope::cli
