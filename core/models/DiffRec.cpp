// DiffRec (Wang, Xu, Feng, Lin, He, Chua: Diffusion Recommender Model, SIGIR 2023): a network that
// takes the noise out of a history of interactions, step by step, and so fills in what is missing.
#include <cmath>

#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/StepModel.h"
#include "core/nn/DenseRows.h"
#include "core/nn/GaussianDiffusion.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/Linear.h"

namespace tastescope {
namespace {

struct DiffRecConfig {
  std::vector<std::int64_t> hidden{300};
  std::int64_t steps = 5;
  double noiseScale = 0.01;
  double noiseMin = 5e-4;
  double noiseMax = 5e-3;
  std::int64_t inferenceSteps = 0;
  bool importance = true;
  bool reweight = true;
  double dropout = 0.5;
  std::int64_t timeSize = 10;
  double learningRate = 1e-3;
  double weightDecay = 0;
  std::int64_t batch = 400;
  InteractionValues values = InteractionValues::Ones;
};

void addDiffusionParams(Schema<DiffRecConfig>& made) {
  using C = DiffRecConfig;
  made.add(&C::steps,
           countParam("steps", 1000, coreText("Models", "Diffusion steps T"),
                      coreText("Models",
                               "More steps take the noise away in smaller portions and make every "
                               "recommendation slower; a handful is usually enough.")));
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
           advanced(amountParam(
               "inference-steps", 1000, coreText("Models", "Noising steps before scoring"),
               coreText("Models",
                        "How many steps of noise a history gets before it is scored; 0 adds "
                        "none, which keeps all of it and is best on most data."))));
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

const Schema<DiffRecConfig>& diffRecSchema() {
  static const auto schema = makeSchema<DiffRecConfig>([](auto& made) {
    using C = DiffRecConfig;
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
    made.choose(&C::values, valuesParam(), valueChoices());
    made.require([](const C& c) { return !c.hidden.empty(); }, {"hidden"},
                 coreText("Models", "DiffRec needs at least one hidden layer."));
  });
  return schema;
}

/// [size]: cosines, then sines, of the step at falling frequencies (Vaswani et al., NeurIPS 2017).
void embedStep(std::int64_t step, std::int64_t size, float* out) {
  const std::int64_t half = size / 2;
  std::fill(out, out + size, 0.0F);
  for (std::int64_t i = 0; i < half; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(half);
    const double angle = static_cast<double>(step) * std::exp(-std::log(10000.0) * share);
    out[i] = static_cast<float>(std::cos(angle));
    out[half + i] = static_cast<float>(std::sin(angle));
  }
}

class DiffRec final : public StepModel, public FoldsIn, public HasItemEmbeddings {
 public:
  DiffRec(DiffRecConfig config, Index items)
      : StepModel(items, config.batch,
                  {.learningRate = config.learningRate, .weightDecay = config.weightDecay}),
        config_(std::move(config)),
        schedule_({.steps = config_.steps,
                   .noiseScale = config_.noiseScale,
                   .noiseMin = config_.noiseMin,
                   .noiseMax = config_.noiseMax}),
        sampler_(config_.steps) {
    addLayers(items);
  }

  [[nodiscard]] TensorMap trainingState() const override {
    TensorMap state = StepModel::trainingState();
    sampler_.exportState(state);
    return state;
  }
  void restoreTrainingState(const TensorMap& state) override {
    StepModel::restoreTrainingState(state);
    sampler_.importState(state);
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    at::Tensor x = nn::denseRows(rowsOf(batch, config_.values), itemCount());
    addNoise(batch, x);
    for (std::int64_t t = schedule_.steps() - 1; t >= 0; --t) {
      const std::vector<std::int64_t> steps(batch.size(), t);
      const at::Tensor clean = network(x, steps);
      x = schedule_.fromPrediction(t) * clean + schedule_.fromNoisy(t) * x;
    }
    nn::viewOf(scores, x.size(0), itemCount()).copy_(x);
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override { return nn::toHost(output_.weight); }

 protected:
  void initialise(Rng& rng) override {
    fillParameters(1e-3, rng);
    sampler_ = nn::StepSampler(config_.steps);
  }

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override {
    const auto rows = static_cast<std::int64_t>(users.size());
    const std::vector<nn::StepSampler::Draw> draws = drawSteps(rows, rng);
    std::vector<std::int64_t> steps;
    const at::Tensor signal = torch::empty({rows, 1});
    const at::Tensor noise = torch::empty({rows, 1});
    const at::Tensor weight = torch::empty({rows});
    for (std::size_t row = 0; row < draws.size(); ++row) {
      const std::int64_t t = draws[row].step;
      steps.push_back(t);
      signal.data_ptr<float>()[row] = static_cast<float>(schedule_.signal(t));
      noise.data_ptr<float>()[row] = static_cast<float>(schedule_.noise(t));
      weight.data_ptr<float>()[row] = static_cast<float>(weightOf(t) / draws[row].factor);
    }
    const at::Tensor history = nn::denseRows(rowsOf(users, config_.values), itemCount());
    at::Tensor input = history * signal;
    input.add_(nn::noiseRows(rows, itemCount(), rng).mul_(noise));
    if (config_.dropout > 0) {
      input.mul_(nn::dropoutRows(rows, itemCount(), config_.dropout, rng));
    }
    const at::Tensor errors = (network(input, steps) - history).square().mean(1);
    descend((errors * weight).mean());
    const float* const error = errors.data_ptr<float>();
    for (std::size_t row = 0; row < draws.size(); ++row) {
      sampler_.record(steps[row], weightOf(steps[row]) * static_cast<double>(error[row]));
    }
    return {{"reconstruction", errors.mean().item<double>()}};
  }

 private:
  void addLayers(std::int64_t items) {
    const std::vector<std::int64_t>& widths = config_.hidden;
    time_ = nn::addLinear(parameters_, "time", config_.timeSize, config_.timeSize);
    inputWeight_ = parameters_.add("encoder.0.weight", {items, widths.front()});
    timeWeight_ = parameters_.add("encoder.0.time", {config_.timeSize, widths.front()});
    inputBias_ = parameters_.add("encoder.0.bias", {widths.front()});
    for (std::size_t i = 1; i < widths.size(); ++i) {
      middle_.push_back(
          nn::addLinear(parameters_, "encoder." + std::to_string(i), widths[i - 1], widths[i]));
    }
    for (std::size_t i = widths.size(); i-- > 1;) {
      middle_.push_back(
          nn::addLinear(parameters_, "decoder." + std::to_string(i), widths[i], widths[i - 1]));
    }
    output_ = nn::addLinear(parameters_, "decoder.0", widths.front(), items);
  }

  [[nodiscard]] double weightOf(std::int64_t t) const {
    return config_.reweight ? schedule_.lossWeight(t) : 1.0;
  }

  [[nodiscard]] std::vector<nn::StepSampler::Draw> drawSteps(std::int64_t rows, Rng& rng) const {
    return (config_.importance ? sampler_ : nn::StepSampler(config_.steps)).draw(rows, rng);
  }

  /// x: [rows, items]; steps: [rows]. Returns the predicted x_0, [rows, items].
  [[nodiscard]] at::Tensor network(const at::Tensor& x,
                                   const std::vector<std::int64_t>& steps) const {
    const std::int64_t size = config_.timeSize;
    const at::Tensor embedded = torch::empty({x.size(0), size});
    for (std::size_t row = 0; row < steps.size(); ++row) {
      embedStep(steps[row], size,
                embedded.data_ptr<float>() + static_cast<std::int64_t>(row) * size);
    }
    const at::Tensor time = time_(embedded);
    at::Tensor out = (at::addmm(inputBias_, x, inputWeight_) + time.mm(timeWeight_)).tanh();
    for (const nn::Linear& layer : middle_) out = layer(out).tanh();
    return at::addmm(output_.bias, out, output_.weight.t());
  }

  /// Forward steps before scoring, from noise that depends on the history alone.
  void addNoise(std::span<const History> batch, at::Tensor& x) const {
    if (config_.inferenceSteps == 0) return;
    const std::int64_t t = std::min(config_.inferenceSteps, schedule_.steps()) - 1;
    for (std::size_t row = 0; row < batch.size(); ++row) {
      std::uint64_t seed = batch[row].view.size();
      for (const Index item : batch[row].view.items) seed = Rng::derive(seed, item);
      Rng rng(seed);
      const at::Tensor own = x[static_cast<std::int64_t>(row)];
      own.mul_(schedule_.signal(t));
      own.add_(nn::noiseRows(1, itemCount(), rng)[0], schedule_.noise(t));
    }
  }

  DiffRecConfig config_;
  nn::DiffusionSchedule schedule_;
  nn::StepSampler sampler_;
  nn::Linear time_;
  at::Tensor inputWeight_;  ///< [items, first width]
  at::Tensor timeWeight_;   ///< [time size, first width]
  at::Tensor inputBias_;
  std::vector<nn::Linear> middle_;
  nn::Linear output_;
};

}  // namespace

ModelInfo diffRecModel() {
  return {
      .key = "diffrec",
      .name = "DiffRec",
      .family = Family::Diffusion,
      .summary =
          coreText("Models",
                   "Hides a history behind a little noise, step by step, and learns the way back; "
                   "what the way back adds is the recommendation. Accurate and steady, and slower "
                   "to score than an autoencoder."),
      .paper = "Wang et al., SIGIR 2023",
      .method = coreText(
          "Models",
          "Forward: xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε, where x₀ is the history and 1 − ᾱₜ grows linearly "
          "to "
          "scale × largest noise over T steps. A network with tanh layers and an embedding of t "
          "predicts x₀ from xₜ thinned by dropout. Training minimises ∑ₜ (SNR(t − 1) − SNR(t)) "
          "‖x̂₀ − x₀‖² with Adam; steps are drawn in proportion to the root mean square of their "
          "last ten losses and losses divided by that probability. Scoring starts from the history "
          "itself and takes the mean of q(xₜ₋₁ | xₜ, x̂₀) for t = T … 1; the last x̂₀ is the score."),
      .deviations =
          coreText("Models",
                   "None in the model; x₀ is predicted, not ε, as the paper found better. Noise "
                   "before scoring, if asked for, is fixed by the history so that a score is the "
                   "same every time. The clustered and the time-aware variants are not included."),
      .whenToUse =
          coreText("Models",
                   "When accuracy counts, histories are noisy, and the catalogue has up to some "
                   "ten thousand items; new users are served without retraining."),
      .cost = coreText("Models",
                       "An epoch takes about 6 × users × items × width operations on dense rows, "
                       "scoring T times a forward pass. Memory is 16 bytes a weight plus about six "
                       "arrays of batch × items numbers."),
      .schema = &diffRecSchema(),
      .defaultEpochs = 300,
      .defaultPatience = 30,
      .create = createModel<DiffRec, diffRecSchema>,
  };
}

}  // namespace tastescope
