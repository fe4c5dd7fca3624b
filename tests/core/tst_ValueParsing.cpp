// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/ValueParsing.h"

using namespace tastescope;

namespace {

constexpr std::int64_t kNinthDecember = 1323388800;  // 2011-12-09T00:00:00Z
constexpr std::int64_t kMorning = kNinthDecember + 8 * 3600 + 26 * 60;

}  // namespace

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
  void datesAreReadInTheirForms() {
    const TimeRule dayFirst;
    for (const char* text :
         {"2011-12-09 08:26", "2011-12-09T08:26:00Z", "2011-12-09T10:26:00+02:00",
          "2011-12-09T10:26:00.250+0200", "2011/12/09 8:26", "9/12/2011 08:26", "09.12.2011 08:26",
          "9-Dec-2011 8:26 AM", "Dec 9, 2011 08:26", "9 December 2011 08:26:00", "9/12/11 08:26"}) {
      const auto time = parseTime(text, dayFirst);
      QVERIFY2(time && *time == kMorning, text);
    }
    QCOMPARE(*parseTime("2011-12-09", dayFirst), kNinthDecember);
    QCOMPARE(*parseTime("01-Jan-1995", dayFirst), std::int64_t{788918400});
    TimeRule monthFirst;
    monthFirst.dayFirst = false;
    QCOMPARE(*parseTime("12/9/2011 8:26 am", monthFirst), kMorning);
    QCOMPARE(*parseTime("12/9/2011 12:00 AM", monthFirst), kNinthDecember);
  }
  void impossibleDatesAreNothing() {
    const TimeRule rule;
    for (const char* text :
         {"0000-01-01", "2011-13-01", "2011-02-30", "31/31/2011", "2011-12-09 25:00", "soon",
          "2011-12-09T08:26:00+", "2011-12", "1e999", "NaN", "", "Dec 2011"}) {
      QVERIFY2(!parseTime(text, rule), text);
    }
  }
  void unitsOfUnixTimesAreToldByTheirSize() {
    const std::array<std::string_view, 2> milliseconds{"1323419160000", "1323419161500"};
    const TimeRule rule = guessTimeRule(milliseconds);
    QCOMPARE(*parseTime("1323419160999", rule), kMorning);
    const std::array<std::string_view, 1> seconds{"881250949"};
    QCOMPARE(*parseTime("881250949.0", guessTimeRule(seconds)), std::int64_t{881250949});
    QCOMPARE(*parseTime("-1", guessTimeRule(seconds)), std::int64_t{-1});
  }
  void compactDatesAreDates() {
    const std::array<std::string_view, 2> cells{"20111209", "20111210"};
    const TimeRule rule = guessTimeRule(cells);
    QVERIFY(rule.compact);
    QCOMPARE(*parseTime("20111209", rule), kNinthDecember);
    QVERIFY(!parseTime("20111309", rule));
    const std::array<std::string_view, 1> full{"20111209082600"};
    QCOMPARE(*parseTime("20111209082600", guessTimeRule(full)), kMorning);
  }
  void theOrderOfDayAndMonthIsProvedByTheCells() {
    const std::array<std::string_view, 2> american{"12/1/2010 8:26", "12/13/2010 9:00"};
    QVERIFY(!guessTimeRule(american).dayFirst);
    const std::array<std::string_view, 2> european{"1/12/2010", "13/12/2010"};
    QVERIFY(guessTimeRule(european).dayFirst && guessTimeRule(european).orderSeen);
    const std::array<std::string_view, 1> either{"1/12/2010"};
    QVERIFY(guessTimeRule(either).orderMatters && !guessTimeRule(either).orderSeen);
  }
  void ratingsAreNoTimes() {
    const std::array<std::string_view, 3> ratings{"5", "3", "4"};
    QVERIFY(!looksLikeTimes(ratings));
    const std::array<std::string_view, 2> times{"881250949", "891717742"};
    QVERIFY(looksLikeTimes(times));
  }
};

QTEST_GUILESS_MAIN(ValueParsingTest)
#include "tst_ValueParsing.moc"
