// LABELS: unit
// DEPENDS: core_base
// What an id that is not there was probably meant to be.
#include <QtTest>

#include "core/base/DidYouMean.h"

using namespace tastescope;

class tst_DidYouMean : public QObject {
  Q_OBJECT

  static std::vector<std::string> like(const std::string& wanted,
                                       const std::vector<std::string>& names) {
    return likeNames(wanted, names.size(),
                     [&](std::size_t at) { return std::string_view(names[at]); });
  }

 private Q_SLOTS:
  void theSameInAnotherDressIsFound() {
    using Names = std::vector<std::string>;
    QCOMPARE(like("13086", {"13085.0", "13086.0"}), Names({"13086.0"}));
    QCOMPARE(like("13086.0", {"13086"}), Names({"13086"}));
    QCOMPARE(like("7", {"007", "8"}), Names({"007"}));
    QCOMPARE(like(" anna ", {"Anna", "bob"}), Names({"Anna"}));
    QCOMPARE(like("ÉCLAIR", {"éclair"}), Names({"éclair"}));
    QCOMPARE(like("0", {"00", "1"}), Names({"00"}));
  }

  void oneLetterAwayIsFound() {
    const std::vector<std::string> names{"customer"};
    for (const char* wanted :
         {"custmer", "customers", "castomer", "cusotmer", "ustomer", "xcustomer"})
      QCOMPARE(like(wanted, names), names);
    for (const char* wanted : {"cstmer", "costumer2", "remotsuc", "", "c"})
      QVERIFY2(like(wanted, names).empty(), wanted);
    // A letter of several bytes is one letter.
    QCOMPARE(like("电彰院", {"电影院"}), (std::vector<std::string>{"电影院"}));
    QCOMPARE(like("影电院", {"电影院"}), (std::vector<std::string>{"电影院"}));
    QVERIFY(like("影片院线", {"电影院"}).empty());
  }

  void shortNamesAreNotGuessedByALetter() {
    // "5" is one letter away from every digit.
    QVERIFY(like("5", {"1", "2", "3"}).empty());
    QVERIFY(like("ab", {"ac"}).empty());
  }

  void theSameIsEnoughAndOthersAreFew() {
    QCOMPARE(like("100", {"101", "102", "0100"}), (std::vector<std::string>{"0100"}));
    QCOMPARE(like("100", {"101", "102", "103", "104"}),
             (std::vector<std::string>{"101", "102", "103"}));
  }

  void bytesThatAreNoTextHurtNothing() {
    const std::string odd("\x80\xFF\x80", 3);
    QVERIFY(like(odd, {"abc", std::string("\xC3", 1), ""}).size() <= 3);
    QVERIFY(like("abc", {odd, std::string("\x80\x80\x80\x80", 4)}).size() <= 3);
  }

  void theSentenceGoesOnOnlyWhenThereIsOne() {
    const std::vector<std::string> names{"user-12"};
    const Text plain = coreText("Test", "No %1.");
    QCOMPARE(orDidYouMean(Text(plain).arg("x"), "x", names).english(), std::string("No x."));
    QCOMPARE(orDidYouMean(Text(plain).arg("user-1"), "user-1", names).english(),
             std::string("No user-1. Did you mean “user-12”?"));
  }

  void aMillionNamesAreLookedThroughAtOnce() {
    std::vector<std::string> names;
    for (int i = 0; i < 1'000'000; ++i) names.push_back("user-" + std::to_string(i));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(like("USER-999999", names), (std::vector<std::string>{"user-999999"}));
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
  }
};

QTEST_GUILESS_MAIN(tst_DidYouMean)
#include "tst_DidYouMean.moc"
