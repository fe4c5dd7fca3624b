#include "core/models/NetworkParams.h"

#include <algorithm>

namespace tastescope {

ParamSpec countParam(std::string key, double most, Text label, Text help) {
  return {.key = std::move(key),
          .label = std::move(label),
          .help = std::move(help),
          .min = 1,
          .max = most,
          .logScale = true};
}

ParamSpec smallCountParam(std::string key, double most, Text label, Text help) {
  return {.key = std::move(key),
          .label = std::move(label),
          .help = std::move(help),
          .min = 1,
          .max = most,
          .advanced = true};
}

ParamSpec amountParam(std::string key, double most, Text label, Text help) {
  return {.key = std::move(key), .label = std::move(label), .help = std::move(help), .max = most};
}

ParamSpec renamed(ParamSpec spec, std::string key, Text label) {
  spec.key = std::move(key);
  spec.label = std::move(label);
  return spec;
}

ParamSpec advanced(ParamSpec spec) {
  spec.advanced = true;
  return spec;
}

ParamSpec chosenAmong(std::vector<Json> candidates, ParamSpec spec) {
  spec.candidates = std::move(candidates);
  return spec;
}

ParamSpec latentParam() {
  return {
      .key = "latent",
      .label = coreText("Models", "Latent dimensions"),
      .help = coreText("Models",
                       "More dimensions can hold finer differences of taste but need more data and "
                       "may overfit; fewer generalise and draw a clearer map."),
      .min = 1,
      .max = 4096,
      .logScale = true};
}

ParamSpec hiddenParam() {
  return {.key = "hidden",
          .label = coreText("Models", "Hidden layers"),
          .help = coreText(
              "Models",
              "Widths from the items inwards, mirrored on the way out. Wider or more layers "
              "fit more and train slower; an empty list makes both halves linear."),
          .min = 1,
          .max = 16384};
}

ParamSpec inputDropoutParam() {
  return {
      .key = "dropout",
      .label = coreText("Models", "Input dropout"),
      .help = coreText("Models",
                       "Raising it hides more of each history while learning, which guards against "
                       "copying the input; lowering it fits faster and may overfit."),
      .min = 0,
      .max = 0.95};
}

ParamSpec learningRateParam() {
  return {.key = "learning-rate",
          .label = coreText("Models", "Learning rate"),
          .help = coreText(
              "Models",
              "Raising it learns faster until training becomes unstable; lowering it needs "
              "more epochs and ends more smoothly."),
          .min = 1e-6,
          .max = 1e4,
          .logScale = true};
}

ParamSpec userBatchParam() {
  return {.key = "batch",
          .label = coreText("Models", "Batch size"),
          .help = coreText(
              "Models",
              "Larger batches make steadier and fewer steps an epoch and need more memory; "
              "smaller ones take more, noisier steps."),
          .min = 1,
          .max = 65536,
          .logScale = true,
          .unit = ParamUnit::Users};
}

ParamSpec weightDecayParam() {
  return advanced(amountParam(
      "weight-decay", 1, coreText("Models", "Weight decay"),
      coreText("Models",
               "Raising it keeps weights small, which helps on little data; too much leaves "
               "only popularity. 0 turns it off.")));
}

ParamSpec valuesParam() {
  return {.key = "values",
          .label = coreText("Models", "Interaction values"),
          .help = coreText(
              "Models",
              "Ones treats every interaction alike; data uses ratings or quantities as counts, "
              "so high values weigh more."),
          .advanced = true};
}

std::vector<ChoiceValue<InteractionValues>> valueChoices() {
  return {{InteractionValues::Ones, "ones", coreText("Models", "Ones")},
          {InteractionValues::Data, "data", coreText("Models", "Data")}};
}

ParamSpec precisionParam() {
  return {.key = "precision",
          .label = coreText("Models", "Precision"),
          .help = coreText(
              "Models",
              "Mixed multiplies in bfloat16 where the processor can, about twice as fast on "
              "large catalogues with a little more noise; single is the same everywhere."),
          .advanced = true};
}

std::vector<ChoiceValue<nn::Precision>> precisionChoices() {
  return {{nn::Precision::Single, "single", coreText("Models", "Single")},
          {nn::Precision::Mixed, "mixed", coreText("Models", "Mixed")}};
}

std::int64_t batchFor(const DataShape& data, std::int64_t usual) {
  constexpr std::int64_t kFew = 100;
  constexpr std::int64_t kSteps = 20;
  return std::clamp<std::int64_t>(data.users / kSteps, std::min(kFew, usual), usual);
}

nn::Precision usablePrecision(nn::Precision wanted) {
  return nn::multipliesBFloat16() ? wanted : nn::Precision::Single;
}

double KlSchedule::klWeightAt(std::int64_t stepsDone) const {
  const double full = klWeight.value_or(kUsualKlWeight);
  const std::int64_t rise = klSteps.value_or(kUsualKlSteps);
  if (rise == 0) return full;
  const double share = static_cast<double>(stepsDone + 1) / static_cast<double>(rise);
  return full * std::min(1.0, share);
}

Schema<KlSchedule> klParams(double largestWeight) {
  Schema<KlSchedule> made;
  made.add(&KlSchedule::klWeight,
           amountParam("kl-weight", largestWeight, coreText("Models", "KL weight β"),
                       coreText("Models",
                                "Raising it keeps the latent space closer to a standard normal, "
                                "smoother but less personal; lowering it fits histories more "
                                "closely; auto finds it in a training of its own.")));
  made.add(&KlSchedule::klSteps,
           {.key = "kl-steps",
            .label = coreText("Models", "KL warm-up"),
            .help = coreText("Models",
                             "More steps raise β more slowly, which guards against a latent "
                             "space that is ignored; 0 uses the full weight from the start; auto "
                             "keeps the pace at which an automatic KL weight was found."),
            .min = 0,
            .max = 1000000,
            .unit = ParamUnit::Steps,
            .automaticWith = "kl-weight"});
  made.require(
      [](const KlSchedule& c) { return c.klSteps || !c.klWeight; }, {"kl-weight", "kl-steps"},
      coreText("Models", "The KL warm-up can only be automatic together with the KL weight."));
  return made;
}

}  // namespace tastescope
