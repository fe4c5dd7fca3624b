// CFGAN (Chae, Kang, Kim, Lee: CFGAN: A Generic Collaborative Filtering Framework based on
// Generative Adversarial Networks, CIKM 2018): a generator writes whole vectors of preferences, a
// discriminator compares them with real ones.
#include <algorithm>
#include <mutex>

#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"
#include "core/models/StepModel.h"
#include "core/nn/DenseRows.h"
#include "core/nn/HostCopy.h"
#include "core/nn/InferenceScope.h"
#include "core/nn/Linear.h"
#include "core/nn/SparseLinear.h"

namespace tastescope {
namespace {

enum class CfganVectors { OfItems, OfUsers };
enum class CfganNegatives { ZeroReconstruction, PartialMasking, Both };

struct CfganConfig {
  CfganVectors view = CfganVectors::OfItems;
  CfganNegatives negatives = CfganNegatives::Both;
  double zeroShare = 0.7;
  double zeroWeight = 0.03;
  double maskShare = 0.7;
  std::int64_t hidden = 400;
  std::int64_t layers = 1;
  std::int64_t discriminatorHidden = 125;
  std::int64_t discriminatorLayers = 1;
  std::int64_t generatorPasses = 4;
  std::int64_t discriminatorPasses = 1;
  double learningRate = 1e-4;
  double discriminatorRate = 1e-4;
  double weightDecay = 1e-3;
  double discriminatorDecay = 0;
  std::int64_t batch = 32;
};

void addNegativeParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  made.choose(
      &C::view,
      {.key = "view",
       .label = coreText("Models", "Vectors"),
       .help = coreText("Models",
                        "Items writes the audience of every item and is the more accurate; "
                        "users writes every user's items and serves users unseen in training.")},
      {{CfganVectors::OfItems, "items", coreText("Models", "Of items")},
       {CfganVectors::OfUsers, "users", coreText("Models", "Of users")}});
  made.choose(
      &C::negatives,
      {.key = "negatives",
       .label = coreText("Models", "Negative samples"),
       .help = coreText("Models",
                        "ZR pulls sampled zeros towards 0, PM shows sampled zeros to the "
                        "discriminator, ZP does both; without any the generator could answer "
                        "1 everywhere.")},
      {{CfganNegatives::ZeroReconstruction, "zr", coreText("Models", "Zero reconstruction (ZR)")},
       {CfganNegatives::PartialMasking, "pm", coreText("Models", "Partial masking (PM)")},
       {CfganNegatives::Both, "zp", coreText("Models", "Both (ZP)")}});
  made.add(
      &C::zeroShare,
      amountParam("zero-share", 1, coreText("Models", "Share of zeros to reconstruct"),
                  coreText("Models",
                           "Raising it treats more of what is missing as not liked; lowering it "
                           "leaves more room for guesses. Used by ZR and ZP.")));
  made.add(
      &C::zeroWeight,
      amountParam("zero-weight", 10, coreText("Models", "Weight of reconstruction α"),
                  coreText("Models",
                           "Raising it makes the generator more of an autoencoder; lowering it "
                           "leaves more to the discriminator. Used by ZR and ZP.")));
  made.add(&C::maskShare,
           amountParam("mask-share", 1, coreText("Models", "Share of zeros to show"),
                       coreText("Models",
                                "Raising it lets the discriminator punish more of the generator's "
                                "guesses; lowering it shows it mostly real choices. Used by PM and "
                                "ZP.")));
}

void addNetworkParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  const auto depth = [](const char* key, Text label) {
    return smallCountParam(key, 8, std::move(label),
                           coreText("Models",
                                    "Hidden layers; more can bend further but learn more slowly, "
                                    "and one is enough on most data."));
  };
  made.add(&C::hidden,
           countParam("hidden", 8192, coreText("Models", "Generator width"),
                      coreText("Models",
                               "Raising it lets the generator hold finer patterns and train "
                               "slower; lowering it generalises more.")));
  made.add(&C::layers, depth("layers", coreText("Models", "Generator layers")));
  made.add(
      &C::discriminatorHidden,
      countParam("discriminator-hidden", 8192, coreText("Models", "Discriminator width"),
                 coreText("Models",
                          "A wider discriminator tells finer differences; one too strong leaves "
                          "the generator nothing to learn from.")));
  made.add(&C::discriminatorLayers,
           depth("discriminator-layers", coreText("Models", "Discriminator layers")));
}

void addTrainingParams(Schema<CfganConfig>& made) {
  using C = CfganConfig;
  made.add(&C::generatorPasses,
           smallCountParam(
               "generator-passes", 20, coreText("Models", "Generator passes"),
               coreText("Models",
                        "Visits to all vectors in which the generator learns, in every epoch; "
                        "more make an epoch longer and the generator stronger.")));
  made.add(
      &C::discriminatorPasses,
      smallCountParam("discriminator-passes", 20, coreText("Models", "Discriminator passes"),
                      coreText("Models",
                               "Visits to all vectors in which the discriminator learns, in every "
                               "epoch; more make it stronger against the generator.")));
  made.add(&C::learningRate, learningRateParam());
  made.add(&C::discriminatorRate,
           advanced(renamed(learningRateParam(), "discriminator-rate",
                            coreText("Models", "Discriminator learning rate"))));
  made.add(&C::batch,
           countParam("batch", 65536, coreText("Models", "Batch size"),
                      coreText("Models",
                               "Vectors a step learns from. Larger batches are faster and "
                               "steadier and need more epochs.")));
  made.add(&C::weightDecay, weightDecayParam());
  made.add(&C::discriminatorDecay, renamed(weightDecayParam(), "discriminator-decay",
                                           coreText("Models", "Discriminator weight decay")));
}

const Schema<CfganConfig>& cfganSchema() {
  static const auto schema = makeSchema<CfganConfig>([](auto& made) {
    addNegativeParams(made);
    addNetworkParams(made);
    addTrainingParams(made);
  });
  return schema;
}

/// Writes a vector of preferences from one of interactions; sigmoid hidden layers of one width.
class CfganGenerator {
 public:
  CfganGenerator(nn::ParameterSet& set, std::int64_t columns, std::int64_t width,
                 std::int64_t layers)
      : inputWeight_(set.add("generator.0.weight", {columns, width})),
        inputBias_(set.add("generator.0.bias", {width})) {
    for (std::int64_t layer = 1; layer < layers; ++layer) {
      layers_.push_back(nn::addLinear(set, "generator." + std::to_string(layer), width, width));
    }
    output_ = nn::addLinear(set, "generator.output", width, columns);
  }

  /// rows: [rows, columns] sparse. Returns [rows, width].
  [[nodiscard]] at::Tensor hidden(const nn::SparseBatch& rows) const {
    at::Tensor out = nn::sparseLinear(rows, inputWeight_, inputBias_).sigmoid();
    for (const nn::Linear& layer : layers_) out = layer(out).sigmoid();
    return out;
  }
  /// Returns [rows, columns], without an activation.
  [[nodiscard]] at::Tensor operator()(const nn::SparseBatch& rows) const {
    return output_(hidden(rows));
  }
  [[nodiscard]] const nn::Linear& output() const { return output_; }

 private:
  at::Tensor inputWeight_;  ///< [columns, width]
  at::Tensor inputBias_;
  std::vector<nn::Linear> layers_;
  nn::Linear output_;
};

/// Says whether a vector of preferences is real, given the interactions it was written from.
class CfganDiscriminator {
 public:
  CfganDiscriminator(nn::ParameterSet& set, std::int64_t columns, std::int64_t width,
                     std::int64_t layers)
      : conditionWeight_(set.add("discriminator.0.condition", {columns, width})),
        vectorWeight_(set.add("discriminator.0.vector", {columns, width})),
        inputBias_(set.add("discriminator.0.bias", {width})) {
    for (std::int64_t layer = 1; layer <= layers; ++layer) {
      layers_.push_back(nn::addLinear(set, "discriminator." + std::to_string(layer), width,
                                      layer == layers ? 1 : width));
    }
  }

  /// condition: [rows, columns] sparse; vectors: [rows, columns] dense. Returns [rows] logits of
  /// being real, differentiable in `vectors`; in the weights too when `learns`.
  [[nodiscard]] at::Tensor logits(const nn::SparseBatch& condition, const at::Tensor& vectors,
                                  bool learns) const {
    const auto use = [learns](const at::Tensor& tensor) {
      return learns ? tensor : tensor.detach();
    };
    at::Tensor known;
    {
      const torch::AutoGradMode gradients(learns);
      known = nn::sparseLinear(condition, conditionWeight_, inputBias_);
    }
    at::Tensor out = known + vectors.mm(use(vectorWeight_));
    for (const nn::Linear& layer : layers_) {
      out = at::linear(out.sigmoid(), use(layer.weight), use(layer.bias));
    }
    return out.squeeze(1);
  }

 private:
  at::Tensor conditionWeight_;  ///< [columns, width]
  at::Tensor vectorWeight_;     ///< [columns, width]
  at::Tensor inputBias_;
  std::vector<nn::Linear> layers_;  ///< the last to one number
};

/// Pearson correlation of the generated with the given vectors over all their entries: 1 means the
/// generator copies its input and says nothing about what is missing. 0 when either is constant.
double identityOf(const at::Tensor& generated, const at::Tensor& given) {
  const at::Tensor a = generated - generated.mean();
  const at::Tensor b = given - given.mean();
  const auto spread = (a.square().sum() * b.square().sum()).sqrt().item<double>();
  return spread > 1e-12 ? (a * b).sum().item<double>() / spread : 0.0;
}

/// Training, the same for both views: `columns` is the length of a vector.
class Cfgan : public StepModel, public HasItemEmbeddings {
 public:
  Cfgan(const CfganConfig& config, Index items, Index columns)
      : StepModel(items, config.batch),
        config_(config),
        columns_(columns),
        generator_(parameters_, columns, config_.hidden, config_.layers),
        discriminator_(parameters_, columns, config_.discriminatorHidden,
                       config_.discriminatorLayers) {}

 protected:
  /// Biases have the deviation of the authors' uniform(-0.01, 0.01).
  void initialise(Rng& rng) override { fillParameters(0.006, rng); }

  std::vector<nn::Adam*> makeOptimisers() override {
    generatorOptimiser_ =
        nn::Adam(parameters_.trainable("generator."),
                 {.learningRate = config_.learningRate, .weightDecay = config_.weightDecay},
                 "adam.generator");
    discriminatorOptimiser_ = nn::Adam(
        parameters_.trainable("discriminator."),
        {.learningRate = config_.discriminatorRate, .weightDecay = config_.discriminatorDecay},
        "adam.discriminator");
    return {&generatorOptimiser_, &discriminatorOptimiser_};
  }

  [[nodiscard]] std::int64_t passes() const override {
    return config_.discriminatorPasses + config_.generatorPasses;
  }

  std::vector<NamedValue> learn(std::span<const Index> vectors, Rng& rng) override {
    const nn::SparseBatch given = rowsOf(vectors, InteractionValues::Ones);
    return pass() < config_.discriminatorPasses ? learnDiscriminator(given, rng)
                                                : learnGenerator(given, rng);
  }

  [[nodiscard]] const CfganGenerator& generator() const { return generator_; }
  [[nodiscard]] std::int64_t columns() const { return columns_; }

 private:
  [[nodiscard]] bool masks() const {
    return config_.negatives != CfganNegatives::ZeroReconstruction;
  }
  [[nodiscard]] bool reconstructs() const {
    return config_.negatives != CfganNegatives::PartialMasking;
  }

  /// What the discriminator sees of a generated vector: the real choices and the sampled zeros.
  [[nodiscard]] at::Tensor maskOf(const nn::SparseBatch& given, const at::Tensor& dense,
                                  Rng& rng) const {
    if (!masks()) return dense;
    return dense + nn::sampledZeros(given, columns_, config_.maskShare, rng);
  }

  std::vector<NamedValue> learnDiscriminator(const nn::SparseBatch& given, Rng& rng) {
    const at::Tensor real = nn::denseRows(given, columns_);
    at::Tensor fake;
    {
      const torch::NoGradGuard noGradient;
      fake = generator_(given).mul_(maskOf(given, real, rng));
    }
    const at::Tensor loss = at::softplus(-discriminator_.logits(given, real, true)).mean() +
                            at::softplus(discriminator_.logits(given, fake, true)).mean();
    loss.backward();
    discriminatorOptimiser_.step();
    return {{"discriminator", loss.item<double>()}};
  }

  std::vector<NamedValue> learnGenerator(const nn::SparseBatch& given, Rng& rng) {
    const at::Tensor real = nn::denseRows(given, columns_);
    const at::Tensor generated = generator_(given);
    const at::Tensor seen = generated * maskOf(given, real, rng);
    at::Tensor loss = at::softplus(-discriminator_.logits(given, seen, false)).mean();
    if (reconstructs()) {
      const at::Tensor zeros = nn::sampledZeros(given, columns_, config_.zeroShare, rng);
      loss = loss + config_.zeroWeight * (generated.square() * zeros).sum(1).mean();
    }
    loss.backward();
    generatorOptimiser_.step();
    return {{"generator", loss.item<double>()}, {"identity", identityOf(generated.detach(), real)}};
  }

  CfganConfig config_;
  std::int64_t columns_;
  CfganGenerator generator_;
  CfganDiscriminator discriminator_;
  nn::Adam generatorOptimiser_;
  nn::Adam discriminatorOptimiser_;
};

/// One vector a user: a history goes in, scores of items come out.
class CfganOfUsers final : public Cfgan, public FoldsIn {
 public:
  CfganOfUsers(const CfganConfig& config, const ModelShape& shape)
      : Cfgan(config, shape.items, shape.items) {}

  void score(std::span<const History> batch, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    const nn::SparseBatch rows = rowsOf(batch, InteractionValues::Ones);
    nn::viewOf(scores, rows.rows(), columns()).copy_(generator()(rows));
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override {
    return nn::toHost(generator().output().weight);
  }
};

/// One vector an item: its training audience goes in, a score for every user comes out. What the
/// generator's last hidden layer makes of the audiences is kept with the weights, so that scoring
/// needs no training data; a user unseen in training gets the average user's scores.
class CfganOfItems final : public Cfgan {
 public:
  CfganOfItems(const CfganConfig& config, const ModelShape& shape)
      : Cfgan(config, shape.items, shape.users), users_(shape.users) {
    codes_ = parameters_.addBuffer("items.codes",
                                   {static_cast<std::int64_t>(shape.items), config.hidden});
  }

  void begin(const TrainingData& data) override {
    TrainingData turned = data;
    turned.train = InteractionsPtr(data.train, &data.train->transposed());
    stale_ = true;
    StepModel::begin(turned);
  }
  std::vector<NamedValue> step() override {
    stale_ = true;
    return StepModel::step();
  }
  [[nodiscard]] TensorMap weights() const override {
    refreshCodes();
    return Cfgan::weights();
  }
  void setWeights(const TensorMap& weights) override {
    Cfgan::setWeights(weights);
    stale_ = false;
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    const nn::InferenceScope scope;
    refreshCodes();
    const auto rows = static_cast<std::int64_t>(batch.size());
    const at::Tensor factors = torch::empty({rows, codes_.size(1)});
    const at::Tensor level = torch::empty({rows, 1});
    for (std::size_t row = 0; row < batch.size(); ++row) {
      const auto to = static_cast<std::int64_t>(row);
      const auto user = static_cast<std::int64_t>(batch[row].user);
      const bool known = batch[row].user < users_;
      const at::Tensor& weight = generator().output().weight;
      const at::Tensor& bias = generator().output().bias;
      factors[to].copy_(known ? weight[user] : weight.mean(0));
      level[to].copy_(known ? bias[user] : bias.mean());
    }
    at::Tensor out = nn::viewOf(scores, rows, itemCount());
    at::addmm_out(out, level, factors, codes_.t());
  }
  [[nodiscard]] HostTensor itemEmbeddings() const override { return nn::toHost(codes_); }

 private:
  void refreshCodes() const {
    const std::lock_guard lock(mutex_);
    if (!stale_) return;
    const nn::InferenceScope scope;
    constexpr Index kRows = 512;
    for (Index first = 0; first < itemCount(); first += kRows) {
      std::vector<Index> items;
      for (Index item = first; item < std::min(itemCount(), first + kRows); ++item) {
        items.push_back(item);
      }
      const at::Tensor part = generator().hidden(rowsOf(items, InteractionValues::Ones));
      codes_.narrow(0, first, part.size(0)).copy_(part);
    }
    stale_ = false;
  }

  Index users_;
  at::Tensor codes_;  ///< [items, width]
  mutable std::mutex mutex_;
  mutable bool stale_ = false;
};

}  // namespace

ModelInfo cfganModel() {
  return {
      .key = "cfgan",
      .name = "CFGAN",
      .family = Family::Gan,
      .summary =
          coreText("Models",
                   "A generator writes whole vectors of preferences and a discriminator compares "
                   "them with real ones. The best-known recommender of its kind; it needs many "
                   "epochs and care."),
      .paper = "Chae et al., CIKM 2018",
      .method = coreText(
          "Models",
          "G maps an interaction vector c (an item's users, or a user's items) through sigmoid "
          "layers to ĉ. D sees c beside either c or ĉ ⊙ (e + k), where e marks the ones of c and k "
          "a random share of its zeros (partial masking, PM), and gives the probability of real. D "
          "minimises −log D(c) − log(1 − D(ĉ ⊙ (e + k))); G minimises −log D(ĉ ⊙ (e + k)) + α ∑ "
          "ĉⱼ² over another random share of zeros (zero reconstruction, ZR); ZP is both. They "
          "learn in turns, with Adam. Scores are ĉ. The value named identity is the correlation "
          "of ĉ with c: close to 1 the generator has collapsed to a copy of its input and its "
          "scores say nothing new; the training view warns above 0.95."),
      .deviations = coreText(
          "Models",
          "As in the authors' program G minimises −log D, not log(1 − D). Zeros are drawn anew in "
          "every step, each with the given probability, where the program draws a fixed number "
          "once a round; both networks use one batch size. The best epoch is chosen on validation, "
          "where the paper reports sensitivity to the number of epochs."),
      .whenToUse = coreText(
          "Models",
          "To see what adversarial training adds to an autoencoder, on dense data with thousands "
          "of users. Compare it with EASE, which often does as well in a second. Vectors of items "
          "serve only users seen in training; choose vectors of users to serve new ones."),
      .cost = coreText("Models",
                       "An epoch visits every vector five times at about 6 × users × items × width "
                       "operations each; hundreds of epochs are normal. Memory is 16 bytes a "
                       "weight of both networks."),
      .schema = &cfganSchema(),
      .defaultEpochs = 300,
      .defaultPatience = 50,
      .create = [](const Json& config, const ModelShape& shape) -> std::unique_ptr<Recommender> {
        const CfganConfig parsed = cfganSchema().parse(config);
        if (parsed.view == CfganVectors::OfUsers) {
          return std::make_unique<CfganOfUsers>(parsed, shape);
        }
        return std::make_unique<CfganOfItems>(parsed, shape);
      },
  };
}

}  // namespace tastescope
