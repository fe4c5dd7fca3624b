// LABELS: model
// The shipped known answers are found here, and a wrong one is noticed.
#include <QtTest>
#include <limits>
#include <set>
#include <stdexcept>

#include "core/base/Error.h"
#include "core/selfcheck/SelfCheck.h"

using namespace tastescope;

namespace {

std::vector<CheckResult> run(const std::vector<KnownAnswer>& answers) {
  Progress progress;
  return selfCheck(answers, progress, {});
}

}  // namespace

class TestSelfCheck : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thisInstallationIsRight() {
    const auto results = run(knownAnswers());
    QVERIFY(results.size() > 20);
    for (const CheckResult& result : results) {
      QVERIFY2(result.passed, qPrintable(QStringLiteral("%1: %2, found %3 %4")
                                             .arg(QString::fromStdString(result.key))
                                             .arg(result.expected)
                                             .arg(result.found)
                                             .arg(QString::fromStdString(result.error))));
    }
    QVERIFY(allPassed(results));
    QVERIFY(selfCheckSentence(results).english().starts_with("All "));
  }

  void keysAreUniqueAndDescribed() {
    std::set<std::string> keys;
    for (const KnownAnswer& answer : knownAnswers()) {
      QVERIFY2(keys.insert(answer.key).second, answer.key.c_str());
      QVERIFY(!answer.what.empty());
    }
  }

  void everyCheckFailsOnAnotherValue() {
    // No tolerance is so wide that a neighbour would pass.
    std::vector<KnownAnswer> answers = knownAnswers();
    for (KnownAnswer& answer : answers) answer.expected += answer.tolerance + 1e-2;
    const auto results = run(answers);
    for (const CheckResult& result : results) QVERIFY2(!result.passed, result.key.c_str());
    QVERIFY(!allPassed(results));
  }

  void oneBrokenValueIsNamed() {
    std::vector<KnownAnswer> answers = knownAnswers();
    for (KnownAnswer& answer : answers) {
      if (answer.key == "blas/product") {
        answer.find = [] { return std::numeric_limits<double>::quiet_NaN(); };
      }
    }
    const auto results = run(answers);
    QVERIFY(!allPassed(results));
    const std::string sentence = selfCheckSentence(results).english();
    QVERIFY2(sentence.starts_with("1 of ") && sentence.find("blas/product") != std::string::npos,
             sentence.c_str());
  }

  void aCheckThatThrowsFails() {
    const std::vector<KnownAnswer> answers{
        {"broken", coreText("Test", "A broken computation"), 1, 1,
         []() -> double { throw std::runtime_error("no such routine"); }}};
    const auto results = run(answers);
    QVERIFY(!results.front().passed);
    QCOMPARE(results.front().error, std::string("no such routine"));
  }

  void aCancelEndsIt() {
    std::stop_source source;
    source.request_stop();
    Progress progress;
    bool cancelled = false;
    try {
      selfCheck(knownAnswers(), progress, source.get_token());
    } catch (const Cancelled&) {
      cancelled = true;
    }
    QVERIFY(cancelled);
  }
};

QTEST_GUILESS_MAIN(TestSelfCheck)
#include "tst_SelfCheck.moc"
