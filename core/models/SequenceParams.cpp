#include "core/models/SequenceParams.h"

#include <algorithm>

namespace tastescope {

ParamSpec sequenceWidthParam() {
  return {.key = "width",
          .label = coreText("Models", "Vector width"),
          .help = coreText("Models",
                           "Wider item vectors and states can hold finer differences but need "
                           "more data and time; narrower ones generalise more."),
          .min = 1,
          .max = 2048,
          .logScale = true};
}

ParamSpec sequenceLengthParam() {
  return {.key = "length",
          .label = coreText("Models", "Sequence length"),
          .help = coreText("Models",
                           "How many of the latest items are read at once. Longer remembers more "
                           "and trains slower; shorter keeps to recent interest."),
          .min = 1,
          .max = 2000,
          .logScale = true,
          .unit = coreText("Models", "items")};
}

ParamSpec sequenceLossParam(const std::vector<std::string>& offered) {
  const std::vector<ParamChoice> all = {
      {"ce", coreText("Models", "Full cross-entropy")},
      {"sampled", coreText("Models", "Sampled softmax")},
      {"gbce", coreText("Models", "gBCE")},
      {"bce", coreText("Models", "BCE, one negative")},
      {"bpr-max", coreText("Models", "BPR-max")},
      {"top1-max", coreText("Models", "TOP1-max")},
      {"bpr", coreText("Models", "BPR")},
      {"top1", coreText("Models", "TOP1")},
  };
  ParamSpec spec{.key = "loss",
                 .label = coreText("Models", "Loss"),
                 .help = coreText("Models",
                                  "Full cross-entropy compares with the whole catalogue and ranks "
                                  "best; the others compare with sampled items, which is faster on "
                                  "catalogues of tens of thousands.")};
  for (const std::string& key : offered) {
    spec.choices.push_back(*std::find_if(
        all.begin(), all.end(), [&key](const ParamChoice& choice) { return choice.key == key; }));
  }
  return spec;
}

ParamSpec negativesParam() {
  return {.key = "negatives",
          .label = coreText("Models", "Sampled items"),
          .help = coreText("Models",
                           "Items that each batch's predictions are compared with in sampled "
                           "losses. More come closer to the full catalogue and take longer."),
          .min = 1,
          .max = 65536,
          .logScale = true};
}

ParamSpec negativeSourceParam() {
  return {.key = "negative-source",
          .label = coreText("Models", "Where samples come from"),
          .help = coreText("Models",
                           "Uniform draws from the catalogue; batch draws from what the batch "
                           "predicts, so that popular items come more often (corrected for in the "
                           "sampled softmax)."),
          .choices = {{"uniform", coreText("Models", "Uniform")},
                      {"batch", coreText("Models", "Batch")}},
          .advanced = true};
}

ParamSpec calibrationParam() {
  return {.key = "calibration",
          .label = coreText("Models", "gBCE calibration t"),
          .help = coreText("Models",
                           "Only for gBCE: raising it counters the overconfidence of negative "
                           "sampling more; 0 is plain BCE, 1 is fully calibrated."),
          .min = 0,
          .max = 1,
          .advanced = true};
}

ParamSpec stateDropoutParam() {
  return {.key = "dropout",
          .label = coreText("Models", "Dropout"),
          .help = coreText("Models",
                           "Raising it hides more of the inner states while learning, which "
                           "guards small data against overfitting; lowering it fits faster."),
          .min = 0,
          .max = 0.95};
}

}  // namespace tastescope
