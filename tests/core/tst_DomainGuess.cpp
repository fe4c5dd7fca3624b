// LABELS: unit
// DEPENDS: core_data
#include <QtTest>

#include "core/data/DomainGuess.h"
#include "core/data/FormatNames.h"

using namespace tastescope;

class DomainGuessTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWordsOfASourceSayWhatItIs_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("domain");
    const auto row = [](const char* name, const char* file, const char* text, const char* domain) {
      QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(text)
                          << QString::fromLatin1(domain);
    };
    row("a shop", "sales.csv",
        "CustomerID,StockCode,Quantity,InvoiceDate\n1,a,2,2011-01-01\n2,b,1,2011-01-02\n",
        "commerce");
    row("a Chinese shop", "数据.csv",
        "会员,商品,下单时间,单价\nu1,甲,2023-01-01 10:00:00,3.5\nu2,乙,2023-01-02 11:00:00,4.5\n",
        "commerce");
    row("artists", "plays.tsv", "userID\tartistID\tweight\n2\t51\t13883\n3\t52\t11690\n",
        "content");
    row("films", "ratings.csv",
        "userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n2,10,4,835355493\n", "content");
    row("a book club in German", "ausleihen.csv",
        "benutzer,buch,datum\na,x,2020-01-01\nb,y,2020-01-02\n", "content");
    row("courses", "mooc.csv", "student_id,course,enrolled\n1,maths,2020-01-01\n2,art,2020-02-01\n",
        "education");
    row("funds", "depot.csv", "client,isin,amount\nc1,DE0001,100\nc2,DE0002,50\n", "finance");
    row("who follows whom", "edges.csv", "user,follows\na,b\nb,c\n", "social");
    row("events alone", "log.csv",
        "u,i,event\n1,a,view\n2,b,add_to_cart\n3,c,purchase\n1,b,view\n2,c,view\n3,a,view\n",
        "commerce");
    row("nothing said", "x.csv", "a,b\n1,x\n2,y\n", "general");
  }
  void theWordsOfASourceSayWhatItIs() {
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, domain);
    QTemporaryDir folder;
    const QString path = folder.filePath(file);
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
    out.close();
    ImportOptions options;
    options.sources = {path.toStdString()};
    const Preview preview = previewImport(options, 100, {});
    QCOMPARE(QString::fromStdString(keyOf(guessDomain(preview))), domain);
  }
  void friendsBesideArtistsDoNotMakeThemPosts() {
    QTemporaryDir folder;
    const auto write = [&](const char* name, const char* text) {
      QFile out(folder.filePath(QString::fromLatin1(name)));
      QVERIFY(out.open(QIODevice::WriteOnly));
      out.write(text);
    };
    write("user_artists.dat", "userID\tartistID\tweight\n2\t51\t13883\n3\t52\t11690\n");
    write("artists.dat", "id\tname\n51\tA\n52\tB\n");
    write("user_friends.dat", "userID\tfriendID\n2\t3\n3\t2\n");
    ImportOptions options;
    options.sources = {folder.filePath(QStringLiteral("user_artists.dat")).toStdString()};
    const Preview preview = previewImport(options, 100, {});
    QVERIFY(!preview.companions.empty());
    QCOMPARE(guessDomain(preview), Domain::Content);
  }
};

QTEST_MAIN(DomainGuessTest)
#include "tst_DomainGuess.moc"
