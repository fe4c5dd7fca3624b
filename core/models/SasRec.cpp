// SASRec (Kang, McAuley: Self-Attentive Sequential Recommendation, ICDM 2018): causal
// self-attention over the history, every position predicts its successor.
#include <cmath>

#include "core/models/ModelEntry.h"
#include "core/models/SequenceModel.h"
#include "core/nn/CausalAttention.h"

namespace tastescope {
namespace {

struct SasRecConfig : SequenceConfig {
  SasRecConfig() { dropout = 0.5; }
  std::int64_t layers = 2;
  std::int64_t heads = 1;
  std::int64_t expansion = 1;
};

const Schema<SasRecConfig>& sasRecSchema() {
  static const auto schema = makeSchema<SasRecConfig>([](auto& made) {
    using C = SasRecConfig;
    made.add(&C::width, sequenceWidthParam());
    made.add(&C::length, sequenceLengthParam());
    made.add(&C::layers,
             {.key = "layers",
              .label = coreText("Models", "Attention layers"),
              .help = coreText("Models",
                               "More layers combine items in more intricate ways and train "
                               "slower; one or two are enough for most histories."),
              .min = 1,
              .max = 16});
    made.add(
        &C::heads,
        smallCountParam("heads", 64, coreText("Models", "Attention heads"),
                        coreText("Models",
                                 "More heads look at several earlier items for different reasons, "
                                 "each through a narrower part of the vectors; the width must be a "
                                 "multiple of it.")));
    made.add(&C::expansion,
             smallCountParam(
                 "expansion", 8, coreText("Models", "Inner width factor"),
                 coreText("Models",
                          "Width inside the feed-forward layers as a multiple of the vectors' "
                          "width. Raising it can fit more and trains slower; the paper uses "
                          "1.")));
    made.include(sequenceLearningParams({SequenceLoss::FullSoftmax, SequenceLoss::SampledSoftmax,
                                         SequenceLoss::GeneralisedBce, SequenceLoss::Bce}));
    made.require([](const C& c) { return c.width % c.heads == 0; }, {"width", "heads"},
                 coreText("Models", "The width must be a multiple of the attention heads."));
  });
  return schema;
}

class SasRec final : public SequenceModel {
 public:
  SasRec(const SasRecConfig& config, Index items)
      : SequenceModel(config, items, false), config_(config) {
    const std::int64_t width = config_.width;
    positions_ = parameters_.add("positions.weight", {config_.length, width});
    for (std::int64_t i = 0; i < config_.layers; ++i) {
      const std::string name = "layer." + std::to_string(i);
      layers_.push_back({.attentionNorm = addNorm(name + ".attention-norm"),
                         .queryKeyValue = addLinear(name + ".query-key-value", width, 3 * width),
                         .mix = addLinear(name + ".mix", width, width),
                         .forwardNorm = addNorm(name + ".forward-norm"),
                         .inner = addLinear(name + ".inner", width, config_.expansion * width),
                         .outer = addLinear(name + ".outer", config_.expansion * width, width)});
    }
    lastNorm_ = addNorm("last-norm");
  }

 protected:
  void initialise(Rng& rng) override {
    constexpr double kDeviation = 0.02;
    fillParameters(0, rng);
    for (const Layer& layer : layers_) {
      nn::fillConstant(layer.attentionNorm.scale, 1);
      nn::fillConstant(layer.forwardNorm.scale, 1);
    }
    nn::fillConstant(lastNorm_.scale, 1);
    nn::fillNormal(positions_, kDeviation, rng);
    initialiseItems(kDeviation, rng);
  }

  [[nodiscard]] at::Tensor statesOf(const nn::PackedSequences& batch, Rng& rng) const override {
    const auto offsets = std::make_shared<const std::vector<std::int64_t>>(batch.offsets);
    at::Tensor x = nn::counterDropout(embed(batch), dropoutFrom(rng));
    for (const Layer& layer : layers_) {
      const at::Tensor qkv = layer.queryKeyValue(norm(x, layer.attentionNorm));
      const at::Tensor seen = nn::causalAttention(qkv, offsets, config_.heads, dropoutFrom(rng));
      x = x + nn::counterDropout(layer.mix(seen), dropoutFrom(rng));
      at::Tensor inner = layer.inner(norm(x, layer.forwardNorm)).relu();
      inner = nn::counterDropout(inner, dropoutFrom(rng));
      x = x + nn::counterDropout(layer.outer(inner), dropoutFrom(rng));
    }
    return norm(x, lastNorm_);
  }

  [[nodiscard]] at::Tensor lastStatesOf(const nn::PackedSequences& batch) const override {
    const auto offsets = std::make_shared<const std::vector<std::int64_t>>(batch.offsets);
    std::vector<std::int64_t> ends;
    for (std::size_t i = 1; i < offsets->size(); ++i) ends.push_back((*offsets)[i] - 1);
    const at::Tensor last = torch::tensor(ends, torch::kInt64);
    at::Tensor x = embed(batch);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Layer& layer = layers_[i];
      const at::Tensor in = norm(x, layer.attentionNorm);
      at::Tensor seen;
      if (i + 1 < layers_.size()) {
        seen = nn::causalAttention(layer.queryKeyValue(in), offsets, config_.heads, {});
      } else {  // only the last token's answer is needed
        const std::int64_t width = config_.width;
        const nn::Linear& all = layer.queryKeyValue;
        const at::Tensor query = at::linear(
            in.index_select(0, last), all.weight.narrow(0, 0, width), all.bias.narrow(0, 0, width));
        const at::Tensor keyValue = at::linear(in, all.weight.narrow(0, width, 2 * width),
                                               all.bias.narrow(0, width, 2 * width));
        seen = nn::attendLast(query, keyValue, *offsets, config_.heads);
        x = x.index_select(0, last);
      }
      x = x + layer.mix(seen);
      x = x + layer.outer(layer.inner(norm(x, layer.forwardNorm)).relu());
    }
    return norm(x, lastNorm_);
  }

 private:
  struct Norm {
    at::Tensor scale;  ///< [width]
    at::Tensor shift;  ///< [width]
  };
  struct Layer {
    Norm attentionNorm;
    nn::Linear queryKeyValue;  ///< [3 width, width]
    nn::Linear mix;
    Norm forwardNorm;
    nn::Linear inner;
    nn::Linear outer;
  };

  nn::Linear addLinear(const std::string& name, std::int64_t in, std::int64_t out) {
    return nn::addLinear(parameters_, name, in, out);
  }
  Norm addNorm(const std::string& name) {
    return {parameters_.add(name + ".scale", {config_.width}),
            parameters_.add(name + ".shift", {config_.width})};
  }
  [[nodiscard]] static at::Tensor norm(const at::Tensor& x, const Norm& layer) {
    return at::layer_norm(x, {x.size(1)}, layer.scale, layer.shift);
  }

  /// Item and position vectors: [tokens, width].
  [[nodiscard]] at::Tensor embed(const nn::PackedSequences& batch) const {
    const double scale = std::sqrt(static_cast<double>(config_.width));
    const at::Tensor items = at::embedding(itemVectors(), torch::tensor(batch.items));
    return items * scale + at::embedding(positions_, torch::tensor(batch.positions));
  }

  SasRecConfig config_;
  at::Tensor positions_;  ///< [length, width]
  std::vector<Layer> layers_;
  Norm lastNorm_;
};

}  // namespace

ModelInfo sasRecModel() {
  return {
      .key = "sasrec",
      .name = "SASRec",
      .family = Family::Autoregressive,
      .summary = coreText("Models",
                          "Reads a history in order and attends to the items that matter for what "
                          "comes next. The first choice among sequence models; it also generates "
                          "whole sequences."),
      .paper = "Kang & McAuley, ICDM 2018",
      .method =
          coreText("Models",
                   "Each item of the history becomes a vector eᵢ√d plus the vector of its place, "
                   "counted from the newest. Layers of causal self-attention, "
                   "softmax(QKᵀ/√d)V over the items before, and of a pointwise ReLU network, each "
                   "with layer normalisation, dropout and a shortcut, give a state hₜ at every "
                   "place, and the score of item i as the next one is hₜ·eᵢ with the same "
                   "vectors. All places learn at once to predict their successor: by full "
                   "cross-entropy, by a softmax over sampled items, by BCE against one item the "
                   "user does not have, or by gBCE (Petrov & Macdonald, RecSys 2023), which "
                   "raises the positive's likelihood to the power β to undo the overconfidence of "
                   "sampling. Sequences lie one after the other, without padding."),
      .deviations = coreText(
          "Models",
          "Normalisation stands before each layer on the branch, as in later transformers; full "
          "cross-entropy is the default loss where the paper uses BCE; histories longer than the "
          "window are cut into pieces at random places instead of dropping what is old; sampled "
          "negatives are shared by a batch."),
      .whenToUse = coreText("Models",
                            "When the order of interactions carries meaning and there are at "
                            "least some thousand histories; the smaller the data, the "
                            "higher the dropout should be."),
      .cost = coreText(
          "Models",
          "An epoch with full cross-entropy takes about 6 × interactions × items × width "
          "operations, with sampled losses the negatives instead of the items: seconds for a "
          "hundred thousand interactions on two cores. Memory is 16 bytes a weight plus some "
          "dozens of megabytes."),
      .schema = &sasRecSchema(),
      .defaultEpochs = 200,
      .defaultPatience = 20,
      .create = createModel<SasRec, sasRecSchema>,
  };
}

}  // namespace tastescope
