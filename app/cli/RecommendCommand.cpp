#include "app/cli/Commands.h"
#include "core/report/TableWriter.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/recommend/GenerateUse.h"
#include "core/workflow/recommend/RecommendUse.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string run, user, out;
  std::vector<std::string> history;
  bool all = false;
  std::size_t k = 10;
  std::size_t samples = 0;
  GenerateOptions generate{.length = 0};  ///< length 0: rank, do not generate
  std::string strategy = generationKey(GenerationStrategy::Greedy);
};

RecommendRequest requestOf(const Arguments& arguments, Session& session) {
  RecommendRequest request;
  request.run = runByName(session, arguments.run).id;
  request.k = arguments.k;
  request.samples = arguments.samples;
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

void writeCsv(const std::string& file, const std::string& user,
              const std::vector<RecommendationRow>& rows, bool titles) {
  TableWriter table(file, ExportFormat{});
  std::vector<std::string> header{"user", "rank", "item", "score"};
  if (titles) header.emplace_back("title");
  table.header(header);
  for (const RecommendationRow& row : rows) {
    table.text(user);
    table.integer(row.rank);
    table.text(row.id);
    table.score(row.score);
    if (titles) table.text(row.title);
    table.endRow();
  }
  table.finish();
}

void recommendOne(const Arguments& arguments, Session& session, const Console& console) {
  const std::vector<RecommendationRow> rows = recommend(session, requestOf(arguments, session));
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
  if (!arguments.out.empty()) writeCsv(arguments.out, arguments.user, rows, titles);
  console.result({{"user", arguments.user}, {"items", list}}, table.text());
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

void writeCsv(const std::string& file, const std::string& user,
              const std::vector<GeneratedList>& lists) {
  TableWriter table(file, ExportFormat{});
  table.header({"user", "sequence", "position", "item", "probability"});
  for (std::size_t number = 0; number < lists.size(); ++number) {
    for (const GeneratedRow& row : lists[number].rows) {
      table.text(user);
      table.integer(number + 1);
      table.integer(row.position);
      table.text(row.id);
      table.score(row.probability);
      table.endRow();
    }
  }
  table.finish();
}

void generateOne(const Arguments& arguments, Session& session, const Console& console) {
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
  if (!arguments.out.empty()) writeCsv(arguments.out, arguments.user, lists);
  console.result({{"user", arguments.user},
                  {"strategy", arguments.strategy},
                  {"seed", arguments.generate.seed},
                  {"sequences", sequences}},
                 table.text());
}

void recommendEveryone(const Arguments& arguments, Session& session, const Console& console) {
  const RunId run = runByName(session, arguments.run).id;
  const std::uint64_t users =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return recommendAll(session, run, arguments.k, progress, stop);
      });
  std::uint64_t rows = users * arguments.k;
  if (!arguments.out.empty()) {
    ExportRequest request;
    request.run = run;
    request.k = arguments.k;
    request.file = arguments.out;
    rows = console
               .withProgress([&](Progress& progress, const std::stop_token& stop) {
                 return exportTable(session, request, progress, stop);
               })
               .rows;
  }
  console.result({{"users", users}, {"k", arguments.k}, {"rows", rows}},
                 "Top " + std::to_string(arguments.k) + " stored for " + thousands(users) +
                     " users" + (arguments.out.empty() ? "" : " and written to " + arguments.out) +
                     ".\n");
}

void addGenerationOptions(CLI::App& parser, Arguments& arguments) {
  GenerateOptions& options = arguments.generate;
  auto* length = parser.add_option("--generate", options.length,
                                   "write the history on by this many items, one after the other");
  length->check(CLI::Range(1, 1000))->excludes("--all")->excludes("--samples");
  const auto add = [&](const char* name, auto& value, const char* help) {
    return parser.add_option(name, value, help)->needs(length)->capture_default_str();
  };
  add("--strategy", arguments.strategy, "how: greedy, beam or sample");
  add("--temperature", options.temperature, "sample: below 1 sharper, above 1 more varied");
  add("--top-p", options.topP, "sample: only the likeliest items that together reach this");
  add("--beams", options.beams, "beam: alternatives followed at once")->check(CLI::Range(1, 1000));
  add("--seed", options.seed, "sample: the same seed gives the same sequence");
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
  who->add_flag("--all", arguments->all, "everyone; stored in the project too");
  who->require_option(1);
  parser->add_option("-k,--top", arguments->k, "items a list")->check(CLI::Range(1, 100000));
  parser->add_option("--samples", arguments->samples,
                     "rank by the mean over this many posterior samples");
  addGenerationOptions(*parser, *arguments);
  parser->add_option("--out", arguments->out,
                     "write a CSV file: user,rank,item,score (generated: user,sequence,position,"
                     "item,probability)");
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) {
            const SessionPtr session = console.openSession();
            if (arguments->all) {
              recommendEveryone(*arguments, *session, console);
            } else if (arguments->generate.length > 0) {
              generateOne(*arguments, *session, console);
            } else {
              recommendOne(*arguments, *session, console);
            }
          }};
}

}  // namespace tastescope::cli
