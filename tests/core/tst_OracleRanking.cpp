// LABELS: unit
// DEPENDS: core_eval
// All metrics against values of RecBole 1.2.1 for 40 users and 60 items, at 1, 5, 10 and 20.
//
// Where RecBole defines differently, its value is converted: it counts its padding item as a 61st
// item, so
//   itemcoverage = coverage * 60 / 61 and giniindex = (60 * gini + 1) / 61,
// and it divides the entropy by the number of listed items instead of the logarithm of all.
// averagepopularity and map are the same as popularity and map here.
#include <QtTest>
#include <cmath>

#include "core/eval/Evaluate.h"
#include "tests/core/EvalFixtures.h"

using namespace tastescope;

namespace {

constexpr double kTolerance = 1e-9;

/// RecBole's value of one of its metrics, from ours.
double asRecBole(const EvaluationResult& result, const std::string& recBoleName,
                 const std::string& cutoff) {
  const double n = result.items;
  const auto ours = [&](const char* name) {
    return result.metrics.at(std::string(name) + '@' + cutoff);
  };
  if (recBoleName == "itemcoverage") return ours("coverage") * n / (n + 1);
  if (recBoleName == "giniindex") return (n * ours("gini") + 1) / (n + 1);
  if (recBoleName == "averagepopularity") return ours("popularity");
  if (recBoleName == "shannonentropy")
    return ours("entropy") * std::log(n) / (ours("coverage") * n);
  return ours(recBoleName.c_str());
}

}  // namespace

class TestOracleRanking : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void everyMetricEqualsTheOracle();
  void theRankedListsEqualTheOracle();

 private:
  nlohmann::json m_oracle;
  EvaluationResult m_result;
};

void TestOracleRanking::initTestCase() {
  m_oracle = test::rankingOracle();
  if (m_oracle.empty())
    QSKIP("TASTESCOPE_DATA is not set, so the reference values cannot be read.");
  const auto items = m_oracle.at("items").get<Index>();
  const auto train =
      test::matrix(m_oracle.at("train").get<std::vector<std::vector<Index>>>(), items);
  const auto target =
      test::matrix(m_oracle.at("test").get<std::vector<std::vector<Index>>>(), items);
  const auto scores = m_oracle.at("scores").get<std::vector<std::vector<float>>>();
  EvaluationOptions options;
  options.cutoffs = {1, 5, 10, 20};
  options.keepLists = true;
  options.batch = 7;
  Progress progress;
  m_result = evaluateRanking({train, train, target}, *train,
                             [&](std::span<const Index> users, std::span<float> out) {
                               for (std::size_t row = 0; row < users.size(); ++row) {
                                 std::copy(scores[users[row]].begin(), scores[users[row]].end(),
                                           out.begin() + static_cast<std::ptrdiff_t>(row * items));
                               }
                             },
                             options, progress, {});
}

void TestOracleRanking::everyMetricEqualsTheOracle() {
  std::size_t compared = 0;
  for (const auto& [name, value] : m_oracle.at("metrics").items()) {
    const auto split = name.find('@');
    const double ours = asRecBole(m_result, name.substr(0, split), name.substr(split + 1));
    const double difference = std::abs(ours - value.get<double>());
    QVERIFY2(
        difference <= kTolerance,
        qPrintable(
            QStringLiteral("%1 differs by %2").arg(QString::fromStdString(name)).arg(difference)));
    ++compared;
  }
  QCOMPARE(compared, std::size_t{44});
}

void TestOracleRanking::theRankedListsEqualTheOracle() {
  const auto expected = m_oracle.at("top20").get<std::vector<std::vector<Index>>>();
  QCOMPARE(m_result.lists.size(), expected.size());
  for (std::size_t user = 0; user < expected.size(); ++user) {
    QCOMPARE(m_result.lists[user].items, expected[user]);
  }
}

QTEST_APPLESS_MAIN(TestOracleRanking)
#include "tst_OracleRanking.moc"
