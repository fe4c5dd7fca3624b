// The list of models. Adding one is one .cpp with a ModelInfo and one line in Registry.cpp.
// Thread rule: immutable, any thread. Cost: built once on first use.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "core/base/Text.h"
#include "core/config/ParamSchema.h"
#include "core/data/DataShape.h"
#include "core/models/Recommender.h"

namespace tastescope {

enum class Family { Vae, Gan, Autoregressive, Diffusion, Classical };

/// "vae", "gan", "autoregressive", "diffusion", "classical".
const char* familyKey(Family family);
/// Name and the two sentences of the wizard's card.
Text familyName(Family family);
Text familySummary(Family family);

struct ModelShape {
  Index users = 0;
  Index items = 0;
  const AttributeTable* userAttributes = nullptr;  ///< for models with side information
  const AttributeTable* itemAttributes = nullptr;
};

/// A default that follows the data, and why.
struct Suggestion {
  std::string key;
  Json value;
  Text reason;
};

/// What is known of a model without making one.
struct ModelInfo {
  std::string key = {};   ///< "mult-vae"
  std::string name = {};  ///< "Mult-VAE", not translated
  Family family = Family::Classical;
  Text summary = {};       ///< two sentences for the wizard
  std::string paper = {};  ///< "Liang et al., WWW 2018", not translated
  Text method = {};        ///< formula and how it is computed, a paragraph for docs/models
  Text deviations = {};    ///< every difference from the paper, or empty
  Text whenToUse;
  Text cost;  ///< time and memory, in terms of users, items, settings
  const ParamSchema* schema = nullptr;
  /// Which defaults of the schema data of this shape changes; none: they suit any data.
  std::function<std::vector<Suggestion>(const DataShape& data)> suggest = {};
  Text suggestions = {};  ///< the same in words, for docs/models
  /// Beyond so many items one fit takes too long to be repeated for what is left to be chosen; 0: never.
  Index choosesUpTo = 0;
  std::int64_t defaultEpochs = 0;    ///< 0: closed form
  std::int64_t defaultPatience = 0;  ///< epochs without a new best before stopping
  bool readsAttributes = false;      ///< of users or items
  std::int64_t epochPasses = 1;      ///< how often an epoch visits everyone by default
  /// `config` is validated here (Error(InvalidConfig)).
  std::function<std::unique_ptr<Recommender>(const Json& config, const ModelShape& shape)> create =
      {};
};

/// Asked of a small instance, so that there is no second list.
struct ModelCapabilities {
  bool closedForm = false;
  bool trainsByStep = false;
  bool foldsIn = false;
  bool userLatent = false;
  bool samples = false;  ///< its latent has a variance to sample from
  bool itemEmbeddings = false;
  bool ordersByTime = false;
};

std::span<const ModelInfo> modelRegistry();
/// Throws Error(NotFound) naming the known keys.
const ModelInfo& findModel(const std::string& key);
ModelCapabilities capabilitiesOf(const ModelInfo& info);
/// Those whose value is not the schema's default.
std::vector<Suggestion> suggestionsFor(const ModelInfo& info, const DataShape& data);
/// The schema's defaults under what the data suggests.
Json defaultsFor(const ModelInfo& info, const DataShape& data);

}  // namespace tastescope
