// LABELS: unit
// DEPENDS: core_data
// Times through an import: order within a second, positions, dates that are hardly meant.
#include <QtTest>

#include "ImportFixtures.h"
#include "core/data/Split.h"

using namespace tastescope;
using namespace tastescope::testing;

namespace {

/// 10 users with 8 items each, all within one second: item k of user u at k hundred milliseconds,
/// written in an order that has nothing to do with it.
std::string withinASecond(bool iso) {
  std::string text = "user,item,timestamp\n";
  for (int row = 0; row < 80; ++row) {
    const int mixed = row * 37 % 80;  // every number below 80 once
    const int user = mixed % 10;
    const int item = mixed / 10;
    text.append("u").append(std::to_string(user)).append(",i").append(std::to_string(item));
    text.append(iso ? ",2023-11-14T22:13:20." : ",1700000000");
    text.append(std::to_string(item)).append(iso ? "00Z\n" : "00\n");
  }
  return text;
}

bool hasNote(const Dataset& data, const std::string& words) {
  return std::ranges::any_of(data.report.notes, [&](const Text& note) {
    return note.english().find(words) != std::string::npos;
  });
}

bool hasDoubt(const Dataset& data, const std::string& words) {
  return std::ranges::any_of(data.report.reading.doubts, [&](const Doubt& doubt) {
    return doubt.sentence.english().find(words) != std::string::npos;
  });
}

}  // namespace

class tst_Times : public QObject {
  Q_OBJECT
  TextFiles m_files;

 private Q_SLOTS:
  void orderWithinASecondCounts_data() {
    QTest::addColumn<bool>("iso");
    QTest::newRow("milliseconds") << false;
    QTest::newRow("iso 8601") << true;
  }
  void orderWithinASecondCounts() {
    QFETCH(bool, iso);
    const Dataset data = import(optionsFor(m_files.write("ms.csv", withinASecond(iso))));
    QCOMPARE(data.users.size(), 10U);
    QCOMPARE(data.report.rows.imported, std::uint64_t{80});
    for (const char* user : {"u0", "u4", "u9"}) {
      QCOMPARE(historyOf(data, user), std::string("i0 i1 i2 i3 i4 i5 i6 i7"));
    }
    SplitSpec spec;
    spec.kind = SplitKind::LeaveOneOut;
    const Split split = makeSplit(data, spec);
    for (Index user = 0; user < 10; ++user) {
      QVERIFY(data.items.id(split.test.target->row(user).items[0]) == "i7");
      QVERIFY(data.items.id(split.valid.target->row(user).items[0]) == "i6");
    }
    // By time the last tenth of the entries is all of i7 and nothing else: 80 / 8 = 10.
    spec.kind = SplitKind::Time;
    spec.testShare = 0.125;
    const Split byTime = makeSplit(data, spec);
    QCOMPARE(byTime.test.target->size(), std::uint64_t{10});
    QCOMPARE(byTime.test.target->row(3).times[0], momentOf(1700000000) + 700'000);
  }
  void aTimeOfDayIsAddedToItsDay() {
    const Dataset data = import(optionsFor(m_files.write(
        "two.csv",
        "user,item,date,time\nann,late,2021-03-01,22:10:05\nann,early,2021-03-01,7:30\n"
        "ann,noon,2021-03-01,\nann,dusk,2021-03-01,6:10 PM\nann,bad,2021-03-01,soon\n"
        "bob,early,2021-03-02,08:00\nbob,late,2021-03-02,09:00\n"
        "bob,dusk,2021-03-02,10:00\nbob,noon,2021-03-02,11:00\nbob,x,2021-03-02,12:00\n"
        "cem,noon,2021-03-02,11:00\ncem,x,2021-03-02,12:00\n")));
    QCOMPARE(historyOf(data, "ann"), std::string("noon early dusk late"));
    QCOMPARE(historyOf(data, "bob"), std::string("early late dusk noon x"));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{1});
    QVERIFY(data.report.rejected.front().reason.english().find("time of day") != std::string::npos);
    QVERIFY(data.interactions->row(*data.users.find("ann")).times[1] ==
            momentOf(1614556800 + 7 * 3600 + 30 * 60));
  }
  void aRangeCutsWithinASecond() {
    ImportOptions options = optionsFor(m_files.write("cut.csv", withinASecond(false)));
    options.cleaning.from = momentOf(1700000000) + 300'000;
    options.cleaning.until = momentOf(1700000000) + 500'000;
    QCOMPARE(historyOf(import(options), "u2"), std::string("i3 i4"));
  }
  void theFingerprintOfWholeSecondsDoesNotKnowTheUnit() {
    const Dataset seconds = import(optionsFor(
        m_files.write("s.csv", "user,item,timestamp\nu,a,1700000000\nu,b,1700000001\n")));
    const Dataset millis = import(optionsFor(
        m_files.write("m.csv", "user,item,timestamp\nu,a,1700000000000\nu,b,1700000001000\n")));
    QCOMPARE(millis.fingerprint, seconds.fingerprint);
    // As the program computed it that knew seconds only.
    QCOMPARE(seconds.fingerprint, std::string("26f194b07a6a2002"));
    const Dataset finer = import(optionsFor(
        m_files.write("f.csv", "user,item,timestamp\nu,a,1700000000000\nu,b,1700000001001\n")));
    QVERIFY(finer.fingerprint != seconds.fingerprint);
  }

  void aBareNumberInAColumnOfDatesIsRejected() {
    const Dataset data = import(optionsFor(
        m_files.write("mixed.csv",
                      "UserId,ItemId,Timestamp\n1,a,2022-06-01 21:20:00\n1,b,2022-06-02 21:20:01\n"
                      "1,c,05-06-2022 07:04\n2,a,2022-06-04 21:20:03\n2,b,81\n2,c,01:21.7\n")));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{2});
    QCOMPARE(data.report.rejected[0].line, std::uint64_t{6});
    QVERIFY(data.report.rejected[0].reason.english().find("81") != std::string::npos);
    QCOMPARE(historyOf(data, "1"), std::string("a b c"));
  }
  void timesThatAreHardlyMeantAreCountedAndKept() {
    const Dataset data = import(
        optionsFor(m_files.write("null.csv",
                                 "user,item,timestamp\nu,a,1588687728923\nu,b,-62135596799993\n"
                                 "u,c,1588774128923\nv,a,0\nv,b,1588860528923\n")));
    QCOMPARE(data.report.rows.rejected, std::uint64_t{0});
    QVERIFY(
        hasDoubt(data,
                 "Rows with a time outside 1990 to tomorrow: 2, from 0001-01-01 00:00:00.007 to "
                 "1970-01-01 00:00:00."));
    QCOMPARE(historyOf(data, "u"), std::string("b a c"));
    // Tomorrow is still meant, the year 2100 is not.
    const Dataset future = import(optionsFor(m_files.write(
        "future.csv", "user,item,timestamp\nu,a,1588687728\nu,b,4102444800\nu,c,1588687729\n")));
    QVERIFY(hasDoubt(future, "outside 1990 to tomorrow: 1, "));
  }
  void positionsAreAnOrderAndNoDates() {
    const Dataset data = import(optionsFor(m_files.write(
        "list.csv", "user,item,position\nu,a,2\nu,b,0\nu,c,1\nv,c,0\nv,a,30000\nv,b,1\n")));
    QVERIFY(data.timesArePositions && data.hasOrder() && !data.hasDates());
    QVERIFY(!hasDoubt(data, "outside 1990"));
    QVERIFY(hasNote(data, "positions in an order"));
    QCOMPARE(historyOf(data, "u"), std::string("b c a"));
    SplitSpec spec;
    spec.kind = SplitKind::LeaveOneOut;
    spec.seed = 1;
    QVERIFY(data.items.id(makeSplit(data, spec).test.target->row(0).items[0]) == "a");
    spec.kind = SplitKind::Time;
    QVERIFY(makeSplit(data, spec).test.target->size() > 0);
  }
  void theFilesOfOneImportAgreeOnPositions() {
    // Alone the second file's numbers would be Excel's days.
    ImportOptions options;
    options.trainFile = m_files.write("train.csv", "user,item,time\nu,a,1\nu,b,2\nv,a,3\n");
    options.testFile = m_files.write("test.csv", "user,item,time\nu,c,45000\nv,c,45001\n");
    const Dataset data = import(options);
    QVERIFY(data.timesArePositions);
    QCOMPARE(positionOf(data.interactions->row(0).times.back()), 45000.0);
  }
  void aYearThatLooksFirstIsDoubtedUntilItIsSaid() {
    ImportOptions options = optionsFor(m_files.write(
        "years.csv",
        "user,item,time\nu,a,20/11/30\nu,b,20/12/24\nv,a,21/01/05\nv,b,21/02/17\nw,a,21/03/02\n"
        "w,b,21/03/28\n"));
    const auto first = [](const Dataset& data) { return data.interactions->row(0).times[0]; };
    constexpr Moment kNovember = momentOf(1606694400);  // 2020-11-30
    const Dataset doubted = import(options);
    QCOMPARE(first(doubted), kNovember);
    QVERIFY(hasDoubt(doubted, "year first"));
    const auto& doubts = doubted.report.reading.doubts;
    const auto doubt = std::ranges::find(doubts, std::string("time"), &Doubt::column);
    QVERIFY(doubt != doubts.end() && doubt->remedy && doubt->remedy->dayFirst == true);
    QVERIFY(doubted.report.reading.columns[2].how.english() == "dates, year first");
    options.format.dayFirst = false;
    options.format.yearFirst = true;
    QCOMPARE(first(import(options)), kNovember);
    QVERIFY(!hasDoubt(import(options), "year first"));
    options.format = {};
    options.format.dayFirst = true;  // as the remedy does
    QCOMPARE(first(import(options)), momentOf(1734652800));
  }
  void theFormOfTimesCanBeSaid() {
    ImportOptions options =
        optionsFor(m_files.write("days.csv", "user,item,time\nu,a,45000\nu,b,45001\n"));
    QCOMPARE(import(options).interactions->times()[0], momentOf(1678838400));  // 15 March 2023
    options.format.timeForm = TimeForm::Position;
    QVERIFY(import(options).timesArePositions);
  }
  void aPreviewSaysWhatTimesAre() {
    const Preview preview = previewImport(
        optionsFor(m_files.write("p.csv", "user,item,time\nu,a,45000.0417\nu,b,45001.5\n")), 5, {});
    QVERIFY(preview.format.timeForm == TimeForm::ExcelDays);
    QVERIFY(preview.timeNote.english().find("Excel") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(tst_Times)
#include "tst_Times.moc"
