// LABELS: unit
// DEPENDS: core_workflow_data
// Which models suit the data: what they need of it, and whether there is enough to learn from.
#include <QtTest>

#include "core/workflow/data/ModelSuitability.h"

using namespace tastescope;

namespace {

/// `users` with `each` items; times as wanted.
Dataset dataset(Index users, Index each, bool times) {
  Dataset data;
  std::vector<std::uint64_t> offsets{0};
  std::vector<Index> items;
  for (Index user = 0; user < users; ++user) {
    data.users.add("u" + std::to_string(user));
    for (Index item = 0; item < each; ++item) items.push_back(item);
    offsets.push_back(items.size());
  }
  for (Index item = 0; item < each; ++item) data.items.add("i" + std::to_string(item));
  std::vector<float> ones(items.size(), 1.0F);
  std::vector<std::int64_t> when(times ? items.size() : 0, 1);
  data.interactions = std::make_shared<Interactions>(offsets, items, ones, when, each);
  return data;
}

}  // namespace

class tst_ModelSuitability : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aModelThatDoesNotFitSaysWhy() {
    const Dataset small = dataset(3, 5, false);
    for (const char* key : {"ease", "popularity"})
      QVERIFY2(!whyNotForSize(findModel(key), small), key);
    Dataset large = dataset(1, 1, false);
    for (int item = 1; item < 2'000'000; ++item) large.items.add("i" + std::to_string(item));
    QVERIFY(!whyNotForSize(findModel("popularity"), large));
    const auto why = whyNotForSize(findModel("ease"), large);
    QVERIFY(why && why->english().find("GB of memory") != std::string::npos);
  }

  void learningByStepsTakesUsersAndHistories() {
    const ModelCapabilities steps{.trainsByStep = true};
    const auto of = [&](Index users, Index each) {
      return suitabilityOf(steps, dataset(users, each, true)).suitability;
    };
    QCOMPARE(of(200, 5), Suitability::Good);
    QCOMPARE(of(199, 5), Suitability::Unsaid);
    QCOMPARE(of(200, 4), Suitability::Unsaid);
    QCOMPARE(suitabilityOf({}, dataset(200, 5, true)).suitability, Suitability::Unsaid);
    QCOMPARE(suitabilityOf(steps, dataset(1200, 5, true), plainText("customers")).why.english(),
             std::string("1,200 customers with 5.0 interactions each on average are enough to "
                         "learn from."));
  }

  void anOrderIsNeededByModelsThatUseIt() {
    const ModelCapabilities ordered{.trainsByStep = true, .ordersByTime = true};
    const ModelSuitability without = suitabilityOf(ordered, dataset(200, 5, false));
    QCOMPARE(without.suitability, Suitability::Impossible);
    QVERIFY(without.why.english().find("neither times nor an order") != std::string::npos);
    QCOMPARE(suitabilityOf(ordered, dataset(200, 5, true)).suitability, Suitability::Good);
    Dataset listed = dataset(200, 5, false);
    listed.listed = true;
    QCOMPARE(suitabilityOf(ordered, listed).suitability, Suitability::Good);
  }

  void theWholeRegistryIsKnown() {
    const CapabilityMap map = registryCapabilities();
    QCOMPARE(map.size(), modelRegistry().size());
    QVERIFY(map.at("ease").closedForm && map.at("sasrec").ordersByTime);
  }
};

QTEST_GUILESS_MAIN(tst_ModelSuitability)
#include "tst_ModelSuitability.moc"
