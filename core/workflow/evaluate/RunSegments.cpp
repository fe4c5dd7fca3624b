#include "core/workflow/evaluate/RunSegments.h"

#include <algorithm>

#include "core/base/Joined.h"
#include "core/eval/ListShares.h"
#include "core/eval/Metric.h"
#include "core/workflow/Selections.h"

namespace tastescope {
namespace {

constexpr std::size_t kActivityGroups = 5;
constexpr std::size_t kLargestValues = 5;
constexpr std::size_t kGapRounds = 1000;
constexpr std::uint64_t kGapSeed = 2026;

/// The data's own words, which nothing translates.
Text ownWords(const std::string& words) { return Text("", "%1").arg(words); }

Text activityName(const ActivityGroup& group) {
  const std::string low = std::to_string(group.low);
  if (group.high == 0) return ownWords(low + " +");
  return ownWords(group.high == group.low ? low : low + "–" + std::to_string(group.high));
}

/// Names and values of the groups, before means are taken.
struct NamedValues {
  std::vector<Text> names;
  std::vector<std::vector<double>> values;
  void add(Text name, std::vector<double> own) {
    names.push_back(std::move(name));
    values.push_back(std::move(own));
  }
};

const std::vector<double>& perUserOf(const RunEvaluation& evaluation, const std::string& metric) {
  const auto found = evaluation.result.perUser.find(metric);
  if (found != evaluation.result.perUser.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [name, values] : evaluation.result.perUser) known.push_back(name);
  throw Error(ErrorCode::InvalidConfig,
              coreText("Evaluate", "“%1” has no value for each user. There is: %2.")
                  .arg(metric)
                  .arg(joined(known)));
}

NamedValues byActivity(const RunEvaluation& evaluation, const Interactions& histories,
                       const std::vector<double>& values) {
  std::vector<std::uint64_t> lengths;
  for (const Index user : evaluation.result.users) lengths.push_back(histories.row(user).size());
  const std::vector<ActivityGroup> groups = activityGroups(lengths, kActivityGroups);
  const std::vector<GroupMembers> members = membersByActivity(lengths, groups);
  NamedValues made;
  for (std::size_t g = 0; g < groups.size(); ++g)
    made.add(activityName(groups[g]), valuesOf(values, members[g]));
  return made;
}

NamedValues byItems(const RunEvaluation& evaluation, const Split& split, std::size_t k) {
  const SplitPart& part = partOf(split, evaluation.protocol.part);
  auto values = recallByItemGroup(evaluation.result.lists, k, *part.target,
                                  popularityGroups(split.train->itemCounts()), kPopularityGroups);
  NamedValues made;
  for (std::size_t g = 0; g < values.size(); ++g) {
    if (!values[g].empty()) made.add(popularityGroupName(g), std::move(values[g]));
  }
  return made;
}

NamedValues byAttribute(const RunEvaluation& evaluation, const EntityLabels& labels,
                        const std::vector<double>& values) {
  NamedValues made;
  for (const LabelGroup& group : membersByLabel(labels, evaluation.result.users, kLargestValues)) {
    made.add(group.label == kNoIndex ? coreText("Segments", "others")
                                     : ownWords(labels.names[group.label]),
             valuesOf(values, group.members));
  }
  return made;
}

/// Whether each of `count` users or items is of the selection.
std::vector<bool> chosenOf(const KeptSelection& selection, std::size_t count) {
  std::vector<bool> chosen(count, false);
  for (const Index member : selection.members)
    if (member < count) chosen[member] = true;  // what came after the run's data is not in it
  return chosen;
}

NamedValues bySelectedUsers(const RunEvaluation& evaluation, const KeptSelection& selection,
                            const Session& session, const std::vector<double>& values) {
  const std::vector<bool> chosen = chosenOf(selection, session.data().users.size());
  std::vector<double> inside;
  std::vector<double> outside;
  for (std::size_t at = 0; at < evaluation.result.users.size(); ++at)
    (chosen[evaluation.result.users[at]] ? inside : outside).push_back(values[at]);
  NamedValues made;
  if (!inside.empty()) made.add(ownWords(selection.name), std::move(inside));
  if (!outside.empty()) made.add(coreText("Segments", "everyone else"), std::move(outside));
  return made;
}

NamedValues bySelectedItems(const RunEvaluation& evaluation, const KeptSelection& selection,
                            const SplitPart& part, std::size_t k) {
  const std::vector<bool> chosen = chosenOf(selection, part.target->itemCount());
  std::vector<std::uint8_t> groups(chosen.size());
  for (std::size_t item = 0; item < chosen.size(); ++item) groups[item] = chosen[item] ? 0 : 1;
  auto values = recallByItemGroup(evaluation.result.lists, k, *part.target, groups, 2);
  NamedValues made;
  if (!values[0].empty()) made.add(ownWords(selection.name), std::move(values[0]));
  if (!values[1].empty()) made.add(coreText("Segments", "others"), std::move(values[1]));
  return made;
}

}  // namespace

std::string selectionBehind(const std::string& by) {
  return by.starts_with(kBySelection) ? by.substr(kBySelection.size()) : std::string();
}

std::vector<std::string> suitableUserAttributes(const Session& session) {
  return labelledAttributes(session.data().userAttributes);
}

std::vector<std::string> usualSegments(Session& session) {
  constexpr std::size_t kMostUserAttributes = 4;
  constexpr std::size_t kMostSelections = 6;
  std::vector<std::string> usual = suitableUserAttributes(session);
  if (usual.size() > kMostUserAttributes) usual.resize(kMostUserAttributes);
  usual.insert(usual.begin(), {kByActivity, kByItems});
  std::size_t selections = 0;
  for (const KeptSelection& selection : keptSelections(session)) {
    if (selection.entity != Entity::User || selections == kMostSelections) continue;
    usual.push_back(std::string(kBySelection).append(selection.name));
    ++selections;
  }
  return usual;
}

void requireSegments(Session& session, const std::string& by) {
  if (const std::string name = selectionBehind(by); !name.empty()) {
    static_cast<void>(selectionByName(session, name));
    return;
  }
  std::vector<std::string> known = suitableUserAttributes(session);
  known.insert(known.begin(), {kByActivity, kByItems});
  if (std::find(known.begin(), known.end(), by) != known.end()) return;
  throw Error(ErrorCode::InvalidConfig,
              coreText("Evaluate", "There are no segments by “%1”. There is: %2.")
                  .arg(by)
                  .arg(joined(known)));
}

SegmentTable segmentRun(Session& session, const RunEvaluation& evaluation, const std::string& by,
                        const std::string& metric, const std::stop_token& stop) {
  requireSegments(session, by);
  const std::vector<double>& values = perUserOf(evaluation, metric);
  const int cutoff = Metric::require(metric).cutoff();
  const SessionPtr known = session.knownBy(evaluation.run.id);
  const auto split = known->split(evaluation.protocol.split);
  SegmentTable table{by, metric, {}, {}};
  NamedValues made;
  const std::string selected = selectionBehind(by);
  if (!selected.empty()) {
    const KeptSelection selection = selectionByName(session, selected);
    if (selection.entity == Entity::Item) table.metric = Metric("recall", cutoff).key();
    made = selection.entity == Entity::User
               ? bySelectedUsers(evaluation, selection, session, values)
               : bySelectedItems(evaluation, selection, partOf(*split, evaluation.protocol.part),
                                 static_cast<std::size_t>(cutoff));
  } else if (by == kByActivity) {
    made = byActivity(evaluation, *partOf(*split, evaluation.protocol.part).input, values);
  } else if (by == kByItems) {
    table.metric = Metric("recall", cutoff).key();
    made = byItems(evaluation, *split, static_cast<std::size_t>(cutoff));
  } else {
    made = byAttribute(evaluation, *labelsOf(*known->data().userAttributes.find(by)), values);
  }
  for (std::size_t g = 0; g < made.names.size(); ++g)
    table.groups.push_back({made.names[g], made.values[g].size(), meanInterval(made.values[g])});
  table.gap = segmentGap(made.values, kGapRounds, kGapSeed, stop);
  return table;
}

Json toJson(const SegmentTable& table) {
  Json document{
      {"by", table.by},
      {"metric", table.metric},
      {"groups", Json::array()},
      {"gap", {{"value", table.gap.value}, {"low", table.gap.low}, {"high", table.gap.high}}}};
  for (const SegmentGroup& group : table.groups) {
    document["groups"].push_back({{"name", group.name.english()},
                                  {"users", group.users},
                                  {"mean", group.value.mean},
                                  {"half", group.value.half}});
  }
  return document;
}

}  // namespace tastescope
