#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/SelectArguments.h"
#include "app/cli/Values.h"
#include "core/report/TableWriter.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/recommend/GenerateUse.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string run, user, select, out;
  std::vector<std::string> history;
  bool all = false, keepOwned = false;
  std::size_t k = 10;
  std::size_t samples = 0;
  GenerateOptions generate{.length = 0};  ///< length 0: rank, do not generate
  std::string strategy = generationKey(GenerationStrategy::Greedy);
  FormatArguments format;
};

RecommendRequest requestOf(const Arguments& arguments, Session& session) {
  RecommendRequest request;
  request.run = runByName(session, arguments.run).id;
  request.k = arguments.k;
  request.samples = arguments.samples;
  request.keepOwned = arguments.keepOwned;
  if (!arguments.user.empty()) {
    request.user = userFromId(session, arguments.user);
    return request;
  }
  std::vector<std::string> ids;
  for (const std::string& part : arguments.history) {
    for (std::string& id : splitIds(part)) ids.push_back(std::move(id));
  }
  request.added = itemsFromIds(session, ids);
  return request;
}

ExportOutcome writeCsv(const Arguments& arguments, const OutputFile& file,
                       const std::vector<RecommendationRow>& rows, bool titles) {
  const ExportFormat format = formatOf(arguments.format);
  TableWriter table(file, format);
  std::vector<std::string> header{"user", "rank", "item", "score"};
  if (titles) header.emplace_back("title");
  if (format.header) table.header(header);
  for (const RecommendationRow& row : rows) {
    table.text(arguments.user);
    table.integer(row.rank);
    table.text(row.id);
    table.score(row.score);
    if (titles) table.text(row.title);
    table.endRow();
  }
  return table.finish();
}

/// What a run does not know is said with its lists.
void warnOfAge(const Arguments& arguments, Session& session, const Console& console) {
  const Text words = inWords(ageOf(session, runByName(session, arguments.run)));
  if (!words.empty()) console.warn(words.english());
}

void recommendOne(const Arguments& arguments, Session& session, const Console& console) {
  warnOfAge(arguments, session, console);
  const RecommendRequest request = requestOf(arguments, session);
  const std::vector<RecommendationRow> rows = recommend(session, request);
  const bool titles = session.data().itemAttributes.titleColumn().has_value();
  Json list = Json::array();
  TextTable table({"rank", "item", "score", "title"});
  for (const RecommendationRow& row : rows) {
    Json entry{{"rank", row.rank}, {"item", row.id}, {"score", row.score}};
    if (titles) entry["title"] = row.title;
    if (arguments.samples > 0) entry["range"] = {row.low, row.high};
    list.push_back(entry);
    table.add({std::to_string(row.rank), row.id, decimals(row.score, 4), row.title});
  }
  Json document{{"user", arguments.user}, {"keepOwned", arguments.keepOwned}, {"items", list}};
  std::string text = table.text();
  if (rows.empty()) {
    text = nothingToRecommend(session, request).english() + "\n";
    document["note"] = nothingToRecommend(session, request).english();
  }
  if (!arguments.out.empty())
    text += outcomeText(writeCsv(arguments, console.output(arguments.out), rows, titles));
  console.result(document, text);
}

Json toJson(const GeneratedList& list, bool titles) {
  Json items = Json::array();
  for (const GeneratedRow& row : list.rows) {
    Json entry{{"position", row.position},
               {"item", row.id},
               {"score", row.score},
               {"probability", row.probability}};
    if (titles) entry["title"] = row.title;
    items.push_back(entry);
  }
  return {{"log-probability", list.logProbability}, {"items", items}};
}

ExportOutcome writeCsv(const Arguments& arguments, const OutputFile& file,
                       const std::vector<GeneratedList>& lists) {
  const ExportFormat format = formatOf(arguments.format);
  TableWriter table(file, format);
  if (format.header) table.header({"user", "sequence", "position", "item", "probability"});
  for (std::size_t number = 0; number < lists.size(); ++number) {
    for (const GeneratedRow& row : lists[number].rows) {
      table.text(arguments.user);
      table.integer(number + 1);
      table.integer(row.position);
      table.text(row.id);
      table.score(row.probability);
      table.endRow();
    }
  }
  return table.finish();
}

void generateOne(const Arguments& arguments, Session& session, const Console& console) {
  warnOfAge(arguments, session, console);
  GenerateRequest request{.from = requestOf(arguments, session), .options = arguments.generate};
  request.options.strategy = generationFromKey(arguments.strategy);
  const std::vector<GeneratedList> lists =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return generate(session, request, progress, stop);
      });
  const bool titles = session.data().itemAttributes.titleColumn().has_value();
  Json sequences = Json::array();
  TextTable table({"sequence", "position", "item", "probability", "title"});
  for (const GeneratedList& list : lists) {
    sequences.push_back(toJson(list, titles));
    for (const GeneratedRow& row : list.rows) {
      table.add({std::to_string(sequences.size()), std::to_string(row.position), row.id,
                 decimals(row.probability, 4), row.title});
    }
  }
  std::string text = table.text();
  if (!arguments.out.empty())
    text += outcomeText(writeCsv(arguments, console.output(arguments.out), lists));
  console.result({{"user", arguments.user},
                  {"strategy", arguments.strategy},
                  {"seed", arguments.generate.seed},
                  {"keepOwned", arguments.keepOwned},
                  {"sequences", sequences}},
                 text);
}

void recommendEveryone(const Arguments& arguments, Session& session, const Console& console) {
  warnOfAge(arguments, session, console);
  const RunId run = runByName(session, arguments.run).id;
  const EveryoneServed served =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return recommendAll(session, run, arguments.k, arguments.keepOwned, progress, stop);
      });
  Json document{{"users", served.users}, {"k", arguments.k},
                {"rows", served.rows},   {"nothing", served.nothing},
                {"fewer", served.fewer}, {"keepOwned", arguments.keepOwned}};
  std::string text = "Top " + std::to_string(arguments.k) + " stored for ";
  text += thousands(served.users) + " users";
  ExportOutcome written;
  if (!arguments.out.empty()) {
    ExportRequest request;
    request.run = run;
    request.k = arguments.k;
    request.keepOwned = arguments.keepOwned;
    request.format = formatOf(arguments.format);
    request.file = console.output(arguments.out);
    written = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      return exportTable(session, request, progress, stop);
    });
    document["rows"] = written.rows;
    text += " and written to " + arguments.out;
  }
  text += ".\n";
  Json notes = Json::array();
  for (const Text& note : served.notes()) {
    notes.push_back(note.english());
    text += note.english() + "\n";
  }
  document["notes"] = notes;
  console.result(document, text + outcomeText(written));
}

/// A list each; nothing is stored in the project.
void recommendSelected(const Arguments& arguments, Session& session, const Console& console) {
  const RunId run = runByName(session, arguments.run).id;
  ExportRequest request{.run = run, .k = arguments.k, .keepOwned = arguments.keepOwned};
  request.users = selected(session, Entity::User, arguments.select);
  const auto lists = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return recommendEach(session, run, request.users, arguments.k, arguments.keepOwned, progress,
                         stop);
  });
  const Dataset& data = session.data();
  Json document = Json::array();
  TextTable table({"user", "rank", "item", "score", "title"});
  for (std::size_t at = 0; at < lists.size(); ++at) {
    const std::string user(data.users.id(request.users[at]));
    Json items = Json::array();
    for (const RecommendedItem& entry : lists[at]) {
      const std::string item(data.items.id(entry.item));
      items.push_back({{"rank", items.size() + 1}, {"item", item}, {"score", entry.score}});
      table.add({user, std::to_string(items.size()), item, decimals(entry.score, 4),
                 data.itemAttributes.title(entry.item)});
    }
    document.push_back({{"user", user}, {"items", items}});
  }
  std::string text = table.text();
  if (!arguments.out.empty()) {
    request.format = formatOf(arguments.format);
    request.file = console.output(arguments.out);
    const ExportOutcome written =
        console.withProgress([&](Progress& progress, const std::stop_token& stop) {
          return exportTable(session, request, progress, stop);
        });
    text = "Top " + std::to_string(arguments.k) + " of ";
    text.append(thousands(lists.size())).append(" users written to ").append(arguments.out);
    text.append(".\n").append(outcomeText(written));
  }
  console.result({{"keepOwned", arguments.keepOwned}, {"lists", document}}, text);
}

void addGenerationOptions(CLI::App& parser, Arguments& arguments) {
  GenerateOptions& options = arguments.generate;
  auto* length = parser.add_option("--generate", options.length,
                                   "write the history on by this many items, one after the other");
  length->check(wholeNumber(1, 1000))
      ->excludes("--all")
      ->excludes("--select")
      ->excludes("--samples");
  const auto add = [&](const char* name, auto& value, const char* help) {
    return parser.add_option(name, value, help)->needs(length)->capture_default_str();
  };
  std::vector<std::string> strategies;
  for (const auto strategy :
       {GenerationStrategy::Greedy, GenerationStrategy::Beam, GenerationStrategy::Sample}) {
    strategies.emplace_back(generationKey(strategy));
  }
  addWord(parser, "--strategy", arguments.strategy, strategies, "how")
      ->needs(length)
      ->capture_default_str();
  add("--temperature", options.temperature, "sample: below 1 sharper, above 1 more varied")
      ->check(positiveNumber());
  add("--top-p", options.topP, "sample: only the likeliest items that together reach this")
      ->check(numberWithin(0, 1));
  add("--beams", options.beams, "beam: alternatives followed at once")->check(wholeNumber(1, 1000));
  add("--seed", options.seed, "sample: the same seed gives the same sequence")
      ->check(wholeNumber());
}

}  // namespace

Command recommendCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("recommend", "What a user, a history or everyone would get");
  auto arguments = std::make_shared<Arguments>();
  parser->add_option("--run", arguments->run, "run number or name")->required();
  auto* who = parser->add_option_group("who");
  who->add_option("--user", arguments->user, "a user's id");
  who->add_option("--history", arguments->history,
                  "item ids of someone unknown: ID,ID,... (quote ids with commas)");
  who->add_option("--select", arguments->select,
                  "a list each for these: the name of a selection, ID,ID,... or @FILE with an id a "
                  "line or a column id");
  who->add_flag("--all", arguments->all, "everyone; stored in the project too");
  who->require_option(1);
  parser->add_option("-k,--top", arguments->k, "items a list")->check(wholeNumber(1, kMostItems));
  parser
      ->add_option("--samples", arguments->samples,
                   "rank by the mean over this many posterior samples")
      ->check(wholeNumber(0, kMostSamples))
      ->excludes("--select");
  parser->add_flag("--keep-owned", arguments->keepOwned,
                   "also items the user has, for what is bought again");
  addGenerationOptions(*parser, *arguments);
  parser->add_option("--out", arguments->out,
                     "write a CSV file: user,rank,item,score (generated: user,sequence,position,"
                     "item,probability)");
  addOverwriteOption(*parser, options);
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            const FileProtection read(FileProtection::Reason::BeingRead,
                                      selectionFile(arguments->select));
            console.requireOutputs({arguments->out});
            if (!arguments->select.empty()) {
              recommendSelected(*arguments, *session, console);
            } else if (arguments->all) {
              recommendEveryone(*arguments, *session, console);
            } else if (arguments->generate.length > 0) {
              generateOne(*arguments, *session, console);
            } else {
              recommendOne(*arguments, *session, console);
            }
          }};
}

}  // namespace tastescope::cli
