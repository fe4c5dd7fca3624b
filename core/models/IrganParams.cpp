#include "core/models/IrganParams.h"

#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

void addGameParams(Schema<IrganConfig>& made) {
  using C = IrganConfig;
  const auto rate = [](const char* key, Text label) {
    ParamSpec spec = learningRateParam();
    spec.key = key;
    spec.label = std::move(label);
    return spec;
  };
  made.add(&C::learningRate, rate("learning-rate", coreText("Models", "Generator learning rate")));
  made.add(&C::discriminatorRate,
           rate("discriminator-rate", coreText("Models", "Discriminator learning rate")));
  made.add(&C::discriminatorPasses,
           {.key = "discriminator-passes",
            .label = coreText("Models", "Discriminator passes"),
            .help = coreText("Models",
                             "Visits to all users in which the discriminator learns, in every "
                             "epoch; more make its rewards more reliable and an epoch longer."),
            .min = 1,
            .max = 200,
            .advanced = true});
  made.add(&C::generatorPasses,
           {.key = "generator-passes",
            .label = coreText("Models", "Generator passes"),
            .help = coreText("Models",
                             "Visits to all users in which the generator learns, in every epoch; "
                             "too many run ahead of the discriminator's rewards."),
            .min = 1,
            .max = 200,
            .advanced = true});
  made.add(&C::temperature,
           {.key = "temperature",
            .label = coreText("Models", "Temperature of false items"),
            .help = coreText("Models",
                             "Lower values show the discriminator the generator's strongest "
                             "guesses; higher values show it a wider choice."),
            .min = 0.01,
            .max = 10,
            .logScale = true,
            .advanced = true});
  made.add(&C::realShare,
           {.key = "real-share",
            .label = coreText("Models", "Share of real items in the policy's draws"),
            .help = coreText("Models",
                             "Raising it lets the generator learn more from real choices, with "
                             "importance weights; lowering it learns from its own guesses."),
            .min = 0,
            .max = 0.95,
            .advanced = true});
}

}  // namespace

const Schema<IrganConfig>& irganSchema() {
  static const Schema<IrganConfig> schema = [] {
    using C = IrganConfig;
    Schema<C> made;
    made.add(&C::latent, latentParam());
    made.add(&C::pretrainEpochs,
             {.key = "pretrain-epochs",
              .label = coreText("Models", "Epochs of pre-training"),
              .help = coreText("Models",
                               "The generator first learns to rank real choices above hard others; "
                               "more give the game a better start, none leaves it all to rewards."),
              .min = 0,
              .max = 1000,
              .unit = coreText("Models", "epochs")});
    ParamSpec rate = learningRateParam();
    rate.key = "pretrain-rate";
    rate.label = coreText("Models", "Learning rate of pre-training");
    made.add(&C::pretrainRate, std::move(rate));
    made.add(&C::candidates,
             {.key = "candidates",
              .label = coreText("Models", "Candidates for a hard negative"),
              .help = coreText("Models",
                               "Pre-training takes the best-scored of so many random items as the "
                               "one to beat; more make it harder and favour the top of the list."),
              .min = 1,
              .max = 1000,
              .advanced = true});
    made.add(&C::weightDecay, weightDecayParam());
    addGameParams(made);
    ParamSpec decay = weightDecayParam();
    decay.key = "discriminator-decay";
    decay.label = coreText("Models", "Discriminator weight decay");
    made.add(&C::discriminatorDecay, std::move(decay));
    made.add(&C::batch, userBatchParam());
    return made;
  }();
  return schema;
}

}  // namespace tastescope
