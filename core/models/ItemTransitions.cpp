// Item transitions: what tends to follow the items somebody had last, counted with a decay. A
// first-order Markov chain over a window (after Rendle, Freudenthaler, Schmidt-Thieme: Factorizing
// Personalized Markov Chains for Next-Basket Recommendation, WWW 2010, whose unfactorised chain
// this extends), and the bar every sequence model has to clear.
#include <algorithm>
#include <cmath>

#include "core/models/NeighbourModel.h"
#include "core/models/NetworkParams.h"

namespace tastescope {
namespace {

struct ItemTransitionsConfig {
  std::int64_t window = 20;
  double decay = 0.9;
  double damping = 0.5;
  double sourceDamping = 0;
  std::int64_t successors = 2000;
};

const Schema<ItemTransitionsConfig>& itemTransitionsSchema() {
  static const auto schema = makeSchema<ItemTransitionsConfig>([](auto& made) {
    using C = ItemTransitionsConfig;
    made.add(&C::window,
             {.key = "window",
              .label = coreText("Models", "Window"),
              .help = coreText("Models",
                               "How many items back an item may influence what comes next. More "
                               "links items further apart; 1 counts direct successors only."),
              .min = 1,
              .max = 1000,
              .unit = ParamUnit::Items});
    made.add(&C::decay,
             {.key = "decay",
              .label = coreText("Models", "Decay"),
              .help = coreText("Models",
                               "Weight of each further step back. Raising it lets older items "
                               "count; lowering it trusts the latest item most."),
              .min = 0.01,
              .max = 1});
    made.add(&C::damping,
             amountParam("damping", 2, coreText("Models", "Popularity damping"),
                         coreText("Models",
                                  "Raising it holds back items that follow everything because "
                                  "everybody has them; 0 counts every transition alike.")));
    made.add(&C::sourceDamping,
             advanced(amountParam(
                 "source-damping", 2, coreText("Models", "History damping"),
                 coreText("Models",
                          "Raising it lets rare items of a history speak louder than popular "
                          "ones, which have more successors; 0 adds up plain counts."))));
    made.add(&C::successors,
             {.key = "successors",
              .label = coreText("Models", "Successors kept"),
              .help = coreText("Models",
                               "Strongest successors remembered of every item. Fewer need less "
                               "memory on large catalogues; more keep rare transitions."),
              .min = 1,
              .max = 1000000,
              .logScale = true,
              .advanced = true});
  });
  return schema;
}

/// Where each item occurs: entry numbers by item, ascending.
struct Occurrences {
  std::vector<std::uint64_t> offsets;  ///< [items + 1]
  std::vector<std::uint64_t> entries;
  std::vector<std::uint64_t> rowEnd;  ///< per occurrence: where its history ends
};

Occurrences occurrencesOf(const HistoryRows& train) {
  Occurrences found;
  found.offsets.assign(std::size_t{train.itemCount()} + 1, 0);
  for (const Index item : train.items()) ++found.offsets[item + std::size_t{1}];
  for (std::size_t i = 1; i < found.offsets.size(); ++i) found.offsets[i] += found.offsets[i - 1];
  found.entries.resize(train.size());
  found.rowEnd.resize(train.size());
  std::vector<std::uint64_t> next(found.offsets.begin(), found.offsets.end() - 1);
  for (Index user = 0; user < train.userCount(); ++user) {
    const std::uint64_t end = train.offsets()[user + std::size_t{1}];
    for (std::uint64_t entry = train.offsets()[user]; entry < end; ++entry) {
      const std::uint64_t place = next[train.items()[entry]]++;
      found.entries[place] = entry;
      found.rowEnd[place] = end;
    }
  }
  return found;
}

class ItemTransitions final : public NeighbourModel, public OrdersByTime {
 public:
  ItemTransitions(const ItemTransitionsConfig& config, Index items)
      : NeighbourModel(items, InteractionValues::Ones, "transitions"), config_(config) {
    powers_.push_back(1.0);
    for (std::int64_t i = 1; i < config_.window; ++i) {
      powers_.push_back(powers_.back() * config_.decay);
    }
  }

  void fit(const TrainingData& data, Progress& progress, const std::stop_token& stop) override {
    progress.begin(coreText("Models", "Counting transitions"), coreText("Models", "items"),
                   itemCount());
    const HistoryRows& train = data.train->sequences();
    const Occurrences where = occurrencesOf(train);
    const auto find = [&](Index item, SparseSums& sums) {
      return successorsOf(item, train, where, sums);
    };
    setRows(findForItems(find, progress, stop));
  }

  void score(std::span<const History> batch, std::span<float> scores) const override {
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (std::size_t row = 0; row < batch.size(); ++row) {
      float* const out = scores.data() + row * itemCount();
      const auto items = batch[row].sequence().items;
      const std::size_t reach = std::min(items.size(), powers_.size());
      for (std::size_t back = 0; back < reach; ++back) {
        const Index item = items[items.size() - 1 - back];
        addRow(item, static_cast<float>(powers_[back]), out);
      }
    }
  }

 private:
  /// What follows one item: decayed counts, damped, the strongest kept, by position.
  std::vector<Similar> successorsOf(std::size_t item, const HistoryRows& train,
                                    const Occurrences& where, SparseSums& sums) const {
    for (std::uint64_t o = where.offsets[item]; o < where.offsets[item + 1]; ++o) {
      const std::uint64_t from = where.entries[o] + 1;
      const std::uint64_t end =
          std::min(where.rowEnd[o], from + static_cast<std::uint64_t>(config_.window));
      for (std::uint64_t entry = from; entry < end; ++entry) {
        sums.add(train.items()[entry], powers_[entry - from]);
      }
    }
    const auto countOf = [&where](std::size_t of) {
      return static_cast<double>(where.offsets[of + 1] - where.offsets[of]);
    };
    std::vector<Similar> found;
    sums.drain([&](Index next, double sum) {
      const double damped = sum / std::pow(countOf(next), config_.damping) /
                            std::pow(countOf(item), config_.sourceDamping);
      found.push_back({next, static_cast<float>(damped)});
    });
    keepNearest(found, static_cast<std::size_t>(config_.successors));
    std::ranges::sort(found, {}, &Similar::index);
    return found;
  }

  ItemTransitionsConfig config_;
  std::vector<double> powers_;  ///< decay^step, [window]
};

}  // namespace

ModelInfo itemTransitionsModel() {
  return {
      .key = "item-transitions",
      .name = "Item transitions",
      .family = Family::Classical,
      .summary =
          coreText("Models",
                   "Counts which items follow which, and lets the latest items of a history vote. "
                   "Nothing is trained, and sequence models often fail to beat it."),
      .paper = "after Rendle et al., WWW 2010",
      .method =
          coreText("Models",
                   "c(j, i) adds up dⁿ⁻¹ for every time i comes n places after j in a history, n "
                   "up to the window. The score is s(u, i) = ∑ₙ dⁿ⁻¹ c(hₙ, i) / (pop(i)ᵃ "
                   "pop(hₙ)ᵇ), where hₙ is the n-th latest item of the history, d the decay, "
                   "pop how often an item occurs in training, and a and b the two dampings."),
      .deviations = coreText("Models",
                             "The paper's chain of single steps is widened to a decayed window, "
                             "and popular successors are held back."),
      .whenToUse =
          coreText("Models",
                   "Beside every sequence model as the bar to clear, and alone where interest "
                   "changes fast and the data is small."),
      .cost = coreText("Models",
                       "Time grows with interactions times window, memory with the pairs of items "
                       "seen within a window. A million ratings take about a second."),
      .schema = &itemTransitionsSchema(),
      .create = createModel<ItemTransitions, itemTransitionsSchema>,
  };
}

}  // namespace tastescope
