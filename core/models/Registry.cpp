#include "core/models/Registry.h"

#include <array>

/// All models, in the order people choose from: NAME stands for the function NAMEModel(), defined
/// beside the model. A list to be declared and called from, so that it is the only one.
#define TASTESCOPE_MODELS(MODEL) \
  MODEL(multVae)                 \
  MODEL(recVae)                  \
  MODEL(multDae)                 \
  MODEL(sideVae)                 \
  MODEL(userItemCvae)            \
  MODEL(cfgan)                   \
  MODEL(irgan)                   \
  MODEL(sasRec)                  \
  MODEL(gru4Rec)                 \
  MODEL(diffRec)                 \
  MODEL(ease)                    \
  MODEL(ials)                    \
  MODEL(itemKnn)                 \
  MODEL(userKnn)                 \
  MODEL(itemTransitions)         \
  MODEL(rp3Beta)                 \
  MODEL(lightGcn)                \
  MODEL(bprMf)                   \
  MODEL(popularity)              \
  MODEL(recentPopularity)

namespace tastescope {

#define TASTESCOPE_DECLARE(NAME) ModelInfo NAME##Model();
TASTESCOPE_MODELS(TASTESCOPE_DECLARE)
#undef TASTESCOPE_DECLARE

const char* familyKey(Family family) {
  switch (family) {
    case Family::Vae: return "vae";
    case Family::Gan: return "gan";
    case Family::Autoregressive: return "autoregressive";
    case Family::Diffusion: return "diffusion";
    case Family::Classical: return "classical";
  }
  return "classical";
}

Text familyName(Family family) {
  switch (family) {
    case Family::Vae: return coreText("Models", "Variational autoencoders");
    case Family::Gan: return coreText("Models", "Adversarial networks");
    case Family::Autoregressive: return coreText("Models", "Autoregressive models");
    case Family::Diffusion: return coreText("Models", "Diffusion models");
    case Family::Classical: return coreText("Models", "Classical baselines");
  }
  return {};
}

Text familySummary(Family family) {
  switch (family) {
    case Family::Vae:
      return coreText(
          "Models",
          "Learn a point of taste for every user and generate a whole catalogue of "
          "probabilities from it. They train fast and steadily and give a map to explore.");
    case Family::Gan:
      return coreText(
          "Models",
          "A generator proposes items and a discriminator learns to tell them from real "
          "choices. They can rank sharply but need patience and care in training.");
    case Family::Autoregressive:
      return coreText("Models",
                      "Read a history in order and predict what comes next. They need times or a "
                      "meaningful order, and reward recent interest.");
    case Family::Diffusion:
      return coreText(
          "Models",
          "Add noise to a history step by step and learn to take it away again. They are "
          "thorough, and slower than autoencoders.");
    case Family::Classical:
      return coreText("Models",
                      "Counting, neighbours and linear models without a generative part. They take "
                      "seconds and are the bar every other model has to clear.");
  }
  return {};
}

std::span<const ModelInfo> modelRegistry() {
#define TASTESCOPE_DESCRIBE(NAME) NAME##Model(),
  static const std::array models = {TASTESCOPE_MODELS(TASTESCOPE_DESCRIBE)};
#undef TASTESCOPE_DESCRIBE
  return models;
}

const ModelInfo& findModel(const std::string& key) {
  std::string known;
  for (const ModelInfo& info : modelRegistry()) {
    if (info.key == key) return info;
    if (!known.empty()) known += ", ";
    known += info.key;
  }
  throw Error(ErrorCode::NotFound,
              coreText("Models", "There is no model %1. There are: %2.").arg(key).arg(known));
}

std::vector<Suggestion> suggestionsFor(const ModelInfo& info, const DataShape& data) {
  if (!info.suggest) return {};
  std::vector<Suggestion> suggestions = info.suggest(data);
  std::erase_if(suggestions, [&info](const Suggestion& suggestion) {
    return info.schema->find(suggestion.key)->defaultValue == suggestion.value;
  });
  return suggestions;
}

Json defaultsFor(const ModelInfo& info, const DataShape& data) {
  Json defaults = info.schema->defaults();
  for (Suggestion& suggestion : suggestionsFor(info, data))
    defaults[suggestion.key] = std::move(suggestion.value);
  return defaults;
}

ModelCapabilities capabilitiesOf(const ModelInfo& info) {
  const std::unique_ptr<Recommender> model =
      info.create(Json::object(), ModelShape{.users = 2, .items = 3});
  ModelCapabilities able;
  able.closedForm = capability<ClosedForm>(*model) != nullptr;
  able.trainsByStep = capability<TrainsByStep>(*model) != nullptr;
  able.foldsIn = capability<FoldsIn>(*model) != nullptr;
  const auto* latent = capability<HasUserLatent>(*model);
  able.userLatent = latent != nullptr;
  able.samples = latent != nullptr && latent->hasVariance();
  able.itemEmbeddings = capability<HasItemEmbeddings>(*model) != nullptr;
  able.ordersByTime = capability<OrdersByTime>(*model) != nullptr;
  return able;
}

}  // namespace tastescope
