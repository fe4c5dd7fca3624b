// Parameters that several networks share, described once so that the same words mean the same
// everywhere. Thread rule: pure. Cost: called when a schema is made.
#pragma once

#include "core/config/ParamSchema.h"
#include "core/data/DataShape.h"
#include "core/models/InteractionValues.h"
#include "core/nn/MultinomialLoss.h"

namespace tastescope {

/// From 1 to `most`, over several powers of ten.
ParamSpec countParam(std::string key, double most, Text label, Text help);
/// From 1 to `most`, a number that few change.
ParamSpec smallCountParam(std::string key, double most, Text label, Text help);
/// From 0 to `most`: a share, a weight.
ParamSpec amountParam(std::string key, double most, Text label, Text help);

/// The same under another name.
ParamSpec renamed(ParamSpec spec, std::string key, Text label);
/// The same among the advanced ones.
ParamSpec advanced(ParamSpec spec);
/// The same, chosen among these where it is left open; the usual one first.
ParamSpec chosenAmong(std::vector<Json> candidates, ParamSpec spec);

ParamSpec latentParam();
ParamSpec hiddenParam();
ParamSpec inputDropoutParam();
ParamSpec learningRateParam();
ParamSpec userBatchParam();
ParamSpec weightDecayParam();
ParamSpec valuesParam();
std::vector<ChoiceValue<InteractionValues>> valueChoices();
ParamSpec precisionParam();
std::vector<ChoiceValue<nn::Precision>> precisionChoices();

/// A batch of a twentieth of the users, so that an epoch has about twenty steps; `usual` at most.
std::int64_t batchFor(const DataShape& data, std::int64_t usual);

/// The wanted precision, or Single where the processor would not gain from Mixed.
nn::Precision usablePrecision(nn::Precision wanted);

/// How much the KL divergence counts in a variational loss: growing evenly to a weight (Bowman et
/// al., CoNLL 2016). Configs of such models inherit it.
struct KlSchedule {
  static constexpr double kUsualKlWeight = 1;
  static constexpr std::int64_t kUsualKlSteps = 200;
  std::optional<double> klWeight = kUsualKlWeight;  ///< none: to be found while it rises
  /// Until then; 0: from the start; none: as fast as it rose when the weight was found.
  std::optional<std::int64_t> klSteps = kUsualKlSteps;
  [[nodiscard]] double klWeightAt(std::int64_t stepsDone) const;
};
Schema<KlSchedule> klParams(double largestWeight);

}  // namespace tastescope
