// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/base/Error.h"
#include "core/data/Preview.h"

using namespace tastescope;

namespace {

/// "user=a item=b ...", roles that are taken, in the order of ColumnRole.
QString rolesOf(const Preview& preview) {
  const std::vector<std::pair<ColumnRole, const char*>> roles{
      {ColumnRole::User, "user"},       {ColumnRole::Item, "item"},
      {ColumnRole::Rating, "value"},    {ColumnRole::Time, "time"},
      {ColumnRole::TimeOfDay, "clock"}, {ColumnRole::Event, "event"},
      {ColumnRole::ItemTitle, "title"}};
  QStringList said;
  for (const auto& [role, word] : roles) {
    for (const PreviewColumn& column : preview.columns) {
      if (column.role == role)
        said << QString::fromLatin1(word) + QLatin1Char('=') + QString::fromStdString(column.name);
    }
  }
  return said.join(QLatin1Char(' '));
}

}  // namespace

/// Files as people have them, by what they look like; forty rows of few people and things.
class RoleGuessTest : public QObject {
  Q_OBJECT

 private:
  static void row(const char* name, const char* header, const char* pattern, const char* roles) {
    QTest::newRow(name) << QByteArray(header) << QByteArray(pattern) << QString::fromUtf8(roles);
  }

  /// `pattern` once for each of forty rows: {n} counts, {u} is one of seven people, {i} one of eleven
  /// things, {r} 1 to 5, {v} one of view, cart and buy, {s} seconds since 1970, {d} a date.
  static QByteArray fileOf(const QByteArray& header, const QByteArray& pattern) {
    QByteArray text = header.isEmpty() ? QByteArray() : header + '\n';
    for (int n = 0; n < 40; ++n) {
      QByteArray line = pattern;
      const int user = n * 5 % 7;
      const int item = (n * n + 3 * n) % 11;
      line.replace("{n}", QByteArray::number(1000 + n * 17 % 40));
      line.replace("{u}", QByteArray::number(31 + user));
      line.replace("{i}", QByteArray::number(5021 + item));
      line.replace("{r}", QByteArray::number(1 + n % 5));
      line.replace("{v}", n % 3 == 0 ? "view" : n % 3 == 1 ? "cart" : "buy");
      line.replace("{s}", QByteArray::number(1600000000 + n * 86411));
      line.replace("{d}", QDate(2021, 1, 1).addDays(n).toString(Qt::ISODate).toLatin1());
      text += line + '\n';
    }
    return text;
  }

 private Q_SLOTS:
  void rolesFollowNamesAndCells_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QString>("roles");
    row("a category without a name is no value", "", "{u},{i},4000{r},{v},{s}",
        "user=1 item=2 time=5 event=4");
    row("a place on the map is no value", "",
        "{u}\t{d}T10:00:00Z\t30.2359091167\t-97.79513958\t{i}", "user=1 item=5 time=2");
    row("a constant is no value", "", "{u},{d},{i},0", "user=1 item=3 time=2");
    row("ratings without a name", "", "{u}\t{i}\t{r}\t{s}", "user=1 item=2 value=3 time=4");
    row("the price of a line item is no item",
        "Name,Email,Paid at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku",
        "#{n},p{u}@x.org,{d} 10:00:00 +0100,{r},Shirt {i},{r}9.90,S-{i}",
        "user=Email item=Lineitem sku value=Lineitem quantity time=Paid at title=Lineitem name");
    row("an address before an order", "Order Number,Order Date,Email (Billing),Item Name",
        "{n},{d},p{u}@x.org,Thing {i}", "user=Email (Billing) item=Item Name time=Order Date");
    row("times by their unit", "ts_ms,track,listener,ms_played", "{s}000,t{i},l{u},{r}000",
        "user=listener item=track time=ts_ms");
    row("a name that changes with the user titles nothing", "id,uid,name,sku,sku_name,created_at",
        "{n},{u},N{u},{i},Item {i},{d}", "user=uid item=sku time=created_at title=sku_name");
    row("a date is no item", "Buchungstag;Auftraggeber;Betrag (EUR);Empfänger",
        "{d};Kunde {u};-{r},50;Firma {i}",
        "user=Auftraggeber item=Empfänger value=Betrag (EUR) time=Buchungstag");
    row("a day and its time", "customer,product,date,time", "{u},{i},{d},10:2{r}:00",
        "user=customer item=product time=date clock=time");
    row("a day and its time without names", "", "{u},{i},{d},1{r}:20",
        "user=1 item=2 time=3 clock=4");
    row("a day and its time by their names", "customer,product,sale_date,qty,sale_time",
        "{u},{i},{d},{r},10:2{r} PM",
        "user=customer item=product value=qty time=sale_date clock=sale_time");
    row("how long it ran is no time of day", "user,item,date,running_time", "{u},{i},{d},1:0{r}:00",
        "user=user item=item time=date");
    row("when it ended is no time of day", "user,item,start,end", "{u},{i},{d},10:0{r}",
        "user=user item=item time=start");
    row("a kind of thing rather than nothing", "user_id,product_category,date", "{u},C{r},{d}",
        "user=user_id item=product_category time=date");
    row("a duration is no time of day", "user,item,date,duration", "{u},{i},{d},00:0{r}:10",
        "user=user item=item time=date");
    row("a remark behind a name", "id,Description,Customer ID,product_id (metadata)",
        "ch_{n},Subscription,{u},prod_{i}", "user=Customer ID item=product_id (metadata)");
    row("a song before who sings it", "uts,utc_time,artist,album,track,user",
        "{s},\"9 Nov 2021, 10:3{r}\",A {r},B {r},T {i},{u}", "user=user item=track time=uts");
    row("a singer where there is no song", "user,artist,plays", "{u},A {i},{r}",
        "user=user item=artist value=plays");
    row("a label of what was liked", "user,item,liked", "{u},{i},1",
        "user=user item=item value=liked");
    row("the label of a record is no value", "user,track,label_id", "{u},{i},{r}",
        "user=user item=track");
    row("hours of play", "user_id,appid,playtime_forever", "{u},{i},{r}0",
        "user=user_id item=appid value=playtime_forever");
    row("numbers as databases write them", "customer.$oid,sku,qty.$numberInt", "{u},{i},{r}",
        "user=customer.$oid item=sku value=qty.$numberInt");
    row("a kind of user is no user", "user_type,client,station_id", "T{r},{u},{i}",
        "user=client item=station_id");
    row("who before a profile", "profile,userId,news", "seg{r},{u},{i}", "user=userId item=news");
    row("a key of ratings is an id", "user,rating_key,title,started", "{u},{i},Film {i},{s}",
        "user=user item=rating_key time=started title=title");
    row("moments by their last word", "user_name,track,listened_at", "{u},{i},{s}",
        "user=user_name item=track time=listened_at");
    row("the mean of all is nobody's rating", "user,item,average_rating,rating_count,rating",
        "{u},{i},3.{r},12{r},{r}", "user=user item=item value=rating");
    row("the headline of a review is no title", "user_id,asin,rating,title",
        "{u},B0{i}ABCD,{r},Stars {r}", "user=user_id item=asin value=rating");
    row("numbers of Amazon's items", "", "B0{i}ABCD,A{u}XXYYZZ11,{r}.0,{s}",
        "user=2 item=1 value=3 time=4");
    row("an account is no count", "account,fund,amount", "a{u},f{i},{r}00",
        "user=account item=fund value=amount");
  }
  void rolesFollowNamesAndCells() {
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, pattern);
    QFETCH(QString, roles);
    const Preview preview = previewImport(optionsFor(fileOf(header, pattern)), 100, {});
    QCOMPARE(rolesOf(preview), roles);
  }

  void oneHistoryHasNoUser_data() {
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("a music service's export") << QByteArray("endTime,artistName,trackName,msPlayed")
                                              << QByteArray("{d} 10:00,A {i},T {i},{r}000");
    QTest::newRow("a film diary") << QByteArray("Date,Name,Year,Letterboxd URI,Rating")
                                  << QByteArray("{d},Film {i},20{r}0,https://x.org/{i},{r}");
  }
  /// Better no answer than a year or a duration as the user.
  void oneHistoryHasNoUser() {
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, pattern);
    try {
      const Preview preview = previewImport(optionsFor(fileOf(header, pattern)), 100, {});
      const QString roles = rolesOf(preview);
      QVERIFY2(!roles.contains(QStringLiteral("user=")), qPrintable(roles));
    } catch (const Error& error) {
      QVERIFY(
          QString::fromStdString(error.message().english()).contains(QStringLiteral("no user")));
    }
  }

  void aSparseMatrixIsReadBehindItsSize() {
    for (const char* sign : {"%", "%%"}) {
      const ImportOptions options =
          optionsFor(sign +
                     QByteArray("MatrixMarket matrix coordinate real general\n% made today\n%\n"
                                "7 11 40\n") +
                     fileOf({}, "{u} {i} {r}"));
      const Preview preview = previewImport(options, 100, {});
      QCOMPARE(rolesOf(preview), QStringLiteral("user=1 item=2 value=3"));
      QCOMPARE(preview.rows.size(), std::size_t{40});
    }
  }

 private:
  ImportOptions optionsFor(const QByteArray& text) {
    const QString path = m_folder.filePath(QStringLiteral("file.csv"));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly)) qFatal("cannot write");
    out.write(text);
    out.close();
    ImportOptions options;
    options.sources = {path.toStdString()};
    return options;
  }
  QTemporaryDir m_folder;
};

QTEST_MAIN(RoleGuessTest)
#include "tst_RoleGuess.moc"
