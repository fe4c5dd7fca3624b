// LABELS: unit
// DEPENDS: core_usecases
// What is said of runs beyond accuracy and in groups, on the toy project, where items have a
// category, a number and tags, and users nothing until a test gives them something.
#include <QtTest>
#include <set>

#include "core/workflow/evaluate/Findings.h"
#include "tests/core/ToyTeams.h"

using namespace tastescope;

namespace {

Question asking(std::vector<RunId> runs, bool compare = false) {
  Question question;
  question.runs = std::move(runs);
  question.compare = compare;
  return question;
}

}  // namespace

class TestFindings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void attributesAreFoundMostSuitableFirst();
  void aWrongAttributeIsAnsweredWithWhatExists();
  void figuresStandForEveryCutoff();
  void popularityListsAreOnlyAsDiverseAsThePopularItems();
  void aModelWithItemVectorsIsMeasuredByThem();
  void segmentsHoldEveryUserOnce();
  void itemSegmentsAreRecallWhateverTheMetric();
  void aMetricWithoutValuesPerUserIsRefused();
  void runsAreEvaluatedOnceAndComparedFromTheSameLists();
  void aPairIsToldFromEitherSide();
  void whereHigherIsNotBetterTheSentenceDoesNotPraise();
  void baselinesStandBesideTheRunWithoutItsGroups();
  void listsAndUsersAreKeptOnlyWhenAskedFor();
  void whatCannotBeAnsweredIsRefusedFirst();

 private:
  Findings answer(const Question& question) {
    Progress progress;
    return tastescope::evaluate(*m_session, question, progress, {});
  }
  RunEvaluation evaluate(RunId run, std::vector<int> cutoffs = {10}) {
    EvaluateRequest request;
    request.run = run;
    request.options.cutoffs = std::move(cutoffs);
    request.options.keepPerUser = request.options.keepLists = true;
    Progress progress;
    return evaluateRun(*m_session, request, progress, {});
  }
  BeyondAccuracy beyond(RunId run, const std::vector<std::string>& attributes,
                        std::vector<int> cutoffs = {10}) {
    Progress progress;
    return beyondAccuracy(*m_session, evaluate(run, std::move(cutoffs)), attributes, progress, {});
  }
  QTemporaryDir m_folder;
  SessionPtr m_session;
  RunId m_popularity = 0;
  RunId m_ease = 0;
  RunId m_vae = 0;
};

void TestFindings::initTestCase() {
  const std::filesystem::path file =
      m_folder.filePath(QStringLiteral("t.tastescope")).toStdString();
  Progress progress;
  Project::create(file, test::toyDataWithTeams(), true, progress, {});
  m_session = test::openSession(file);
  m_popularity = test::trainClosedForm(*m_session, "popularity");
  m_ease = test::trainClosedForm(*m_session, "ease");
  m_vae = test::train(*m_session, test::toyRequest(3)).run.id;
}

void TestFindings::attributesAreFoundMostSuitableFirst() {
  QCOMPARE(suitableItemAttributes(*m_session),
           (std::vector<std::string>{"group", "tags", "price"}));
  QCOMPARE(suitableUserAttributes(*m_session), (std::vector<std::string>{"team"}));
}

void TestFindings::aWrongAttributeIsAnsweredWithWhatExists() {
  try {
    beyond(m_ease, {"title"});
    QFAIL("free text was accepted");
  } catch (const Error& error) {
    const std::string said = error.message().english();
    QVERIFY2(said.find("group, tags, price") != std::string::npos, said.c_str());
  }
  try {
    requireSegments(*m_session, "colour");
    QFAIL("an unknown segment was accepted");
  } catch (const Error& error) {
    const std::string said = error.message().english();
    QVERIFY2(said.find("activity, items, team") != std::string::npos, said.c_str());
  }
}

void TestFindings::figuresStandForEveryCutoff() {
  const Json json = toJson(beyond(m_ease, {"tags"}, {5, 10}));
  for (const char* name :
       {"diversity-attribute", "diversity-embedding", "popularity-lift", "calibration-kl"}) {
    QVERIFY2(json.at(std::string(name) + "@5").is_number(), name);
    QVERIFY2(json.at(std::string(name) + "@10").is_number(), name);
  }
  QCOMPARE(json.at("attribute").get<std::string>(), std::string("tags"));
  QCOMPARE(json.at("vectors").get<std::string>(), std::string("co-occurrence"));
  double history = 0;
  double list = 0;
  for (const Json& share : json.at("shares")) {
    history += share.at("history").get<double>();
    list += share.at("list").get<double>();
  }
  QVERIFY(std::abs(history - 1) < 1e-12);
  QVERIFY(std::abs(list - 1) < 1e-12);
}

void TestFindings::popularityListsAreOnlyAsDiverseAsThePopularItems() {
  // EASE finds a person's own group of items; popularity mixes the groups, so its lists are more
  // diverse and further from the histories' shares, and more popular.
  const BeyondAccuracy popular = beyond(m_popularity, {"group"});
  const BeyondAccuracy ease = beyond(m_ease, {"group"});
  const auto& a = popular.attributes.front().metrics;
  const auto& b = ease.attributes.front().metrics;
  QVERIFY(a.at("diversity-attribute@10").mean > b.at("diversity-attribute@10").mean);
  QVERIFY(a.at("calibration-kl@10").mean > b.at("calibration-kl@10").mean);
  QVERIFY(popular.metrics.at("popularity-lift@10").mean >
          ease.metrics.at("popularity-lift@10").mean);
  QVERIFY(popular.metrics.at("popularity-lift@10").mean > 0);
}

void TestFindings::aModelWithItemVectorsIsMeasuredByThem() {
  QVERIFY(beyond(m_vae, {}).vectors == ItemVectors::Embeddings);
  QVERIFY(beyond(m_popularity, {}).vectors == ItemVectors::CoOccurrence);
}

void TestFindings::segmentsHoldEveryUserOnce() {
  const RunEvaluation evaluation = evaluate(m_ease);
  for (const char* by : {"activity", "team"}) {
    const SegmentTable table = segmentRun(*m_session, evaluation, by, "ndcg@10");
    std::uint64_t users = 0;
    double sum = 0;
    double lowest = 1;
    double highest = 0;
    for (const SegmentGroup& group : table.groups) {
      users += group.users;
      sum += group.value.mean * static_cast<double>(group.users);
      lowest = std::min(lowest, group.value.mean);
      highest = std::max(highest, group.value.mean);
    }
    QCOMPARE(users, std::uint64_t{evaluation.result.evaluatedUsers});
    QVERIFY(std::abs(sum / static_cast<double>(users) - evaluation.result.metrics.at("ndcg@10")) <
            1e-12);
    QCOMPARE(table.gap.value, highest - lowest);
  }
  // One user is alone in a team: too few for a group, so it is "others".
  const Json json = toJson(segmentRun(*m_session, evaluation, "team", "recall@10"));
  QCOMPARE(json.at("groups").size(), std::size_t{3});
  QCOMPARE(json.at("groups")[2].at("name").get<std::string>(), std::string("others"));
  QCOMPARE(json.at("groups")[2].at("users").get<int>(), 1);
  QCOMPARE(json.at("metric").get<std::string>(), std::string("recall@10"));
}

void TestFindings::itemSegmentsAreRecallWhateverTheMetric() {
  const SegmentTable table = segmentRun(*m_session, evaluate(m_popularity), "items", "ndcg@10");
  QCOMPARE(table.metric, std::string("recall@10"));
  // Ten places for popular items: those of the head are found more often than those of the tail.
  QVERIFY(table.groups.front().value.mean > table.groups.back().value.mean);
  QCOMPARE(table.groups.back().name.english(), std::string("rarest half"));
}

void TestFindings::aMetricWithoutValuesPerUserIsRefused() {
  const RunEvaluation evaluation = evaluate(m_ease);
  QVERIFY_EXCEPTION_THROWN(segmentRun(*m_session, evaluation, "activity", "coverage@10"), Error);
  QVERIFY_EXCEPTION_THROWN(segmentRun(*m_session, evaluation, "activity", "ndcg@20"), Error);
}

void TestFindings::runsAreEvaluatedOnceAndComparedFromTheSameLists() {
  const std::vector<RunId> runs{m_popularity, m_ease};
  Question question = asking(runs, true);
  question.usualSegments = question.shares = true;
  question.beyond.emplace().most = 6;
  const Findings found = answer(question);
  QCOMPARE(bestOf(*found.comparison), m_ease);
  Progress progress;
  const Comparison compared = tastescope::compareRuns(*m_session, runs, "ndcg@10", progress, {});
  QCOMPARE(found.runs[0].metric("ndcg@10")->mean, compared.means[0]);
  QVERIFY(found.runs[0].metric("ndcg@10")->half > 0);
  QCOMPARE(found.runs[0].metric("coverage@10")->half, 0.0);
  QVERIFY(!found.runs[0].metric("ndcg@20"));
  QCOMPARE(found.runs[0].segments.size(), std::size_t{3});
  QCOMPARE(found.runs[0].beyond->attributes.size(), std::size_t{3});
  QVERIFY(found.runs[0].metric("diversity-embedding@10"));
  // Of the first attribute, "group", which popularity's lists do not keep.
  QCOMPARE(found.runs[0].metric("calibration-kl@10")->mean,
           found.runs[0].beyond->attributes[0].metrics.at("calibration-kl@10").mean);
  double shares = 0;
  for (const double share : found.runs[0].shares) shares += share;
  QVERIFY(std::abs(shares - 1) < 1e-12);
}

void TestFindings::aPairIsToldFromEitherSide() {
  const Findings found = answer(asking({m_popularity, m_ease}, true));
  const auto fromPopularity = pairOf(*found.comparison, m_popularity, m_ease);
  const auto fromEase = pairOf(*found.comparison, m_ease, m_popularity);
  QVERIFY(fromPopularity->difference < 0);
  QCOMPARE(fromEase->difference, -fromPopularity->difference);
  QCOMPARE(fromEase->interval.low, -fromPopularity->interval.high);
  QCOMPARE(fromEase->holm, fromPopularity->holm);
  QVERIFY(comparisonInShort(*fromEase).english().starts_with("higher"));
  QVERIFY(comparisonInShort(*fromPopularity).english().starts_with("lower"));
  QVERIFY(!pairOf(*found.comparison, m_ease, m_ease));
}

void TestFindings::whereHigherIsNotBetterTheSentenceDoesNotPraise() {
  // Popularity recommends what more users have: higher, and no praise.
  Question question = asking({m_popularity, m_ease}, true);
  question.metric = "popularity@10";
  const Findings found = answer(question);
  const RunPair& pair = found.comparison->pairs.front();
  QVERIFY(pair.difference > 0);
  QVERIFY(comparisonSentence(pair, "EASE").english().starts_with("Higher than EASE"));
}

void TestFindings::baselinesStandBesideTheRunWithoutItsGroups() {
  Question question = asking({m_vae});
  question.baselines = true;
  question.segments = {"team"};
  question.beyond.emplace();
  const Findings found = answer(question);
  QCOMPARE(found.runs.size(), std::size_t{3});
  QCOMPARE(found.runs[0].segments.size(), std::size_t{1});
  for (const std::size_t i : {1U, 2U}) {
    QVERIFY(found.runs[i].baseline && found.runs[i].beyond && found.runs[i].segments.empty());
    QVERIFY(found.runs[i].evaluation.run.id != m_vae);
  }
  const Json json = toJson(found);
  QCOMPARE(json.at("run").get<RunId>(), m_vae);
  QCOMPARE(json.at("baselines").size(), std::size_t{2});
  QVERIFY(json.at("baselines")[0].contains("beyond") && !json.contains("generative"));
}

void TestFindings::listsAndUsersAreKeptOnlyWhenAskedFor() {
  Question question = asking({m_ease, m_popularity}, true);
  question.usualSegments = true;
  const EvaluationResult without = answer(question).runs[0].evaluation.result;
  QVERIFY(without.lists.empty() && without.perUser.empty() && without.users.empty());
  question.options.keepPerUser = question.options.keepLists = true;
  const EvaluationResult with = answer(question).runs[0].evaluation.result;
  QCOMPARE(with.lists.size(), std::size_t{with.evaluatedUsers});
  QCOMPARE(with.perUser.at("rbp@10").size(), std::size_t{with.evaluatedUsers});
}

void TestFindings::whatCannotBeAnsweredIsRefusedFirst() {
  QVERIFY_EXCEPTION_THROWN(answer(asking({})), Error);
  Question unknown = asking({m_ease});
  unknown.segments = {"colour"};
  QVERIFY_EXCEPTION_THROWN(answer(unknown), Error);
  Question wrong = asking({m_ease});
  wrong.beyond.emplace().attribute = "title";
  QVERIFY_EXCEPTION_THROWN(answer(wrong), Error);
  Progress progress;
  QVERIFY_EXCEPTION_THROWN(tastescope::compareRuns(*m_session, {m_ease}, "ndcg@10", progress, {}),
                           Error);
  QCOMPARE(progress.snapshot().total, std::uint64_t{0});  // nothing was scored
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_Findings.moc"
