// LABELS: unit
// DEPENDS: core_recommend
// Written-on sequences of a chain small enough to work out by hand.
#include <QtTest>
#include <cmath>
#include <map>
#include <set>

#include "core/base/Error.h"
#include "core/recommend/GenerateSequence.h"

using namespace tastescope;

namespace {

/// The next item depends on the last one alone: scores are log probabilities of a table. Row 4 is
/// for an empty history.
class Chain : public Recommender {
 public:
  void score(std::span<const History> batch, std::span<float> scores) const override {
    largest = std::max(largest, batch.size());
    for (std::size_t row = 0; row < batch.size(); ++row) {
      const auto items = batch[row].view.items;
      const std::size_t last = items.empty() ? 4 : items.back();
      for (std::size_t i = 0; i < 4; ++i) {
        scores[row * 4 + i] = static_cast<float>(std::log(kNext[last][i]));
      }
    }
  }
  [[nodiscard]] Index itemCount() const override { return 4; }
  [[nodiscard]] TensorMap weights() const override { return {}; }
  void setWeights(const TensorMap&) override {}

  mutable std::size_t largest = 0;  ///< histories scored at once
  static constexpr double kNext[5][4] = {{0.10, 0.40, 0.30, 0.20},
                                         {0.25, 0.25, 0.30, 0.20},
                                         {0.05, 0.05, 0.05, 0.85},
                                         {0.40, 0.30, 0.20, 0.10},
                                         {0.60, 0.20, 0.10, 0.10}};
};

std::vector<GeneratedSequence> generate(const std::vector<Index>& history,
                                        const GenerateOptions& options) {
  const Chain model;
  Progress progress;
  const std::vector<float> values(history.size(), 1.0F);
  return generateSequences(model, {kNoIndex, {history, values, {}}}, options, progress, {});
}

std::vector<Index> itemsOf(const GeneratedSequence& sequence) {
  std::vector<Index> items;
  for (const GeneratedItem& entry : sequence.items) items.push_back(entry.item);
  return items;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-5; }

}  // namespace

class TestGenerateSequence : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void greedyTakesTheLikeliestEachTime() {
    // After 0: 1 (0.4 of 0.9 left without 0), then 2 (0.3 of 0.5), then only 3.
    const auto made = generate({0}, {.length = 3});
    QCOMPARE(made.size(), std::size_t{1});
    QVERIFY(itemsOf(made[0]) == std::vector<Index>({1, 2, 3}));
    QVERIFY(near(made[0].items[0].probability, 0.4 / 0.9));
    QVERIFY(near(made[0].items[1].probability, 0.3 / 0.5));
    QVERIFY(near(made[0].items[2].probability, 1));
    QVERIFY(near(made[0].logProbability, std::log(0.4 / 0.9 * 0.6)));
  }

  void aSequenceEndsWhenNothingIsLeft() {
    for (const auto strategy :
         {GenerationStrategy::Greedy, GenerationStrategy::Beam, GenerationStrategy::Sample}) {
      const auto made = generate({0}, {.length = 50, .strategy = strategy});
      QCOMPARE(made[0].items.size(), std::size_t{3});
    }
    QVERIFY(generate({0, 1, 2, 3}, {.length = 5})[0].items.empty());
  }

  void beamsFindWhatGreedMisses() {
    // Two steps after 0. Greedy: 1 then 2 = 4/9 * 0.6 = 0.267. Better: 2 then 3 = 3/9 * 0.85 / 0.9
    // = 0.315 (after 2 the items 1 and 3 are left: 0.05 and 0.85).
    const auto made =
        generate({0}, {.length = 2, .strategy = GenerationStrategy::Beam, .beams = 3});
    QCOMPARE(made.size(), std::size_t{3});
    QVERIFY(itemsOf(made[0]) == std::vector<Index>({2, 3}));
    QVERIFY(near(made[0].logProbability, std::log(0.3 / 0.9 * 0.85 / 0.9)));
    QVERIFY(itemsOf(made[1]) == std::vector<Index>({1, 2}));
    QVERIFY(made[0].logProbability > made[1].logProbability);
    QVERIFY(made[1].logProbability > made[2].logProbability);
  }

  void manyBeamsAreAnExhaustiveSearch() {
    // All 3! orders of what is left, each once, likeliest first; their probabilities add up to 1.
    const auto made =
        generate({0}, {.length = 3, .strategy = GenerationStrategy::Beam, .beams = 50});
    QCOMPARE(made.size(), std::size_t{6});
    std::set<std::vector<Index>> different;
    double total = 0;
    for (const GeneratedSequence& sequence : made) {
      different.insert(itemsOf(sequence));
      total += std::exp(sequence.logProbability);
    }
    QCOMPARE(different.size(), std::size_t{6});
    QVERIFY(near(total, 1));
  }

  void oneBeamIsGreedy() {
    const auto beam =
        generate({3}, {.length = 3, .strategy = GenerationStrategy::Beam, .beams = 1});
    QVERIFY(itemsOf(beam[0]) == itemsOf(generate({3}, {.length = 3})[0]));
  }

  void beamsAreScoredTogether() {
    const Chain model;
    Progress progress;
    const std::vector<Index> items{0};
    const std::vector<float> values{1};
    const GenerateOptions options{.length = 3, .strategy = GenerationStrategy::Beam, .beams = 3};
    generateSequences(model, {kNoIndex, {items, values, {}}}, options, progress, {});
    QCOMPARE(model.largest, std::size_t{3});
  }

  void samplesFollowTheProbabilities() {
    std::map<Index, int> counts;
    constexpr int kDraws = 4000;
    for (int seed = 0; seed < kDraws; ++seed) {
      const GenerateOptions options{.length = 1,
                                    .strategy = GenerationStrategy::Sample,
                                    .seed = static_cast<std::uint64_t>(seed)};
      ++counts[generate({}, options)[0].items[0].item];
    }
    for (Index item = 0; item < 4; ++item) {  // four deviations of a count: at most 4 * 31
      QVERIFY(std::abs(counts[item] - kDraws * Chain::kNext[4][item]) < 124);
    }
  }

  void temperatureSharpens() {
    // T = 1/2 squares the odds: 0.36 / (0.36 + 0.04 + 0.01 + 0.01).
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
      const auto made = generate(
          {},
          {.length = 1, .strategy = GenerationStrategy::Sample, .temperature = 0.5, .seed = seed});
      if (made[0].items[0].item != 0) continue;
      QVERIFY(near(made[0].items[0].probability, 0.36 / 0.42));
      return;
    }
    QFAIL("the likeliest item never came");
  }

  void theNucleusLeavesTheTailOut() {
    // 0.6 + 0.2 reach 0.7: items 2 and 3 never come first, and the odds are 3 : 1.
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const auto made = generate(
          {}, {.length = 1, .strategy = GenerationStrategy::Sample, .topP = 0.7, .seed = seed});
      const GeneratedItem first = made[0].items[0];
      QVERIFY(first.item < 2);
      QVERIFY(near(first.probability, first.item == 0 ? 0.75 : 0.25));
    }
  }

  void aSeedIsASequence() {
    const auto sampled = [](std::uint64_t seed) {
      return itemsOf(
          generate({}, {.length = 4, .strategy = GenerationStrategy::Sample, .seed = seed})[0]);
    };
    std::set<std::vector<Index>> different;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto made = sampled(seed);
      QVERIFY(made == sampled(seed));
      QCOMPARE(std::set<Index>(made.begin(), made.end()).size(), std::size_t{4});  // no repeats
      different.insert(made);
    }
    QVERIFY(different.size() > 3);
  }

  void filtersHold() {
    GenerateOptions options{.length = 4, .allowed = {true, true, false, true}, .never = {3}};
    QVERIFY(itemsOf(generate({}, options)[0]) == std::vector<Index>({0, 1}));
    options = {.length = 4, .hideKnown = false};
    QCOMPARE(generate({0}, options)[0].items.size(), std::size_t{4});  // 0 may come back once
  }

  void stopAndNonsenseAreRefused() {
    const Chain model;
    Progress progress;
    std::stop_source source;
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(generateSequences(model, {}, {}, progress, source.get_token()),
                             Cancelled);
    for (const GenerateOptions& bad :
         {GenerateOptions{.length = 0}, GenerateOptions{.temperature = 0},
          GenerateOptions{.topP = 0}, GenerateOptions{.topP = 1.5}, GenerateOptions{.beams = 0}}) {
      QVERIFY_EXCEPTION_THROWN(generateSequences(model, {}, bad, progress, {}), Error);
    }
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(generationFromKey("best")), Error);
    QCOMPARE(generationFromKey("beam"), GenerationStrategy::Beam);
    QCOMPARE(std::string(generationKey(GenerationStrategy::Sample)), std::string("sample"));
  }
};

QTEST_APPLESS_MAIN(TestGenerateSequence)
#include "tst_GenerateSequence.moc"
