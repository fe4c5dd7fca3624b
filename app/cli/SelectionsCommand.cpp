#include "app/cli/Choices.h"
#include "app/cli/Commands.h"
#include "app/cli/SelectArguments.h"
#include "app/cli/Values.h"
#include "core/workflow/Runs.h"
#include "core/workflow/latent/Clusters.h"

namespace tastescope::cli {
namespace {

struct Arguments {
  std::string add, entity = "users", select, run, group;
  std::size_t groups = 0;
  std::string rename, to, remove, show;
};

const char* wordOf(Entity entity) { return entity == Entity::User ? "users" : "items"; }

std::string_view idOf(const Session& session, Entity entity, Index member) {
  return entity == Entity::User ? session.data().users.id(member) : session.data().items.id(member);
}

/// The group of that name or number, among those that `latent --groups` finds.
std::vector<Index> membersOfGroup(Session& session, const Arguments& arguments, Entity entity,
                                  const Console& console) {
  const RunId run = runByName(session, arguments.run).id;
  return console.withProgress([&](Progress& progress, const std::stop_token& stop) {
    const auto space = latentSpace(session, run, entity, progress, stop);
    const SpaceClusters found = clustersOf(session, *space, arguments.groups, progress, stop);
    return entitiesOf(*space, groupNamed(found, arguments.group).positions);
  });
}

void add(Session& session, const Arguments& arguments, const Console& console) {
  KeptSelection selection{.name = arguments.add};
  selection.entity = arguments.entity == "users" ? Entity::User : Entity::Item;
  selection.members = arguments.group.empty()
                          ? selected(session, selection.entity, arguments.select)
                          : membersOfGroup(session, arguments, selection.entity, console);
  keepSelection(session, selection);
}

void list(Session& session, const Console& console) {
  Json document = Json::array();
  TextTable table({"selection", "of", "count"});
  for (const KeptSelection& selection : keptSelections(session)) {
    document.push_back({{"name", selection.name},
                        {"entity", wordOf(selection.entity)},
                        {"count", selection.members.size()},
                        {"created", selection.created}});
    table.add({selection.name, wordOf(selection.entity), thousands(selection.members.size())});
  }
  console.result({{"selections", document}},
                 document.empty()
                     ? "No selections yet. `tastescope-cli selections --add` makes one.\n"
                     : table.text());
}

/// The ids and nothing else, so that other commands can read them.
void show(Session& session, const std::string& name, const Console& console) {
  const KeptSelection selection = selectionByName(session, name);
  Json ids = Json::array();
  std::string text;
  for (const Index member : selection.members) {
    ids.push_back(idOf(session, selection.entity, member));
    text.append(idOf(session, selection.entity, member)).append(1, '\n');
  }
  console.result({{"name", name}, {"entity", wordOf(selection.entity)}, {"ids", ids}}, text);
}

void runSelections(const Arguments& arguments, const Console& console) {
  const SessionPtr session = console.openSession();
  if (!arguments.add.empty()) add(*session, arguments, console);
  if (!arguments.rename.empty())
    renameSelection(*session, selectionByName(*session, arguments.rename).id, arguments.to);
  if (!arguments.remove.empty())
    forgetSelection(*session, selectionByName(*session, arguments.remove).id);
  arguments.show.empty() ? list(*session, console) : show(*session, arguments.show, console);
}

}  // namespace

Command selectionsCommand(CLI::App& app, GlobalOptions& options) {
  CLI::App* parser =
      app.add_subcommand("selections", "Users and items kept under a name, for --select");
  auto arguments = std::make_shared<Arguments>();
  auto* added = parser->add_option("--add", arguments->add, "first keep a selection of this name");
  addWord(*parser, "--entity", arguments->entity, {"users", "items"}, "of what")->needs(added);
  auto* ids = parser
                  ->add_option("--select", arguments->select,
                               "who is in it: ID,ID,... or @FILE, a table with a column id or an "
                               "id a line; or the name of another selection")
                  ->needs(added);
  auto* run = parser->add_option("--run", arguments->run, "the run whose groups are looked at")
                  ->needs(added);
  auto* group = parser
                    ->add_option("--group", arguments->group,
                                 "who is in it: the group of this name or number, as latent "
                                 "--groups gives them")
                    ->needs(run)
                    ->excludes(ids);
  run->needs(group);
  parser
      ->add_option("--groups", arguments->groups,
                   "how many groups there are, 0 = by their silhouette")
      ->check(wholeNumber(0, kMostClusters))
      ->needs(group);
  auto* rename = parser->add_option("--rename", arguments->rename, "first rename this selection");
  rename->needs(parser->add_option("--to", arguments->to, "its new name")->needs(rename));
  parser->add_option("--remove", arguments->remove, "first remove this selection");
  parser->add_option("--show", arguments->show, "print the ids of this selection and nothing else");
  addGlobalOptions(*parser, options);
  parser->callback([added, ids, group] {
    if (added->count() > 0 && ids->count() == 0 && group->count() == 0)
      throw CLI::RequiredError("--select or --group");
  });
  return {parser, [arguments](const Console& console) { runSelections(*arguments, console); }};
}

}  // namespace tastescope::cli
