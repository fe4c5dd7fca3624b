// Small seeded problems solved twice: by the program's own models, and by loops in double precision
// that need no library. Thread rule: pure. Cost: tens of milliseconds each.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/models/Registry.h"

namespace tastescope::reference {

/// Rows of items, all values 1, without times.
InteractionsPtr interactions(const std::vector<std::vector<Index>>& rows, Index items);
/// A fitted closed form.
std::unique_ptr<Recommender> fitted(const std::string& key, const Json& config,
                                    const InteractionsPtr& train);
/// Scores of one history, of a user unknown in training.
std::vector<float> scores(const Recommender& model, const HistoryView& history);

// Each returns the largest absolute difference between the two ways.

/// EASE's weights on 200 items, by Cholesky, and by Gauss-Jordan elimination.
double largestEaseDifference();
/// Mult-VAE's decoder on 37 latent points, by matrix products, and by loops.
double largestDecoderDifference();
/// The gradient of iALS's least squares at its solution, which is zero where it is right.
double largestRidgeResidual();
/// The multinomial gradient over 1,003 logits.
double largestGradientDifference();

}  // namespace tastescope::reference
