// Writes a history on: the next N items one after the other, each chosen knowing those before it.
// Works with every model through score() on the longer history; it makes sense for those that look
// at the order. Thread rule: pure; any thread. Cost: one forward pass per item, for beam search
// over as many histories as there are beams.
#pragma once

#include <stop_token>
#include <vector>

#include "core/models/Recommender.h"

namespace tastescope {

enum class GenerationStrategy {
  Greedy,  ///< always the likeliest
  Beam,    ///< the likeliest sequences as a whole, as far as `beams` alternatives find them
  Sample,  ///< drawn by probability
};

/// "greedy", "beam", "sample".
const char* generationKey(GenerationStrategy strategy);
/// Throws Error(InvalidConfig) for an unknown key.
GenerationStrategy generationFromKey(const std::string& key);

struct GenerateOptions {
  std::size_t length = 10;
  GenerationStrategy strategy = GenerationStrategy::Greedy;
  double temperature = 1;  ///< Sample: below 1 sharper, above 1 more varied
  double topP = 1;        ///< Sample: only the likeliest items that together reach this probability
                          ///< (Holtzman et al.: The Curious Case of Neural Text Degeneration, ICLR
                          ///< 2020)
  std::size_t beams = 5;  ///< Beam
  std::uint64_t seed = 1;          ///< Sample
  bool hideKnown = true;           ///< never what is in the history
  std::vector<bool> allowed = {};  ///< per item; empty = all
  std::vector<Index> never = {};
};

struct GeneratedItem {
  Index item = 0;
  float score = 0;
  /// Softmax of the scores over the items that may follow (Sample: at its temperature, within its
  /// nucleus): the model's own probability when it was trained with a softmax.
  double probability = 0;
};

struct GeneratedSequence {
  std::vector<GeneratedItem> items;  ///< in order; shorter when nothing is left that may follow
  double logProbability = 0;         ///< sum of log probabilities
};

/// Greedy and Sample give one sequence, Beam up to `beams`, the likeliest first. No item comes
/// twice; ties go to the lower item. The same seed gives the same sequence. Throws
/// Error(InvalidConfig) for options out of range, Cancelled on stop.
std::vector<GeneratedSequence> generateSequences(const Recommender& model, const History& history,
                                                 const GenerateOptions& options, Progress& progress,
                                                 const std::stop_token& stop);

}  // namespace tastescope
