// LABELS: unit
// DEPENDS: core_usecases
// Recommendations for use: what is never shown, filters, what-if, reasons, everyone, feedback.
#include <QtTest>
#include <cstring>
#include <limits>
#include <set>

#include "core/workflow/recommend/KnownHistory.h"
#include "core/workflow/recommend/RecommendUse.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestRecommendUse : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void nothingKnownIsEverRecommended();
  void rowsCarryIdsTitlesAndAttributes();
  void filtersByLabelTagAndRange();
  void filtersNobodyCanMeetAreRefused();
  void addingAnItemMovesTheListTowardsItsGroup();
  void aRemovedItemIsNotRecommendedBack();
  void aHistoryKeepsOrderAndTimes();
  void somebodyNewIsServedFromItemsAlone();
  void nobodyAndNothingIsRefused();
  void aModelOfItsUsersServesNoHistories();
  void reasonsAreLargestFirstAndPartOfTheHistory();
  void idsNobodyKnowsAreNamed();
  void ownedItemsMayComeAgain();
  void aListThatIsEmptySaysWhy();
  void weightsThatAreNoNumbersAreAnError();
  void everyoneGetsTheListTheyWouldGetAlone();
  void feedbackIsKeptAndForgotten();
  void listsFollowOpinionsAtOnce();
  void notNowHoldsForAWhile();

 private:
  RecommendRequest request(Index user) const {
    RecommendRequest made;
    made.run = m_run;
    made.user = user;
    return made;
  }
  test::ToyProject m_toy;
  RunId m_run = 0;
};

void TestRecommendUse::initTestCase() { m_run = test::trainClosedForm(*m_toy.session, "ease"); }

void TestRecommendUse::nothingKnownIsEverRecommended() {
  for (Index user = 0; user < m_toy.session->data().users.size(); ++user) {
    const auto known =
        m_toy.session->data().interactions->row(user).items;  // train, valid and test together
    RecommendRequest asked = request(user);
    asked.k = test::kToyItems;
    const auto rows = recommend(*m_toy.session, asked);
    QCOMPARE(rows.size(), test::kToyItems - known.size());
    for (const RecommendationRow& row : rows) {
      QVERIFY(std::find(known.begin(), known.end(), row.item) == known.end());
    }
  }
}

void TestRecommendUse::rowsCarryIdsTitlesAndAttributes() {
  const auto rows = recommend(*m_toy.session, request(3));
  QCOMPARE(rows.size(), std::size_t{10});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    QCOMPARE(rows[i].rank, i + 1);
    QCOMPARE(rows[i].id, "item-" + std::to_string(rows[i].item));
    QCOMPARE(rows[i].title, "Title, no. " + std::to_string(rows[i].item));
    QCOMPARE(rows[i].attributes.size(), std::size_t{4});
    if (i > 0) QVERIFY(rows[i].score <= rows[i - 1].score);
  }
}

void TestRecommendUse::filtersByLabelTagAndRange() {
  RecommendRequest asked = request(1);
  asked.k = 100;
  asked.filters = {
      {"group", {"blue", "grey"}, {}, {}}, {"tags", {"third"}, {}, {}}, {"price", {}, 5, 40}};
  const auto rows = recommend(*m_toy.session, asked);
  QVERIFY(!rows.empty());
  for (const RecommendationRow& row : rows) {
    QVERIFY(test::toyGroup(row.item) >= 2);
    QCOMPARE(row.item % 3, Index{0});
    QVERIFY(row.item >= 5 && row.item <= 40);
  }
  // Item 0 has no price, so no range holds it, however wide.
  asked.filters = {{"price", {}, -1e9, 1e9}};
  for (const RecommendationRow& row : recommend(*m_toy.session, asked)) QVERIFY(row.item != 0);
}

void TestRecommendUse::filtersNobodyCanMeetAreRefused() {
  RecommendRequest asked = request(1);
  asked.filters = {{"weight", {"heavy"}, {}, {}}};
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, asked), Error);
  asked.filters = {{"group", {}, 1, 2}};
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, asked), Error);
  asked.filters = {{"group", {"violet"}, {}, {}}};
  QVERIFY(recommend(*m_toy.session, asked).empty());
}

void TestRecommendUse::addingAnItemMovesTheListTowardsItsGroup() {
  // Somebody new with three red items gets mostly red ones; with three blue ones mostly blue ones.
  const auto share = [&](std::vector<Index> items) {
    RecommendRequest asked = request(kNoIndex);
    asked.added = items;
    asked.k = 5;
    int same = 0;
    for (const auto& row : recommend(*m_toy.session, asked)) {
      same += test::toyGroup(row.item) == test::toyGroup(items[0]) ? 1 : 0;
    }
    return same;
  };
  QVERIFY(share({0, 4, 8}) >= 4);
  QVERIFY(share({2, 6, 10}) >= 4);
}

void TestRecommendUse::aRemovedItemIsNotRecommendedBack() {
  const auto own = m_toy.session->data().interactions->row(7).items;
  RecommendRequest asked = request(7);
  asked.k = 100;
  asked.removed = {own[0], own[1]};
  for (const auto& row : recommend(*m_toy.session, asked))
    QVERIFY(row.item != own[0] && row.item != own[1]);
}

void TestRecommendUse::aHistoryKeepsOrderAndTimes() {
  const Dataset& data = m_toy.session->data();
  const HistoryView own = data.interactions->row(5);
  Index fresh = 0;
  while (std::find(own.items.begin(), own.items.end(), fresh) != own.items.end()) ++fresh;
  const KnownHistory changed(data, 5, {fresh, own.items[2], fresh}, {own.items[0]});
  const HistoryView view = changed.history().view;
  QCOMPARE(view.size(),
           own.size());  // one out, one in; what is there already and repeats add nothing
  QCOMPARE(view.items[0], own.items[1]);
  QCOMPARE(view.items.back(), fresh);
  QCOMPARE(view.times.back(), own.times.back());
  QCOMPARE(view.values.size(), view.items.size());
  const KnownHistory same(data, 5, {}, {});
  QCOMPARE(same.history().view.items.data(), own.items.data());
  QVERIFY_EXCEPTION_THROWN(KnownHistory(data, 100000, {}, {}), Error);
  QVERIFY_EXCEPTION_THROWN(KnownHistory(data, 5, {100000}, {}), Error);
}

void TestRecommendUse::somebodyNewIsServedFromItemsAlone() {
  RecommendRequest asked = request(kNoIndex);
  asked.added = {1, 5};
  const auto rows = recommend(*m_toy.session, asked);
  QCOMPARE(rows.size(), std::size_t{10});
  for (const auto& row : rows) QVERIFY(row.item != 1 && row.item != 5);
}

void TestRecommendUse::nobodyAndNothingIsRefused() {
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, request(kNoIndex)), Error);
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, request(99999)), Error);
}

void TestRecommendUse::aModelOfItsUsersServesNoHistories() {
  TrainRequest training = test::toyRequest(1);
  training.model = "bpr-mf";
  training.config = {{"latent", 4}};
  RecommendRequest asked = request(3);
  asked.run = test::train(*m_toy.session, training).run.id;
  QVERIFY(!recommend(*m_toy.session, asked).empty());
  RecommendRequest changed = asked;
  changed.added = {1};
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, changed), Error);
  changed.user = kNoIndex;
  QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, changed), Error);
  QVERIFY_EXCEPTION_THROWN(explain(*m_toy.session, changed, 2, 5), Error);
  changed.run = m_run;
  QVERIFY(!recommend(*m_toy.session, changed).empty());
}

void TestRecommendUse::reasonsAreLargestFirstAndPartOfTheHistory() {
  const auto best = recommend(*m_toy.session, request(11)).front();
  const auto reasons = explain(*m_toy.session, request(11), best.item, 3);
  QVERIFY(!reasons.empty() && reasons.size() <= 3);
  const auto own = m_toy.session->data().interactions->row(11).items;
  double total = 0;
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    QVERIFY(std::find(own.begin(), own.end(), reasons[i].item) != own.end());
    QVERIFY(!reasons[i].title.empty());
    if (i > 0) QVERIFY(reasons[i].share <= reasons[i - 1].share);
    total += reasons[i].share;
  }
  QVERIFY(total <= 1.0 + 1e-12);
}

void TestRecommendUse::idsNobodyKnowsAreNamed() {
  QCOMPARE(itemsFromIds(*m_toy.session, {"item-3", "item-0"}), (std::vector<Index>{3, 0}));
  QCOMPARE(userFromId(*m_toy.session, "user-12"), Index{12});
  try {
    itemsFromIds(*m_toy.session, {"item-3", "007"});
    QFAIL("an unknown id was taken");
  } catch (const Error& error) {
    QCOMPARE(error.code(), ErrorCode::NotFound);
    QVERIFY(error.message().english().find("007") != std::string::npos);
  }
  QVERIFY_EXCEPTION_THROWN(userFromId(*m_toy.session, "user-012"), Error);
  try {
    userFromId(*m_toy.session, "USER-12 ");
    QFAIL("an unknown id was taken");
  } catch (const Error& error) {
    QVERIFY(error.message().english().ends_with("Did you mean “user-12”?"));
  }
}

void TestRecommendUse::ownedItemsMayComeAgain() {
  RecommendRequest asked = request(7);
  asked.k = test::kToyItems;
  asked.keepOwned = true;
  QCOMPARE(recommend(*m_toy.session, asked).size(), std::size_t{test::kToyItems});
  asked.removed = {m_toy.session->data().interactions->row(7).items[0]};  // a what-if still counts
  QCOMPARE(recommend(*m_toy.session, asked).size(), std::size_t{test::kToyItems - 1});
}

void TestRecommendUse::aListThatIsEmptySaysWhy() {
  RecommendRequest asked = request(kNoIndex);
  for (Index item = 0; item < test::kToyItems; ++item) asked.added.push_back(item);
  QVERIFY(recommend(*m_toy.session, asked).empty());
  QVERIFY(nothingToRecommend(*m_toy.session, asked).english().find("all 48 items") !=
          std::string::npos);
  asked = request(1);
  asked.filters = {{"group", {"violet"}, {}, {}}};
  QVERIFY(nothingToRecommend(*m_toy.session, asked).english().find("filter") != std::string::npos);
}

void TestRecommendUse::weightsThatAreNoNumbersAreAnError() {
  for (const float broken :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    const RunId run = test::trainClosedForm(*m_toy.session, "ease");
    m_toy.session->withProject([&](Project& project) {
      RunResults results(project);
      TensorMap weights = results.weights(run);
      for (auto& [name, tensor] : weights) {
        if (tensor.type != ElementType::Float32) continue;
        for (std::size_t at = 0; at + sizeof broken <= tensor.bytes.size(); at += sizeof broken)
          std::memcpy(tensor.bytes.data() + at, &broken, sizeof broken);
      }
      results.saveWeights(run, weights);
    });
    m_toy.session->forget(run);
    RecommendRequest asked = request(3);
    asked.run = run;
    Progress progress;
    QVERIFY_EXCEPTION_THROWN(recommend(*m_toy.session, asked), Error);
    QVERIFY_EXCEPTION_THROWN(recommendAll(*m_toy.session, run, 3, false, progress, {}), Error);
  }
}

void TestRecommendUse::everyoneGetsTheListTheyWouldGetAlone() {
  Progress progress;
  const EveryoneServed served = recommendAll(*m_toy.session, m_run, 7, false, progress, {});
  QCOMPARE(served.users, std::uint64_t{test::kToyUsers + 1});
  QCOMPARE(served.rows, std::uint64_t{7 * (test::kToyUsers + 1)});
  QVERIFY(served.notes().empty());
  for (const Index user : {Index{0}, Index{77}, test::kToyUsers}) {
    const auto stored = m_toy.session->withProject(
        [&](Project& project) { return ListStore(project).list(m_run, user); });
    RecommendRequest asked = request(user);
    asked.k = 7;
    const auto rows = recommend(*m_toy.session, asked);
    QCOMPARE(stored.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) QCOMPARE(stored[i].item, rows[i].item);
  }
  std::stop_source source;
  source.request_stop();
  QVERIFY_EXCEPTION_THROWN(
      recommendAll(*m_toy.session, m_run, 3, false, progress, source.get_token()), Cancelled);
  QCOMPARE(m_toy.session->withProject(
               [&](Project& project) { return ListStore(project).list(m_run, 0).size(); }),
           std::size_t{7});  // a cancel leaves the lists there were
}

void TestRecommendUse::feedbackIsKeptAndForgotten() {
  giveFeedback(*m_toy.session, 2, 9, 1);
  giveFeedback(*m_toy.session, 2, 10, -1);
  QCOMPARE(feedbackCount(*m_toy.session), std::uint64_t{2});
  QCOMPARE(feedbackOf(*m_toy.session, 2).size(), std::size_t{2});
  giveFeedback(*m_toy.session, 2, 9, 0);
  const auto left = feedbackOf(*m_toy.session, 2);
  QCOMPARE(left.size(), std::size_t{1});
  QCOMPARE(left[0].item, Index{10});
  QCOMPARE(left[0].value, -1);
  QVERIFY_EXCEPTION_THROWN(giveFeedback(*m_toy.session, 99999, 0, 1), Error);
}

void TestRecommendUse::listsFollowOpinionsAtOnce() {
  Session& session = *m_toy.session;
  const Index user = 5;
  const auto itemsOf = [](const std::vector<RecommendationRow>& rows) {
    std::vector<Index> items;
    for (const RecommendationRow& row : rows) items.push_back(row.item);
    return items;
  };
  const auto has = [](const std::vector<Index>& items, Index item) {
    return std::find(items.begin(), items.end(), item) != items.end();
  };
  RecommendRequest asked = request(user);
  asked.k = std::size_t{test::kToyItems};
  const std::vector<Index> before = itemsOf(recommend(session, asked));
  QVERIFY(before.size() > 6);
  const Index disliked = before[0];
  const Index hidden = before[1];
  const Index later = before[2];
  const Index bought = before[3];
  const Index liked = before[4];
  giveFeedback(session, {{user, disliked, kDislikes, 0},
                         {user, hidden, kHides, 0},
                         {user, later, kNotNow, 0},
                         {user, bought, kBought, 0},
                         {user, liked, kLikes, 0}});
  const auto check = [&](const std::vector<Index>& list, bool keepOwned) {
    for (const Index gone : {disliked, hidden, later}) QVERIFY(!has(list, gone));
    QVERIFY(has(list, liked));
    QCOMPARE(has(list, bought), keepOwned);
  };
  check(itemsOf(recommend(session, asked)), false);
  asked.keepOwned = true;
  check(itemsOf(recommend(session, asked)), true);
  asked.keepOwned = false;
  // Scored as if what is liked and bought were in the history.
  RecommendRequest same = request(user);
  giveFeedback(session, {{user, bought, kNoOpinion, 0}, {user, liked, kNoOpinion, 0}});
  same.k = std::size_t{test::kToyItems};
  same.added = {bought, liked};
  const auto wanted = recommend(session, same);
  giveFeedback(session, {{user, bought, kBought, 0}, {user, liked, kLikes, 0}});
  for (const RecommendationRow& row : recommend(session, asked)) {
    const auto other =
        std::find_if(wanted.begin(), wanted.end(),
                     [&](const RecommendationRow& one) { return one.item == row.item; });
    if (other != wanted.end()) QCOMPARE(row.score, other->score);
  }
  // The same list for everyone, stored, and for others nothing changed.
  Progress progress;
  recommendAll(session, m_run, 10, false, progress, {});
  const auto stored = session.withProject([&](Project& project) {
    std::vector<Index> items;
    for (const auto& row : ListStore(project).list(m_run, user)) items.push_back(row.item);
    return items;
  });
  asked.k = 10;
  QVERIFY(stored == itemsOf(recommend(session, asked)));
  for (const Index gone : {disliked, hidden, later}) QVERIFY(!has(stored, gone));
  for (const Index item : {disliked, hidden, later, bought, liked})
    giveFeedback(session, user, item, kNoOpinion);
  asked.k = std::size_t{test::kToyItems};
  QVERIFY(itemsOf(recommend(session, asked)) == before);
}

void TestRecommendUse::notNowHoldsForAWhile() {
  constexpr std::int64_t kClicked = 1'700'000'000;
  const std::vector<Feedback> said{{0, 3, kNotNow, kClicked}};
  QVERIFY(opinionsOf(said, kClicked + kNotNowSeconds - 1).never == std::vector<Index>{3});
  QVERIFY(opinionsOf(said, kClicked + kNotNowSeconds).never.empty());
  for (const int value : {kLikes, kDislikes, kBought, kHides, kNotNow, kNoOpinion})
    QCOMPARE(opinionOfKey(opinionKey(value)), std::optional<int>(value));
  QVERIFY(!opinionOfKey("love"));
}

QTEST_GUILESS_MAIN(TestRecommendUse)
#include "tst_RecommendUse.moc"
