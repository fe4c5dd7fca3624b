#include "core/eval/Metric.h"

#include <algorithm>
#include <charconv>

#include "core/base/Error.h"
#include "core/eval/CatalogueMetrics.h"

namespace tastescope {
namespace {

constexpr double kPersistence = 0.8;  ///< p of rbp

double found(const RankedHits& list) {
  return static_cast<double>(std::count(list.hits.begin(), list.hits.end(), 1));
}

double reachable(const RankedHits& list) {
  return static_cast<double>(std::min(list.k, list.wanted));
}

double recall(const RankedHits& list) { return found(list) / static_cast<double>(list.wanted); }

double cappedRecall(const RankedHits& list) { return found(list) / reachable(list); }

double precision(const RankedHits& list) { return found(list) / static_cast<double>(list.k); }

double hit(const RankedHits& list) { return found(list) > 0 ? 1.0 : 0.0; }

double ndcg(const RankedHits& list) {
  double gain = 0;
  for (std::size_t i = 0; i < list.hits.size(); ++i) {
    if (list.hits[i] != 0) gain += list.discount[i];
  }
  return gain / list.ideal[std::min(list.k, list.wanted)];
}

double reciprocalRank(const RankedHits& list) {
  const auto first = std::find(list.hits.begin(), list.hits.end(), 1);
  return first == list.hits.end() ? 0 : 1.0 / static_cast<double>(first - list.hits.begin() + 1);
}

double averagePrecision(const RankedHits& list) {
  double sum = 0;
  double above = 0;
  for (std::size_t i = 0; i < list.hits.size(); ++i) {
    if (list.hits[i] != 0) sum += ++above / static_cast<double>(i + 1);
  }
  return sum / reachable(list);
}

double rankBiasedPrecision(const RankedHits& list) {
  double sum = 0;
  double weight = 1 - kPersistence;
  for (const char isHit : list.hits) {
    if (isHit != 0) sum += weight;
    weight *= kPersistence;
  }
  return sum;
}

std::vector<double> trainingEntries(const Interactions& train) {
  const std::vector<std::uint32_t> counts = train.itemCounts();
  return {counts.begin(), counts.end()};
}

/// Names that are the same in every language.
Text sign(const char* name) { return {"", name}; }

std::vector<MetricKind> makeKinds() {
  return {
      {.key = "ndcg",
       .name = sign("NDCG"),
       .help = coreText(
           "Metric",
           "How high the held-out items stand in the list; with the 95 % interval over users."),
       .place = MetricPlace::Front,
       .width = 140,
       .ofHits = ndcg},
      {.key = "recall",
       .name = coreText("Metric", "Recall"),
       .help = coreText("Metric", "Held-out items found, divided by all held-out items."),
       .place = MetricPlace::Front,
       .width = 98,
       .ofHits = recall},
      {.key = "recall-capped",
       .name = coreText("Metric", "Capped recall"),
       .help = coreText("Metric",
                        "Held-out items found, divided by the most that the list could hold."),
       .place = MetricPlace::Table,
       .width = 140,
       .ofHits = cappedRecall},
      {.key = "mrr",
       .name = sign("MRR"),
       .help = coreText("Metric", "One divided by the place of the first held-out item found."),
       .place = MetricPlace::Table,
       .ofHits = reciprocalRank},
      {.key = "hit",
       .name = coreText("Metric", "Hit"),
       .help = coreText("Metric", "Users with at least one held-out item in the list."),
       .place = MetricPlace::Table,
       .width = 82,
       .ofHits = hit},
      {.key = "coverage",
       .name = coreText("Metric", "Coverage"),
       .help = coreText("Metric", "Items that appear in any list."),
       .format = MetricFormat::Percent,
       .decimals = 1,
       .place = MetricPlace::Front,
       .width = 92,
       .ofCounts = catalogueCoverage},
      {.key = "popularity",
       .name = coreText("Metric", "Popularity"),
       .help = coreText("Metric", "Users who had a recommended item, on average."),
       .better = Better::Neither,
       .decimals = 0,
       .place = MetricPlace::Table,
       .width = 98,
       .ofItems = trainingEntries},
      {.key = "novelty",
       .name = coreText("Metric", "Novelty"),
       .help = coreText("Metric", "Surprise of the recommended items, in bits."),
       .better = Better::Neither,
       .decimals = 2,
       .place = MetricPlace::Table,
       .width = 82,
       .ofItems = selfInformation},
      {.key = "gini",
       .name = coreText("Metric", "Gini"),
       .help = coreText("Metric", "How unequally the lists use the items; 0 is equal."),
       .better = Better::Lower,
       .decimals = 2,
       .place = MetricPlace::Table,
       .width = 60,
       .ofCounts = giniIndex},
      {.key = "diversity-attribute",
       .name = coreText("Metric", "Diversity"),
       .help = coreText("Metric",
                        "How different the items of a list are, by %1: 0 alike, 1 nothing in "
                        "common."),
       .decimals = 2},
      {.key = "popularity-lift",
       .name = coreText("Metric", "Pop. lift"),
       .help = coreText(
           "Metric", "How much more popular the lists are than what the users chose themselves."),
       .better = Better::Neither,
       .format = MetricFormat::SignedPercent,
       .decimals = 0},
      {.key = "map",
       .name = sign("MAP"),
       .help = coreText("Metric", "Precision up to each held-out item found, on average."),
       .width = 92,
       .ofHits = averagePrecision},
      {.key = "rbp",
       .name = sign("RBP"),
       .help = coreText("Metric",
                        "What a reader finds who goes on to the next place with probability 0.8."),
       .width = 92,
       .ofHits = rankBiasedPrecision},
      {.key = "precision",
       .name = coreText("Metric", "Precision"),
       .help = coreText("Metric", "Held-out items found, divided by the length of the list."),
       .width = 112,
       .ofHits = precision},
      {.key = "entropy",
       .name = coreText("Metric", "Normalised entropy"),
       .help =
           coreText("Metric",
                    "How evenly the lists use the catalogue, by Shannon's entropy: 1 when every "
                    "item is recommended as often, 0 when one item is all there is."),
       .place = MetricPlace::None,
       .ofCounts = listEntropy},
      {.key = "diversity-embedding",
       .name = coreText("Metric", "Diversity by vectors"),
       .help = coreText("Metric",
                        "How different the items of a list are, by the model's item vectors or by "
                        "the users they share."),
       .place = MetricPlace::None},
      {.key = "calibration-kl",
       .name = coreText("Metric", "Miscalibration"),
       .help = coreText("Metric",
                        "How far the kinds of items in a list are from those in the history; 0 is "
                        "perfect."),
       .better = Better::Lower,
       .place = MetricPlace::None},
  };
}

const MetricKind* findKind(std::string_view key) {
  const auto row = std::ranges::find(metricKinds(), key, &MetricKind::key);
  return row == metricKinds().end() ? nullptr : &*row;
}

}  // namespace

const std::vector<MetricKind>& metricKinds() {
  static const std::vector<MetricKind> kinds = makeKinds();
  return kinds;
}

Metric::Metric(std::string_view kind, int cutoff) : kind_(findKind(kind)), cutoff_(cutoff) {
  if (kind_ == nullptr)
    throw Error(ErrorCode::Internal, Text("", "%1").arg(kind), "no such kind of metric");
}

std::optional<Metric> Metric::parse(std::string_view key) {
  const std::size_t at = key.find('@');
  if (at == std::string_view::npos) return std::nullopt;
  const MetricKind* const kind = findKind(key.substr(0, at));
  int cutoff = 0;
  const char* const end = key.data() + key.size();
  const auto read = std::from_chars(key.data() + at + 1, end, cutoff);
  if (kind == nullptr || cutoff < 1 || read.ptr != end) return std::nullopt;
  return Metric(*kind, cutoff);
}

Metric Metric::require(std::string_view key) {
  if (const auto metric = parse(key)) return *metric;
  throw Error(
      ErrorCode::InvalidConfig,
      coreText("Core", "%1 is not a metric with a list length. Write it like ndcg@10.").arg(key));
}

std::string Metric::key() const { return kind_->key + '@' + std::to_string(cutoff_); }

Text Metric::label() const { return Text("", "%1@%2").arg(kind_->name).arg(cutoff_); }

Metric usualMetric(std::span<const int> cutoffs) {
  const Metric usual = Metric::require(kUsualMetric);
  const bool asked = std::ranges::find(cutoffs, usual.cutoff()) != cutoffs.end();
  return asked || cutoffs.empty() ? usual : Metric(usual.kind().key, cutoffs.front());
}

}  // namespace tastescope
