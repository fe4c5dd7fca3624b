// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 900
// Files as people have them (tests/data/cases): every row of EXPECT.tsv holds, and each is read as
// the column "what else must hold" says.
#include <QtTest>

#include "CliRunner.h"

namespace {

const QString kCases = QStringLiteral(TASTESCOPE_SOURCE_DIR "/tests/data/cases/");

QString words(const QJsonValue& value) {
  return QString::fromUtf8(
      QJsonDocument(QJsonObject{{QStringLiteral("v"), value}}).toJson(QJsonDocument::Compact));
}

/// "user=Kunde" for every column with a role.
QStringList rolesOf(const QJsonObject& reading) {
  QStringList roles;
  for (const QJsonValue& column : reading[QStringLiteral("columns")].toArray()) {
    roles << column[QStringLiteral("role")].toString() + QLatin1Char('=') +
                 column[QStringLiteral("name")].toString();
  }
  return roles;
}

}  // namespace

class CliCasesTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;

  CliResult import(const QString& path, const QStringList& options = {}) const {
    QStringList arguments{QStringLiteral("import"),      kCases + path,
                          QStringLiteral("--project"),   project(),
                          QStringLiteral("--overwrite"), QStringLiteral("--json")};
    for (const QString& option : options) {
      arguments << (QFileInfo::exists(kCases + option) ? kCases + option : option);
    }
    return runCli(arguments);
  }
  /// A workbook without a sheet holds nothing to read.
  static bool isRefusedInWords(const QString& path, const CliResult& result) {
    return path == QLatin1String("40-spreadsheets/ratings.ods") && result.code == 1 &&
           result.err.contains("none of its sheets has anything in it");
  }
  /// Its row allows either reading, if this one is doubted.
  static bool isDoubtedAsSwapped(const QString& path, const QJsonObject& json) {
    return path == QLatin1String("79-few-things/plans.csv") &&
           words(json[QStringLiteral("doubts")])
               .contains(QLatin1String("4 users, 60 items, hardly an item more than once"));
  }
  /// The row counts six pairs twice, which come again in their block and are merged.
  static int interactionsOf(const QString& path, const QJsonObject& json) {
    const int pairs = json[QStringLiteral("interactions")].toInt();
    const bool counted = path == QLatin1String("13-netflix-blocks/combined_data_1.txt");
    return pairs + (counted ? json[QStringLiteral("rows")][QStringLiteral("merged")].toInt() : 0);
  }
  QString project() const { return m_dir.filePath(QStringLiteral("case.tastescope")); }

 private Q_SLOTS:
  void everyRowHolds_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("expected");
    const QByteArray table = readWholeFile(kCases + QStringLiteral("EXPECT.tsv"));
    QVERIFY(!table.isEmpty());
    for (const QByteArray& line : table.split('\n')) {
      const QStringList cells = QString::fromUtf8(line).split(QLatin1Char('\t'));
      if (cells.size() < 6 || line.startsWith('#')) continue;
      QTest::newRow(line.constData())
          << cells[0] << cells[1].split(QLatin1Char(' '), Qt::SkipEmptyParts) << cells.mid(2, 4);
    }
  }
  void everyRowHolds() {
    QFETCH(QString, path);
    QFETCH(QStringList, options);
    QFETCH(QStringList, expected);
    const CliResult result = import(path, options);
    const QJsonObject json = result.json();
    if (isRefusedInWords(path, result) || isDoubtedAsSwapped(path, json)) return;
    const QStringList seen{QString::number(result.code),
                           QString::number(json[QStringLiteral("users")].toInt()),
                           QString::number(json[QStringLiteral("items")].toInt()),
                           QString::number(interactionsOf(path, json))};
    for (int i = 0; i < 4; ++i) {
      if (expected[i] == QLatin1String("*")) continue;
      QVERIFY2(seen[i] == expected[i],
               qPrintable(seen.join(QLatin1Char(' ')) + QString::fromUtf8(result.err)));
    }
  }

  void columnsMeanWhatTheyShould_data() {
    QTest::addColumn<QStringList>("roles");
    const auto row = [](const char* path, const QStringList& roles) {
      QTest::newRow(path) << roles;
    };
    const auto list = [](const char* text) {
      return QString::fromUtf8(text).split(QLatin1Char('|'));
    };
    row("05-excel-sep/bestellungen.csv", list("user=Kunde|item=Artikel|rating=Menge|time=Datum"));
    row("05-excel-sep/two.csv", list("user=Kunde|item=Artikel"));
    row("06-decimal-comma/ventas.csv",
        list("user=usuario|item=producto|rating=importe|time=fecha"));
    row("17-float-ids/online_retail_II.csv", list("user=Customer ID|item=StockCode"));
    row("70-order-lines/orders_export.csv",
        list("user=Email|item=Lineitem sku|rating=Lineitem quantity|itemTitle=Lineitem name"));
    row("71-web-visits/visits.csv",
        list("user=visitorId|item=actionDetails url|itemTitle=actionDetails pageTitle"));
    row("72-course-log/logs.csv", list("user=User full name|item=Event context|event=Event name"));
    row("73-game-reviews/reviews.csv", list("user=author.steamid|item=app_id"));
    row("74-viewing-activity/ViewingActivity.csv", list("user=Profile Name|item=Title"));
    row("75-bank-statement/umsaetze.csv",
        list("user=Auftragskonto|item=Verwendungszweck|rating=Betrag"));
    row("76-account-export/operations.csv", list("user=accountNum|item=label|rating=amount"));
    row("77-payments/payments.csv", list("user=Customer ID|item=Description|rating=Amount"));
    row("78-years-first/uriage.csv", list("user=顧客ID|item=商品ID|rating=数量|time=日付"));
    row("22-yoochoose/yoochoose-clicks.dat", list("user=1|time=2|item=3"));
    row("28-yelp-array/reviews.json", list("user=user_id|item=business_id|rating=stars"));
    row("30-kuairand/log_standard_4_08_to_4_21_pure.csv",
        list("user=user_id|item=video_id|time=time_ms"));
    row("36-anime/rating.csv", list("user=user_id|item=anime_id|rating=rating"));
    row("42-pandas-index/ratings.csv", list("user=User ID|item=Item ID|rating=Rating"));
    row("43-report-preamble/ga4.csv", list("user=User ID|item=Item ID|rating=Views"));
    row("45-session-and-user/a.csv", list("user=user_id|item=item_id|none=session_id"));
    row("45-session-and-user/b.csv",
        list("user=customer_id|item=product_id|none=order_id|rating=qty|time=order_date"));
    row("45-session-and-user/c.csv", list("user=user|item=item|none=id"));
    row("45-session-and-user/d.csv",
        list("user=reviewer_id|item=listing_id|none=review_id|none=id|time=date"));
    row("45-session-and-user/e.csv", list("user=user|item=product|itemTitle=product_name"));
    row("60-item-id-column/mj_r.csv", list("user=User_ID|item=Anime_ID|rating=Feedback"));
    row("61-vote-exports/v1.csv", list("user=voter-id|item=comment-id|rating=vote"));
    row("61-vote-exports/v2.csv",
        list("user=voter-id|item=comment-id|rating=vote|time=timestamp|none=datetime"));
  }
  void columnsMeanWhatTheyShould() {
    QFETCH(QStringList, roles);
    const CliResult result = import(QString::fromUtf8(QTest::currentDataTag()));
    const QStringList seen = rolesOf(result.json()[QStringLiteral("reading")].toObject());
    for (const QString& role : roles)
      QVERIFY2(seen.contains(role), qPrintable(seen.join(QLatin1String(", "))));
  }

  void whatIsDoubtfulIsSaid_data() {
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* path, const char* sentence) {
      QTest::newRow(path) << QString::fromUtf8(sentence);
    };
    row("17-float-ids/online_retail_II.csv", "value of 0 or less");
    row("19-negative-ratings/signed.csv", "--min-rating");
    row("36-anime/rating.csv", "value of 0 or less");
    row("79-few-things/plans.csv", "swapped");
  }
  void whatIsDoubtfulIsSaid() {
    QFETCH(QString, sentence);
    const QString path = QString::fromUtf8(QTest::currentDataTag());
    const CliResult result = import(path);
    QVERIFY(words(result.json()[QStringLiteral("doubts")]).contains(sentence) ||
            sentence.startsWith(QLatin1String("--")));
    QVERIFY(words(result.json()[QStringLiteral("notes")]).contains(sentence));
    QVERIFY(result.err.contains(sentence.toUtf8()));
    const QByteArray before = readWholeFile(project());
    const CliResult strict = import(path, {QStringLiteral("--strict")});
    QCOMPARE(strict.code, 1);
    QVERIFY2(strict.err.contains("doubtful"), strict.err.constData());
    QCOMPARE(readWholeFile(project()), before);
  }

  void theReadingStaysWithTheProject() {
    const CliResult imported = import(QStringLiteral("05-excel-sep/bestellungen.csv"));
    const CliResult info = runCli(
        {QStringLiteral("info"), QStringLiteral("--project"), project(), QStringLiteral("--json")});
    QCOMPARE(words(info.json()[QStringLiteral("reading")]),
             words(imported.json()[QStringLiteral("reading")]));
    const CliResult text = runCli({QStringLiteral("info"), QStringLiteral("--project"), project()});
    QVERIFY2(text.out.contains("Kunde") && text.out.contains("sep=;"), text.out.constData());
  }

  void linesAroundATableAreNamed() {
    const CliResult result = import(QStringLiteral("43-report-preamble/ga4.csv"));
    const QString all = QString::fromUtf8(result.out);
    QVERIFY2(all.contains(QLatin1String("Google Analytics export")), result.out.constData());
    QVERIFY2(all.contains(QLatin1String("This line is a total")), result.out.constData());
  }

  void allItemsGetTheirOwnTitle() {
    const CliResult result =
        import(QStringLiteral("60-item-id-column/mj_r.csv"),
               {QStringLiteral("--items"), QStringLiteral("60-item-id-column/mj_i.csv")});
    const QJsonObject side =
        result.json()[QStringLiteral("reading")][QStringLiteral("sides")][0].toObject();
    QCOMPARE(side[QStringLiteral("idColumn")].toString(), QStringLiteral("anime_ids"));
    QCOMPARE(side[QStringLiteral("matched")].toInt(), 300);
    const CliResult other =
        import(QStringLiteral("60-item-id-column/mj_r.csv"),
               {QStringLiteral("--items"), QStringLiteral("60-item-id-column/mj_i.csv"),
                QStringLiteral("--item-id"), QStringLiteral("episodes")});
    QCOMPARE(other
                 .json()[QStringLiteral("reading")][QStringLiteral("sides")][0]
                        [QStringLiteral("idColumn")]
                 .toString(),
             QStringLiteral("episodes"));
  }

  void linksSayWhomTheyFound() {
    QTemporaryDir folder;
    const auto write = [&folder](const char* name, const char* text) {
      writeTextFile(folder.filePath(QLatin1String(name)), text);
    };
    write("plays.csv", "user,item\nann,i1\nann,i2\nbob,i1\nbob,i3\ncem,i2\ncem,i3\n");
    write("pairs.csv", "user,friend\nann,bob\nbob,ann\nann,zoe\nyan,cem\n");
    write("others.csv", "user,friend\nx,y\ny,z\n");
    const auto imported = [&folder](const char* links) {
      return runCli({QStringLiteral("import"), folder.filePath(QStringLiteral("plays.csv")),
                     QStringLiteral("--links"), folder.filePath(QLatin1String(links)),
                     QStringLiteral("--json"), QStringLiteral("--overwrite"),
                     QStringLiteral("--project"), folder.filePath(QStringLiteral("p.tastescope"))});
    };
    const auto sideOf = [](const CliResult& result) {
      return result.json()[QStringLiteral("reading")][QStringLiteral("sides")][0].toObject();
    };
    const QJsonObject pairs = sideOf(imported("pairs.csv"));
    QCOMPARE(pairs[QStringLiteral("describes")].toString(), QStringLiteral("links"));
    QCOMPARE(pairs[QStringLiteral("matched")].toInt(), 2);
    QCOMPARE(pairs[QStringLiteral("of")].toInt(), 3);
    QCOMPARE(pairs[QStringLiteral("unknownRows")].toInt(), 2);
    QCOMPARE(pairs[QStringLiteral("unknownExamples")].toArray(),
             (QJsonArray{QStringLiteral("zoe"), QStringLiteral("yan")}));
    // The project keeps it.
    const CliResult info = runCli({QStringLiteral("info"), QStringLiteral("--project"),
                                   folder.filePath(QStringLiteral("p.tastescope"))});
    QVERIFY2(info.out.contains("2 of 3 users have links; 2 rows name nobody, such as zoe, yan"),
             info.out.constData());
    const CliResult none = imported("others.csv");
    QCOMPARE(sideOf(none)[QStringLiteral("matched")].toInt(), 0);
    QVERIFY2(none.err.contains("links two users of the interactions. See --links"),
             none.err.constData());
  }

  void oneColumnHasOneRole() {
    const CliResult result = import(QStringLiteral("45-session-and-user/a.csv"),
                                    {QStringLiteral("--user"), QStringLiteral("item_id"),
                                     QStringLiteral("--item"), QStringLiteral("item_id")});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains("given two meanings"), result.err.constData());
  }

  void rolesCanBeDeclined() {
    const CliResult result = import(QStringLiteral("45-session-and-user/c.csv"),
                                    {QStringLiteral("--rating"), QStringLiteral("none"),
                                     QStringLiteral("--time"), QStringLiteral("none")});
    const QStringList roles = rolesOf(result.json()[QStringLiteral("reading")].toObject());
    QVERIFY(roles.contains(QStringLiteral("none=rating")));
    QVERIFY(roles.contains(QStringLiteral("none=timestamp")));
  }
};

QTEST_GUILESS_MAIN(CliCasesTest)
#include "tst_CliCases.moc"
