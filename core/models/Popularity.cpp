// Popularity: the same list for everyone. The bar below which no model is worth its training.
#include <algorithm>
#include <cmath>

#include "core/models/ModelEntry.h"
#include "core/models/WeightAccess.h"

namespace tastescope {
namespace {

enum class PopularityOf { Users, Values };

struct PopularityConfig {
  PopularityOf count = PopularityOf::Users;
  double halfLifeDays = 0;
};

ParamSpec countedParam() {
  return {.key = "count",
          .label = coreText("Models", "What counts"),
          .help = coreText("Models",
                           "Users counts everyone who has the item once; values adds up ratings "
                           "or quantities, so heavy use weighs more.")};
}

std::vector<ChoiceValue<PopularityOf>> countChoices() {
  return {{PopularityOf::Users, "users", coreText("Models", "Users")},
          {PopularityOf::Values, "values", coreText("Models", "Values")}};
}

const Schema<PopularityConfig>& popularitySchema() {
  static const auto schema = makeSchema<PopularityConfig>([](auto& made) {
    made.choose(&PopularityConfig::count, countedParam(), countChoices());
    made.add(
        &PopularityConfig::halfLifeDays,
        {.key = "half-life",
         .label = coreText("Models", "Half-life"),
         .help = coreText("Models",
                          "Shorter favours what is popular lately: an interaction this old counts "
                          "half. 0 counts all alike; without times it has no effect."),
         .min = 0,
         .max = 100000,
         .advanced = true,
         .unit = ParamUnit::Days});
  });
  return schema;
}

struct RecentPopularityConfig : PopularityConfig {
  RecentPopularityConfig() { halfLifeDays = 30; }
};

const Schema<RecentPopularityConfig>& recentPopularitySchema() {
  static const auto schema = makeSchema<RecentPopularityConfig>([](auto& made) {
    made.add(
        &RecentPopularityConfig::halfLifeDays,
        {.key = "half-life",
         .label = coreText("Models", "Half-life"),
         .help = coreText("Models",
                          "Shorter follows fashion closely and rests on fewer interactions; longer "
                          "comes closer to popularity over all time."),
         .min = 0.01,
         .max = 10000,
         .logScale = true,
         .unit = ParamUnit::Days});
    made.choose(&RecentPopularityConfig::count, countedParam(), countChoices());
  });
  return schema;
}

class Popularity final : public Recommender, public ClosedForm, public FoldsIn {
 public:
  Popularity(const PopularityConfig& config, Index items) : config_(config), scores_(items, 0.0F) {}

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    const Interactions& train = *data.train;
    progress.begin(coreText("Models", "Counting"), coreText("Models", "interactions"),
                   train.size());
    const auto times = train.times();
    const Moment newest = times.empty() ? 0 : *std::max_element(times.begin(), times.end());
    std::vector<double> sums(scores_.size(), 0.0);
    for (std::size_t entry = 0; entry < train.size(); ++entry) {
      if (entry % kStopInterval == 0) {
        throwIfStopped(stop);
        progress.set(entry);
      }
      double weight =
          config_.count == PopularityOf::Values ? static_cast<double>(train.values()[entry]) : 1.0;
      if (config_.halfLifeDays > 0 && !times.empty()) {
        const double days = (static_cast<double>(newest) - static_cast<double>(times[entry])) /
                            static_cast<double>(kMicrosPerDay);
        weight *= std::exp2(-days / config_.halfLifeDays);
      }
      sums[train.items()[entry]] += weight;
    }
    std::transform(sums.begin(), sums.end(), scores_.begin(),
                   [](double sum) { return static_cast<float>(sum); });
    progress.set(train.size());
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    for (std::size_t row = 0; row < batch.size(); ++row) {
      std::copy(scores_.begin(), scores_.end(),
                scores.begin() + static_cast<std::ptrdiff_t>(row * scores_.size()));
    }
  }
  [[nodiscard]] Index itemCount() const override { return static_cast<Index>(scores_.size()); }
  [[nodiscard]] TensorMap weights() const override {
    return {{"scores", hostTensor(scores_, {static_cast<std::int64_t>(scores_.size())})}};
  }
  void setWeights(const TensorMap& weights) override {
    scores_ = valuesOf<float>(requireTensor(weights, "scores", ElementType::Float32,
                                            {static_cast<std::int64_t>(scores_.size())}));
  }

 private:
  static constexpr std::size_t kStopInterval = 1 << 16;
  PopularityConfig config_;
  std::vector<float> scores_;  ///< [items]
};

}  // namespace

ModelInfo popularityModel() {
  return {
      .key = "popularity",
      .name = "Popularity",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Recommends what most people have, the same list for everyone. It needs a "
                   "moment and is the bar every other model must clear."),
      .paper = {},
      .method =
          coreText("Models",
                   "The score of item i is the number of users who have it, or the sum of its "
                   "values: s(i) = ∑ᵤ w(u, i). With a half-life h, an interaction of "
                   "age a days has the weight 2^(−a / h), age counted back from the newest "
                   "interaction in training. Items with equal scores are ranked by position."),
      .deviations = coreText(
          "Models",
          "RecBole 1.2.1's Pop counts an item once per training batch instead of once per "
          "user, which flattens the head of the list: NDCG@10 about 0.12 on MovieLens 100K "
          "where the true counts give 0.142."),
      .whenToUse =
          coreText("Models",
                   "Always, as a baseline. A model that does not beat it has learned nothing "
                   "about individual taste."),
      .cost = coreText("Models", "One pass over the interactions; memory of one number an item."),
      .schema = &popularitySchema(),
      .create = createModel<Popularity, popularitySchema>,
  };
}

ModelInfo recentPopularityModel() {
  return {
      .key = "recent-popularity",
      .name = "Recent popularity",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Recommends what most people took lately, the same list for everyone. Where "
                   "fashions change it is a much harder bar than popularity over all time."),
      .paper = {},
      .method =
          coreText("Models",
                   "Popularity with a memory: s(i) = ∑ᵤ w(u, i) · 2^(−a / h), where a is the age "
                   "of the interaction in days, counted back from the newest interaction in "
                   "training, and h the half-life. Items with equal scores are ranked by "
                   "position."),
      .deviations = coreText("Models",
                             "Data without times leaves only the counts, which is plain "
                             "popularity."),
      .whenToUse =
          coreText("Models",
                   "As the baseline of every split by time, and wherever the catalogue or the "
                   "season changes: news, fashion, retail."),
      .cost = coreText("Models", "One pass over the interactions; memory of one number an item."),
      .schema = &recentPopularitySchema(),
      .create = createModel<Popularity, recentPopularitySchema>,
  };
}

}  // namespace tastescope
