// LABELS: unit
// DEPENDS: core_data
// Times as files have them: dates in their forms, unix times, Excel's days, positions.
#include <QtTest>

#include "core/base/Rng.h"
#include "core/data/DateParsing.h"
#include "core/data/TimeParsing.h"

using namespace tastescope;

namespace {

constexpr Moment kNinthDecember = momentOf(1323388800);  // 2011-12-09T00:00:00Z
constexpr Moment kMorning = kNinthDecember + momentOf(8 * 3600 + 26 * 60);

using Cells = std::vector<std::string_view>;

/// Whether a column of `cells` reads its first cell as `moment`.
bool firstIs(const Cells& cells, Moment moment) {
  const auto read = parseTime(cells.front(), guessTimeRule(cells));
  if (read && *read == moment) return true;
  qWarning() << QByteArray(cells.front().data(), qsizetype(cells.front().size())) << "is"
             << (read ? momentText(*read).c_str() : "nothing") << "instead of"
             << momentText(moment).c_str();
  return false;
}

}  // namespace

class tst_TimeParsing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whatIsReadAsADateIsAlsoSeenAsOne() {
    // What guesses the rule of a column and what reads its cells agree on what is a date.
    for (const char* cell : {"Fri Dec 9 2011", "Fri Dec           9 2011",
                             "Fri Dec                              9 2011"}) {
      QCOMPARE(parseDate(cell, {.anyZone = true}).has_value(), dateTraits(cell).has_value());
    }
    QVERIFY(parseDate("Fri Dec 9 2011", {.anyZone = true}).has_value());
  }

  void momentsPrintFractionsOnlyWhereTheyAre() {
    QCOMPARE(momentText(kMorning), std::string("2011-12-09 08:26:00"));
    QCOMPARE(momentText(kMorning + 300'000), std::string("2011-12-09 08:26:00.300"));
    QCOMPARE(momentText(kMorning + 300'250), std::string("2011-12-09 08:26:00.300250"));
    QCOMPARE(momentText(-1), std::string("1969-12-31 23:59:59.999999"));
    QCOMPARE(momentText(momentOf(-62135596800)), std::string("0001-01-01 00:00:00"));
    QCOMPARE(dateText(momentOf(-1)), std::string("1969-12-31"));
    QCOMPARE(dateText(std::numeric_limits<Moment>::max()), std::string("9999-12-31"));
  }
  void whatPrintsReadsBack() {
    Rng rng(11);
    const TimeRule rule{.form = TimeForm::Dates};
    for (int i = 0; i < 50'000; ++i) {
      // Year 1 to 9999; every third a whole second, every third whole milliseconds.
      const std::int64_t seconds =
          -62'135'596'800 + static_cast<std::int64_t>(rng.below(315'537'897'600));
      const auto micros = static_cast<Moment>(rng.below(1'000'000));
      const Moment unit = i % 3 == 0 ? kMicrosPerSecond : i % 3 == 1 ? 1000 : 1;
      const Moment moment = momentOf(seconds) + micros / unit * unit;
      const std::string text = momentText(moment);
      QVERIFY2(parseTime(text, rule) == moment, text.c_str());
    }
  }
  void spoiltCellsAreATimeOrNothing() {
    const std::vector<std::string> good{"2011-12-09T10:26:00.250+02:00[Europe/Paris]",
                                        "Fri Dec 09 09:26:00 GMT+0100 2011 (Central)",
                                        "Fr., 9. Dez. 2011 08:26:01,5 p. m.",
                                        "9 d\u00e9cembre 11 8h26",
                                        "2011年12月9日 上午8时26分30秒",
                                        "1709290000000000000",
                                        "-1.709290000e+09",
                                        "45000.041684",
                                        "20111209T082600.25Z"};
    // A little beyond the calendar: 24:00 in a western zone may follow its last day.
    constexpr Moment kMost = momentOf(253'402'300'800) + 2 * kMicrosPerDay;
    Rng rng(5);
    for (int i = 0; i < 50'000; ++i) {
      std::string cell = good[rng.below(good.size())];
      for (std::uint64_t n = 1 + rng.below(3); n > 0; --n) {
        const std::size_t at = rng.below(cell.size());
        const std::string& other = good[rng.below(good.size())];
        switch (rng.below(4)) {
          case 0: cell[at] = static_cast<char>(rng.below(256)); break;
          case 1: cell.insert(at, other.substr(rng.below(other.size()))); break;
          case 2: cell.erase(at, 1 + rng.below(4)); break;
          default: cell.insert(at, 1, cell[at]); break;
        }
        if (cell.empty()) cell = "1";
      }
      const std::array<std::string_view, 1> cells{cell};
      for (int form = 0; form <= static_cast<int>(TimeForm::Position); ++form) {
        TimeRule rule = guessTimeRule(cells);
        rule.form = static_cast<TimeForm>(form);
        const auto moment = parseTime(cell, rule);
        QVERIFY2(!moment || (*moment<kMost&& * moment> - kMost), cell.c_str());
      }
    }
  }
  void theCoarsestUnitLosesNothing() {
    QCOMPARE(coarsestUnit({}), kMicrosPerSecond);
    QCOMPARE(coarsestUnit(std::vector<Moment>{0, kMorning, momentOf(-5)}), kMicrosPerSecond);
    QCOMPARE(coarsestUnit(std::vector<Moment>{0, kMorning + 7'000}), Moment{1000});
    QCOMPARE(coarsestUnit(std::vector<Moment>{kMorning + 7'000, -1}), Moment{1});
    QCOMPARE(momentOf(std::numeric_limits<std::int64_t>::max()),
             std::numeric_limits<Moment>::max());
    QCOMPARE(momentOf(-3, 1000), Moment{-3000});
  }

  void datesAreReadInTheirForms_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"2011-12-09 08:26",
                             "2011-12-09T08:26:00Z",
                             "2011-12-09t08:26:00z",
                             "2011-12-09T10:26:00+02:00",
                             "2011-12-09T10:26:00+0200",
                             "2011-12-09 08:26:00+00:00",
                             "2011-12-09T09:26:00+01:00[Europe/Paris]",
                             "2011-12-09 09:26:00 +0100 CET",
                             "2011-12-09 08:26:00 UTC",
                             "2011-12-09 8.26",
                             "2011-12-09T09:26:00+01:00 Europe/Paris",
                             "2011-12-09 08:26:00 Etc/UTC",
                             "2011-W49-5 08:26",
                             "2011-W49-5T08:26:00Z",
                             "/Date(1323419160000)/",
                             "/Date(1323419160000+0100)/",
                             "2011/12/09 8:26",
                             "2011.12.09. 08:26",
                             "2011. 12. 9. 오전 8:26",
                             "9/12/2011 08:26",
                             "09.12.2011 08:26",
                             "09.12.2011 08.26.00",
                             "9/12/11 08:26",
                             "9/12/2011, 8:26:00 AM",
                             "9/12/2011 8:26\u202fa.m.",
                             "9/12/2011 8:26 a. m.",
                             "9/12/2011 8:26am",
                             "9/12/2011 上午 8:26",
                             "9-Dec-2011 8:26 AM",
                             "09-DEC-11 08.26.00.000000 AM",
                             "09-Dec-11 08.26 AM",
                             "09/Dec/2011:08:26:00 +0000",
                             "Dec-09-11 08:26",
                             "Dec-09-2011 08:26",
                             "Dec/09/2011 08:26",
                             "Dec 09, 11 08:26",
                             "December 9, 2011 at 8:26 AM",
                             "9. Dezember 2011 um 08:26 Uhr",
                             "9 декабря 2011 г. 08:26",
                             "9 декабря 2011 г., 08:26",
                             "9 дек 2011 в 8:26",
                             "9 Дек. 2011 08:26",
                             "9 ДЕКАБРЯ 2011 года 08:26",
                             "пятница, 9 декабря 2011 г. в 08:26",
                             "декабрь 9, 2011 08:26",
                             "09DEC2011:08:26:00",
                             "Dec 9, 2011 08:26",
                             "December 9th, 2011, 8:26 AM",
                             "9 December 2011 08:26:00",
                             "9. Dezember 2011 08:26",
                             "Fr., 9. Dez. 2011 08:26",
                             "9 décembre 2011 08:26",
                             "9 DÉCEMBRE 2011 8h26",
                             "9 de diciembre de 2011 08:26",
                             "9 de dezembro de 2011 às 08:26",
                             "9 décembre 2011 à 8h26",
                             "09.12.2011. 08:26",
                             "2011-12-09 08:26:00 Etc/GMT",
                             "Fri Dec  9 08:26:00 2011",
                             "Fri Dec 09 00:26:00 -0800 2011",
                             "Fri Dec 09 15:26:00 WIB 2011",
                             "Fri Dec 09 2011 09:26:00 GMT+0100 (Central European Standard Time)",
                             "Fri, 09 Dec 2011 08:26:00 GMT",
                             "Friday, 09-Dec-11 08:26:00 GMT",
                             "Fri, 9 Dec 2011 03:26:00 EST",
                             "2011年12月9日 08:26",
                             "2011年12月9日8时26分",
                             "2011年12月9日 上午8:26:00",
                             "2011년 12월 9일 8시 26분"}) {
      QTest::newRow(text) << QString::fromUtf8(text);
    }
  }
  void datesAreReadInTheirForms() {
    QFETCH(QString, text);
    const std::string cell = text.toStdString();
    QVERIFY(firstIs({cell, cell}, kMorning));
    QVERIFY(looksLikeTimes(Cells{cell}));
  }
  void otherDates() {
    QVERIFY(firstIs({"2011-12-09"}, kNinthDecember));
    QVERIFY(firstIs({"01-Jan-1995"}, momentOf(788918400)));
    QVERIFY(firstIs({"Wed Aug 01 13:55:02 -0700 2017"}, momentOf(1501620902)));  // 20:55:02Z
    QVERIFY(firstIs({"Wed, 02 Oct 2002 13:00:00 GMT"}, momentOf(1033563600)));
    QVERIFY(firstIs({"2014-04-07T10:00:09.277Z"}, 1396864809'277'000));
    QVERIFY(firstIs({"Mar 9, 2011"}, momentOf(1299628800)));
    QVERIFY(firstIs({"mar. 9 août 2011"}, momentOf(1312848000)));  // Tuesday
    QVERIFY(firstIs({"8 мая 2014 г."}, momentOf(1399507200)));
    QVERIFY(firstIs({"8 май 2014"}, momentOf(1399507200)));
    QVERIFY(firstIs({"8 мар. 2014"}, momentOf(1394236800)));
    QVERIFY(firstIs({"2014-12-08 18"}, momentOf(1418061600)));
    QVERIFY(firstIs({"2014-12-08T18"}, momentOf(1418061600)));
    QVERIFY(firstIs({"2014-W50-1"}, momentOf(1417996800)));  // 8 December
    QVERIFY(firstIs({"2014-W50"}, momentOf(1417996800)));
    QVERIFY(firstIs({"2014W507"}, momentOf(1418515200)));
    QVERIFY(firstIs({"2009-W01-1"}, momentOf(1230508800)));  // 29 December 2008
    QVERIFY(firstIs({"2009-W53-7"}, momentOf(1262476800)));  // 3 January 2010
    QVERIFY(firstIs({"/Date(-1000)/"}, momentOf(-1)));
    QVERIFY(firstIs({"12/13/2011 8:26 PM", "12/9/2011 8:26 am"},
                    kMorning + 4 * kMicrosPerDay + momentOf(12 * 3600)));
    QVERIFY(firstIs({"12/9/2011 12:00 AM", "12/13/2011 1:00 AM"}, kNinthDecember));
  }
  void fractionsOfASecondAreKept() {
    QVERIFY(firstIs({"2011-12-09T10:26:00.250+0200"}, kMorning + 250'000));
    QVERIFY(firstIs({"2011-12-09 08:26:00,5"}, kMorning + 500'000));
    QVERIFY(firstIs({"2011-12-09T08:26:00.123456Z"}, kMorning + 123'456));
    QVERIFY(firstIs({"2011-12-09T08:26:00.123456999Z"}, kMorning + 123'456));
    QVERIFY(firstIs({"20111209082600250"}, kMorning + 250'000));
  }
  void yearsOfTwoDigitsAreOfTheLastOrThisCentury() {
    QVERIFY(firstIs({"1/2/70"}, momentOf(2678400)));     // 1 February 1970
    QVERIFY(firstIs({"1/2/69"}, momentOf(3126902400)));  // 1 February 2069
    QVERIFY(guessTimeRule(Cells{"1/2/70"}).twoDigitYears);
    QVERIFY(noteOn(guessTimeRule(Cells{"1/2/70"}), true).english().find("70 to 99") !=
            std::string::npos);
    QVERIFY(!guessTimeRule(Cells{"1/2/1970"}).twoDigitYears);
  }
  void zonesThatMeanSeveralAreReadAsUtcAndSaid() {
    const Cells cells{"Fri Dec 09 08:26:00 CST 2011"};
    QVERIFY(guessTimeRule(cells).anyZone);
    QVERIFY(firstIs(cells, kMorning));
    QVERIFY(noteOn(guessTimeRule(cells), false).english().find("CST") != std::string::npos);
    const Cells places{"2011-12-09 08:26 Europe/Berlin",
                       "2011-12-09 08:26 America/Argentina/Buenos_Aires",
                       "2011-12-09 08:26 America/Port-au-Prince"};
    QVERIFY(guessTimeRule(places).anyZone);
    QVERIFY(firstIs(places, kMorning));
    QVERIFY(parseTime(places.back(), guessTimeRule(places)) == kMorning);
    // A column that showed none before takes none later.
    QVERIFY(!parseTime("Fri Dec 09 08:26:00 CST 2011", TimeRule{}));
  }
  void impossibleDatesAreNothing() {
    const TimeRule rule;
    for (const char* text : {"0000-01-01",
                             "2011-13-01",
                             "2011-02-30",
                             "31/31/2011",
                             "2011-12-09 25:00",
                             "soon",
                             "2011-12-09T08:26:00+",
                             "2011-12",
                             "1e999",
                             "NaN",
                             "",
                             "Dec 2011",
                             "1-2-3",
                             "Mar",
                             "мар",
                             "9 ма 2011",
                             "9 рынка 2011",
                             "2011-12-09 25",
                             "2011-12-09 8",
                             "2010-W53-1",
                             "2011-W00-1",
                             "2011-W49-8",
                             "2011-W49-12",
                             "2011-W5",
                             "/Date(1323419160000)",
                             "/Date()/",
                             "/Date(99999999999999999999)/",
                             "/Date(9999999999999999)/",
                             "2011-12-09 08:26 Europe/",
                             "2011-12-09 08:26 either/or",
                             "mon",
                             "9 market 2011",
                             "2011-12-09 08:26 hello",
                             "2011-12-09 8:26 AM PM",
                             "2011-12-09 (",
                             "01:21.7",
                             "9999999999999999999999",
                             "-",
                             ".",
                             "1,234",
                             "2011年12月"}) {
      QVERIFY2(!parseTime(text, rule), text);
    }
  }

  void unixTimesAreReadToTheDigit() {
    QVERIFY(firstIs({"881250949"}, momentOf(881250949)));
    QVERIFY(firstIs({"881250949.0"}, momentOf(881250949)));
    QVERIFY(firstIs({"1709290000.25"}, 1709290000'250'000));
    QVERIFY(firstIs({"1709290000,25"}, 1709290000'250'000));
    QVERIFY(firstIs({"1.709290000e+09"}, momentOf(1709290000)));
    QVERIFY(firstIs({"1.70929000025E9"}, 1709290000'250'000));
    QVERIFY(firstIs({"1323419160999"}, momentOf(1323419160) + 999'000));
    QVERIFY(firstIs({"1323419160999.5"}, momentOf(1323419160) + 999'500));
    QVERIFY(firstIs({"1709290000000001"}, momentOf(1709290000) + 1));
    QVERIFY(firstIs({"1709290000000001999"}, momentOf(1709290000) + 1));
    // 0.1 has no double, and 2^53 microseconds lie behind us in the year 2255.
    QVERIFY(firstIs({"1709290000.1"}, 1709290000'100'000));
  }
  void numbersBefore1970RoundDown() {
    TimeRule rule;
    QCOMPARE(*parseTime("-1", rule), momentOf(-1));
    QCOMPARE(*parseTime("-0.0000001", rule), Moment{-1});
    rule.form = TimeForm::Nanos;
    QCOMPARE(*parseTime("-1", rule), Moment{-1});
    rule.form = TimeForm::Millis;
    QCOMPARE(*parseTime("-62135596799993", rule), -62135596799'993'000);
  }
  void nothingBeyondTheYear9999IsATime() {
    TimeRule rule;
    QVERIFY(parseTime("253402300799", rule));
    QVERIFY(!parseTime("253402300800", rule));
    QVERIFY(!parseTime("-253402300800", rule));
    QVERIFY(!parseTime("1323419160000", rule));  // milliseconds among seconds
    rule.form = TimeForm::Micros;
    QVERIFY(!parseTime("999999999999999999", rule));
  }
  void unitsAreWhatMostCellsSay() {
    const auto form = [](const Cells& cells) { return guessTimeRule(cells).form; };
    QVERIFY(form({"881250949", "0", "-1"}) == TimeForm::Seconds);
    QVERIFY(form({"1588687728923", "-62135596799993"}) == TimeForm::Millis);
    QVERIFY(form({"1588687728", "1588687729", "99999999999999"}) == TimeForm::Seconds);
    QVERIFY(form({"1709290000000000"}) == TimeForm::Micros);
    QVERIFY(form({"1709290000000000000"}) == TimeForm::Nanos);
    QVERIFY(form({"634590015600000000"}) == TimeForm::Ticks);
    QVERIFY(form({"1323419160000000000"}) == TimeForm::Nanos);
    QVERIFY(form({"20111209", "20111210"}) == TimeForm::CompactDate);
    QVERIFY(form({"0", "1", "2"}) == TimeForm::Position);
    QVERIFY(form({"45000", "45001"}) == TimeForm::ExcelDays);
    QVERIFY(form({"28800", "36000", "64800", "43200"}) == TimeForm::Position);  // seconds of a day
    QVERIFY(form({"9/12/2011", "81"}) == TimeForm::Dates);
    QVERIFY(guessTimeRule(Cells{"45000", "45001"}, false).form == TimeForm::Position);
    QVERIFY(guessTimeRule(Cells{"45000.5", "45001"}, false).form == TimeForm::ExcelDays);
  }
  void amongDatesANumberMustLookLikeAMoment() {
    const TimeRule rule = guessTimeRule(Cells{"2022-06-01 21:20:00", "05-06-2022 07:04", "81"});
    QVERIFY(!parseTime("81", rule));
    QVERIFY(!parseTime("45000.5", rule));
    QCOMPARE(*parseTime("1323419160", rule), kMorning);
    QCOMPARE(*parseTime("1323419160250", rule), kMorning + 250'000);
    QCOMPARE(*parseTime("20111209", rule), kNinthDecember);
  }
  void ticksCountFromTheYearOne() {
    QVERIFY(firstIs({"634590159600000000"}, kMorning));
    QVERIFY(firstIs({"634590159602500005"}, kMorning + 250'000));
    QVERIFY(firstIs({"634590159600000000.0"}, kMorning));
    QVERIFY(firstIs({"6.3459015960000000E17"}, kMorning));
    QVERIFY(looksLikeTimes(Cells{"634590159600000000", "634590159600000001"}));
    const TimeRule ticks{.form = TimeForm::Ticks};
    QVERIFY(parseTime("0", ticks) == momentOf(-62'135'596'800));  // as .NET says that there is none
    QVERIFY(parseTime("634590159600000000", TimeRule{.form = TimeForm::Dates}) == kMorning);
    QCOMPARE(describe(ticks).english(), std::string(".NET ticks"));
  }
  void shortenedNumbersAreReadAndSaid() {
    const Cells shortened{"1.614674e+09", "1.61468E+09", "1.614690e+09"};
    QVERIFY(firstIs(shortened, momentOf(1'614'674'000)));
    QVERIFY(guessTimeRule(shortened).shortened);
    QVERIFY(noteOn(guessTimeRule(shortened), false).english().find("shortened") !=
            std::string::npos);
    // All digits are there, or it is a round one among others.
    QVERIFY(!guessTimeRule(Cells{"1.709290000e+09", "1.709290001e+09"}).shortened);
    QVERIFY(!guessTimeRule(Cells{"1709290000", "1.6e+09", "1709290001"}).shortened);
    QVERIFY(!guessTimeRule(Cells{"1709290000"}).shortened);
    QVERIFY(noteOn(guessTimeRule(Cells{"1709290000"}), false).empty());
  }
  void compactDatesAreDates() {
    QVERIFY(firstIs({"20111209", "20111210"}, kNinthDecember));
    QVERIFY(firstIs({"20111209082600"}, kMorning));
    QVERIFY(firstIs({"201112090826"}, kMorning));
    QVERIFY(firstIs({"20111209T082600Z"}, kMorning));
    QVERIFY(firstIs({"20111209 08:26:00"}, kMorning));
    QVERIFY(!parseTime("20111309", guessTimeRule(Cells{"20111209"})));
  }
  void excelsDaysAreDaysSince1900() {
    // 45000 is 15 March 2023; .0417 of a day is 3602.88 s: four decimals cannot say 1:00 better.
    const Moment day = momentOf(1678838400);
    QVERIFY(firstIs({"45000.0000"}, day));
    QVERIFY(firstIs({"45000.0417"}, day + momentOf(3600)));
    QVERIFY(firstIs({"45000,0417"}, day + momentOf(3600)));
    QVERIFY(firstIs({"45000.0833"}, day + momentOf(7200)));
    QVERIFY(firstIs({"45000.5"}, day + momentOf(43200)));
    // 0.04 * 86400 = 3456 s, 24 s from a whole minute.
    QVERIFY(firstIs({"45000.04"}, day + momentOf(3456)));
    // As the workbook keeps 1:00:01.5 itself.
    QVERIFY(firstIs({"45000.04168402778"}, day + momentOf(3601) + 500'000));
    TimeRule rule;
    rule.form = TimeForm::ExcelDays;
    QVERIFY(!parseTime("0", rule) && !parseTime("-5", rule) && !parseTime("2958466", rule));
    QCOMPARE(*parseTime("2011-12-09", rule), kNinthDecember);
    QVERIFY(looksLikeTimes(Cells{"45000.0417", "45000.0833"}));
    QVERIFY(!looksLikeTimes(Cells{"45000.50", "45999.99"}));  // prices
    QVERIFY(!looksLikeTimes(Cells{"45000", "45001"}));        // ids
  }
  void positionsKeepTheirNumber() {
    const TimeRule rule = guessTimeRule(Cells{"0", "1", "2.5"});
    QCOMPARE(positionOf(*parseTime("7", rule)), 7.0);
    QCOMPARE(positionOf(*parseTime("2.5", rule)), 2.5);
    QVERIFY(!parseTime("2011-12-09", rule));
    QVERIFY(!looksLikeTimes(Cells{"0", "1", "2"}));
  }
  void theOrderOfDayAndMonthIsProvedByTheCells() {
    QVERIFY(!guessTimeRule(Cells{"12/1/2010 8:26", "12/13/2010 9:00"}).dayFirst);
    const TimeRule european = guessTimeRule(Cells{"1/12/2010", "13/12/2010"});
    QVERIFY(european.dayFirst && european.orderSeen);
    const TimeRule either = guessTimeRule(Cells{"1/12/2010"});
    QVERIFY(either.orderMatters && !either.orderSeen);
  }
  void aYearOfTwoDigitsMayComeFirst() {
    constexpr Moment kMarch = momentOf(1'553'126'400);  // 2019-03-21
    // 98 is no day, 00 neither.
    const Cells proved{"19/03/21", "98/12/05"};
    QVERIFY(firstIs(proved, kMarch));
    QVERIFY(guessTimeRule(proved).yearFirst && guessTimeRule(proved).orderSeen);
    QVERIFY(firstIs({"19-03-21 00:00", "00-01-05"}, kMarch));
    QCOMPARE(describe(guessTimeRule(proved)).english(), std::string("dates, year first"));
    QCOMPARE(noteOn(guessTimeRule(proved), false).english().find("If the day"), std::string::npos);
    QVERIFY(parseTime("98/12/05", guessTimeRule(proved)) == momentOf(912'816'000));
    // Years few and neighbours, days many: so it looks, and is said.
    const Cells looks{"19.03.21.", "19.03.25.", "19.04.02.", "19.04.17.", "20.01.09.", "20.02.28."};
    QVERIFY(firstIs(looks, kMarch));
    QVERIFY(guessTimeRule(looks).yearFirst && !guessTimeRule(looks).orderSeen);
    QVERIFY(guessTimeRule(looks).orderMatters && guessTimeRule(looks).twoDigitYears);
    QVERIFY(noteOn(guessTimeRule(looks), false).english().find("If the day") != std::string::npos);
    // Without an order of time, too.
    QVERIFY(guessTimeRule(Cells{"21/03/21", "21/02/03", "20/04/12", "21/01/30", "20/12/24",
                                "21/03/09", "20/11/07"})
                .yearFirst);
  }
  void rowsInNoOrderSayWhatTheyHoldAllTheSame() {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
      Rng rng(seed);
      std::vector<std::string> years;
      std::vector<std::string> days;
      for (int i = 0; i < 60; ++i) {
        const QString year = QString::number(19 + rng.below(2));
        const QString month = QStringLiteral("%1").arg(1 + rng.below(12), 2, 10, QLatin1Char('0'));
        const QString day = QStringLiteral("%1").arg(1 + rng.below(28), 2, 10, QLatin1Char('0'));
        years.push_back((year + QLatin1Char('/') + month + QLatin1Char('/') + day).toStdString());
        days.push_back((day + QLatin1Char('/') + month + QLatin1Char('/') + year).toStdString());
      }
      QVERIFY(guessTimeRule(Cells(years.begin(), years.end())).yearFirst);
      const TimeRule dayFirst = guessTimeRule(Cells(days.begin(), days.end()));
      QVERIFY(!dayFirst.yearFirst && dayFirst.dayFirst);
    }
  }
  void aYearOfTwoDigitsMostlyComesLast() {
    const auto dayFirst = [](const Cells& cells) {
      const TimeRule rule = guessTimeRule(cells);
      return rule.dayFirst && !rule.yearFirst;
    };
    constexpr Moment kMarch = momentOf(1'616'112'000);  // 2021-03-19
    QVERIFY(firstIs({"19/03/21"}, kMarch));
    QVERIFY(
        firstIs({"19/03/21", "20/03/21", "21/03/21", "22/03/21", "23/03/21", "24/03/21"}, kMarch));
    QVERIFY(dayFirst({"19/03/21", "05/12/98"}));    // 98 is no day
    QVERIFY(dayFirst({"19/03/21", "5/3/19"}));      // 5 is no year
    QVERIFY(dayFirst({"19/03/21", "19/03/2021"}));  // as others of the column are
    QVERIFY(!guessTimeRule(Cells{"03/19/21", "03/04/22"}).dayFirst);
    QVERIFY(!guessTimeRule(Cells{"03/19/21", "03/04/22"}).yearFirst);
    // The same day of every month for years, and of every year: only so does time go on.
    QVERIFY(dayFirst({"15/01/16", "15/07/16", "15/01/17", "15/01/18", "15/07/19", "15/01/20",
                      "15/01/21", "15/07/22"}));
    // A few days of many years.
    QVERIFY(dayFirst({"01/02/10", "09/03/14", "17/01/11", "25/12/12", "30/06/13", "12/08/15"}));
    // Who says so decides.
    QVERIFY(parseTime("19/03/21", TimeRule{.form = TimeForm::Dates, .yearFirst = true}) ==
            momentOf(1'553'126'400));
    QVERIFY(parseTime("19/03/2021", TimeRule{.form = TimeForm::Dates, .yearFirst = true}) ==
            kMarch);
  }
  void ratingsAreNoTimes() {
    QVERIFY(!looksLikeTimes(Cells{"5", "3", "4"}));
    QVERIFY(looksLikeTimes(Cells{"881250949", "891717742"}));
    QVERIFY(!looksLikeTimes(Cells{"214536502", "214536500"}));    // ids; 1976 as seconds
    QVERIFY(!looksLikeTimes(Cells{"4145365020", "4145365021"}));  // ids; 2101
  }
  void finerTimesBeatCoarserOnes() {
    const auto of = [](const Cells& cells) { return finenessOf(cells, guessTimeRule(cells)); };
    QVERIFY(of({"20220408", "20220409"}) == TimeFineness::Days);
    QVERIFY(of({"2022-04-08 12:30"}) == TimeFineness::Minutes);
    QVERIFY(of({"1649350800000", "1649350861000"}) == TimeFineness::Seconds);
    QVERIFY(of({"1435654192085"}) == TimeFineness::Milliseconds);
    QVERIFY(of({"1435654192085001"}) == TimeFineness::Microseconds);
    QVERIFY(of({"3", "4"}) == TimeFineness::Positions);
    QVERIFY(of({"soon"}) == TimeFineness::None);
    QVERIFY(TimeFineness::Milliseconds > TimeFineness::Seconds);
  }
  void aReadingIsSaidInWords() {
    const auto said = [](const Cells& cells) { return describe(guessTimeRule(cells)).english(); };
    QCOMPARE(said({"1323419160"}), std::string("unix seconds"));
    QCOMPARE(said({"1323419160000"}), std::string("unix milliseconds"));
    QCOMPARE(said({"9/12/2011"}), std::string("dates, day first"));
    QCOMPARE(said({"2011-12-09"}), std::string("dates"));
    QCOMPARE(said({"45000.0417"}), std::string("Excel's serial days"));
    QCOMPARE(said({"1", "2"}), std::string("positions in an order"));
  }
};

QTEST_GUILESS_MAIN(tst_TimeParsing)
#include "tst_TimeParsing.moc"
