// LABELS: unit
// DEPENDS: core_usecases
// A user moved through a run's latent space: no shift is the usual list, a shift changes it,
// nothing known appears.
#include <QtTest>
#include <algorithm>

#include "core/workflow/latent/Traverse.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestTraverse : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { m_run = test::train(*m_toy.session, test::toyRequest(20)).run.id; }

  void noShiftGivesTheUsualList() {
    for (const Index user : {0U, 17U, 90U}) {
      RecommendRequest usual;
      usual.run = m_run;
      usual.user = user;
      usual.k = 10;
      const auto expected = recommend(*m_toy.session, usual);
      const auto moved = recommendAtLatent(*m_toy.session, m_run, user, {}, 10);
      QCOMPARE(moved.size(), expected.size());
      for (std::size_t i = 0; i < moved.size(); ++i) {
        QCOMPARE(moved[i].item, expected[i].item);
        QVERIFY(std::abs(moved[i].score - expected[i].score) < 1e-4F);
        QCOMPARE(moved[i].rank, i + 1);
        QCOMPARE(moved[i].title, expected[i].title);
        QCOMPARE(moved[i].attributes, expected[i].attributes);
      }
    }
  }

  void aLongWayAlongTheAxesChangesTheList() {
    const auto here = itemsOf(recommendAtLatent(*m_toy.session, m_run, 5, {}, 8));
    std::size_t changed = 0;
    for (Index dimension = 0; dimension < 8; ++dimension)
      for (const float shift : {-6.0F, 6.0F})
        changed +=
            itemsOf(recommendAtLatent(*m_toy.session, m_run, 5, {{dimension, shift}}, 8)) != here
                ? 1U
                : 0U;
    QVERIFY(changed >= 4);  // of 16 directions; an unused dimension may change nothing
  }

  void theMapFollowsAMovedPerson() {
    Progress progress;
    const auto space = latentSpace(*m_toy.session, m_run, Entity::User, progress, {});
    const std::size_t d = space->dimensions;
    QCOMPARE(space->mapAxes.size(), 2 * d);
    // Two people lie as far apart on the map as their points do along its axes.
    for (const std::size_t position : {3U, 40U, 111U}) {
      for (const std::size_t axis : {0U, 1U}) {
        double apart = 0;
        for (std::size_t i = 0; i < d; ++i)
          apart += double(space->points[position * d + i] - space->points[i]) *
                   space->mapAxes[axis * d + i];
        QVERIFY(std::abs(apart - double(space->map[2 * position + axis] - space->map[axis])) <
                1e-4);
      }
    }
    const auto still = movedOnMap(*m_toy.session, *space, 7, {});
    QCOMPARE(still[0], double(space->map[14]));
    const auto there = movedOnMap(*m_toy.session, *space, 7, {{0, 2.0F}, {3, -1.0F}});
    const auto back = movedOnMap(*m_toy.session, *space, 7, {{0, -2.0F}, {3, 1.0F}});
    for (const std::size_t axis : {0U, 1U})
      QVERIFY(std::abs((there[axis] + back[axis]) / 2 - still[axis]) < 1e-9);
    QVERIFY(std::abs(there[0] - still[0]) + std::abs(there[1] - still[1]) > 1e-3);
    QVERIFY_THROWS_EXCEPTION(Error, movedOnMap(*m_toy.session, *space, 7, {{8, 1.0F}}));
  }

  void whatTheUserHasIsNeverShown() {
    const auto known = m_toy.session->data().interactions->row(9).items;
    const auto rows = recommendAtLatent(*m_toy.session, m_run, 9, {{0, 2.0F}, {3, -2.0F}}, 1000);
    QCOMPARE(rows.size(), test::kToyItems - known.size());
    for (const RecommendationRow& row : rows)
      QVERIFY(std::find(known.begin(), known.end(), row.item) == known.end());
  }

  void endsNameTheItemThatRisesMost() {
    const auto ends = dimensionEnds(*m_toy.session, m_run, 5, {2, 0}, 3.0F);
    QCOMPARE(ends.size(), std::size_t{2});
    QCOMPARE(ends[0].dimension, Index{2});
    for (const DimensionEnds& end : ends) {
      QVERIFY(QString::fromStdString(end.low).startsWith(QStringLiteral("Title, no. ")));
      QVERIFY(end.low != end.high);  // what rises one way falls the other
    }
  }

  void impossibleQuestionsAreRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, recommendAtLatent(*m_toy.session, m_run, 5, {{8, 1.0F}}, 5));
    QVERIFY_THROWS_EXCEPTION(Error, recommendAtLatent(*m_toy.session, m_run, 100000, {}, 5));
    const RunId ease = test::trainClosedForm(*m_toy.session, "ease");
    try {
      recommendAtLatent(*m_toy.session, ease, 5, {}, 5);
      QFAIL("a model without a latent space must refuse");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unsupported);
    }
  }

 private:
  static std::vector<Index> itemsOf(const std::vector<RecommendationRow>& rows) {
    std::vector<Index> items;
    for (const RecommendationRow& row : rows) items.push_back(row.item);
    return items;
  }
  test::ToyProject m_toy;
  RunId m_run = 0;
};

QTEST_GUILESS_MAIN(TestTraverse)
#include "tst_Traverse.moc"
