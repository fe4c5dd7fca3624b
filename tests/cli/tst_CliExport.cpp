// LABELS: unit
// DEPENDS: core_base
// TIMEOUT: 900
// Tables out of the program through the command line, the formats they share, and sentences where a
// list or a metric is missing.
#include <QTemporaryDir>
#include <QtTest>

#include "CliRunner.h"

namespace {

const QString kCases = QStringLiteral(TASTESCOPE_SOURCE_DIR "/tests/data/cases/");

}  // namespace

class CliExportTest : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
  /// A command of words without spaces, on a project of this test.
  CliResult run(const char* project, const QString& command, const QStringList& more = {}) const {
    return runCli(command.split(QLatin1Char(' ')) + more +
                  QStringList{QStringLiteral("--project"), path(project)});
  }
  CliResult import(const char* project, const QString& source, const QStringList& more = {}) const {
    return run(project, QStringLiteral("import"),
               QStringList{source, QStringLiteral("--overwrite")} + more);
  }
  QByteArray exported(const char* project, const QString& command) const {
    const CliResult result =
        run(project, QStringLiteral("export --overwrite --out %1 ").arg(path("out.csv")) + command);
    if (result.code != 0) qWarning("%s", result.err.constData());
    return readWholeFile(path("out.csv"));
  }
  static QByteArray said(const CliResult& result) { return result.out + result.err; }

 private Q_SLOTS:
  void valuesComeOutAsTheyCameIn() {
    QCOMPARE(import("values", kCases + QStringLiteral("46-value-precision/a.csv")).code, 0);
    const QByteArray rows = exported("values", QStringLiteral("--what interactions"));
    for (const char* value : {",12.35,", ",0.1,", ",123456789,", ",16777217,", ",1999.99,"})
      QVERIFY2(rows.contains(value), rows.constData());
  }

  void plainFilesKeepIdsAndSpreadsheetFilesGuardThem() {
    writeTextFile(path("ids.csv"),
                  "user,item,value\n-Abc,007,1\n@me,1234567890123456789,2\nanna,i3,3\n");
    QCOMPARE(import("ids", path("ids.csv")).code, 0);
    QCOMPARE(exported("ids", QStringLiteral("--what interactions")),
             QByteArray("user,item,value\n-Abc,007,1\n@me,1234567890123456789,2\nanna,i3,3\n"));
    const CliResult excel =
        run("ids",
            QStringLiteral("export --what interactions --preset excel --out ") + path("excel.csv"));
    QCOMPARE(readWholeFile(path("excel.csv")),
             QByteArray("\xEF\xBB\xBFuser,item,value\r\n'-Abc,\"=\"\"007\"\"\",1\r\n"
                        "'@me,\"=\"\"1234567890123456789\"\"\",2\r\nanna,i3,3\r\n"));
    QVERIFY(excel.out.contains("2 cells that a spreadsheet would run"));
    QVERIFY(excel.out.contains("2 numbers that a spreadsheet would change"));
    const CliResult again = import("again", path("excel.csv"));
    QVERIFY2(again.out.contains("guard"), again.out.constData());
    QCOMPARE(exported("again", QStringLiteral("--what interactions")),
             exported("ids", QStringLiteral("--what interactions")));
    QVERIFY(exported("ids", QStringLiteral("--what interactions --preset excel --keep-formulas"))
                .contains("\n-Abc,007,1\r"));
  }

  void longIdsOfACaseComeBackFromExcelFiles() {
    QCOMPARE(import("orders", kCases + QStringLiteral("16-export-excel/orders.csv")).code, 0);
    const QByteArray plain = exported("orders", QStringLiteral("--what interactions"));
    exported("orders", QStringLiteral("--what interactions --preset excel"));
    QVERIFY(QFile::rename(path("out.csv"), path("orders-excel.csv")));
    QCOMPARE(import("orders2", path("orders-excel.csv")).code, 0);
    QCOMPARE(exported("orders2", QStringLiteral("--what interactions")), plain);
  }

  void everyTableIsWrittenInTheFormatAsked() {
    writeTextFile(path("bad.csv"),
                  "user,item,value\nu,i,1\nv,i,x;y\nv,j,2\nu,j,3\nw,i,1\nw,j,1\nw,k,1\n");
    QCOMPARE(import("table", path("bad.csv"),
                    {QStringLiteral("--rejected"), path("rejected.csv"),
                     QStringLiteral("--rejected-delimiter"), QStringLiteral(";"),
                     QStringLiteral("--rejected-line-end"), QStringLiteral("crlf")})
                 .code,
             0);
    QVERIFY2(readWholeFile(path("rejected.csv"))
                 .startsWith("file;line;column;reason;text\r\nbad.csv;3;3;"),
             readWholeFile(path("rejected.csv")).constData());
    QVERIFY(run("table", QStringLiteral("train --model popularity --split leave-one-out")).code ==
            0);
    const QStringList tabs{QStringLiteral("--delimiter"), QStringLiteral("tab"),
                           QStringLiteral("--header"), QStringLiteral("no")};
    QCOMPARE(
        run("table", QStringLiteral("recommend --run 1 --user u --out ") + path("one.tsv"), tabs)
            .code,
        0);
    QVERIFY(readWholeFile(path("one.tsv")).startsWith("u\t1\tk\t"));
    QCOMPARE(run("table",
                 QStringLiteral("evaluate --run 1 --per-user ") + path("users.tsv") +
                     QStringLiteral(" --lists ") + path("lists.tsv") + QStringLiteral(" --csv ") +
                     path("metrics.tsv"),
                 tabs)
                 .code,
             0);
    for (const char* file : {"users.tsv", "lists.tsv", "metrics.tsv"}) {
      const QByteArray text = readWholeFile(path(file));
      QVERIFY2(text.contains('\t') && !text.startsWith("user") && !text.startsWith("run\t"), file);
    }
  }

  void splitsGoOutAndComeBack() {
    const QString source = kCases + QStringLiteral("52-ms-order/iso.csv");
    QCOMPARE(import("whole", source).code, 0);
    const QByteArray parted =
        exported("whole", QStringLiteral("--what interactions --split leave-one-out"));
    QVERIFY(parted.startsWith("user,item,value,time,part\n"));
    QCOMPARE(parted.count(",test\n"), 10);  // the last of each of 10 users
    QCOMPARE(parted.count(",valid\n"), 10);
    QCOMPARE(import("column", path("out.csv")).code, 0);
    QCOMPARE(exported("column", QStringLiteral("--what interactions")), parted);
    const CliResult files =
        run("whole", QStringLiteral("export --what interactions --split leave-one-out "
                                    "--split-files --json --out ") +
                         path("part.csv"));
    QCOMPARE(files.json()[QLatin1String("files")].toArray().size(), 3);
    QCOMPARE(readWholeFile(path("part.test.csv")).count('\n'), 11);
    QCOMPARE(run("files", QStringLiteral("import"),
                 {QStringLiteral("--train"), path("part.train.csv"), QStringLiteral("--valid"),
                  path("part.valid.csv"), QStringLiteral("--test"), path("part.test.csv")})
                 .code,
             0);
    QCOMPARE(exported("files", QStringLiteral("--what interactions")), parted);
    // A run's own split is meant by naming the run.
    QCOMPARE(run("whole", QStringLiteral("train --model popularity --split leave-one-out")).code,
             0);
    QCOMPARE(exported("whole", QStringLiteral("--what interactions --run 1")), parted);
    const CliResult strong =
        run("whole",
            QStringLiteral("export --what interactions --split strong --out ") + path("x.csv"));
    QCOMPARE(strong.code, 1);
    QVERIFY(strong.err.contains("Choose another split"));
  }

  void aUserWhoHasEverythingIsSaid() {
    QCOMPARE(import("all", kCases + QStringLiteral("08-user-has-all/all.csv")).code, 0);
    QCOMPARE(run("all", QStringLiteral("train --model popularity")).code, 0);
    const QByteArray first = exported("all", QStringLiteral("--what interactions --header no"))
                                 .split('\n')
                                 .first()
                                 .split(',')
                                 .first();
    const QString user = QStringLiteral("recommend --run 1 --user ") + QString::fromUtf8(first);
    const CliResult one = run("all", user);
    QCOMPARE(one.code, 0);
    QVERIFY2(one.out.contains("nothing left to recommend"), one.out.constData());
    const QJsonObject owned = run("all", user + QStringLiteral(" --keep-owned --json")).json();
    QCOMPARE(owned[QLatin1String("items")].toArray().size(), 10);
    QCOMPARE(owned[QLatin1String("keepOwned")].toBool(), true);
    const QJsonObject everyone =
        run("all", QStringLiteral("recommend --run 1 --all --json")).json();
    QVERIFY(everyone[QLatin1String("nothing")].toInt() > 0);
    QVERIFY(!everyone[QLatin1String("notes")].toArray().isEmpty());
    const QJsonObject kept =
        run("all", QStringLiteral("recommend --run 1 --all --keep-owned --json")).json();
    QCOMPARE(kept[QLatin1String("nothing")].toInt(), 0);
    QVERIFY(kept[QLatin1String("notes")].toArray().isEmpty());
    // The stored lists that keep owned items answer an export that keeps them, and no other.
    const QByteArray out =
        exported("all", QStringLiteral("--what recommendations --run 1 --keep-owned"));
    QCOMPARE(out.count('\n'), 1 + kept[QLatin1String("rows")].toInt());
    QVERIFY(exported("all", QStringLiteral("--what recommendations --run 1")).count('\n') <
            out.count('\n'));
  }

  void aSplitWithoutTestItemsIsSaid() {
    QCOMPARE(import("diag", kCases + QStringLiteral("09-tiny-diagonal/diag.csv")).code, 0);
    const CliResult trained = run("diag", QStringLiteral("train --model popularity"));
    QCOMPARE(trained.code, 0);
    QVERIFY2(trained.out.contains("no test items"), trained.out.constData());
  }

  void unknownNamesAreGuessed() {
    QCOMPARE(import("retail", kCases + QStringLiteral("17-float-ids/online_retail_II.csv"),
                    {QStringLiteral("--user"), QStringLiteral("Customer ID"),
                     QStringLiteral("--item"), QStringLiteral("StockCode")})
                 .code,
             0);
    QCOMPARE(run("retail", QStringLiteral("train --model popularity --name"),
                 {QStringLiteral("First try")})
                 .code,
             0);
    const CliResult user = run("retail", QStringLiteral("recommend --run 1 --user 13086"));
    QCOMPARE(user.code, 1);
    QVERIFY2(user.err.contains("Did you mean “13086.0”?"), user.err.constData());
    const CliResult model = run("retail", QStringLiteral("recommend --user 13086.0 --run"),
                                {QStringLiteral("first try")});
    QVERIFY2(model.err.contains("Did you mean “First try”?"), model.err.constData());
    const CliResult column = run(
        "retail", QStringLiteral("export --what items --columns idd --out ") + path("none.csv"));
    QVERIFY2(column.err.contains("There are: id, ") || column.err.contains("Did you mean"),
             column.err.constData());
    const CliResult role =
        import("retail2", kCases + QStringLiteral("17-float-ids/online_retail_II.csv"),
               {QStringLiteral("--user"), QStringLiteral("Custommer ID")});
    QVERIFY2(role.err.contains("Did you mean “Customer ID”?"), role.err.constData());
  }

  void oneColumnCannotBeTwoThings() {
    writeTextFile(path("two.csv"), "user,item\nu,i\nv,j\n");
    const CliResult twice = import("two", path("two.csv"),
                                   {QStringLiteral("--user"), QStringLiteral("item"),
                                    QStringLiteral("--item"), QStringLiteral("item")});
    QCOMPARE(twice.code, 1);
    QVERIFY2(twice.err.contains("two meanings"), twice.err.constData());
  }
};

QTEST_GUILESS_MAIN(CliExportTest)
#include "tst_CliExport.moc"
