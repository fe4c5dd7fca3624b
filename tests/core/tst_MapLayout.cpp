// LABELS: unit
// DEPENDS: core_usecases
// Layouts of a run's space: made, kept with the run, dropped with its weights, stopped and gone on
// with, refused in words; new places between those of their neighbours.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QtTest>

#include "core/store/LayoutStore.h"
#include "core/workflow/latent/MapLayout.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestMapLayout : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    m_run = test::train(*m_toy.session, test::toyRequest(20)).run.id;
    Progress progress;
    m_space = latentSpace(*m_toy.session, m_run, Entity::User, progress, {});
  }

  void aLayoutIsMadeOnceAndKept() {
    for (const MapMethod method : {MapMethod::Tsne, MapMethod::Umap}) {
      const LatentSpacePtr made = laidOut({.method = method});
      QVERIFY(made->method == method);
      QCOMPARE(made->map.size(), m_space->map.size());
      QVERIFY(made->map != m_space->map);
      QVERIFY(made->mapAxes.empty());
      QVERIFY(made->fidelity > 0.5 && made->fidelity <= 1);
      const LatentSpacePtr kept = storedMap(*m_toy.session, m_space, {.method = method});
      QVERIFY(kept != nullptr);
      QCOMPARE(kept->map, made->map);
      QCOMPARE(kept->fidelity, made->fidelity);
      QVERIFY(kept->method == method);
    }
    QVERIFY(storedMap(*m_toy.session, m_space, {.perplexity = 7}) == nullptr);
    QCOMPARE(storedMap(*m_toy.session, m_space, {.method = MapMethod::Pca}), m_space);
  }

  void aStoppedLayoutGoesOnToTheSameEnd() {
    const MapSettings settings{.perplexity = 11};
    SpaceLayout whole(m_space, settings);
    Progress progress;
    whole.run(nullptr, progress, {});
    SpaceLayout layout(m_space, settings);
    std::stop_source stop;
    bool drawn = false;
    // The first picture stops it; a layout that is quicker than pictures is none to stop.
    try {
      layout.run(
          [&](std::span<const float> map) {
            drawn = map.size() == m_space->map.size();
            stop.request_stop();
          },
          progress, stop.get_token());
    } catch (const Cancelled&) {
      QVERIFY(drawn);
      QVERIFY(!layout.finished());
    }
    layout.run(nullptr, progress, {});
    QVERIFY(layout.finished());
    QCOMPARE(layout.result({})->map, whole.result({})->map);
  }

  void newPlacesLieBetweenTheirNeighbours() {
    const LatentSpacePtr made = laidOut({});
    const std::span<const float> own(m_space->points.data() + 5 * m_space->dimensions,
                                     m_space->dimensions);
    const auto [x, y] = placeOnMap(*made, own);
    QVERIFY(std::abs(x - double{made->map[10]}) < 1e-2);
    QVERIFY(std::abs(y - double{made->map[11]}) < 1e-2);
  }

  void nonsenseIsRefusedInWords_data() {
    QTest::addColumn<double>("perplexity");
    QTest::addColumn<int>("neighbours");
    QTest::addColumn<double>("distance");
    QTest::newRow("perplexity") << 0.5 << 15 << 0.1;
    QTest::newRow("no number") << std::nan("") << 15 << 0.1;
    QTest::newRow("neighbours") << 30.0 << 1 << 0.1;
    QTest::newRow("distance") << 30.0 << 15 << 1.5;
  }
  void nonsenseIsRefusedInWords() {
    QFETCH(double, perplexity);
    QFETCH(int, neighbours);
    QFETCH(double, distance);
    try {
      laidOut({.perplexity = perplexity,
               .neighbours = static_cast<std::size_t>(neighbours),
               .minDistance = distance});
      QFAIL("not refused");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::InvalidInput);
    }
  }

  void aDamagedLayoutIsMadeAgain() {
    const LatentSpacePtr made = laidOut({});
    SQLite::Database(m_toy.file, SQLite::OPEN_READWRITE)
        .exec("UPDATE layout SET coordinates = zeroblob(length(coordinates))");
    QVERIFY(storedMap(*m_toy.session, m_space, {}) == nullptr);
    SQLite::Database(m_toy.file, SQLite::OPEN_READWRITE)
        .exec("UPDATE layout SET coordinates = x'00'");
    QVERIFY(storedMap(*m_toy.session, m_space, {}) == nullptr);
    m_toy.session->withProject([&](Project& project) {
      const LayoutStore layouts(project);
      const std::string key = layouts.settingsOf(m_run, Entity::User).front();
      QVERIFY_THROWS_EXCEPTION(Error,
                               layouts.find(m_run, Entity::User, key, m_space->entities.size()));
    });
    QCOMPARE(laidOut({})->map, made->map);
    QVERIFY(storedMap(*m_toy.session, m_space, {}) != nullptr);
    SQLite::Database(m_toy.file, SQLite::OPEN_READWRITE).exec("DELETE FROM layout");
  }

  void otherWeightsDropLayouts() {
    laidOut({});
    m_toy.session->withProject([&](Project& project) {
      QCOMPARE(LayoutStore(project).settingsOf(m_run, Entity::User).size(), std::size_t{1});
      RunResults results(project);
      results.saveWeights(m_run, results.weights(m_run));
      QVERIFY(LayoutStore(project).settingsOf(m_run, Entity::User).empty());
    });
  }

 private:
  LatentSpacePtr laidOut(const MapSettings& settings) {
    Progress progress;
    return layOut(*m_toy.session, m_space, settings, nullptr, progress, {});
  }

  test::ToyProject m_toy;
  RunId m_run = 0;
  LatentSpacePtr m_space;
};

QTEST_GUILESS_MAIN(TestMapLayout)
#include "tst_MapLayout.moc"
