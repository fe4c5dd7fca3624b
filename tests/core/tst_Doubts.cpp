// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "ImportFixtures.h"

using namespace tastescope;
using namespace tastescope::testing;

/// What a reading says of itself that is seldom right, and what it does not doubt.
class DoubtsTest : public QObject {
  Q_OBJECT

 private:
  /// `pattern` once for each of sixty rows: {u} is one of nine people, {i} one of thirteen things,
  /// {n} counts, {s} is a second some minutes after the one before, {l} one of three labels, {f} 0 or 1,
  /// {w} the same in words, {g} a person or 0 for nobody, {e} a value now and then, {v} a kind of
  /// visitor, {d} a
  /// date.
  static std::string fileOf(const QByteArray& header, const QByteArray& pattern) {
    constexpr const char* kLabels[] = {"completed", "cancelled", "Partially refunded"};
    QByteArray text = header + '\n';
    for (int n = 0; n < 60; ++n) {
      QByteArray line = pattern;
      line.replace("{u}", QByteArray::number(310 + n % 9));
      line.replace("{i}", QByteArray::number(5021 + n * n % 13));
      line.replace("{n}", QByteArray::number(n / 4));
      line.replace("{f}", QByteArray::number(n % 3 == 0 ? 0 : 1));
      line.replace("{v}", n % 3 == 0 ? "New_Visitor" : "Returning_Visitor");
      line.replace("{g}", n % 3 == 0 ? QByteArray("0") : QByteArray::number(4410 + n % 9));
      line.replace("{e}", n % 3 == 0 ? QByteArray::number(n % 5 + 1) : QByteArray());
      line.replace("{w}", n % 3 == 0 ? "No" : "Yes");
      line.replace("{s}", QByteArray::number(640000000 + n * 1000));
      line.replace("{l}", kLabels[n % 3]);
      line.replace("{d}", QDate(2021, 1, 1).addDays(n).toString(Qt::ISODate).toLatin1());
      text += line + '\n';
    }
    return text.toStdString();
  }

  static QString saidOf(const Dataset& data) {
    QStringList said;
    for (const Doubt& doubt : data.report.reading.doubts)
      said << QString::fromStdString(doubt.sentence.english());
    return said.join(QLatin1Char('\n'));
  }

 private Q_SLOTS:
  void aDoubtIsSaid_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* header, const char* pattern,
                        const char* words) {
      QTest::newRow(name) << QByteArray(header) << QByteArray(pattern) << QString::fromUtf8(words);
    };
    row("one item", "user,item,day", "{u},subscription,{d}", "There is a single item");
    row("one user", "user,item,day", "me,{i},{d}", "There is a single user");
    row("orders", "order_id,product,quantity", "A{n},{i},1", "taken for a user of its own");
    row("orders of somebody", "order_id,customer,product", "A{n},{u},{i}", "");
    row("sessions are all there is", "session_id,product", "{n},{i}", "");
    row("what was taken back", "customer,product,state", "{u},{i},{l}", "says “cancelled”");
    row("the event tells it", "customer,product,event", "{u},{i},{l}", "");
    row("numbers from another day", "user,item,time", "{u},{i},{s}", "before 1996");
    row("a date in words of its own", "user,item,sale_date", "{u},{i},spring {n}",
        "“sale_date” is called a time");
    row("not wanted", "user,item,liked", "{u},{i},{f}", "value of 0 or less");
    row("kinds of people", "user_name,item,day", "member {f},{i},{d}", "There are only 2 users");
    row("those without an account", "customer_id,item,day", "{g},{i},{d}", "All rows of “0”");
    row("flags of what was taken back", "customer,product,is_returned", "{u},{i},{w}",
        "“is_returned” says “Yes”");
    row("ids enough for several readings", "id,subreddit_id,link_id,parent_id",
        "k{n},t5_{u},t3_{i},t1_{n}", "No column is called a user");
    row("an id that is hardly a user's", "solving_id,question_id", "s{n},q{i}",
        "No column is called a user");
    row("an id beside the user", "user,aid,day", "{u},{i},{d}", "");
    row("who comes back takes nothing back", "user,item,visitor_type", "{u},{i},{v}", "");
    row("a customer of orders", "order_customer_id,product", "{u},{i}", "");
    row("values here and there", "user,item,rating", "{u},{i},{e}", "most of its cells are empty");
    row("said in words", "user,item,clicked", "{u},{i},{w}", "value of 0 or less: 20");
    row("nothing", "user,item,date", "{u},{i},{d}", "");
  }
  void aDoubtIsSaid() {
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, pattern);
    QFETCH(QString, words);
    const TextFiles files;
    const Dataset data = import(optionsFor(files.write("file.csv", fileOf(header, pattern))));
    const QString said = saidOf(data);
    QVERIFY2(words.isEmpty() ? said.isEmpty() : said.contains(words), qPrintable(said));
  }

  void bothOrdersOfDayAndMonth() {
    std::string text = "user,item,date\n";
    for (int n = 0; n < 40; ++n) {
      text += "u" + std::to_string(n % 9) + ",i" + std::to_string(n % 7) + ",";
      text += n == 20 ? "12/25/2021" : std::to_string(n % 28 + 1) + "/3/2021";
      text += "\n";
    }
    const TextFiles files;
    const QString said = saidOf(import(optionsFor(files.write("mixed.csv", text))));
    QVERIFY2(said.contains(QStringLiteral("but 1 of them only make sense month first")),
             qPrintable(said));
  }

  /// The remedy of a cancelled order is the choice of events.
  void whatWasTakenBackCanBeLeftOut() {
    const TextFiles files;
    ImportOptions options =
        optionsFor(files.write("file.csv", fileOf("customer,product,state", "{u},{i},{l}")));
    const Doubt doubt = import(options).report.reading.doubts.front();
    QVERIFY(doubt.remedy);
    options.roles = doubt.remedy->roles;
    options.cleaning.events = {{"completed", 1}};
    const Dataset data = import(options);
    QCOMPARE(data.report.rows.filtered, 40);
    QVERIFY(data.report.reading.doubts.empty());
  }
};

QTEST_MAIN(DoubtsTest)
#include "tst_Doubts.moc"
