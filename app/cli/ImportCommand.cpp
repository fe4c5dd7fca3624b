#include <map>
#include <optional>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/Values.h"
#include "core/base/Joined.h"
#include "core/data/DomainGuess.h"
#include "core/data/FormatNames.h"
#include "core/data/NumberParsing.h"
#include "core/data/ReadingJson.h"
#include "core/data/TimeParsing.h"
#include "core/workflow/data/ImportData.h"
#include "core/workflow/living/AppendData.h"

namespace tastescope::cli {
namespace {

const std::map<std::string, TimeForm> kTimeForms{
    {"seconds", TimeForm::Seconds},     {"milliseconds", TimeForm::Millis},
    {"microseconds", TimeForm::Micros}, {"nanoseconds", TimeForm::Nanos},
    {"ticks", TimeForm::Ticks},         {"compact", TimeForm::CompactDate},
    {"excel", TimeForm::ExcelDays},     {"dates", TimeForm::Dates},
    {"positions", TimeForm::Position}};
/// How pairs are made and whether their repeats stay; without a policy the usual one holds.
struct Duplicates {
  std::optional<DuplicatePolicy> policy;
  bool keepRepeats = false;
};
const std::map<std::string, Duplicates> kDuplicates{{"first", {DuplicatePolicy::KeepFirst, false}},
                                                    {"last", {DuplicatePolicy::KeepLast, false}},
                                                    {"sum", {DuplicatePolicy::Sum, false}},
                                                    {"keep", {std::nullopt, true}},
                                                    {"keep-sum", {DuplicatePolicy::Sum, true}}};

constexpr std::uint64_t kMostRows = 2'000'000'000;
constexpr std::uint64_t kMostMegabytes = 1'000'000'000;

/// The request as far as options write into it directly, and raw values; `requestOf()` turns these
/// into what the use case wants.
struct Arguments {
  ImportRequest request;
  std::vector<std::string> sources;
  std::string delimiter, quote, decimal, header, dates, itemList;
  std::optional<std::string> path;
  std::optional<double> noRating;
  std::vector<RoleAssignment> roles;
  FormatArguments rejectedFormat;
  std::string items, users, links, train, valid, test, rejected, from, until;
  std::vector<std::string> events;
  Duplicates duplicates;
  std::optional<Domain> domain;
  std::uint32_t kCore = 0;
  std::uint64_t maxMemory = 0;  ///< in MB
  bool alone = false;
  bool append = false;
  bool undoAppend = false;
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

/// "none" in place of a column: no column has the role.
void takeRoles(const Arguments& arguments, ImportOptions& options) {
  for (const RoleAssignment& role : arguments.roles) {
    if (role.column == "none") {
      options.without.insert(role.role);
    } else {
      options.roles.push_back(role);
    }
  }
}

/// "view=1,cart=3,buy" one by one; a weight left out is 1.
std::vector<EventWeight> eventsOf(const std::vector<std::string>& texts) {
  std::vector<EventWeight> events;
  for (const std::string& text : texts) {
    const std::size_t equals = text.rfind('=');
    const auto weight =
        equals == std::string::npos ? 1.0 : parseNumber(std::string_view(text).substr(equals + 1));
    if (!weight || text.empty() || equals == 0) {
      throw Error(
          ErrorCode::InvalidConfig,
          coreText("Core", "%1 is no event with a weight. Write --event view=1,buy=5.").arg(text));
    }
    events.push_back({text.substr(0, equals), *weight});
  }
  return events;
}

std::string itemSeparatorOf(const std::string& text) {
  if (text == "none") return "";
  if (text == "json") return "[]";
  return delimiterOf(text);
}

ImportRequest requestOf(const Arguments& arguments, const Console& console) {
  ImportRequest request = arguments.request;
  request.project = console.options().project;
  request.overwrite = console.options().overwrite;
  if (!arguments.rejected.empty()) {
    request.rejected = {console.output(arguments.rejected), formatOf(arguments.rejectedFormat)};
  }
  ImportOptions& options = request.options;
  options.sources.assign(arguments.sources.begin(), arguments.sources.end());
  if (!arguments.delimiter.empty()) options.format.delimiter = delimiterOf(arguments.delimiter);
  if (!arguments.quote.empty()) {
    options.format.quote = arguments.quote == "none" ? '\0' : arguments.quote.front();
  }
  if (!arguments.decimal.empty()) options.format.decimal = arguments.decimal.front();
  if (!arguments.header.empty()) options.format.header = arguments.header == "yes";
  if (!arguments.dates.empty()) options.format.dayFirst = arguments.dates == "day-first";
  options.format.yearFirst = arguments.dates == "year-first";
  if (arguments.path) options.format.path = arguments.path;
  if (arguments.noRating) options.format.noRating = arguments.noRating;
  if (!arguments.itemList.empty()) {
    options.format.listSeparator = itemSeparatorOf(arguments.itemList);
  }
  options.companions = !arguments.alone;
  options.memoryCeiling = arguments.maxMemory << 20;
  takeRoles(arguments, options);
  options.cleaning.events = eventsOf(arguments.events);
  const auto usual =
      options.cleaning.events.empty() ? DuplicatePolicy::KeepLast : DuplicatePolicy::Sum;
  options.cleaning.duplicates = arguments.duplicates.policy.value_or(usual);
  options.cleaning.keepRepeats = arguments.duplicates.keepRepeats;
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
  if (arguments.domain) options.domain = *arguments.domain;
  return request;
}

std::string doubtInWords(const Doubt& doubt);

/// Options that an append takes from its project, as far as they were given.
std::vector<std::string> ownRules(const Arguments& arguments) {
  const CleaningOptions& cleaning = arguments.request.options.cleaning;
  std::vector<std::string> given;
  const auto note = [&](bool is, const char* option) {
    if (is) given.emplace_back(option);
  };
  note(!arguments.events.empty(), "--event");
  note(cleaning.minRating.has_value(), "--min-rating");
  note(arguments.kCore > 0, "--k-core");
  note(cleaning.minPerUser > 0, "--min-per-user");
  note(cleaning.minPerItem > 0, "--min-per-item");
  note(arguments.domain.has_value(), "--domain");
  note(!arguments.request.options.name.empty(), "--name");
  return given;
}

/// A project from before rules were kept is told them again; then all of them hold.
AppendRequest appendRequestOf(const Arguments& arguments, const Console& console,
                              const Session& session) {
  const bool rulesKept = session.data().report.reading.rules.has_value();
  const std::vector<std::string> given = ownRules(arguments);
  if (rulesKept && !given.empty()) {
    throw Error(
        ErrorCode::InvalidConfig,
        coreText("Core", "What is added follows the rules of its project, so leave out: %1.")
            .arg(joined(given)));
  }
  const ImportRequest request = requestOf(arguments, console);
  AppendRequest append{request.options, {}, request.rejected};
  if (arguments.duplicates.policy || arguments.duplicates.keepRepeats)
    append.cleaning = request.options.cleaning;
  return append;
}

Json toJson(const AppendOutcome& outcome) {
  const RowCounts& rows = outcome.report.rows;
  Json notes = Json::array();
  for (const Text& note : outcome.report.notes) notes.push_back(note.english());
  return {{"append", outcome.record.generation},
          {"rows",
           {{"read", rows.read},
            {"new", rows.imported},
            {"merged", rows.merged},
            {"filtered", rows.filtered},
            {"rejected", rows.rejected}}},
          {"newUsers", outcome.users},
          {"newItems", outcome.items},
          {"interactions", outcome.interactions},
          {"fingerprint", outcome.record.fingerprint},
          {"notes", notes},
          {"reading",
           toJson(outcome.report.reading, [](const Text& text) { return Json(text.english()); })},
          {"seconds", outcome.report.seconds}};
}

std::string describe(const AppendOutcome& outcome, const std::string& project) {
  const RowCounts& rows = outcome.report.rows;
  std::string text = thousands(rows.read) + " rows read = " + thousands(rows.imported) + " new + " +
                     thousands(rows.merged) + " merged + " + thousands(rows.filtered) +
                     " filtered + " + thousands(rows.rejected) + " rejected\n";
  text += thousands(outcome.users) + " new users, " + thousands(outcome.items) +
          " new items; now " + thousands(outcome.interactions) + " interactions in " + project +
          " (" + duration(outcome.report.seconds) + ")\n";
  for (const Text& note : outcome.report.notes) text += "  note: " + note.english() + "\n";
  return text + "  take it back with: import --undo-append\n";
}

void runAppend(const Arguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  const AppendRequest request = appendRequestOf(arguments, console, *session);
  const AppendOutcome outcome =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return appendData(*session, request, progress, stop);
      });
  console.result(toJson(outcome), describe(outcome, console.options().project));
  for (const Doubt& doubt : outcome.report.reading.doubts)
    console.warn("doubt: " + doubtInWords(doubt));
}

void runUndoAppend(const Console& console) {
  const UndoneAppend undone =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return undoAppend(console.options().project, console.options().overwrite, progress, stop);
      });
  std::string text = "taken back: “" + undone.append.source + "” with " +
                     thousands(undone.append.rows.imported) + " interactions, " +
                     thousands(undone.users) + " users and " + thousands(undone.items) + " items\n";
  if (undone.runs > 0) {
    text += "  " + thousands(undone.runs) +
            " runs were trained with it; they can be used again when it is added again\n";
  }
  if (undone.lists > 0) {
    text += "  stored lists of " + thousands(undone.lists) +
            " runs named what is gone and went with it\n";
  }
  console.result({{"undone", undone.append.generation},
                  {"source", undone.append.source},
                  {"interactions", undone.append.rows.imported},
                  {"users", undone.users},
                  {"items", undone.items},
                  {"opinions", undone.opinions},
                  {"people", undone.people},
                  {"selections", undone.selections},
                  {"lists", undone.lists},
                  {"runs", undone.runs}},
                 text);
}

std::string plainNumber(double value) { return Text("", "%1").arg(value).english(); }

/// The option that gives a column its role.
struct RoleFlag {
  ColumnRole role;
  const char* flag;
  const char* help;
};
constexpr auto kRoleFlags = std::to_array<RoleFlag>({
    {ColumnRole::User, "--user", "column of the user, by name or number"},
    {ColumnRole::Item, "--item", "column of the item"},
    {ColumnRole::Rating, "--rating", "column of the rating or weight; none: there is none"},
    {ColumnRole::Time, "--time", "column of the time; none: there is none"},
    {ColumnRole::TimeOfDay, "--time-of-day",
     "column of the time of day, where the time is a date alone"},
    {ColumnRole::Event, "--event-column", "column that says what happened: view, cart, buy"},
    {ColumnRole::Split, "--split-column", "column that says train, valid or test"},
    {ColumnRole::ItemTitle, "--item-title", "column of the item's title"},
    {ColumnRole::ItemAttribute, "--item-attribute", "column that describes the item (repeatable)"},
    {ColumnRole::UserAttribute, "--user-attribute", "column that describes the user (repeatable)"},
});

/// The options that do what a remedy does.
std::string optionsOf(const Remedy& remedy) {
  std::string options;
  for (const RoleAssignment& role : remedy.roles) {
    const auto known = std::ranges::find(kRoleFlags, role.role, &RoleFlag::role);
    if (known == kRoleFlags.end()) continue;
    options += " " + std::string(known->flag) + " \"" + role.column + "\"";
  }
  if (remedy.minRating) options += " --min-rating " + plainNumber(*remedy.minRating);
  if (remedy.dayFirst) options += *remedy.dayFirst ? " --dates day-first" : " --dates month-first";
  return options;
}

std::string doubtInWords(const Doubt& doubt) {
  std::string words = doubt.sentence.english();
  if (doubt.remedy) {
    const std::string options = optionsOf(*doubt.remedy);
    words += " " + doubt.remedy->label.english() + (options.empty() ? "." : ":" + options);
  } else if (!doubt.option.empty()) {
    words += " See " + doubt.option + ".";
  }
  return words;
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
  // Doubts are remarks, too: a reader of the notes alone must not miss them.
  const Reading& reading = outcome.report.reading;
  for (const Doubt& doubt : reading.doubts) notes.push_back(doubtInWords(doubt));
  const Json read = toJson(reading, [](const Text& text) { return Json(text.english()); });
  return {{"rows",
           {{"read", rows.read},
            {"imported", rows.imported},
            {"merged", rows.merged},
            {"filtered", rows.filtered},
            {"rejected", rows.rejected}}},
          {"users", outcome.users},
          {"items", outcome.items},
          {"interactions", outcome.interactions},
          {"repeats", rows.repeats},
          {"rejectedSample", rejected},
          {"notes", notes},
          {"reading", read},
          {"doubts", read["doubts"]},
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
  for (const ReadingLine& line : linesOf(outcome.report.reading)) {
    text += "  " + line.label.english() + ": " + line.value.english() + "\n";
  }
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
  addChoice(parser, "--format", options.layout, layoutsByKey(), "how the files are laid out");
  addChoice(parser, "--encoding", options.format.encoding, encodingsByKey(), "of the files");
  parser.add_option("--delimiter", a.delimiter, "between cells: , ; | :: tab space");
  parser.add_option("--quote", a.quote, "around cells: \" ' or none");
  parser.add_option("--path", a.path,
                    "JSON: where the events are, such as events[] or playlists[].tracks[]");
  parser.add_option("--no-rating", a.noRating, "matrix: the number that means not rated")
      ->check(finiteNumber());
  parser.add_option("--item-list", a.itemList,
                    "between items in a cell: space | , ; tab json or none");
  parser.add_option("--decimal", a.decimal, "decimal sign")->check(CLI::IsMember({".", ","}));
  parser.add_option("--skip-lines", options.skipLines, "lines before the header or the first row")
      ->check(wholeNumber(0, kMostRows));
  parser.add_flag("--strict", options.strict, "a doubt about the reading is an error");
  addChoice(parser, "--time-form", options.format.timeForm, kTimeForms,
            "what the times are, where the guess is wrong");
  addWord(parser, "--header", a.header, {"yes", "no"}, "does the first row hold names?");
  addWord(parser, "--dates", a.dates, {"day-first", "month-first", "year-first"},
          "how 9/12/2011 and 19/03/21 are read");
}

void addRoleOptions(CLI::App& parser, Arguments& a) {
  for (const RoleFlag& role : kRoleFlags) {
    parser.add_option_function<std::vector<std::string>>(
        role.flag,
        [&a, value = role.role](const std::vector<std::string>& columns) {
          for (const std::string& column : columns) a.roles.push_back({column, value});
        },
        role.help);
  }
}

void addCleaningOptions(CLI::App& parser, Arguments& a) {
  CleaningOptions& cleaning = a.request.options.cleaning;
  addChoice(parser, "--duplicates", a.duplicates, kDuplicates,
            "what stays of the same user and item again; keep: also every event, for models that "
            "read order");
  parser
      .add_option("--event", a.events, "events to keep and what each is worth: view=1,cart=3,buy=5")
      ->delimiter(',');
  parser
      .add_option("--min-rating", cleaning.minRating,
                  "rows rated lower are filtered; with --duplicates sum or keep-sum, pairs that "
                  "add up to less")
      ->check(finiteNumber());
  parser.add_option("--k-core", a.kCore, "least interactions of every user and item")
      ->check(wholeNumber(0, kMostRows));
  parser.add_option("--min-per-user", cleaning.minPerUser, "least interactions of every user")
      ->check(wholeNumber(0, kMostRows));
  parser.add_option("--min-per-item", cleaning.minPerItem, "least interactions of every item")
      ->check(wholeNumber(0, kMostRows));
  parser.add_option("--from", a.from, "first moment kept, such as 2011-01-01");
  parser.add_option("--until", a.until, "first moment no longer kept");
}

void addFileOptions(CLI::App& parser, Arguments& a) {
  parser.add_option("--member,--sheet,--table", a.request.options.member,
                    "which table of an archive, workbook (name or number) or database");
  parser.add_option("--items", a.items, "file that describes the items");
  parser.add_option("--users", a.users, "file that describes the users");
  parser.add_option("--item-id", a.request.options.itemIdColumn,
                    "column of the ids in the file that describes the items");
  parser.add_option("--user-id", a.request.options.userIdColumn,
                    "column of the ids in the file that describes the users");
  parser.add_option("--links", a.links, "file of links between users");
  parser.add_flag("--no-companions", a.alone,
                  "leave item, user and link files found beside the source alone");
  parser.add_option("--train", a.train, "given split: file to learn from");
  parser.add_option("--valid", a.valid, "given split: file to tune on");
  parser.add_option("--test", a.test, "given split: file to evaluate on");
  addChoice(parser, "--domain", a.domain, domainsByKey(),
            "what the data is about; guessed from its words unless given");
  parser.add_option("--name", a.request.options.name, "name of the data, for people");
  parser.add_option("--rejected", a.rejected, "save rejected rows to this CSV file");
  addExportOptions(parser, a.rejectedFormat, "rejected-");
  parser.add_option("--threads", a.request.options.threads, "workers, 0 for all cores")
      ->check(wholeNumber(0, kMostThreads));
  parser
      .add_option("--max-memory", a.maxMemory,
                  "megabytes the rows may take, 0 for nine tenths of what there is")
      ->check(wholeNumber(0, kMostMegabytes));
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
  CLI::Option* const append = parser->add_flag(
      "--append", arguments->append, "add the files to the project, read by its own rules");
  parser
      ->add_flag("--undo-append", arguments->undoAppend,
                 "take back what was added last; with --overwrite also opinions and people kept by "
                 "name that are about it")
      ->excludes(append);
  addOverwriteOption(*parser, options, "replace an existing project, and rejected rows");
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            if (arguments->append) return runAppend(*arguments, console);
            if (arguments->undoAppend) return runUndoAppend(console);
            const std::string& project = console.options().project;
            ImportRequest request = requestOf(*arguments, console);
            const ImportOutcome outcome =
                console.withProgress([&](Progress& progress, const std::stop_token& stop) {
                  if (!arguments->domain)
                    request.options.domain = guessDomain(request.options, stop);
                  return importData(request, progress, stop);
                });
            console.result(toJson(outcome), describe(outcome, project));
            for (const Doubt& doubt : outcome.report.reading.doubts) {
              console.warn("doubt: " + doubtInWords(doubt));
            }
          }};
}

}  // namespace tastescope::cli
