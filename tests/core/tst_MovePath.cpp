// LABELS: model
// Ways through a space: between two people and towards those with something in common, by hand and on a
// trained model.
#include "ToyTeams.h"
#include "core/workflow/latent/MovePath.h"
#include "core/workflow/latent/Traverse.h"

using namespace tastescope;
using namespace tastescope::test;

class tst_MovePath : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  SessionPtr m_session;
  LatentSpacePtr m_space;

  /// People on a line.
  static LatentSpace line(std::vector<float> places) {
    LatentSpace space;
    space.dimensions = 1;
    for (Index at = 0; at < places.size(); ++at) space.entities.push_back(at);
    space.points = std::move(places);
    space.map.resize(2 * space.entities.size());
    return space;
  }
  static std::vector<Index> itemsOf(const std::vector<RecommendationRow>& rows) {
    std::vector<Index> items;
    for (const RecommendationRow& row : rows) items.push_back(row.item);
    return items;
  }
  std::string refused(const char* value) const {
    try {
      usersWith(*m_session, value);
    } catch (const Error& error) {
      return error.message().english();
    }
    return {};
  }

 private Q_SLOTS:
  void initTestCase() {
    const auto file = m_folder.filePath(QStringLiteral("p.tastescope")).toStdString();
    Progress progress;
    Project::create(file, toyDataWithTeams(), true, progress, {});
    m_session = openSession(file);
    const RunId run = train(*m_session, toyRequest(20)).run.id;
    m_space = latentSpace(*m_session, run, Entity::User, progress, {});
  }

  void aDirectionIsTheDifferenceOfMeans() {
    // Members at 4 and 6, the others at 0, 2, 1 and 3: 5 - 1.5. Each half tells the other apart.
    const MovePath path = pathToward(line({4, 6, 0, 2, 1, 3}), 3, {0, 1});
    QCOMPARE(path.start, std::vector<float>{2});
    QCOMPARE(path.step, std::vector<float>{3.5F});
    QCOMPARE(path.separation, 1.0);
    QCOMPARE(path.members, std::size_t{2});
    // Halves 4 | 0 1 and 1 | 2 3: the direction of the first is up, and 1 lies below 2 and 3; that of
    // the second is down, and 4 lies above 0 and 1.
    QCOMPARE(pathToward(line({4, 1, 0, 2, 1, 3}), 3, {0, 1}).separation, 0.0);
    // One member alone has no other half to be measured on.
    QCOMPARE(pathToward(line({9, 0, 2, 1, 3}), 1, {0}).separation, 0.5);
    QVERIFY_THROWS_EXCEPTION(Error, pathToward(line({1, 2}), 0, {0, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, pathToward(line({1, 2}), 0, {}));
  }

  void theWayToAnotherEndsWithTheirList() {
    const MovePath path = pathBetween(*m_space, 4, 7);
    const auto stops = stopsOf(*m_session, *m_space, path, {0, 0.5, 1}, 10);
    QCOMPARE(stops.size(), std::size_t{3});
    QCOMPARE(itemsOf(stops[0].rows),
             itemsOf(recommendAtLatent(*m_session, m_space->run, 4, {}, 10)));
    QVERIFY(stops[0].left.empty());
    QVERIFY(std::ranges::count(stops[0].entered, true) == 0);
    // User 4 is of group 0, user 7 of group 3.
    const auto ofGroup = [](const MoveStop& stop, Index group) {
      return std::ranges::count(itemsOf(stop.rows), group, toyGroup);
    };
    QVERIFY(ofGroup(stops[2], 3) > ofGroup(stops[0], 3));
    QVERIFY(ofGroup(stops[2], 3) >= 4);
    QCOMPARE(std::ranges::count(stops[2].entered, true),
             static_cast<std::ptrdiff_t>(stops[2].left.size()));
    for (const MoveStop& stop : stops)
      for (const Index item : itemsOf(stop.rows))
        QVERIFY(std::ranges::count(m_session->data().interactions->row(4).items, item) == 0);
    // The way on a map by PCA is straight, from one point to the other.
    const auto line = lineOnMap(*m_space, path, 0, 1, 2);
    for (const std::size_t axis : {0U, 1U}) {
      const double from = m_space->map[2 * 4 + axis];
      const double to = m_space->map[2 * 7 + axis];
      QVERIFY(std::abs(line[0][axis] - from) < 1e-3);
      QVERIFY(std::abs(line[1][axis] - (from + to) / 2) < 1e-3);
      QVERIFY(std::abs(line[2][axis] - to) < 1e-3);
      QVERIFY(std::abs(stops[2].map[axis] - to) < 1e-3);
    }
  }

  void towardsAGroupItsItemsEnter() {
    std::vector<std::uint32_t> group;
    for (std::uint32_t p = 2; p < m_space->entities.size(); p += kToyGroups) group.push_back(p);
    const MovePath path = pathToward(*m_space, 5, group);
    QVERIFY2(path.separation > 0.9, qPrintable(QString::number(path.separation)));
    const auto stops = stopsOf(*m_session, *m_space, path, {0, 2}, 10);
    const auto ofGroup = [](const MoveStop& stop) {
      return std::ranges::count(itemsOf(stop.rows), Index{2}, toyGroup);
    };
    QVERIFY(ofGroup(stops[1]) > ofGroup(stops[0]));
  }

  void peopleAreFoundByWhatTheyAre() {
    const auto left = usersWith(*m_session, "team=left");
    QCOMPARE(left.size(), std::size_t{80});  // the even ones but user 0, and "nobody"
    QVERIFY(std::ranges::all_of(left, [](Index user) { return user % 2 == 0 && user != 0; }));
    QVERIFY(refused("country=DE").find("There are: team.") != std::string::npos);
    QVERIFY(refused("team=lefts").find("Did you mean “left”?") != std::string::npos);
    QVERIFY(refused("team").find("There are: left, right, alone") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(tst_MovePath)
#include "tst_MovePath.moc"
