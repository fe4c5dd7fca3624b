// A metric is a kind, such as NDCG, at a list length: "ndcg@10". All that measuring, tables and
// readers need to know of a kind is one row of metricKinds(). A new metric of ranked lists is a
// function and a row in Metric.cpp, its formula in RankingMetrics.h and a test; commands, files and
// tables take it from there. Thread rule: constant tables, any thread. Cost: a look-up scans some
// twenty rows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Text.h"
#include "core/data/Interactions.h"

namespace tastescope {

/// A ranked list up to k beside the user's target.
struct RankedHits {
  std::span<const char> hits;  ///< 1 for an item of the target, else 0, best first; k or fewer
  std::size_t k = 0;
  std::size_t wanted = 0;            ///< |T|, more than 0
  std::span<const double> discount;  ///< 1 / log2(i + 2), for k places or more
  std::span<const double> ideal;     ///< sum of the first i discounts
};

enum class Better : std::uint8_t { Higher, Lower, Neither };
enum class MetricFormat : std::uint8_t { Number, Percent, SignedPercent };
/// Where a table of runs has a column for it: first of all, among others, only where there is room.
enum class MetricPlace : std::uint8_t { Front, Table, Room, None };

struct MetricKind {
  std::string key;  ///< "recall-capped"
  Text name;        ///< "Capped recall"
  Text help;        ///< one sentence; %1 stands for the attribute in those that depend on one
  Better better = Better::Higher;
  MetricFormat format = MetricFormat::Number;
  int decimals = 4;
  MetricPlace place = MetricPlace::Room;
  int width = 90;  ///< pixels that hold the column's header and every value
  /// How it is measured: of one list; as the list's mean of a value every item has; of the counts
  /// how many lists hold an item. Kinds with neither are measured by BeyondAccuracy.h.
  double (*ofHits)(const RankedHits&) = nullptr;
  std::vector<double> (*ofItems)(const Interactions& train) = nullptr;
  double (*ofCounts)(std::span<const std::uint64_t> counts) = nullptr;

  [[nodiscard]] bool measured() const { return ofHits || ofItems || ofCounts; }
};

/// In the order of columns.
const std::vector<MetricKind>& metricKinds();

class Metric {
 public:
  /// `kind` is the key of a row.
  Metric(std::string_view kind, int cutoff);
  /// Nothing unless it reads "ndcg@10" with a known kind and a length from 1 up.
  static std::optional<Metric> parse(std::string_view key);
  /// Error(InvalidConfig) where parse() gives nothing.
  static Metric require(std::string_view key);

  [[nodiscard]] const MetricKind& kind() const { return *kind_; }
  [[nodiscard]] int cutoff() const { return cutoff_; }
  [[nodiscard]] std::string key() const;
  [[nodiscard]] Text label() const;  ///< "Capped recall@10"

 private:
  Metric(const MetricKind& kind, int cutoff) : kind_(&kind), cutoff_(cutoff) {}
  const MetricKind* kind_;
  int cutoff_;
};

/// What stands for a run's quality where one number has to: NDCG at 10, or at the first of the
/// lengths when 10 is not among them.
Metric usualMetric(std::span<const int> cutoffs);
/// NDCG at 10, which every run stores.
inline constexpr const char* kUsualMetric = "ndcg@10";

}  // namespace tastescope
