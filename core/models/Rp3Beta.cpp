// RP3beta: a walk of three steps over the graph of users and items, with popular goals made harder
// to reach (Paudel, Christoffel, Newell, Bernstein: Updatable, Accurate, Diverse, and Scalable
// Recommendations for Interactive Applications, TiiS 2017).
#include <cmath>
#include <utility>

#include "core/models/NeighbourModel.h"
#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

constexpr double kUsualAlpha = 1;
constexpr double kUsualBeta = 0.6;

struct Rp3BetaConfig {
  std::int64_t neighbours = 200;
  std::optional<double> alpha;
  std::optional<double> beta;
  bool normalise = true;
};

const Schema<Rp3BetaConfig>& rp3BetaSchema() {
  static const auto schema = makeSchema<Rp3BetaConfig>([](auto& made) {
    made.add(&Rp3BetaConfig::neighbours, itemNeighboursParam());
    made.add(&Rp3BetaConfig::alpha,
             chosenAmong(
                 {kUsualAlpha, 0.5, 0.75, 1.25, 1.5},
                 amountParam(
                     "alpha", 3, coreText("Models", "Exponent of the walk"),
                     coreText("Models",
                              "Raising it trusts steps through people with short histories more; "
                              "0 counts every common user alike, 1 is the plain random walk."))));
    made.add(&Rp3BetaConfig::beta,
             chosenAmong(
                 {kUsualBeta, 0.0, 0.15, 0.3, 0.45, 0.75, 0.9},
                 amountParam(
                     "beta", 2, coreText("Models", "Popularity penalty"),
                     coreText("Models",
                              "Raising it reaches rarer items, up to a point where accuracy falls; "
                              "0 leaves popular items all their advantage."))));
    made.add(&Rp3BetaConfig::normalise,
             {.key = "normalise",
              .label = coreText("Models", "Equal items"),
              .help = coreText("Models",
                               "On, every item of a history has the same say whatever its "
                               "neighbours weigh; off, weights stay those of the walk."),
              .advanced = true});
  });
  return schema;
}

class Rp3Beta final : public NeighbourModel {
 public:
  Rp3Beta(Rp3BetaConfig config, Index items) : NeighbourModel(items), config_(config) {}

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    progress.begin(coreText("Models", "Walking from item to item"), coreText("Models", "items"),
                   itemCount());
    const Interactions& audiences = data.train->transposed();
    const std::vector<double> penalty = penalties(*data.train);
    const auto find = [&](Index item, SparseSums& mass) {
      return walkFrom(item, *data.train, audiences, penalty, mass);
    };
    setRows(findForItems(find, progress, stop));
  }

 private:
  /// d_j^-beta, 1 for items nobody has.
  [[nodiscard]] std::vector<double> penalties(const Interactions& train) const {
    std::vector<double> penalty;
    penalty.reserve(itemCount());
    for (const std::uint32_t users : train.itemCounts()) {
      penalty.push_back(
          users == 0 ? 1.0
                     : std::pow(static_cast<double>(users), -config_.beta.value_or(kUsualBeta)));
    }
    return penalty;
  }

  /// The items that two more steps reach from this one, the likeliest of them.
  std::vector<Similar> walkFrom(Index item, const Interactions& train,
                                const Interactions& audiences, const std::vector<double>& penalty,
                                SparseSums& mass) const {
    const HistoryView audience = audiences.row(item);
    if (audience.size() == 0) return {};
    const double alpha = config_.alpha.value_or(kUsualAlpha);
    const double toUser = std::pow(static_cast<double>(audience.size()), -alpha);
    for (const Index user : audience.items) {
      const HistoryView history = train.row(user);
      const double step = toUser * std::pow(static_cast<double>(history.size()), -alpha);
      for (const Index other : history.items) mass.add(other, step);
    }
    std::vector<Similar> found;
    mass.drain([&](Index other, double sum) {
      if (other != item) found.push_back({other, static_cast<float>(sum * penalty[other])});
    });
    keepNearest(found, static_cast<std::size_t>(config_.neighbours));
    if (config_.normalise) normalise(found);
    return found;
  }

  static void normalise(std::vector<Similar>& row) {
    double sum = 0;
    for (const Similar& n : row) sum += static_cast<double>(n.similarity);
    if (sum <= 0) return;
    for (Similar& n : row) {
      n.similarity = static_cast<float>(static_cast<double>(n.similarity) / sum);
    }
  }

  Rp3BetaConfig config_;
};

}  // namespace

ModelInfo rp3BetaModel() {
  return {
      .key = "rp3beta",
      .name = "RP3β",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Walks three random steps from a user, to an item, to another user, to a new "
                   "item, and makes popular goals harder to reach. Fast, and fair to rare items."),
      .paper = "Paudel et al., TiiS 2017",
      .method = coreText(
          "Models",
          "The weight of item j for an item i of the history is the probability of the walk i → "
          "user → j, each step raised to α, over the popularity of the goal raised to β: "
          "Wᵢⱼ = dⱼ^(−β) ∑ᵤ (1 / dᵢ)^α (1 / |u|)^α over the users u who have both, where dᵢ "
          "counts the users of item i and |u| the items of user u. The k largest weights of each "
          "row are kept, scaled to sum to 1 when items are equal, and a user's score is s(u, j) = "
          "∑ᵢ Wᵢⱼ "
          "over the history."),
      .deviations = coreText(
          "Models",
          "The paper walks at random and counts; here the probabilities are computed exactly. Only "
          "the k best goals of each item are kept, and their weights scaled to sum to 1, as in "
          "Ferrari "
          "Dacrema et al., RecSys 2019."),
      .whenToUse =
          coreText("Models",
                   "As a strong and quick baseline, above all when recommendations should reach "
                   "beyond the most popular items."),
      .cost =
          coreText("Models",
                   "Time grows with the sum of squared history lengths, memory with items times "
                   "neighbours. A million ratings take about a second."),
      .schema = &rp3BetaSchema(),
      .create = createModel<Rp3Beta, rp3BetaSchema>,
  };
}

}  // namespace tastescope
