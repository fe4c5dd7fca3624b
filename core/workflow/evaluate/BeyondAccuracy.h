// Use case: what a run's lists are like beyond finding held-out items: how different the items of a
// list are, how much more popular than the histories, and whether they keep the shares of kinds
// that people's histories have. Works on an evaluation that kept its lists, so nothing is scored
// again. Formulas stand in core/eval: ListDiversity.h, PopularityLift.h, Calibration.h.
// Thread rule: any thread. Cost: O(users * k^2) similarities per list length, and one pass over
// histories per attribute.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/workflow/evaluate/EvaluateRun.h"

namespace tastescope {

/// What diversity-embedding compares.
enum class ItemVectors : std::uint8_t { Embeddings, CoOccurrence };
/// "embeddings", "co-occurrence".
const char* itemVectorsKey(ItemVectors kind);

/// Share of one label of an item attribute, averaged over users.
struct ValueShares {
  std::string value;
  double history = 0;
  double lists = 0;
};

/// The figures that depend on an item attribute.
struct AttributeFigures {
  std::string attribute;
  bool ordered = false;  ///< bands of a number: shares stand from low to high
  /// "diversity-attribute@k" and "calibration-kl@k" for every cutoff.
  std::map<std::string, MeanInterval> metrics;
  /// At the longest cutoff: every label, those with the largest share of the histories first unless
  /// ordered.
  std::vector<ValueShares> shares;
};

struct BeyondAccuracy {
  ItemVectors vectors = ItemVectors::CoOccurrence;
  /// "diversity-embedding@k" and "popularity-lift@k" (without interval) for every cutoff.
  std::map<std::string, MeanInterval> metrics;
  std::vector<AttributeFigures> attributes;  ///< those asked for

  /// A figure that does not depend on an attribute, or of the first that has it.
  [[nodiscard]] std::optional<MeanInterval> metric(const std::string& key) const;
};

/// Item attributes that can be asked for, the most suitable first; may be empty.
std::vector<std::string> suitableItemAttributes(const Session& session);
/// Error(InvalidConfig) that names the suitable ones when `attribute` is not one of them.
void requireItemAttribute(const Session& session, const std::string& attribute);

/// `evaluation` must have kept its lists. `attributes` as by suitableItemAttributes(); else as
/// requireItemAttribute().
BeyondAccuracy beyondAccuracy(Session& session, const RunEvaluation& evaluation,
                              const std::vector<std::string>& attributes, Progress& progress,
                              const std::stop_token& stop);

/// {"diversity-embedding@10": ..., "popularity-lift@10": ..., "vectors": "embeddings"} and, of the
/// first attribute: {"attribute", "diversity-attribute@10", "calibration-kl@10",
/// "shares": [{"value", "history", "list"}]}.
Json toJson(const BeyondAccuracy& beyond);

}  // namespace tastescope
