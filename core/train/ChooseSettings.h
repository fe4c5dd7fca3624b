// Numbers that are left to the program ("auto") are chosen on the validation part before a model is
// trained; the test part is never looked at. A closed form is solved with the candidates of one parameter
// after the other, in the order of the schema, until none is better; the weight of a variational model's KL
// divergence is the one at which validation is best while it rises during one training, which is
// then repeated with the rise ended there (Liang et al., WWW 2018).
// Pause, stop and the time budget hold here too: choosing takes half of a budget at most and ends with
// the best so far. Thread rule: as TrainingEngine::run(). Cost: a fit and a validation for each
// candidate, or one training.
#pragma once

#include "core/train/TrainingEngine.h"

namespace tastescope {

/// A training that was to choose and was stopped by the person: what it has learned is kept.
struct StoppedChoice {
  TensorMap weights;  ///< of its best epoch
  TrainResult result;
  EpochRecord best;
};

struct ChosenSettings {
  Json config;         ///< with a value for every parameter
  Text sentence = {};  ///< what was chosen of how many; empty: there was nothing to choose
  double seconds = 0;  ///< it took, pauses not counted
  std::optional<StoppedChoice> stopped = {};
};

/// How often a model is trained at least before chooseSettings() has chosen; 0: nothing is tried.
std::size_t trainingsToChoose(const ModelInfo& info, const Json& config, const ModelShape& shape,
                              const Split& split);

/// `config`, complete, with its automatic parameters chosen. Without a validation part, or where one
/// fit takes too long to be repeated, they take their usual values, and the sentence says so.
ChosenSettings chooseSettings(const ModelInfo& info, const Json& config, const ModelShape& shape,
                              const TrainingData& data, const Split& split,
                              const TrainOptions& options, TrainControl& control,
                              Progress& progress, const std::stop_token& stop);

}  // namespace tastescope
