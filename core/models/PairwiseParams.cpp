#include "core/models/PairwiseParams.h"

namespace tastescope {

ParamSpec pairBatchParam() {
  return {.key = "batch",
          .label = coreText("Models", "Batch size"),
          .help = coreText("Models",
                           "Larger batches make steadier and fewer steps an epoch and bear a "
                           "higher learning rate; smaller ones take more, noisier steps."),
          .min = 1,
          .max = 1 << 24,
          .logScale = true,
          .unit = coreText("Models", "interactions")};
}

ParamSpec pairNegativesParam() {
  return {.key = "negatives",
          .label = coreText("Models", "Negative samples"),
          .help = coreText("Models",
                           "Items drawn at random that each interaction is compared with. More "
                           "make every step steadier and slower."),
          .min = 1,
          .max = 1000,
          .logScale = true};
}

ParamSpec pairCandidatesParam() {
  return {.key = "candidates",
          .label = coreText("Models", "Candidates for a negative"),
          .help = coreText("Models",
                           "Each negative sample is the one ranked highest among this many drawn "
                           "at random. 1 is the plain draw; more learn in fewer epochs on large "
                           "catalogues, where most draws teach nothing, but too many punish what "
                           "people would like."),
          .min = 1,
          .max = 1000,
          .logScale = true};
}

ParamSpec pairDecayParam() {
  return {.key = "decay",
          .label = coreText("Models", "Regularisation"),
          .help = coreText("Models",
                           "Raising it keeps the vectors of compared users and items small, which "
                           "helps on little data; too much leaves only popularity. 0 turns it "
                           "off."),
          .min = 0,
          .max = 10};
}

}  // namespace tastescope
