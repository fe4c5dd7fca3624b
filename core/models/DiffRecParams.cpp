#include "core/models/DiffRecParams.h"

#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

void addDiffusionParams(Schema<DiffRecConfig>& made) {
  using C = DiffRecConfig;
  made.add(&C::steps,
           {.key = "steps",
            .label = coreText("Models", "Diffusion steps T"),
            .help = coreText("Models",
                             "More steps take the noise away in smaller portions and make every "
                             "recommendation slower; a handful is usually enough."),
            .min = 1,
            .max = 1000,
            .logScale = true});
  made.add(&C::noiseScale,
           {.key = "noise-scale",
            .label = coreText("Models", "Noise scale"),
            .help = coreText("Models",
                             "Raising it hides more of a history behind noise while learning; too "
                             "much drowns personal taste, too little teaches only to copy."),
            .min = 1e-6,
            .max = 10,
            .logScale = true});
  made.add(&C::noiseMin,
           {.key = "noise-min",
            .label = coreText("Models", "Noise of the first step"),
            .help = coreText("Models",
                             "Variance after the first step, before scaling; lower values keep the "
                             "last step of the way back closer to the history."),
            .min = 1e-6,
            .max = 1,
            .logScale = true,
            .advanced = true});
  made.add(&C::noiseMax,
           {.key = "noise-max",
            .label = coreText("Models", "Noise of the last step"),
            .help = coreText("Models",
                             "Variance after the last step, before scaling; higher values make the "
                             "way back longer and the result less tied to single interactions."),
            .min = 1e-6,
            .max = 1,
            .logScale = true,
            .advanced = true});
  made.add(&C::inferenceSteps,
           {.key = "inference-steps",
            .label = coreText("Models", "Noising steps before scoring"),
            .help = coreText("Models",
                             "How many steps of noise a history gets before it is scored; 0 adds "
                             "none, which keeps all of it and is best on most data."),
            .min = 0,
            .max = 1000,
            .advanced = true});
  made.add(&C::importance,
           {.key = "importance",
            .label = coreText("Models", "Importance sampling of steps"),
            .help = coreText("Models",
                             "On draws steps with a large loss more often, which evens out "
                             "learning; off draws all steps alike."),
            .advanced = true});
  made.add(&C::reweight,
           {.key = "reweight",
            .label = coreText("Models", "Weight steps as in the ELBO"),
            .help = coreText("Models",
                             "On weighs a step's error by the signal it loses, as the bound asks; "
                             "off counts all steps alike."),
            .advanced = true});
  made.add(&C::timeSize,
           {.key = "time-size",
            .label = coreText("Models", "Step embedding"),
            .help = coreText("Models",
                             "Numbers that tell the network which step it is at; more help only "
                             "when there are many steps."),
            .min = 2,
            .max = 512,
            .advanced = true});
}

}  // namespace

const Schema<DiffRecConfig>& diffRecSchema() {
  static const Schema<DiffRecConfig> schema = [] {
    using C = DiffRecConfig;
    Schema<C> made;
    ParamSpec hidden = hiddenParam();
    hidden.help = coreText("Models",
                           "Widths from the items inwards, mirrored on the way out; at least one. "
                           "Wider or more layers fit more and train slower.");
    made.add(&C::hidden, std::move(hidden));
    addDiffusionParams(made);
    made.add(&C::dropout, inputDropoutParam());
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    made.add(&C::values, valuesParam());
    made.require([](const C& c) { return !c.hidden.empty(); }, {"hidden"},
                 coreText("Models", "DiffRec needs at least one hidden layer."));
    return made;
  }();
  return schema;
}

}  // namespace tastescope
