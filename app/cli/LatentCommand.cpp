#include <map>
#include <optional>

#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/ContrastText.h"
#include "app/cli/ExportArguments.h"
#include "app/cli/SelectArguments.h"
#include "app/cli/Values.h"
#include "core/workflow/Runs.h"
#include "core/workflow/latent/Clusters.h"
#include "core/workflow/latent/MadeUpPeople.h"
#include "core/workflow/latent/MapLayout.h"
#include "core/workflow/latent/MovePath.h"

namespace tastescope::cli {
namespace {

constexpr double kFarthest = 100;
constexpr std::size_t kMostStops = 1000;

/// What a command says, as a document and as text.
struct Answer {
  Json document = {};
  std::string text = {};
};

struct LatentArguments {
  std::string run, method = "pca", entity = "users", select, against, out;
  MapSettings map;
  std::optional<std::size_t> groups;
  bool vectors = false, pointFidelity = false;
  std::vector<std::string> between;
  std::string user, toward, peopleOut;
  double reach = 1;
  std::size_t stops = 5, k = 10;
  bool sample = false;
  MadeUpRequest made;
  FormatArguments format;
};

constexpr const char* kTheRest = "rest";  ///< of --against: everyone who is not selected

const std::map<std::string, MapMethod> kMethods{
    {"pca", MapMethod::Pca}, {"tsne", MapMethod::Tsne}, {"umap", MapMethod::Umap}};

Json toJson(const SelectionSummary& summary) {
  Json document{{"count", summary.count}, {"medianHistory", summary.medianCount}};
  if (!summary.commonGroup.empty()) {
    document["group"] = {{"label", summary.commonGroup}, {"share", summary.commonShare}};
  }
  document["items"] = Json::array();
  for (const CharacteristicItem& item : summary.items) {
    document["items"].push_back({{"item", item.id}, {"title", item.title}, {"share", item.share}});
    if (item.lift == 0) continue;
    document["items"].back().update({{"lift", item.lift}, {"low", item.low}, {"high", item.high}});
  }
  return document;
}

std::string liftText(const CharacteristicItem& item) {
  return decimals(item.lift, 1) + " (" + decimals(item.low, 1) + " to " + decimals(item.high, 1) +
         ")";
}

std::string describe(const SelectionSummary& summary, Entity entity) {
  const bool users = entity == Entity::User;
  std::string text = thousands(summary.count) + " selected, with a median of " +
                     decimals(summary.medianCount, 0) + (users ? " items each" : " users each");
  if (!summary.commonGroup.empty()) {
    text += "; " + decimals(100 * summary.commonShare, 0) + " % are " + summary.commonGroup;
  }
  TextTable table(
      {users ? "characteristic item" : "most popular", "share of users", "lift, 95 %", "title"});
  for (const CharacteristicItem& item : summary.items) {
    table.add({item.id, decimals(100 * item.share, 1) + " %", item.lift > 0 ? liftText(item) : "",
               item.title});
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

/// What --against asks for.
std::optional<SelectionContrast> contrastOf(Session& session, const LatentArguments& arguments,
                                            RunId run, const std::vector<Index>& chosen,
                                            const Console& console) {
  if (arguments.against.empty()) return std::nullopt;
  ContrastQuestion question{.chosen = chosen, .run = run};
  question.entity = arguments.entity == "users" ? Entity::User : Entity::Item;
  if (arguments.against != kTheRest)
    question.others = selected(session, question.entity, arguments.against);
  return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return contrast(session, question, progress, stop);
  });
}

/// Who is moved, and along what.
std::optional<MovePath> pathOf(Session& session, const LatentSpace& space,
                               const LatentArguments& arguments) {
  const auto positionOf = [&](const std::string& id) {
    return positionsOf(session, space, membersFromIds(session, Entity::User, {&id, 1})).front();
  };
  if (!arguments.between.empty())
    return pathBetween(space, positionOf(arguments.between[0]), positionOf(arguments.between[1]));
  if (arguments.toward.empty()) return std::nullopt;
  const std::vector<Index> members = arguments.toward.find('=') != std::string::npos
                                         ? usersWith(session, arguments.toward)
                                         : selected(session, Entity::User, arguments.toward);
  return pathToward(space, positionOf(arguments.user), positionsAmong(space, members));
}

std::vector<double> stopPlaces(const LatentArguments& arguments) {
  std::vector<double> places;
  for (std::size_t stop = 0; stop < arguments.stops; ++stop)
    places.push_back(arguments.reach * static_cast<double>(stop) /
                     static_cast<double>(arguments.stops - 1));
  return places;
}

Json rowsOf(const std::vector<RecommendationRow>& rows) {
  Json list = Json::array();
  for (const RecommendationRow& row : rows)
    list.push_back({{"item", row.id}, {"title", row.title}});
  return list;
}

void addPath(Answer& answer, Session& session, const LatentSpace& space, const MovePath& path,
             const LatentArguments& arguments) {
  Json stops = Json::array();
  TextTable table({"at", "rank", "item", "", "title"});
  for (const MoveStop& stop : stopsOf(session, space, path, stopPlaces(arguments), arguments.k)) {
    Json list = rowsOf(stop.rows);
    for (std::size_t i = 0; i < stop.rows.size(); ++i) {
      list[i]["entered"] = bool{stop.entered[i]};
      table.add({decimals(stop.at, 2), std::to_string(i + 1), stop.rows[i].id,
                 stop.entered[i] ? "new" : "", stop.rows[i].title});
    }
    stops.push_back({{"at", stop.at},
                     {"x", stop.map[0]},
                     {"y", stop.map[1]},
                     {"items", std::move(list)},
                     {"left", rowsOf(stop.left)}});
  }
  answer.document["path"] = {{"stops", std::move(stops)}};
  if (path.separation >= 0) {
    answer.document["path"]["separation"] = path.separation;
    answer.document["path"]["members"] = path.members;
    answer.text += "The direction tells " + thousands(path.members) +
                   " people from all others with a chance of " + decimals(path.separation, 3) +
                   " (0.5 says nothing, 1 all).\n";
  }
  answer.text += table.text();
}

void addPeople(Answer& answer, Session& session, const LatentSpace& space,
               const LatentArguments& arguments, const Console& console) {
  const MadeUpPeople made =
      console.withProgress([&](Progress& progress, const std::stop_token& stop) {
        return makeUpPeople(session, space, arguments.made, progress, stop);
      });
  answer.document["madeUp"] = toJson(session, made);
  const Dataset& data = session.data();
  TextTable table({"made up", "items", "nearest", "shared", "alike"});
  for (const MadeUpPerson& person : made.people) {
    table.add({person.id, std::to_string(person.items.size()),
               person.nearest == kNoIndex ? "" : std::string(data.users.id(person.nearest)),
               std::to_string(person.shared), decimals(person.alike, 3)});
  }
  answer.text += table.text() + "Alike: items both have / items one of them has, median " +
                 decimals(made.alike, 3) + "; of real people and whom they are most like " +
                 decimals(made.realAlike, 3) + ".\n";
  if (made.overlap) {
    answer.text += "Density " + decimals(made.overlap->density, 3) + ", coverage " +
                   decimals(made.overlap->coverage, 3) +
                   " of as many real ones; other real ones have about 1 and 1.\n";
  }
  if (!arguments.peopleOut.empty()) {
    const ExportOutcome outcome = writeMadeUpCsv(session, made, console.output(arguments.peopleOut),
                                                 formatOf(arguments.format));
    answer.document["madeUp"]["file"] = arguments.peopleOut;
    answer.text += thousands(outcome.rows) + " rows written to " + arguments.peopleOut + ".\n" +
                   outcomeText(outcome);
  }
  answer.text += privacyWarning(made).english() + "\n";
}

/// Those of all values that belong to the chosen; none of none.
template <typename Value>
std::vector<Value> atPositions(const std::vector<Value>& values,
                               const std::vector<std::uint32_t>& positions) {
  std::vector<Value> chosen;
  for (const std::uint32_t position : positions)
    if (!values.empty()) chosen.push_back(values[position]);
  return chosen;
}

/// The points themselves, of all or of the chosen, with what these have in common.
void addPoints(Answer& answer, Session& session, LatentSpacePtr space,
               const LatentArguments& arguments, const std::vector<Index>& chosen,
               const Console& console) {
  std::vector<std::string> groups;
  if (arguments.groups) {
    const SpaceClusters clusters =
        console.withProgress([&](Progress& progress, const std::stop_token& stop) {
          return clustersOf(session, *space, *arguments.groups, progress, stop);
        });
    for (const std::uint32_t label : clusters.labels)
      groups.push_back(clusters.clusters[label].name);
    answer.document["groups"] = toJson(clusters);
    answer.text += describe(clusters);
  }
  std::vector<double> fidelity;
  if (arguments.pointFidelity) {
    fidelity = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
      return pointFidelity(*space, progress, stop);
    });
  }
  if (!arguments.select.empty()) {
    const auto positions = positionsOf(session, *space, chosen);
    space = std::make_shared<LatentSpace>(subspace(*space, positions));
    groups = atPositions(groups, positions);
    fidelity = atPositions(fidelity, positions);
    const SelectionSummary common = selectionSummary(session, space->entity, space->entities);
    answer.document["selection"] = toJson(common);
    answer.text += describe(common, space->entity);
  }
  const ExportOutcome outcome =
      writeLatentCsv(session, *space, arguments.vectors, console.output(arguments.out),
                     formatOf(arguments.format), groups, fidelity);
  addTo(answer.document, outcome);
  answer.document["points"] = space->entities.size();
  std::string text = thousands(space->entities.size());
  text.append(" points written to ").append(arguments.out).append(", map fidelity ");
  text.append(decimals(space->fidelity, 3)).append(".\n").append(outcomeText(outcome));
  answer.text = text + answer.text;
}

void writeLatent(const LatentArguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  std::vector<std::filesystem::path> read;
  for (const std::string* select : {&arguments.select, &arguments.against, &arguments.toward})
    for (const auto& file : selectionFile(*select)) read.push_back(file);
  const FileProtection protection(FileProtection::Reason::BeingRead, read);
  console.requireOutputs({arguments.out, arguments.peopleOut});
  const RunId run = runByName(*session, arguments.run).id;
  const Entity entity = arguments.entity == "users" ? Entity::User : Entity::Item;
  std::vector<Index> chosen;
  if (!arguments.select.empty()) chosen = selected(*session, entity, arguments.select);
  MapSettings map = arguments.map;
  map.method = kMethods.at(arguments.method);
  const auto space = console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    return layOut(*session, latentSpace(*session, run, entity, progress, stop), map, nullptr,
                  progress, stop);
  });
  const auto path = pathOf(*session, *space, arguments);
  Answer answer{{{"dimensions", space->dimensions},
                 {"method", arguments.method},
                 {"explained", space->explainedShare},
                 {"fidelity", space->fidelity},
                 {"file", arguments.out}}};
  addPoints(answer, *session, space, arguments, chosen, console);
  if (const auto contrasted = contrastOf(*session, arguments, run, chosen, console)) {
    answer.document["contrast"] = toJson(*contrasted);
    answer.text += contrastText(*contrasted);
  }
  if (path) addPath(answer, *session, *space, *path, arguments);
  if (arguments.sample) addPeople(answer, *session, *space, arguments, console);
  console.result(answer.document, answer.text);
}

void addMoveOptions(CLI::App& parser, LatentArguments& arguments) {
  auto* between = parser
                      .add_option("--between", arguments.between,
                                  "move the first of these users to the second and list what they "
                                  "would get on the way")
                      ->expected(2)
                      ->type_name("USER USER");
  auto* user = parser.add_option("--user", arguments.user, "who is moved by --toward");
  auto* toward =
      parser
          .add_option("--toward", arguments.toward,
                      "move --user towards those with attribute=value, or a selection as --select "
                      "names it")
          ->needs(user)
          ->excludes(between);
  user->needs(toward);
  parser
      .add_option("--reach", arguments.reach,
                  "how far: 1 to the other user, or by the way from the mean of all others to "
                  "that of the group; below 0 away")
      ->check(numberWithin(-kFarthest, kFarthest));
  parser.add_option("--stops", arguments.stops, "places on the way")
      ->check(wholeNumber(2, kMostStops));
  parser.add_option("-k,--top", arguments.k, "items a list on the way")
      ->check(wholeNumber(1, kMostItems));
}

void addSampleOptions(CLI::App& parser, LatentArguments& arguments) {
  auto* sample = parser
                     .add_option_function<std::size_t>(
                         "--sample",
                         [&arguments](std::size_t people) {
                           arguments.made.people = people;
                           arguments.sample = true;
                         },
                         "make up so many people who do not exist, and say whom they are most like")
                     ->check(wholeNumber(1, kMostMadeUp));
  parser.add_option("--sample-seed", arguments.made.seed, "repeats them")
      ->check(wholeNumber())
      ->needs(sample);
  parser
      .add_option("--temperature", arguments.made.temperature,
                  "of their items: below 1 sharper, above 1 more varied")
      ->check(positiveNumber())
      ->needs(sample);
  parser
      .add_option("--sample-out", arguments.peopleOut,
                  "write them as a data set of its own: user,item")
      ->needs(sample);
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
  parser->add_flag("--point-fidelity", arguments->pointFidelity,
                   "also write the share of each point's 15 nearest on the map that are near in "
                   "the space");
  parser->add_flag("--vectors", arguments->vectors,
                   "also write the point in the model's own space");
  auto* select = parser->add_option(
      "--select", arguments->select,
      "only these: the name of a selection, ID,ID,... or @FILE with an id a line or "
      "a column id; says what they have in common");
  parser
      ->add_option("--against", arguments->against,
                   "also say what sets --select apart: from the rest, or from these, named in the "
                   "same way")
      ->needs(select);
  addMoveOptions(*parser, *arguments);
  addSampleOptions(*parser, *arguments);
  parser->add_option("--out", arguments->out, "write a CSV file: id,title,x,y")->required();
  addOverwriteOption(*parser, options);
  addExportOptions(*parser, arguments->format);
  addGlobalOptions(*parser, options);
  return {parser, [arguments](const Console& console) { writeLatent(*arguments, console); }};
}

}  // namespace tastescope::cli
