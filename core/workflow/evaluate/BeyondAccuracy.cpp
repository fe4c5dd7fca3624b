#include "core/workflow/evaluate/BeyondAccuracy.h"

#include <algorithm>
#include <memory>

#include "core/base/Joined.h"
#include "core/eval/Calibration.h"
#include "core/eval/ListDiversity.h"
#include "core/eval/Metric.h"
#include "core/eval/PopularityLift.h"

namespace tastescope {
namespace {

using Lists = std::span<const RankedList>;

std::unique_ptr<ItemSimilarity> similarityOf(const Recommender& model, const Interactions& train,
                                             ItemVectors& kind) {
  const auto* embedded = capability<HasItemEmbeddings>(model);
  kind = embedded != nullptr ? ItemVectors::Embeddings : ItemVectors::CoOccurrence;
  if (embedded != nullptr) return std::make_unique<VectorSimilarity>(embedded->itemEmbeddings());
  return std::make_unique<ColumnSimilarity>(train);
}

std::vector<ValueShares> sharesOf(const Calibration& measured, const EntityLabels& labels) {
  std::vector<ValueShares> shares;
  for (std::size_t g = 0; g < labels.names.size(); ++g)
    shares.push_back({labels.names[g], measured.history[g], measured.lists[g]});
  if (!labels.ordered) {
    std::stable_sort(shares.begin(), shares.end(), [](const ValueShares& a, const ValueShares& b) {
      return a.history > b.history;
    });
  }
  return shares;
}

AttributeFigures attributeFigures(Lists lists, const std::vector<int>& cutoffs,
                                  const Interactions& histories, const EntityLabels& labels,
                                  const std::stop_token& stop) {
  AttributeFigures figures;
  figures.attribute = labels.attribute;
  figures.ordered = labels.ordered;
  const LabelSimilarity similarity(labels);
  const int longest = *std::max_element(cutoffs.begin(), cutoffs.end());
  for (const int cutoff : cutoffs) {
    const auto k = static_cast<std::size_t>(cutoff);
    figures.metrics[Metric("diversity-attribute", cutoff).key()] =
        meanOfKnown(listDiversity(lists, k, similarity, 0, stop));
    const Calibration measured = calibration(lists, k, histories, labels);
    figures.metrics[Metric("calibration-kl", cutoff).key()] = meanOfKnown(measured.perUser);
    if (cutoff == longest) figures.shares = sharesOf(measured, labels);
  }
  return figures;
}

void addMetrics(Json& document, const std::map<std::string, MeanInterval>& metrics) {
  for (const auto& [name, value] : metrics) document[name] = value.mean;
}

}  // namespace

const char* itemVectorsKey(ItemVectors kind) {
  return kind == ItemVectors::Embeddings ? "embeddings" : "co-occurrence";
}

std::vector<std::string> suitableItemAttributes(const Session& session) {
  return labelledAttributes(session.data().itemAttributes);
}

void requireItemAttribute(const Session& session, const std::string& attribute) {
  const std::vector<std::string> suitable = suitableItemAttributes(session);
  if (std::find(suitable.begin(), suitable.end(), attribute) != suitable.end()) return;
  if (suitable.empty()) {
    throw Error(ErrorCode::InvalidConfig,
                coreText("Evaluate",
                         "The items have no attribute that puts them into groups, so “%1” cannot "
                         "be evaluated.")
                    .arg(attribute));
  }
  throw Error(ErrorCode::InvalidConfig,
              coreText("Evaluate",
                       "“%1” is not an item attribute that puts items into groups. There is: %2.")
                  .arg(attribute)
                  .arg(joined(suitable)));
}

std::optional<MeanInterval> BeyondAccuracy::metric(const std::string& key) const {
  if (const auto own = metrics.find(key); own != metrics.end()) return own->second;
  for (const AttributeFigures& figures : attributes) {
    const auto found = figures.metrics.find(key);
    if (found != figures.metrics.end()) return found->second;
  }
  return std::nullopt;
}

BeyondAccuracy beyondAccuracy(Session& session, const RunEvaluation& evaluation,
                              const std::vector<std::string>& attributes, Progress& progress,
                              const std::stop_token& stop) {
  for (const std::string& attribute : attributes) requireItemAttribute(session, attribute);
  const std::vector<int>& cutoffs = evaluation.protocol.cutoffs;
  const Lists lists(evaluation.result.lists);
  progress.begin(coreText("Evaluate", "Comparing lists with histories"),
                 coreText("Evaluate", "steps"), attributes.size() + 1);
  const SessionPtr known = session.knownBy(evaluation.run.id);
  const auto split = known->split(evaluation.protocol.split);
  const Interactions& histories = *partOf(*split, evaluation.protocol.part).input;
  const auto model = known->model(evaluation.run.id);

  BeyondAccuracy beyond;
  const auto similarity = similarityOf(*model, *split->train, beyond.vectors);
  const std::vector<std::uint32_t> entries = split->train->itemCounts();
  for (const int cutoff : cutoffs) {
    const auto k = static_cast<std::size_t>(cutoff);
    beyond.metrics[Metric("diversity-embedding", cutoff).key()] =
        meanOfKnown(listDiversity(lists, k, *similarity, 0, stop));
    if (const auto lift = popularityLift(lists, k, histories, entries))
      beyond.metrics[Metric("popularity-lift", cutoff).key()] = {lift->lift, 0};
  }
  progress.add(1);
  for (const std::string& attribute : attributes) {
    const auto labels = labelsOf(*known->data().itemAttributes.find(attribute));
    beyond.attributes.push_back(attributeFigures(lists, cutoffs, histories, *labels, stop));
    progress.add(1);
  }
  return beyond;
}

Json toJson(const BeyondAccuracy& beyond) {
  Json document{{"vectors", itemVectorsKey(beyond.vectors)}};
  addMetrics(document, beyond.metrics);
  if (beyond.attributes.empty()) return document;
  const AttributeFigures& figures = beyond.attributes.front();
  document["attribute"] = figures.attribute;
  addMetrics(document, figures.metrics);
  document["shares"] = Json::array();
  for (const ValueShares& each : figures.shares) {
    document["shares"].push_back(
        {{"value", each.value}, {"history", each.history}, {"list", each.lists}});
  }
  return document;
}

}  // namespace tastescope
