#include <fstream>
#include <map>
#include <optional>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/SplitArguments.h"
#include "app/cli/Values.h"
#include "core/base/Joined.h"
#include "core/workflow/Runs.h"
#include "core/workflow/export/ExportData.h"
#include "core/workflow/export/RunTransfer.h"
#include "core/workflow/latent/Clusters.h"
#include "core/workflow/latent/MapLayout.h"

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
  std::string what = "recommendations", run, out;
  std::size_t k = 10;
  std::vector<std::string> columns;
  bool keepOwned = false, splitFiles = false;
  SplitArguments split;
  FormatArguments format;
};

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

struct LatentArguments {
  std::string run, method = "pca", entity = "users", select, out;
  MapSettings map;
  std::optional<std::size_t> groups;
  bool vectors = false;
  FormatArguments format;
};

const std::map<std::string, MapMethod> kMethods{
    {"pca", MapMethod::Pca}, {"tsne", MapMethod::Tsne}, {"umap", MapMethod::Umap}};

/// The file --select names, if it names one.
std::vector<std::filesystem::path> selectionFile(const LatentArguments& arguments) {
  if (!arguments.select.starts_with('@')) return {};
  return {arguments.select.substr(1)};
}

/// "ID,ID,..." or, after @, a file with an id a line.
std::vector<std::string> selectedIds(const std::string& select) {
  if (!select.starts_with('@')) return splitIds(select);
  // A device has no end.
  const std::filesystem::path path = select.substr(1);
  std::ifstream file(path);
  if (!file || std::filesystem::is_character_file(path) || std::filesystem::is_directory(path)) {
    throw Error(ErrorCode::NotFound,
                coreText("Core", "The file %1 cannot be read.").arg(path.string()));
  }
  std::vector<std::string> ids;
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) ids.push_back(line);
  }
  return ids;
}

Json toJson(const SelectionSummary& summary) {
  Json document{{"count", summary.count}, {"medianHistory", summary.medianCount}};
  if (!summary.commonGroup.empty()) {
    document["group"] = {{"label", summary.commonGroup}, {"share", summary.commonShare}};
  }
  document["items"] = Json::array();
  for (const CharacteristicItem& item : summary.items) {
    document["items"].push_back({{"item", item.id}, {"title", item.title}, {"share", item.share}});
    if (item.lift > 0) document["items"].back()["lift"] = item.lift;
  }
  return document;
}

std::string describe(const SelectionSummary& summary, Entity entity) {
  const bool users = entity == Entity::User;
  std::string text = thousands(summary.count) + " selected, with a median of " +
                     decimals(summary.medianCount, 0) + (users ? " items each" : " users each");
  if (!summary.commonGroup.empty()) {
    text += "; " + decimals(100 * summary.commonShare, 0) + " % are " + summary.commonGroup;
  }
  TextTable table(
      {users ? "characteristic item" : "most popular", "share of users", "lift", "title"});
  for (const CharacteristicItem& item : summary.items) {
    table.add({item.id, decimals(100 * item.share, 1) + " %",
               item.lift > 0 ? decimals(item.lift, 1) : "", item.title});
  }
  return text + ".\n" + table.text();
}

Json toJson(const SpaceClusters& clusters) {
  Json document{{"silhouette", clusters.silhouette}, {"groups", Json::array()}};
  for (const SpaceCluster& cluster : clusters.clusters)
    document["groups"].push_back({{"name", cluster.name}, {"points", cluster.positions.size()}});
  return document;
}

std::string describe(const SpaceClusters& clusters) {
  TextTable table({"group", "points"});
  for (const SpaceCluster& cluster : clusters.clusters)
    table.add({cluster.name, thousands(cluster.positions.size())});
  return "Groups, silhouette " + decimals(clusters.silhouette, 3) + ":\n" + table.text();
}

void writeLatent(const LatentArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  const FileProtection selection(FileProtection::Reason::BeingRead, selectionFile(arguments));
  console.requireOutputs({arguments.out});
  const RunId run = runByName(*session, arguments.run).id;
  const Entity entity = arguments.entity == "users" ? Entity::User : Entity::Item;
  MapSettings map = arguments.map;
  map.method = kMethods.at(arguments.method);
  auto space = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return layOut(*session, latentSpace(*session, run, entity, progress, stop), map, nullptr,
                  progress, stop);
  });
  std::optional<SpaceClusters> clusters;
  std::vector<std::string> groups;
  if (arguments.groups) {
    clusters = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      return clustersOf(*session, *space, *arguments.groups, progress, stop);
    });
    for (const std::uint32_t label : clusters->labels)
      groups.push_back(clusters->clusters[label].name);
  }
  std::optional<SelectionSummary> common;
  if (!arguments.select.empty()) {
    const auto positions = positionsOf(*session, *space, selectedIds(arguments.select));
    space = std::make_shared<LatentSpace>(subspace(*space, positions));
    if (clusters) {
      std::vector<std::string> chosen;
      for (const std::uint32_t position : positions) chosen.push_back(groups[position]);
      groups = std::move(chosen);
    }
    common = selectionSummary(*session, entity, space->entities);
  }
  const ExportOutcome outcome =
      writeLatentCsv(*session, *space, arguments.vectors, console.output(arguments.out),
                     formatOf(arguments.format), groups);
  Json document{{"points", space->entities.size()}, {"dimensions", space->dimensions},
                {"method", arguments.method},       {"explained", space->explainedShare},
                {"fidelity", space->fidelity},      {"file", arguments.out}};
  addTo(document, outcome);
  if (common) document["selection"] = toJson(*common);
  if (clusters) document["groups"] = toJson(*clusters);
  std::string text = thousands(space->entities.size());
  text.append(" points written to ").append(arguments.out).append(", map fidelity ");
  text.append(decimals(space->fidelity, 3)).append(".\n").append(outcomeText(outcome));
  if (clusters) text += describe(*clusters);
  console.result(document, text + (common ? describe(*common, entity) : std::string()));
}

}  // namespace

Command latentCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser = app.add_subcommand("latent", "The latent space of a run as a table of points");
  auto arguments = std::make_shared<LatentArguments>();
  parser->add_option("--run", arguments->run, "run number or name")->required();
  addWord(*parser, "--method", arguments->method, {"pca", "tsne", "umap"},
          "how the points get onto a plane");
  parser->add_option("--perplexity", arguments->map.perplexity,
                     "t-SNE: about how many neighbours of a point count");
  parser->add_option("--neighbours", arguments->map.neighbours, "UMAP: neighbours of a point")
      ->check(wholeNumber(2, kMostMapNeighbours));
  parser->add_option("--min-distance", arguments->map.minDistance,
                     "UMAP: how close points may lie on the map, 0 to 0.99");
  parser
      ->add_option("--map-steps", arguments->map.steps,
                   "t-SNE and UMAP: steps; 0 = as many as their authors make")
      ->check(wholeNumber(0, kMostMapSteps));
  parser->add_option("--map-seed", arguments->map.seed, "UMAP: repeats a map");
  addWord(*parser, "--entity", arguments->entity, {"users", "items"}, "whose points");
  parser
      ->add_option("--groups", arguments->groups,
                   "also find groups and name them: how many, 0 = by their silhouette")
      ->check(wholeNumber(0, kMostClusters));
  parser->add_flag("--vectors", arguments->vectors,
                   "also write the point in the model's own space");
  parser->add_option("--select", arguments->select,
                     "only these, ID,ID,... or @FILE with an id a line; says what they have in "
                     "common");
  parser->add_option("--out", arguments->out, "write a CSV file: id,title,x,y")->required();
  addOverwriteOption(*parser, options);
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { writeLatent(*arguments, console); }};
}

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
  addSplitOptions(*parser, arguments->split);
  parser->add_flag("--split-files", arguments->splitFiles,
                   "interactions: name.train.csv, name.valid.csv and name.test.csv instead of a "
                   "part column");
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { runExport(*arguments, console); }};
}

}  // namespace tastescope::cli
