#include "core/workflow/evaluate/BeyondReport.h"

#include <algorithm>
#include <set>

namespace tastescope {
namespace {

/// More labels than this make a table no one reads.
constexpr std::size_t kShownLabels = 20;

using Runs = std::vector<const RunFindings*>;

template <typename Has>
Runs runsThat(const std::vector<RunFindings>& runs, Has&& has) {
  Runs those;
  for (const RunFindings& run : runs) {
    if (has(run)) those.push_back(&run);
  }
  return those;
}

void addNames(std::vector<Text>& header, const Runs& runs) {
  for (const RunFindings* run : runs) header.push_back(plainText(run->evaluation.run.name));
}

ReportSection beyondTable(const Runs& runs) {
  ReportSection section;
  section.title = coreText("Evaluate", "Beyond accuracy");
  section.sentence =
      coreText("Evaluate",
               "How different the items of a list are, how much more popular than the histories, "
               "and how far their kinds are from those of the histories.");
  section.table.header.push_back(coreText("Evaluate", "Metric"));
  addNames(section.table.header, runs);
  std::set<std::string> names;
  for (const RunFindings* run : runs) {
    for (const auto& [name, unused] : run->beyond->metrics) names.insert(name);
    for (const AttributeFigures& figures : run->beyond->attributes) {
      for (const auto& [name, unused] : figures.metrics) names.insert(name);
    }
  }
  for (const std::string& name : names) {
    std::vector<Text> row{plainText(name)};
    for (const RunFindings* run : runs) {
      const auto figure = run->beyond->metric(name);
      row.push_back(plainText(figure ? withHalf(figure->mean, figure->half, 4) : "–"));
    }
    section.table.rows.push_back(std::move(row));
  }
  return section;
}

double listShare(const BeyondAccuracy& beyond, std::size_t attribute, const std::string& value) {
  const auto& shares = beyond.attributes[attribute].shares;
  const auto found = std::ranges::find(shares, value, &ValueShares::value);
  return found == shares.end() ? 0 : found->lists;
}

ReportSection shareTable(const Runs& runs, std::size_t attribute) {
  const AttributeFigures& first = runs.front()->beyond->attributes[attribute];
  ReportSection section;
  section.title = coreText("Evaluate", "Shares by %1").arg(first.attribute);
  section.sentence =
      coreText("Evaluate", "In the histories of the users and in their lists, in %.");
  section.table.header = {plainText(first.attribute), coreText("Evaluate", "Histories")};
  addNames(section.table.header, runs);
  for (const ValueShares& share : first.shares) {
    if (section.table.rows.size() == kShownLabels) break;
    std::vector<Text> row{plainText(share.value), plainText(decimals(100 * share.history, 1))};
    for (const RunFindings* run : runs)
      row.push_back(plainText(decimals(100 * listShare(*run->beyond, attribute, share.value), 1)));
    section.table.rows.push_back(std::move(row));
  }
  return section;
}

Text segmentTitle(const std::string& by) {
  if (by == kByActivity) return coreText("Evaluate", "By length of history");
  if (by == kByItems) return coreText("Evaluate", "By popularity of the items to be found");
  const std::string selection = selectionBehind(by);
  if (!selection.empty()) return coreText("Evaluate", "The selection “%1”").arg(selection);
  return coreText("Evaluate", "By %1").arg(by);
}

ReportSection segmentSection(const Runs& runs, std::size_t grouping) {
  const SegmentTable& first = runs.front()->segments[grouping];
  ReportSection section;
  section.title = segmentTitle(first.by);
  section.sentence = coreText("Evaluate",
                              "%1 of each group with its 95 % interval. The gap lies between the "
                              "best and the worst group.")
                         .arg(first.metric);
  section.table.header = {coreText("Evaluate", "Group"), coreText("Evaluate", "Users")};
  addNames(section.table.header, runs);
  for (std::size_t group = 0; group < first.groups.size(); ++group) {
    std::vector<Text> row{first.groups[group].name,
                          plainText(thousands(first.groups[group].users))};
    for (const RunFindings* run : runs) {
      const MeanInterval& value = run->segments[grouping].groups[group].value;
      row.push_back(plainText(withHalf(value.mean, value.half, 4)));
    }
    section.table.rows.push_back(std::move(row));
  }
  std::vector<Text> gaps{coreText("Evaluate", "Gap, 95 % interval"), plainText("")};
  for (const RunFindings* run : runs) {
    const SegmentGap& gap = run->segments[grouping].gap;
    gaps.push_back(coreText("Evaluate", "%1 (%2 to %3)")
                       .arg(decimals(gap.value, 4))
                       .arg(decimals(gap.low, 4))
                       .arg(decimals(gap.high, 4)));
  }
  section.table.rows.push_back(std::move(gaps));
  return section;
}

}  // namespace

std::vector<ReportSection> beyondSections(const std::vector<RunFindings>& all) {
  const Runs runs = runsThat(all, [](const RunFindings& run) { return run.beyond.has_value(); });
  if (runs.empty()) return {};
  std::vector<ReportSection> sections{beyondTable(runs)};
  for (std::size_t attribute = 0; attribute < runs.front()->beyond->attributes.size(); ++attribute)
    sections.push_back(shareTable(runs, attribute));
  return sections;
}

std::vector<ReportSection> segmentSections(const std::vector<RunFindings>& all) {
  const Runs runs = runsThat(all, [](const RunFindings& run) { return !run.segments.empty(); });
  std::vector<ReportSection> sections;
  for (std::size_t i = 0; !runs.empty() && i < runs.front()->segments.size(); ++i)
    sections.push_back(segmentSection(runs, i));
  return sections;
}

}  // namespace tastescope
