// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/ValueParsing.h"

using namespace tastescope;

class ValueParsingTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void numbersAreReadInFull() {
    QCOMPARE(*parseNumber("5"), 5.0);
    QCOMPARE(*parseNumber(" -1.5 "), -1.5);
    QCOMPARE(*parseNumber("+2e3"), 2000.0);
    QCOMPARE(*parseNumber("3,5", ','), 3.5);
    QCOMPARE(*parseNumber("007"), 7.0);
    for (const char* bad :
         {"", " ", "1e999", "-1e999", "NaN", "inf", "1e39", "five", "1 2", "3,5", "1.5x"}) {
      QVERIFY2(!parseNumber(bad), bad);
    }
    QVERIFY(!parseNumber("1.5", ','));
  }
};

QTEST_GUILESS_MAIN(ValueParsingTest)
#include "tst_ValueParsing.moc"
