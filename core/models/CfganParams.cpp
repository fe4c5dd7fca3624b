#include "core/models/CfganParams.h"

#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

void addNegativeParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  made.add(&C::view, {.key = "view",
                      .label = coreText("Models", "Vectors"),
                      .help = coreText(
                          "Models",
                          "Items writes the audience of every item and is the more accurate; "
                          "users writes every user's items and serves users unseen in training."),
                      .choices = {{"items", coreText("Models", "Of items")},
                                  {"users", coreText("Models", "Of users")}}});
  made.add(&C::negatives,
           {.key = "negatives",
            .label = coreText("Models", "Negative samples"),
            .help = coreText("Models",
                             "ZR pulls sampled zeros towards 0, PM shows sampled zeros to the "
                             "discriminator, ZP does both; without any the generator could answer "
                             "1 everywhere."),
            .choices = {{"zr", coreText("Models", "Zero reconstruction (ZR)")},
                        {"pm", coreText("Models", "Partial masking (PM)")},
                        {"zp", coreText("Models", "Both (ZP)")}}});
  made.add(&C::zeroShare,
           {.key = "zero-share",
            .label = coreText("Models", "Share of zeros to reconstruct"),
            .help = coreText("Models",
                             "Raising it treats more of what is missing as not liked; lowering it "
                             "leaves more room for guesses. Used by ZR and ZP."),
            .min = 0,
            .max = 1});
  made.add(&C::zeroWeight,
           {.key = "zero-weight",
            .label = coreText("Models", "Weight of reconstruction α"),
            .help = coreText("Models",
                             "Raising it makes the generator more of an autoencoder; lowering it "
                             "leaves more to the discriminator. Used by ZR and ZP."),
            .min = 0,
            .max = 10});
  made.add(&C::maskShare,
           {.key = "mask-share",
            .label = coreText("Models", "Share of zeros to show"),
            .help = coreText("Models",
                             "Raising it lets the discriminator punish more of the generator's "
                             "guesses; lowering it shows it mostly real choices. Used by PM and "
                             "ZP."),
            .min = 0,
            .max = 1});
}

void addNetworkParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  const auto width = [](const char* key, Text label, Text help) {
    return ParamSpec{.key = key,
                     .label = std::move(label),
                     .help = std::move(help),
                     .min = 1,
                     .max = 8192,
                     .logScale = true};
  };
  const auto depth = [](const char* key, Text label) {
    return ParamSpec{.key = key,
                     .label = std::move(label),
                     .help = coreText("Models",
                                      "Hidden layers; more can bend further but learn more slowly, "
                                      "and one is enough on most data."),
                     .min = 1,
                     .max = 8,
                     .advanced = true};
  };
  made.add(&C::hidden, width("hidden", coreText("Models", "Generator width"),
                             coreText("Models",
                                      "Raising it lets the generator hold finer patterns and train "
                                      "slower; lowering it generalises more.")));
  made.add(&C::layers, depth("layers", coreText("Models", "Generator layers")));
  made.add(&C::discriminatorHidden,
           width("discriminator-hidden", coreText("Models", "Discriminator width"),
                 coreText("Models",
                          "A wider discriminator tells finer differences; one too strong leaves "
                          "the generator nothing to learn from.")));
  made.add(&C::discriminatorLayers,
           depth("discriminator-layers", coreText("Models", "Discriminator layers")));
}

void addTrainingParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  made.add(&C::generatorPasses,
           {.key = "generator-passes",
            .label = coreText("Models", "Generator passes"),
            .help = coreText("Models",
                             "Visits to all vectors in which the generator learns, in every epoch; "
                             "more make an epoch longer and the generator stronger."),
            .min = 1,
            .max = 20,
            .advanced = true});
  made.add(&C::discriminatorPasses,
           {.key = "discriminator-passes",
            .label = coreText("Models", "Discriminator passes"),
            .help = coreText("Models",
                             "Visits to all vectors in which the discriminator learns, in every "
                             "epoch; more make it stronger against the generator."),
            .min = 1,
            .max = 20,
            .advanced = true});
  made.add(&C::learningRate, learningRateParam());
  ParamSpec rate = learningRateParam();
  rate.key = "discriminator-rate";
  rate.label = coreText("Models", "Discriminator learning rate");
  rate.advanced = true;
  made.add(&C::discriminatorRate, std::move(rate));
  made.add(&C::batch, {.key = "batch",
                       .label = coreText("Models", "Batch size"),
                       .help = coreText("Models",
                                        "Vectors a step learns from. Larger batches are faster and "
                                        "steadier and need more epochs."),
                       .min = 1,
                       .max = 65536,
                       .logScale = true});
  made.add(&C::weightDecay, weightDecayParam());
  ParamSpec decay = weightDecayParam();
  decay.key = "discriminator-decay";
  decay.label = coreText("Models", "Discriminator weight decay");
  made.add(&C::discriminatorDecay, std::move(decay));
}

}  // namespace

const Schema<CfganConfig>& cfganSchema() {
  static const Schema<CfganConfig> schema = [] {
    Schema<CfganConfig> made;
    addNegativeParams(made);
    addNetworkParams(made);
    addTrainingParams(made);
    return made;
  }();
  return schema;
}

}  // namespace tastescope
