#include "core/models/SideVaeParams.h"

#include "core/models/NetworkParams.h"

namespace tastescope {

const Schema<SideVaeConfig>& sideVaeSchema() {
  static const Schema<SideVaeConfig> schema = [] {
    using C = SideVaeConfig;
    Schema<C> made;
    made.add(&C::latent, latentParam());
    made.add(&C::hidden,
             {.key = "hidden",
              .label = coreText("Models", "Hidden width"),
              .help = coreText("Models",
                               "Width of the layer on either side of the code. Raising it fits "
                               "finer patterns and trains slower; lowering it generalises more."),
              .min = 1,
              .max = 8192,
              .logScale = true});
    made.add(&C::dropout, inputDropoutParam());
    made.add(&C::userDropout,
             {.key = "user-dropout",
              .label = coreText("Models", "Share without user attributes"),
              .help = coreText("Models",
                               "How often a user's attributes are hidden while learning; higher "
                               "values serve users better of whom nothing is known."),
              .min = 0,
              .max = 1});
    made.add(
        &C::ownFrom,
        {.key = "own-from",
         .label = coreText("Models", "Interactions until an item counts as itself"),
         .help = coreText(
             "Models",
             "With so many interactions an item's own weights count by half beside those of its "
             "attributes; raising it leans rare items more on what they share with others."),
         .min = 0.01,
         .max = 10000,
         .logScale = true});
    made.add(&C::klWeight,
             {.key = "kl-weight",
              .label = coreText("Models", "KL weight β"),
              .help = coreText("Models",
                               "Raising it keeps the latent space closer to a standard normal, "
                               "smoother but less personal; lowering it fits histories more "
                               "closely."),
              .min = 0,
              .max = 5});
    made.add(&C::klSteps,
             {.key = "kl-steps",
              .label = coreText("Models", "KL warm-up"),
              .help = coreText("Models",
                               "More steps raise β more slowly, which guards against a latent "
                               "space that is ignored; 0 uses the full weight from the start."),
              .min = 0,
              .max = 1000000,
              .unit = coreText("Models", "steps")});
    made.add(&C::learningRate, learningRateParam());
    made.add(&C::batch, userBatchParam());
    made.add(&C::weightDecay, weightDecayParam());
    made.add(&C::values, valuesParam());
    return made;
  }();
  return schema;
}

}  // namespace tastescope
