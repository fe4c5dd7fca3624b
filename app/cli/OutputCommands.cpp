#include <map>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/SelectArguments.h"
#include "app/cli/SplitArguments.h"
#include "app/cli/Values.h"
#include "core/base/Joined.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/export/RunTransfer.h"

namespace tastescope::cli {
namespace {

const std::map<std::string, ExportTable> kTables{{"recommendations", ExportTable::Recommendations},
                                                 {"interactions", ExportTable::Interactions},
                                                 {"users", ExportTable::Users},
                                                 {"items", ExportTable::Items},
                                                 {"metrics", ExportTable::Metrics},
                                                 {"curves", ExportTable::RunCurves},
                                                 {"user-vectors", ExportTable::UserVectors},
                                                 {"item-vectors", ExportTable::ItemVectors}};
constexpr const char* kWeights = "weights";

bool belongsToRun(ExportTable table) {
  return table != ExportTable::Interactions && table != ExportTable::Users &&
         table != ExportTable::Items;
}

struct ExportArguments {
  std::string what = "recommendations", run, select, out;
  std::string entity = "users";  ///< that --select is of, where it could be of either
  std::size_t k = 10;
  std::vector<std::string> columns;
  bool keepOwned = false, splitFiles = false;
  SplitArguments split;
  FormatArguments format;
};

/// The rows of those whom --select names, alone.
void narrow(ExportRequest& request, Session& session, const ExportArguments& arguments) {
  const bool ofItems =
      request.table == ExportTable::Items || request.table == ExportTable::ItemVectors;
  const bool ofUsers = request.table == ExportTable::Recommendations ||
                       request.table == ExportTable::Users ||
                       request.table == ExportTable::UserVectors;
  if (request.table == ExportTable::Interactions) {
    const Entity entity = arguments.entity == "users" ? Entity::User : Entity::Item;
    (entity == Entity::User ? request.users : request.items) =
        selected(session, entity, arguments.select);
  } else if (ofUsers) {
    request.users = selected(session, Entity::User, arguments.select);
  } else if (ofItems) {
    request.items = selected(session, Entity::Item, arguments.select);
  } else {
    throw Error(ErrorCode::InvalidInput,
                coreText("Export",
                         "Metrics and curves are of runs, not of a selection. Leave "
                         "--select away."));
  }
}

ExportRequest requestOf(const ExportArguments& arguments, Session& session,
                        const Console& console) {
  ExportRequest request;
  request.table = kTables.at(arguments.what);
  if (belongsToRun(request.table)) request.run = runByName(session, arguments.run).id;
  request.k = arguments.k;
  request.keepOwned = arguments.keepOwned;
  request.columns = arguments.columns;
  request.format = formatOf(arguments.format);
  request.file = console.output(arguments.out);
  request.splitFiles = arguments.splitFiles;
  if (!arguments.select.empty()) narrow(request, session, arguments);
  if (request.table != ExportTable::Interactions) return request;
  if (!arguments.split.kind.empty()) {
    request.split = splitOf(arguments.split, session.data());
  } else if (!arguments.run.empty()) {
    request.split = splitSpecFromJson(runByName(session, arguments.run).split);
  }
  return request;
}

void runExport(const ExportArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  if (arguments.what == kWeights) {
    const std::uint64_t tensors =
        exportRun(*session, runByName(*session, arguments.run).id, console.output(arguments.out));
    console.result({{"tensors", tensors}, {"file", arguments.out}},
                   std::to_string(tensors) + " tensors written to " + arguments.out + ".\n");
    return;
  }
  const FileProtection read(FileProtection::Reason::BeingRead, selectionFile(arguments.select));
  const ExportRequest request = requestOf(arguments, *session, console);
  const ExportOutcome outcome =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return exportTable(*session, request, progress, stop);
      });
  std::vector<std::string> files;
  for (const auto& file : outcome.files) files.push_back(file.string());
  Json document{{"rows", outcome.rows}, {"file", arguments.out}, {"files", files}};
  if (request.table == ExportTable::Recommendations) document["keepOwned"] = request.keepOwned;
  if (request.split) document["split"] = toJson(*request.split);
  addTo(document, outcome);
  std::string text = thousands(outcome.rows);
  text.append(" rows written to ").append(joined(files)).append(".\n");
  console.result(document, text + outcomeText(outcome));
}

}  // namespace

Command exportCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("export", "Tables and weights as files");
  auto arguments = std::make_shared<ExportArguments>();
  std::vector<std::string> names{kWeights};
  for (const auto& [name, unused] : kTables) names.push_back(name);
  addWord(*parser, "--what", arguments->what, names,
          "which table, or the weights of a run with all that makes it a run (see runs --add)");
  parser->add_option("--run", arguments->run,
                     "run number or name; of interactions: the run whose split they are parted by");
  parser->add_option("--out", arguments->out, "file to write")->required();
  addOverwriteOption(*parser, options);
  parser->add_option("-k,--top", arguments->k, "items a list")->check(wholeNumber(1, kMostItems));
  parser->add_flag("--keep-owned", arguments->keepOwned,
                   "recommendations: also items the user has, for what is bought again");
  parser->add_option("--columns", arguments->columns, "columns in order, such as user,item")
      ->delimiter(',');
  auto* select = parser->add_option(
      "--select", arguments->select,
      "rows of these alone: the name of a selection, ID,ID,... or @FILE with an id a line or a "
      "column id");
  addWord(*parser, "--entity", arguments->entity, {"users", "items"},
          "interactions: what --select is of")
      ->needs(select);
  addSplitOptions(*parser, arguments->split);
  parser->add_flag("--split-files", arguments->splitFiles,
                   "interactions: name.train.csv, name.valid.csv and name.test.csv instead of a "
                   "part column");
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { runExport(*arguments, console); }};
}

}  // namespace tastescope::cli
