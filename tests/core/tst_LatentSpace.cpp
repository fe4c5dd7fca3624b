// LABELS: unit
// DEPENDS: core_usecases
// Points of users and items of a trained run, neighbours with what they share, what a group has in
// common.
#include <QtTest>
#include <set>

#include "core/workflow/latent/Clusters.h"
#include "core/workflow/latent/LatentSpace.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestLatentSpace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void usersWithAHistoryArePlaced();
  void itemsAreTheirEmbeddings();
  void aModelWithoutASpaceSaysSo();
  void neighboursShareTheGroup();
  void whatIsInCommonIsCounted();
  void aGroupIsCharacterisedByItsItems();
  void theFileHasOneColumnPerDimension();
  void groupsAreThoseOfTheData_data();
  void groupsAreThoseOfTheData();
  void aSelectionIsFoundByItsIds();
  void selectedUsersHaveItemsInCommon();
  void selectedItemsHaveTheirGroupInCommon();

 private:
  std::shared_ptr<const LatentSpace> space(Entity entity) {
    Progress progress;
    return latentSpace(*m_toy.session, m_run, entity, progress, {});
  }
  test::ToyProject m_toy;
  RunId m_run = 0;
};

void TestLatentSpace::initTestCase() {
  TrainRequest request = test::toyRequest(60);
  request.config["kl-weight"] = 0.05;
  m_run = test::train(*m_toy.session, request).run.id;
}

void TestLatentSpace::usersWithAHistoryArePlaced() {
  const auto users = space(Entity::User);
  QCOMPARE(users->dimensions, std::size_t{8});
  QCOMPARE(users->entities.size(), std::size_t{test::kToyUsers});  // "nobody" has no place
  QCOMPARE(users->points.size(), std::size_t{test::kToyUsers * 8});
  QCOMPARE(users->map.size(), std::size_t{test::kToyUsers * 2});
  QCOMPARE(users->klPerDimension.size(), std::size_t{8});
  for (const double kl : users->klPerDimension) QVERIFY(kl >= 0);
  QVERIFY(users->explainedShare[0] >= users->explainedShare[1]);
  QVERIFY(users->explainedShare[0] + users->explainedShare[1] <= 1.0 + 1e-9);
  QVERIFY(users->fidelity > 0.5 && users->fidelity <= 1.0);
}

void TestLatentSpace::itemsAreTheirEmbeddings() {
  const auto items = space(Entity::Item);
  const auto* embeddings = capability<HasItemEmbeddings>(*m_toy.session->model(m_run));
  QVERIFY(embeddings != nullptr);
  const HostTensor table = embeddings->itemEmbeddings();
  QCOMPARE(items->dimensions, static_cast<std::size_t>(table.shape[1]));
  QCOMPARE(items->entities.size(), std::size_t{test::kToyItems});
  QVERIFY(std::equal(items->points.begin(), items->points.end(), table.as<float>().begin()));
  QVERIFY(items->klPerDimension.empty());
}

void TestLatentSpace::aModelWithoutASpaceSaysSo() {
  const RunId run = test::trainClosedForm(*m_toy.session, "popularity");
  Progress progress;
  try {
    latentSpace(*m_toy.session, run, Entity::User, progress, {});
    QFAIL("popularity has no space");
  } catch (const Error& error) {
    QCOMPARE(error.code(), ErrorCode::Unsupported);
  }
}

void TestLatentSpace::neighboursShareTheGroup() {
  const auto users = space(Entity::User);
  int same = 0;
  for (std::size_t position = 0; position < users->entities.size(); ++position) {
    for (const auto& row : neighboursOf(*m_toy.session, *users, position, 3, Distance::Cosine)) {
      same += test::toyGroup(row.index) == test::toyGroup(users->entities[position]) ? 1 : 0;
    }
  }
  QVERIFY2(same > 0.6 * 3 * test::kToyUsers,
           qPrintable(QString::number(same)));  // chance would be a quarter
}

void TestLatentSpace::whatIsInCommonIsCounted() {
  const auto users = space(Entity::User);
  const Interactions& all = *m_toy.session->data().interactions;
  const auto mine = all.row(users->entities[4]).items;
  const std::set<Index> own(mine.begin(), mine.end());
  for (const auto& row : neighboursOf(*m_toy.session, *users, 4, 10, Distance::Euclidean)) {
    std::uint64_t shared = 0;
    for (const Index item : all.row(row.index).items) shared += own.count(item);
    QCOMPARE(row.inCommon, shared);
    QCOMPARE(row.id, "user-" + std::to_string(row.index));
    QCOMPARE(users->entities[row.position], row.index);
  }
  const auto items = space(Entity::Item);
  const auto rows = neighboursOf(*m_toy.session, *items, 0, 2, Distance::Cosine);
  QCOMPARE(rows[0].title, "Title, no. " + std::to_string(rows[0].index));
  QCOMPARE(rows[0].attributes.size(), std::size_t{4});
}

void TestLatentSpace::aGroupIsCharacterisedByItsItems() {
  std::vector<Index> group;
  for (Index user = 2; user < test::kToyUsers; user += test::kToyGroups) group.push_back(user);
  const auto items = characteristicItems(*m_toy.session, group, 5);
  QCOMPARE(items.size(), std::size_t{5});
  for (const CharacteristicItem& entry : items) {
    QCOMPARE(test::toyGroup(entry.item), Index{2});
    QVERIFY(entry.lift > 1.5);
    QVERIFY(entry.share > 0 && entry.share <= 1);
  }
  QVERIFY(characteristicItems(*m_toy.session, {0, 1}, 5)
              .empty());  // two people cannot have an item three times
  QVERIFY(characteristicItems(*m_toy.session, {}, 5).empty());
}

void TestLatentSpace::theFileHasOneColumnPerDimension() {
  const auto items = space(Entity::Item);
  writeLatentCsv(*m_toy.session, *items, true, m_toy.path("items.csv"));
  const QStringList lines = QString::fromStdString(test::readAll(m_toy.path("items.csv")))
                                .split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(lines.size(), qsizetype{1 + test::kToyItems});
  QVERIFY(lines[0].startsWith(QStringLiteral("id,title,x,y,d1")));
  QCOMPARE(lines[0].split(u',').size(), static_cast<qsizetype>(4 + items->dimensions));
  QVERIFY(lines[1].startsWith(QStringLiteral("item-0,\"Title, no. 0\",")));
}

void TestLatentSpace::groupsAreThoseOfTheData_data() {
  QTest::addColumn<bool>("users");
  QTest::newRow("users") << true;
  QTest::newRow("items") << false;
}

void TestLatentSpace::groupsAreThoseOfTheData() {
  QFETCH(bool, users);
  const auto placed = space(users ? Entity::User : Entity::Item);
  Progress progress;
  const SpaceClusters found = clustersOf(*m_toy.session, *placed, test::kToyGroups, progress, {});
  QCOMPARE(found.clusters.size(), std::size_t{test::kToyGroups});
  std::set<std::string> names;
  std::size_t members = 0;
  std::size_t pure = 0;
  for (const SpaceCluster& cluster : found.clusters) {
    names.insert(cluster.name);
    QVERIFY(!cluster.name.empty());
    members += cluster.positions.size();
    std::map<Index, std::size_t> groups;
    for (const std::uint32_t position : cluster.positions)
      ++groups[placed->entities[position] % test::kToyGroups];
    for (const auto& [group, count] : groups)
      if (count * 2 > cluster.positions.size()) pure += count;
  }
  QCOMPARE(names.size(), found.clusters.size());
  QCOMPARE(members, placed->entities.size());
  QVERIFY2(pure * 10 >= members * 8, qPrintable(QString::number(pure)));
  QCOMPARE(&groupNamed(found, found.clusters[1].name), &found.clusters[1]);
  QCOMPARE(&groupNamed(found, "2"), &found.clusters[1]);
  QVERIFY_THROWS_EXCEPTION(Error, groupNamed(found, "99"));
  for (const std::size_t count : {std::size_t{1}, kMostClusters + 1})
    QVERIFY_THROWS_EXCEPTION(Error, clustersOf(*m_toy.session, *placed, count, progress, {}));
}

void TestLatentSpace::aSelectionIsFoundByItsIds() {
  const auto users = space(Entity::User);
  const auto positions = positionsOf(*m_toy.session, *users, {7, 3});
  QCOMPARE(positions, (std::vector<std::uint32_t>{7, 3}));  // all before them have a history
  const LatentSpace part = subspace(*users, positions);
  QCOMPARE(part.entities, (std::vector<Index>{7, 3}));
  QCOMPARE(part.points.size(), std::size_t{2 * 8});
  QVERIFY(std::equal(part.points.begin(), part.points.begin() + 8, users->points.begin() + 7 * 8));
  QVERIFY(std::equal(part.map.begin() + 2, part.map.end(), users->map.begin() + 3 * 2));
  QCOMPARE(part.fidelity, users->fidelity);
  QCOMPARE(positionsAmong(*users, {7, test::kToyUsers, 3}), (std::vector<std::uint32_t>{3, 7}));
  QCOMPARE(entitiesOf(*users, {3, 7}), (std::vector<Index>{3, 7}));
  try {
    positionsOf(*m_toy.session, *users, {test::kToyUsers});
    QFAIL("has no point");
  } catch (const Error& error) {
    QCOMPARE(error.code(), ErrorCode::NotFound);
    QVERIFY(error.message().english().find("nobody") != std::string::npos);
  }
}

void TestLatentSpace::selectedUsersHaveItemsInCommon() {
  std::vector<Index> group;
  for (Index user = 0; user < test::kToyUsers; user += test::kToyGroups) group.push_back(user);
  const SelectionSummary summary = selectionSummary(*m_toy.session, Entity::User, group);
  QCOMPARE(summary.count, group.size());
  QVERIFY(summary.medianCount >= 9 && summary.medianCount <= 14);
  QVERIFY(summary.commonGroup.empty());  // toy users have no attributes
  QCOMPARE(summary.items.size(), std::size_t{8});
  for (const CharacteristicItem& item : summary.items) {
    QCOMPARE(test::toyGroup(item.item), Index{0});
    QVERIFY(item.lift > 1);
  }
  QCOMPARE(selectionSummary(*m_toy.session, Entity::User, {}).count, std::size_t{0});
}

void TestLatentSpace::selectedItemsHaveTheirGroupInCommon() {
  // Items 1, 5, 9 are "green", item 2 is "blue": three of four.
  const SelectionSummary summary = selectionSummary(*m_toy.session, Entity::Item, {1, 5, 9, 2});
  QCOMPARE(summary.commonGroup, std::string("green"));
  QCOMPARE(summary.commonShare, 0.75);
  QCOMPARE(summary.items.size(), std::size_t{4});
  for (std::size_t i = 1; i < summary.items.size(); ++i) {
    QVERIFY(summary.items[i - 1].share >= summary.items[i].share);  // the most popular first
  }
}

QTEST_GUILESS_MAIN(TestLatentSpace)
#include "tst_LatentSpace.moc"
