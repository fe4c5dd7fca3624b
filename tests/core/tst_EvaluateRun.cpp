// LABELS: unit
// DEPENDS: core_usecases
// A run's protocol card, the JSON other programs rely on, and the files behind the numbers.
#include <QtTest>
#include <set>

#include "core/workflow/Runs.h"
#include "core/workflow/evaluate/CompareRuns.h"
#include "core/workflow/evaluate/EvaluateRun.h"
#include "tests/core/ToyProject.h"

using namespace tastescope;

class TestEvaluateRun : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void theJsonHasTheAgreedKeys();
  void theNumbersEqualThoseStoredByTraining();
  void everySplitSaysWhatItHides();
  void theFilesHoldOneLineEach();
  void aRunStandsToEveryBaselineWithAnInterval();
  void aStandingIsSaidWithItsInterval();
  void anUnknownPartOrRunIsRefused();

 private:
  RunEvaluation evaluate(const std::string& part = "test") {
    EvaluateRequest request;
    request.run = m_run;
    request.part = part;
    request.options.keepPerUser = request.options.keepLists = true;
    Progress progress;
    return evaluateRun(*m_toy.session, request, progress, {});
  }
  test::ToyProject m_toy;
  RunId m_run = 0;
};

void TestEvaluateRun::initTestCase() { m_run = test::trainClosedForm(*m_toy.session, "ease"); }

void TestEvaluateRun::theJsonHasTheAgreedKeys() {
  const Json json = toJson(evaluate());
  std::set<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.insert(key);
  QVERIFY((keys == std::set<std::string>{"run", "protocol", "metrics"}));
  keys.clear();
  for (const auto& [key, value] : json.at("protocol").items()) keys.insert(key);
  QVERIFY((keys == std::set<std::string>{"split", "seed", "mask", "k", "users", "items", "full"}));
  for (const char* name :
       {"recall@10", "recall-capped@10", "ndcg@10", "precision@10", "mrr@10", "hit@10", "map@10",
        "coverage@10", "gini@10", "popularity@10", "novelty@10"}) {
    QVERIFY2(json.at("metrics").at(name).is_number(), name);
  }
  const Json& card = json.at("protocol");
  QCOMPARE(card.at("split").get<std::string>(), std::string("user-random"));
  QCOMPARE(card.at("seed").get<std::uint64_t>(), std::uint64_t{2026});
  QCOMPARE(card.at("mask").get<std::string>(), std::string("train+valid"));
  QCOMPARE(card.at("k").get<std::vector<int>>(), (std::vector<int>{10}));
  QCOMPARE(card.at("users").get<Index>(), test::kToyUsers);
  QCOMPARE(card.at("items").get<Index>(), test::kToyItems);
  QCOMPARE(card.at("full").get<bool>(), true);
}

void TestEvaluateRun::theNumbersEqualThoseStoredByTraining() {
  const auto stored = m_toy.session->withProject(
      [&](Project& project) { return RunResults(project).metrics(m_run); });
  for (const char* part : {"valid", "test"}) {
    const RunEvaluation evaluation = evaluate(part);
    for (const MetricValue& metric : stored) {
      if (metric.part != part || !metric.name.ends_with("@10")) continue;
      QCOMPARE(evaluation.result.metrics.at(metric.name), metric.value);
    }
  }
}

void TestEvaluateRun::everySplitSaysWhatItHides() {
  QCOMPARE(evaluate("valid").protocol.mask, std::string("train"));
  TrainRequest request;
  request.model = "popularity";
  request.split.kind = SplitKind::Strong;
  EvaluateRequest asked;
  asked.run = test::train(*m_toy.session, request).run.id;
  Progress progress;
  const RunEvaluation evaluation = evaluateRun(*m_toy.session, asked, progress, {});
  QCOMPARE(evaluation.protocol.mask, std::string("fold-in"));
  QCOMPARE(evaluation.protocol.users, Index{16});  // a tenth of 160 users are held out for the test
}

void TestEvaluateRun::theFilesHoldOneLineEach() {
  const RunEvaluation evaluation = evaluate();
  writePerUserCsv(*m_toy.session, evaluation, m_toy.path("users.csv"));
  const QStringList users = QString::fromStdString(test::readAll(m_toy.path("users.csv")))
                                .split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(users.size(), qsizetype{1 + test::kToyUsers});
  QVERIFY(users[0].startsWith(QStringLiteral("user,")));
  QVERIFY(users[0].contains(QStringLiteral("ndcg@10")));
  QVERIFY(users[1].startsWith(QStringLiteral("user-0,")));
  // The file's digits read back as the very value.
  const auto column = users[0].split(u',').indexOf(QStringLiteral("ndcg@10"));
  QCOMPARE(users[1].split(u',')[column].toDouble(), evaluation.result.perUser.at("ndcg@10")[0]);

  writeListsCsv(*m_toy.session, evaluation, m_toy.path("lists.csv"));
  const QStringList lists = QString::fromStdString(test::readAll(m_toy.path("lists.csv")))
                                .split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(lists[0], QStringLiteral("user,rank,item,score,relevant"));
  QCOMPARE(lists.size(), qsizetype{1 + test::kToyUsers * 10});
  QVERIFY(lists[1].startsWith(QStringLiteral("user-0,1,item-")));
  double relevant = 0;
  for (qsizetype i = 1; i < lists.size(); ++i)
    relevant += lists[i].endsWith(QStringLiteral(",1")) ? 1 : 0;
  QVERIFY(std::abs(relevant / (test::kToyUsers * 10) -
                   evaluation.result.metrics.at("precision@10")) < 1e-12);
}

void TestEvaluateRun::aRunStandsToEveryBaselineWithAnInterval() {
  const test::ToyProject toy;
  const RunId model = test::train(*toy.session, test::toyRequest(10)).run.id;
  Progress progress;
  QVERIFY(standings(*toy.session, model, progress, {}).empty());
  test::trainClosedForm(*toy.session, "popularity");
  const RunId ease = test::trainClosedForm(*toy.session, "ease");
  const std::vector<Standing> found = standings(*toy.session, model, progress, {});
  QCOMPARE(found.size(), 2U);
  QCOMPARE(found.front().baseline, std::string("EASE"));
  QCOMPARE(found.front().pair.a, model);
  QCOMPARE(found.front().pair.b, ease);
  const auto testValue = [&](RunId run) {
    for (const RunSummary& one : runSummaries(*toy.session))
      if (one.record.id == run) return metricOf(one, "test", "ndcg@10")->value;
    return -1.0;
  };
  QVERIFY(std::abs(found.front().pair.difference - (testValue(model) - testValue(ease))) < 1e-6);
  QCOMPARE(standings(*toy.session, ease, progress, {}).size(), 1U);  // not against itself
}

void TestEvaluateRun::aStandingIsSaidWithItsInterval() {
  const auto said = [](double difference, double low, double high) {
    RunPair pair;
    pair.difference = difference;
    pair.interval = {low, high};
    return standingSentence(pair, "EASE").english();
  };
  QCOMPARE(said(-0.066, -0.072, -0.060), std::string("Below EASE by 0.066 (95 % 0.060 to 0.072)"));
  QCOMPARE(said(0.02, 0.01, 0.03), std::string("Above EASE by 0.020 (95 % 0.010 to 0.030)"));
  QCOMPARE(said(0.01, -0.004, 0.024), std::string("Level with EASE (95 % -0.004 to 0.024)"));
}

void TestEvaluateRun::anUnknownPartOrRunIsRefused() {
  QVERIFY_EXCEPTION_THROWN(evaluate("train"), Error);
  EvaluateRequest request;
  request.run = 4711;
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(evaluateRun(*m_toy.session, request, progress, {}), Error);
}

QTEST_GUILESS_MAIN(TestEvaluateRun)
#include "tst_EvaluateRun.moc"
