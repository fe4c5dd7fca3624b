// GRU4Rec (Hidasi, Karatzoglou, Baltrunas, Tikk: Session-based Recommendations with Recurrent
// Neural Networks, ICLR 2016; Hidasi, Karatzoglou: Recurrent Neural Networks with Top-k Gains for
// Session-based Recommendations, CIKM 2018): a recurrent network reads the history item by item.
#include "core/models/ModelEntry.h"
#include "core/models/SequenceModel.h"
#include "core/nn/CausalAttention.h"
#include "core/nn/Gru.h"

namespace tastescope {
namespace {

struct Gru4RecConfig : SequenceConfig {
  Gru4RecConfig() { dropout = 0.3; }
  std::int64_t hidden = 128;
  std::int64_t layers = 1;
};

const Schema<Gru4RecConfig>& gru4RecSchema() {
  static const auto schema = makeSchema<Gru4RecConfig>([](auto& made) {
    using C = Gru4RecConfig;
    made.add(&C::width, sequenceWidthParam());
    made.add(
        &C::hidden,
        countParam("hidden", 4096, coreText("Models", "Memory width"),
                   coreText("Models",
                            "Numbers the network carries from item to item. Raising it "
                            "remembers more and trains slower; lowering it generalises more.")));
    made.add(
        &C::layers,
        smallCountParam("layers", 8, coreText("Models", "Recurrent layers"),
                        coreText("Models",
                                 "More layers read the states of the layer below; the authors find "
                                 "one to be best on most data.")));
    made.add(&C::length, sequenceLengthParam());
    made.include(sequenceLearningParams({SequenceLoss::FullSoftmax, SequenceLoss::SampledSoftmax,
                                         SequenceLoss::BprMax, SequenceLoss::Top1Max,
                                         SequenceLoss::Bpr, SequenceLoss::Top1}));
  });
  return schema;
}

class Gru4Rec final : public SequenceModel {
 public:
  Gru4Rec(const Gru4RecConfig& config, Index items)
      : SequenceModel(config, items, true), hidden_(config.hidden) {
    std::int64_t in = config.width;
    for (std::int64_t i = 0; i < config.layers; ++i) {
      const std::string name = "gru." + std::to_string(i);
      layers_.push_back({parameters_.add(name + ".input-weight", {3 * hidden_, in}),
                         parameters_.add(name + ".state-weight", {3 * hidden_, hidden_}),
                         parameters_.add(name + ".input-bias", {3 * hidden_}),
                         parameters_.add(name + ".state-bias", {3 * hidden_})});
      in = hidden_;
    }
    out_ = nn::addLinear(parameters_, "out", hidden_, config.width);
  }

 protected:
  void initialise(Rng& rng) override {
    constexpr double kItemDeviation = 0.05;
    fillParameters(0, rng);
    initialiseItems(kItemDeviation, rng);
  }

  [[nodiscard]] at::Tensor statesOf(const nn::PackedSequences& batch, Rng& rng) const override {
    const nn::StepOrder order = nn::stepOrder(batch);
    at::Tensor x = inStepOrder(batch, order);
    for (const Layer& layer : layers_) {
      x = read(layer, nn::counterDropout(x, dropoutFrom(rng)), order);
    }
    x = x.index_select(0, torch::tensor(order.place));
    return out_(nn::counterDropout(x, dropoutFrom(rng)));
  }

  [[nodiscard]] at::Tensor lastStatesOf(const nn::PackedSequences& batch) const override {
    const nn::StepOrder order = nn::stepOrder(batch);
    at::Tensor x = inStepOrder(batch, order);
    for (const Layer& layer : layers_) x = read(layer, x, order);
    std::vector<std::int64_t> last;
    for (std::size_t i = 1; i < batch.offsets.size(); ++i) {
      last.push_back(order.place[static_cast<std::size_t>(batch.offsets[i] - 1)]);
    }
    return out_(x.index_select(0, torch::tensor(last)));
  }

 private:
  struct Layer {
    at::Tensor inputWeight;  ///< [3 hidden, in]: reset, update, candidate
    at::Tensor stateWeight;  ///< [3 hidden, hidden]
    at::Tensor inputBias;
    at::Tensor stateBias;
  };

  /// Item vectors of all tokens, step by step: [tokens, width].
  [[nodiscard]] at::Tensor inStepOrder(const nn::PackedSequences& batch,
                                       const nn::StepOrder& order) const {
    std::vector<std::int64_t> items(order.token.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = batch.items[static_cast<std::size_t>(order.token[i])];
    }
    return at::embedding(itemVectors(), torch::tensor(items));
  }

  /// One recurrent layer from a zero state: [tokens, in] -> [tokens, hidden].
  [[nodiscard]] at::Tensor read(const Layer& layer, const at::Tensor& x,
                                const nn::StepOrder& order) const {
    return nn::gru(at::linear(x, layer.inputWeight, layer.inputBias), layer.stateWeight,
                   layer.stateBias, order.batchSizes);
  }

  std::int64_t hidden_;
  std::vector<Layer> layers_;
  nn::Linear out_;
};

}  // namespace

ModelInfo gru4RecModel() {
  return {
      .key = "gru4rec",
      .name = "GRU4Rec",
      .family = Family::Autoregressive,
      .summary = coreText("Models",
                          "Reads a history item by item and carries a memory along. The classic "
                          "for sessions: steady to train, and it generates whole sequences."),
      .paper = "Hidasi et al., ICLR 2016; Hidasi & Karatzoglou, CIKM 2018",
      .method =
          coreText("Models",
                   "A gated recurrent unit updates its state with every item vector: z = σ(W_z x "
                   "+ U_z h), r = σ(W_r x + U_r h), h′ = (1 − z) tanh(W x + r ∘ U h) + z h. A "
                   "linear layer turns the state into oₜ, and item i scores oₜ·eᵢ + bᵢ with the "
                   "input's own vectors. Every place learns to predict its successor by full "
                   "cross-entropy, by a softmax over sampled items, or by the authors' ranking "
                   "losses over negatives j: BPR −log σ(p − rⱼ), TOP1 σ(rⱼ − p) + σ(rⱼ²), and "
                   "their max forms, which weigh the negatives by softmax(r) so that the hardest "
                   "count most. Sequences are read side by side, longest first, without padding."),
      .deviations = coreText(
          "Models",
          "Whole histories are learned by unrolling through all their places instead of "
          "session-parallel steps of one item; full cross-entropy is the default loss; negatives "
          "are drawn uniformly or from the batch, not from popularity to a power; Adam replaces "
          "Adagrad."),
      .whenToUse = coreText("Models",
                            "For sessions and short histories in order, on small data where "
                            "attention overfits, and beside SASRec."),
      .cost = coreText(
          "Models",
          "As SASRec for the loss; the recurrence cannot be done in parallel along a history, so "
          "long sequences take longer. Memory is 16 bytes a weight plus one state for every "
          "item of a batch."),
      .schema = &gru4RecSchema(),
      .defaultEpochs = 200,
      .defaultPatience = 20,
      .create = createModel<Gru4Rec, gru4RecSchema>,
  };
}

}  // namespace tastescope
