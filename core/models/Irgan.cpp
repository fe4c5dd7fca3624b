// IRGAN (Wang, Yu, Zhang, Gong, Xu, Wang, Zhang, Zhang: IRGAN: A Minimax Game for Unifying
// Generative and Discriminative Information Retrieval Models, SIGIR 2017), item recommendation: a
// generator draws items for a user, a discriminator tells them from real choices, and the generator
// learns by policy gradient.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/models/LatentStepModel.h"
#include "core/models/ModelEntry.h"
#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

struct IrganConfig {
  std::int64_t latent = 16;
  std::int64_t pretrainEpochs = 30;
  double pretrainRate = 0.05;
  std::int64_t candidates = 5;
  double weightDecay = 0.02;
  double learningRate = 0.01;
  double discriminatorRate = 0.02;
  double discriminatorDecay = 0.02;
  std::int64_t discriminatorPasses = 2;
  std::int64_t generatorPasses = 1;
  double temperature = 0.2;
  double realShare = 0.2;
  std::int64_t batch = 100;
};

void addGameParams(Schema<IrganConfig>& made) {
  using C = IrganConfig;
  made.add(&C::learningRate, renamed(learningRateParam(), "learning-rate",
                                     coreText("Models", "Generator learning rate")));
  made.add(&C::discriminatorRate, renamed(learningRateParam(), "discriminator-rate",
                                          coreText("Models", "Discriminator learning rate")));
  made.add(
      &C::discriminatorPasses,
      smallCountParam("discriminator-passes", 200, coreText("Models", "Discriminator passes"),
                      coreText("Models",
                               "Visits to all users in which the discriminator learns, in every "
                               "epoch; more make its rewards more reliable and an epoch longer.")));
  made.add(
      &C::generatorPasses,
      smallCountParam("generator-passes", 200, coreText("Models", "Generator passes"),
                      coreText("Models",
                               "Visits to all users in which the generator learns, in every epoch; "
                               "too many run ahead of the discriminator's rewards.")));
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
           advanced(amountParam(
               "real-share", 0.95, coreText("Models", "Share of real items in the policy's draws"),
               coreText("Models",
                        "Raising it lets the generator learn more from real choices, with "
                        "importance weights; lowering it learns from its own guesses."))));
}

const Schema<IrganConfig>& irganSchema() {
  static const auto schema = makeSchema<IrganConfig>([](auto& made) {
    using C = IrganConfig;
    made.add(&C::latent, latentParam());
    made.add(&C::pretrainEpochs,
             {.key = "pretrain-epochs",
              .label = coreText("Models", "Epochs of pre-training"),
              .help = coreText("Models",
                               "The generator first learns to rank real choices above hard others; "
                               "more give the game a better start, none leaves it all to rewards."),
              .min = 0,
              .max = 1000,
              .unit = ParamUnit::Epochs});
    made.add(&C::pretrainRate, renamed(learningRateParam(), "pretrain-rate",
                                       coreText("Models", "Learning rate of pre-training")));
    made.add(&C::candidates,
             smallCountParam(
                 "candidates", 1000, coreText("Models", "Candidates for a hard negative"),
                 coreText("Models",
                          "Pre-training takes the best-scored of so many random items as the "
                          "one to beat; more make it harder and favour the top of the list.")));
    made.add(&C::weightDecay, weightDecayParam());
    addGameParams(made);
    made.add(&C::discriminatorDecay, renamed(weightDecayParam(), "discriminator-decay",
                                             coreText("Models", "Discriminator weight decay")));
    made.add(&C::batch, userBatchParam());
  });
  return schema;
}

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }
/// -log sigmoid(x).
double logLoss(double x) { return x > 0 ? std::log1p(std::exp(-x)) : std::log1p(std::exp(x)) - x; }

/// A matrix factorisation: score = user . item + bias.
struct Factors {
  at::Tensor user;  ///< [users, size]
  at::Tensor item;  ///< [items, size]
  at::Tensor bias;  ///< [items]

  Factors(nn::ParameterSet& set, const std::string& name, const ModelShape& shape,
          std::int64_t size)
      : user(set.addBuffer(name + ".user", {static_cast<std::int64_t>(shape.users), size})),
        item(set.addBuffer(name + ".item", {static_cast<std::int64_t>(shape.items), size})),
        bias(set.addBuffer(name + ".bias", {static_cast<std::int64_t>(shape.items)})) {}

  [[nodiscard]] float* userAt(Index u) const { return user.data_ptr<float>() + u * user.size(1); }
  [[nodiscard]] float* itemAt(Index i) const { return item.data_ptr<float>() + i * item.size(1); }
  [[nodiscard]] double score(Index u, Index i) const {
    const float* const a = userAt(u);
    const float* const b = itemAt(i);
    float sum = bias.data_ptr<float>()[i];
    for (std::int64_t d = 0; d < user.size(1); ++d) sum += a[d] * b[d];
    return static_cast<double>(sum);
  }
  /// One step of gradient descent on a loss whose slope at the score of (u, i) is `slope`.
  void descend(Index u, Index i, double slope, double rate, double decay) const {
    float* const a = userAt(u);
    float* const b = itemAt(i);
    const auto s = static_cast<float>(rate * slope);
    const auto keep = static_cast<float>(1.0 - rate * decay);
    for (std::int64_t d = 0; d < user.size(1); ++d) {
      const float before = a[d];
      a[d] = keep * before - s * b[d];
      b[d] = keep * b[d] - s * before;
    }
    float& level = bias.data_ptr<float>()[i];
    level = keep * level - s;
  }
};

/// Draws items from unnormalised chances.
class ItemDraw {
 public:
  explicit ItemDraw(const float* chances, std::size_t count) : sums_(count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sums_[i] = sum += static_cast<double>(chances[i]);
  }
  Index operator()(Rng& rng) const {
    const auto place = std::upper_bound(sums_.begin(), sums_.end(), rng.uniform() * sums_.back());
    return static_cast<Index>(
        std::min(static_cast<std::size_t>(place - sums_.begin()), sums_.size() - 1));
  }

 private:
  std::vector<double> sums_;
};

/// The generator is a softmax policy, whose scores are the model's.
class Irgan final : public LatentStepModel {
 public:
  Irgan(const IrganConfig& config, const ModelShape& shape)
      : LatentStepModel(shape.items, config.batch, {.size = config.latent}),
        config_(config),
        users_(shape.users),
        generator_(parameters_, "generator", shape, config.latent),
        discriminator_(parameters_, "discriminator", shape, config.latent) {}

 protected:
  void initialise(Rng& rng) override {
    constexpr double kDeviation = 0.03;  ///< that of the authors' uniform(-0.05, 0.05)
    for (const Factors* part : {&generator_, &discriminator_}) {
      nn::fillNormal(part->user, kDeviation, rng);
      nn::fillNormal(part->item, kDeviation, rng);
      nn::fillConstant(part->bias, 0);
    }
  }
  /// Plain gradient descent keeps no state.
  std::vector<nn::Adam*> makeOptimisers() override { return {}; }

  [[nodiscard]] std::int64_t passes() const override {
    return config_.discriminatorPasses + config_.generatorPasses;
  }

  /// A user unseen in training gets the average user's vector.
  [[nodiscard]] at::Tensor encodeHistories(std::span<const History> batch) const override {
    const auto rows = static_cast<std::int64_t>(batch.size());
    at::Tensor tastes = torch::empty({rows, config_.latent});
    for (std::int64_t row = 0; row < rows; ++row) {
      const Index user = batch[static_cast<std::size_t>(row)].user;
      tastes[row].copy_(user < users_ ? generator_.user[user] : generator_.user.mean(0));
    }
    return tastes;
  }
  [[nodiscard]] nn::Linear lastLayer() const override { return {generator_.item, generator_.bias}; }

  std::vector<NamedValue> learn(std::span<const Index> users, Rng& rng) override {
    const torch::NoGradGuard noGradient;
    const bool pretrains = stepsDone() / stepsPerEpoch() < config_.pretrainEpochs;
    const bool judges = pass() < config_.discriminatorPasses;
    double loss = 0;
    for (const Index user : users) {
      loss += judges      ? learnToJudge(user, rng)
              : pretrains ? learnToRank(user, rng)
                          : learnFromRewards(user, rng);
    }
    const char* const name = judges ? "discriminator" : pretrains ? "pretraining" : "generator";
    return {{name, loss / static_cast<double>(users.size())}};
  }

 private:
  /// Every real choice against an item drawn from the sharpened generator. Returns the mean loss.
  double learnToJudge(Index user, Rng& rng) {
    const HistoryView own = train().row(user);
    const at::Tensor chances = (logitsOf(user) / config_.temperature).softmax(0);
    const ItemDraw draw(chances.data_ptr<float>(), itemCount());
    double loss = 0;
    for (const Index real : own.items) {
      const Index drawn = draw(rng);
      loss += judge(user, real, true) + judge(user, drawn, false);
    }
    return loss / static_cast<double>(2 * own.size());
  }

  double judge(Index user, Index item, bool real) {
    const double score = discriminator_.score(user, item);
    discriminator_.descend(user, item, sigmoid(score) - (real ? 1.0 : 0.0),
                           config_.discriminatorRate, config_.discriminatorDecay);
    return logLoss(real ? score : -score);
  }

  /// Ranks every real choice above the best-scored of a few random other items (dynamic negative
  /// sampling: Zhang, Chen, Wang, Yu, SIGIR 2013).
  double learnToRank(Index user, Rng& rng) {
    const HistoryView own = train().row(user);
    if (own.size() >= itemCount()) return 0;
    std::vector<Index> sorted(own.items.begin(), own.items.end());
    std::sort(sorted.begin(), sorted.end());
    double loss = 0;
    for (const Index real : own.items) {
      const Index hard = hardNegative(user, sorted, rng);
      const double lead = generator_.score(user, real) - generator_.score(user, hard);
      const double slope = -sigmoid(-lead);
      generator_.descend(user, real, slope, config_.pretrainRate, config_.weightDecay);
      generator_.descend(user, hard, -slope, config_.pretrainRate, config_.weightDecay);
      loss += logLoss(lead);
    }
    return loss / static_cast<double>(own.size());
  }

  Index hardNegative(Index user, const std::vector<Index>& own, Rng& rng) const {
    Index hardest = kNoIndex;
    double best = 0;
    for (std::int64_t c = 0; c < config_.candidates; ++c) {
      auto item = static_cast<Index>(rng.below(itemCount()));
      while (std::binary_search(own.begin(), own.end(), item)) {
        item = static_cast<Index>(rng.below(itemCount()));
      }
      const double score = generator_.score(user, item);
      if (hardest != kNoIndex && !(score > best)) continue;
      hardest = item;
      best = score;
    }
    return hardest;
  }

  /// One step of REINFORCE with importance weights over draws from the policy mixed with real
  /// choices. Returns the mean -log p of the real choices: the surrogate -mean(reward * log p) says
  /// nothing of progress, and falls to 0 when the policy has collapsed to one item.
  double learnFromRewards(Index user, Rng& rng) {
    const HistoryView own = train().row(user);
    const at::Tensor logChances = logitsOf(user).log_softmax(0);
    const at::Tensor chances = logChances.exp();
    const at::Tensor proposal = chances * (1 - config_.realShare);
    float* const proposed = proposal.data_ptr<float>();
    for (const Index item : own.items) {
      proposed[item] += static_cast<float>(config_.realShare / static_cast<double>(own.size()));
    }
    const ItemDraw draw(proposed, itemCount());
    const std::size_t count = 2 * own.size();
    const float* const p = chances.data_ptr<float>();
    // The slope of the loss at the logits: -1/n sum_k r_k (1[j = i_k] - p_j).
    const at::Tensor slope = torch::zeros({static_cast<std::int64_t>(itemCount())});
    float* const slopes = slope.data_ptr<float>();
    double rewards = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const Index item = draw(rng);
      const auto chance = static_cast<double>(p[item]);
      const double reward = 2 * (sigmoid(discriminator_.score(user, item)) - 0.5) * chance /
                            static_cast<double>(proposed[item]) / static_cast<double>(count);
      slopes[item] -= static_cast<float>(reward);
      rewards += reward;
    }
    slope.add_(chances, rewards);
    const at::Tensor taste = generator_.user[user];
    const at::Tensor towards = generator_.item.t().mv(slope);
    generator_.item.addr_(slope, taste, 1, -config_.learningRate);
    generator_.bias.sub_(slope, config_.learningRate);
    taste.sub_(towards, config_.learningRate);
    double loss = 0;
    for (const Index item : own.items)
      loss -= static_cast<double>(logChances.data_ptr<float>()[item]);
    return loss / static_cast<double>(own.size());
  }

  [[nodiscard]] at::Tensor logitsOf(Index user) const {
    return at::addmv(generator_.bias, generator_.item, generator_.user[user]);
  }

  IrganConfig config_;
  Index users_;
  Factors generator_;
  Factors discriminator_;
};

}  // namespace

ModelInfo irganModel() {
  return {
      .key = "irgan",
      .name = "IRGAN",
      .family = Family::Gan,
      .summary =
          coreText("Models",
                   "A generator draws items for a user and a discriminator tells them from real "
                   "choices; its verdicts are the generator's rewards. A classic to study rather "
                   "than the most accurate choice."),
      .paper = "Wang et al., SIGIR 2017",
      .method = coreText(
          "Models",
          "Both players are matrix factorisations. The generator's policy is p(i | u) = softmax "
          "over all items of gᵤ · gᵢ + bᵢ. It is pre-trained to rank real choices above hard "
          "negatives, the best-scored of a few random items. The discriminator learns log σ(d(u, "
          "i)) for real choices against items drawn from the policy at a low temperature. Then, in "
          "turns, the generator draws 2 nᵤ items from a mixture of its policy and the user's real "
          "choices, gets the reward 2 (σ(d(u, i)) − ½) times the importance weight, and follows "
          "the policy gradient ∑ r ∇ log p(i | u). Plain gradient descent throughout. Scores are "
          "the generator's."),
      .deviations = coreText(
          "Models",
          "The generator is pre-trained here, and the discriminator with it, where the authors' "
          "program loads a file; the players take turns every epoch, not every hundred passes. "
          "Learning rates are larger to suit."),
      .whenToUse = coreText(
          "Models",
          "To study policy gradients and adversarial training on positive choices, such as ratings "
          "of 4 and more. It serves only users seen in training."),
      .cost = coreText(
          "Models",
          "An epoch takes about 10 × users × items × latent dimensions operations on one core, "
          "because every update waits for the last. Memory is two small tables."),
      .schema = &irganSchema(),
      .defaultEpochs = 100,
      .defaultPatience = 30,
      .epochPasses = IrganConfig().discriminatorPasses + IrganConfig().generatorPasses,
      .create = createModel<Irgan, irganSchema>,
  };
}

}  // namespace tastescope
