// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/NumberParsing.h"
#include "core/data/TimeParsing.h"

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
  void thousandsAreReadWhenTheDecimalSignIsKnown_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("decimal");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, char decimal, double value) {
      QTest::addRow("%s with %c", text, decimal) << QString::fromUtf8(text) << decimal << value;
    };
    row("1.240,00", ',', 1240);
    row("1.240.294,00", ',', 1240294);
    row("12,50", ',', 12.5);
    row("0,75", ',', 0.75);
    row("1.500", ',', 1500);
    row("1,240.5", '.', 1240.5);
    row("1,234,567", '.', 1234567);
    row("1 240,5", ',', 1240.5);
    row("1\u00a0240\u00a0294,5", ',', 1240294.5);
    row("1\u202f240,5", ',', 1240.5);
    row("1'240.50", '.', 1240.5);
    row("1’240.50", '.', 1240.5);
    row("-1.240,5", ',', -1240.5);
    row("+1,240", '.', 1240);
    row("−3,5", ',', -3.5);
    row("1.240,5e3", ',', 1240500);
    row("€ 12,50", ',', 12.5);
    row("12,50 €", ',', 12.5);
    row("$1,240.50", '.', 1240.5);
    row("-$5", '.', -5);
    row("$-5", '.', -5);
    row("R$ 1.240,00", ',', 1240);
    row("12 %", '.', 12);
    row("99.5%", '.', 99.5);
    row("250 kr", '.', 250);
    row("￥88", '.', 88);
    row("16777217", '.', 16777217);
    row("123456789.125", '.', 123456789.125);
    row("9007199254740993", '.', 9007199254740992);  // the nearest double
    row("1e-30", '.', 1e-30);
    row("(37.15)", '.', -37.15);
    row("(1.240,50)", ',', -1240.5);
    row("($37.15)", '.', -37.15);
    row("$(37.15)", '.', -37.15);
    row("( 37.15 )", '.', -37.15);
    row("37.15-", '.', -37.15);
    row("37,15 -", ',', -37.15);
    row("37,15- €", ',', -37.15);
    row("1,23,456.00", '.', 123456);
    row("12,34,567", '.', 1234567);
    row("₹1,00,00,000", '.', 10000000);
    row("4/5", '.', 4);
    row("4 / 5", '.', 4);
    row("3,5/5", ',', 3.5);
    row("87/100", '.', 87);
    row("10/10", '.', 10);
    row("0/5", '.', 0);
    row("4.0 out of 5 stars", '.', 4);
    row("4 out of 10", '.', 4);
  }
  void thousandsAreReadWhenTheDecimalSignIsKnown() {
    QFETCH(QString, text);
    QFETCH(char, decimal);
    QFETCH(double, value);
    const std::string cell = text.toStdString();
    const auto number = parseNumber(cell, decimal);
    QVERIFY2(number, cell.c_str());
    QVERIFY2(*number == value, cell.c_str());
  }
  void groupsOfOtherLengthsAreNoNumbers() {
    for (const char* text : {"1,24",
                             "12,345,67",
                             "1,2345",
                             "1234,567",
                             ",240",
                             "1,240,",
                             "1 24",
                             "1 240,294",
                             "1,240 294",
                             "1.240.5",
                             "1.240,5",
                             "1'24",
                             "5 %%",
                             "€",
                             "%",
                             "€ €5",
                             "--5",
                             "- -5",
                             "1,240.5,000",
                             "five €",
                             "12 apples",
                             "$",
                             "1 2",
                             "5€5",
                             "6/5",
                             "3/4",
                             "4/5/5",
                             "/5",
                             "4/",
                             "2011/12/5",
                             "(-5)",
                             "-5-",
                             "(5",
                             "5)",
                             "()",
                             "((5))",
                             "1,23,45",
                             "1,23,4567",
                             "1,234,56,789",
                             "123,45,678",
                             "1,23,456,789",
                             "1,23.456",
                             "4 outof 5",
                             "4 of 5"}) {
      QVERIFY2(!parseNumber(text), text);
    }
    for (const char* text : {"1.24", "1,5.000", "1.240.29", "1,2,3", "1.24,5"}) {
      QVERIFY2(!parseNumber(text, ','), text);
    }
    QVERIFY(!parseNumber("1," + std::string(200, '0')));
    QVERIFY(!parseNumber(std::string(200, ' ') + "," + std::string(200, '0')));
  }
  void wordsForYesAndNoAreValuesButNoNumbers() {
    for (const char* yes :
         {"yes", "Yes", "TRUE", " true ", "Y", "是", "ja", "OUI", "Sí", "SÍ", "да", "Да", "ДА"}) {
      QVERIFY2(parseValue(yes) == 1.0, yes);
      QVERIFY2(!parseNumber(yes), yes);
    }
    for (const char* no : {"no", "No", "FALSE", "n", "否", "nein", "Non", "não", "нет", "НЕТ"}) {
      QVERIFY2(parseValue(no) == 0.0, no);
      QVERIFY2(!parseNumber(no), no);
    }
    QCOMPARE(*parseValue("3,5", ','), 3.5);
    QCOMPARE(*parseValue("4/5"), 4.0);
    for (const char* other :
         {"", " ", "maybe", "yes no", "not", "truely", "a very long word of no kind"}) {
      QVERIFY2(!parseValue(other), other);
    }
  }
  void unitsAreNamed() {
    QVERIFY(unitOf("12,50 €") == "€" && unitOf("R$ 5") == "R$" && unitOf("12%") == "%");
    QVERIFY(unitOf("12").empty() && unitOf("twelve").empty());
  }
  void theDecimalSignIsGuessedFromAllCells_data() {
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<char>("sign");
    QTest::addColumn<bool>("ambiguous");
    const auto row = [](const char* cells, char sign, bool ambiguous) {
      QTest::newRow(cells) << QString::fromUtf8(cells).split(QLatin1Char('|')) << sign << ambiguous;
    };
    row("1|2|3", '.', false);
    row("3.5|4", '.', false);
    row("3,5|4", ',', false);
    row("12,50|0,75|1.240,00|3|1.240.294,00", ',', false);
    row("1,240|1,240.50", '.', false);
    row("1,240|3,5", ',', false);
    row("1,240,294|5", '.', false);
    row("1.240.294|5", ',', false);
    row("1,2345", ',', false);
    row("0,750", ',', false);
    row("1234,567", ',', false);
    row("1,240", '.', true);
    row("1,240|3|17", '.', true);
    row("1.240|3|17", '.', true);    // thousands among whole numbers, or 1.24
    row("3.667|4.333", '.', false);  // as programs write averages
    row("3,5|4.5|2,5", ',', true);   // most speak for the comma, one against it
    row("€ 12,50|€ 3", ',', false);
    row("red|blue, green|a.b", '.', false);
    row("3.5/5|4/5", '.', false);
    row("3,5/5|4/5", ',', false);
    row("(12,50)|7", ',', false);
    row("1,23,456|5", '.', false);
  }
  void theDecimalSignIsGuessedFromAllCells() {
    QFETCH(QStringList, cells);
    QFETCH(char, sign);
    QFETCH(bool, ambiguous);
    std::vector<std::string> texts;
    for (const QString& cell : cells) texts.push_back(cell.toStdString());
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const DecimalGuess guess = guessDecimal(views);
    QCOMPARE(guess.sign, sign);
    QCOMPARE(guess.ambiguous, ambiguous);
  }
  void moneyIsNoTime() {
    const std::array<std::string_view, 2> cells{"$150,000,000", "$120,000,000"};
    QVERIFY(!looksLikeTimes(cells));
    QVERIFY(!parseTime("1,240", TimeRule{}));
  }
};

QTEST_GUILESS_MAIN(ValueParsingTest)
#include "tst_ValueParsing.moc"
