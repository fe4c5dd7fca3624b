// How alike two rows of the interaction matrix are: those of items in ItemKNN, of users in UserKNN.
// Thread rule: pure. Cost: none.
#pragma once

#include <cmath>
#include <vector>

#include "core/config/ParamSchema.h"

namespace tastescope {

enum class Similarity { Cosine, Jaccard };

inline std::vector<ChoiceValue<Similarity>> similarityChoices() {
  return {{Similarity::Cosine, "cosine", coreText("Models", "Cosine")},
          {Similarity::Jaccard, "jaccard", coreText("Models", "Jaccard")}};
}

/// Of two rows with inner product `dot` and squared lengths `a` and `b`: dot over the product of
/// the lengths, or over a + b - dot; `shrink` in the denominator distrusts small overlaps.
inline double similarityOf(Similarity kind, double dot, double a, double b, double shrink) {
  constexpr double kTiny = 1e-6;
  const double apart = kind == Similarity::Jaccard ? a + b - dot : std::sqrt(a) * std::sqrt(b);
  return dot / (apart + shrink + kTiny);
}

}  // namespace tastescope
