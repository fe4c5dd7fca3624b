// DEPENDS: ui_evaluate
// TIMEOUT: 900
// The Evaluate screen's report and table as files, and where it says that they are.
#include <QDesktopServices>
#include <QMenu>
#include <QPushButton>

#include "tests/ui/ToyEvaluate.h"
#include "ui/evaluate/ReportExport.h"
#include "ui/widgets/NoteBar.h"

using namespace tastescope;
using namespace tastescope::ui;

class ReportExportTest : public QObject {
  Q_OBJECT
  QList<QUrl> m_opened;

 public Q_SLOTS:
  void open(const QUrl& url) { m_opened << url; }

 private Q_SLOTS:
  void initTestCase() {
    testing::isolate();
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
  }
  void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

  void reportAndTableAreWrittenAndSaidWhere() {
    testing::ToyEvaluate toy;
    EvaluateScreen& screen = toy.screen();
    QVERIFY(toy.filled());
    auto* menu = screen.findChild<QMenu*>(QStringLiteral("exportMenu"));
    QTest::mouseClick(screen.findChild<QPushButton*>(QStringLiteral("exportMetrics")),
                      Qt::LeftButton);
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().size(), 5);  // report, generative report, table, line, other tables
    menu->close();

    auto* reports = screen.findChild<ReportExport*>();
    auto* note = screen.findChild<NoteBar*>(QStringLiteral("reportNote"));
    QVERIFY(!note->isVisible());
    const auto written = [&](ReportExport::Kind kind, const QString& file) {
      QSignalSpy finished(reports, &ReportExport::finishedWriting);
      reports->exportTo(kind, file);
      const bool came = finished.count() > 0 || finished.wait(60000);
      QFile made(file);
      return came && made.open(QIODevice::ReadOnly) ? QString::fromUtf8(made.readAll()) : QString();
    };
    const QString csv = written(ReportExport::Kind::Table, toy.path("table.csv"));
    QCOMPARE(csv.count(QLatin1Char('\n')), 3);
    QVERIFY(csv.contains(QStringLiteral("ndcg@10 ±")));
    QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("table.csv")));
    auto* open = note->findChild<QPushButton*>(QStringLiteral("reportOpen"));
    QVERIFY2(!open->isVisible(), "a table is no report");
    const QString html = written(ReportExport::Kind::GenerativeReport, toy.path("report.html"));
    for (const char* part : {"Mult-VAE 01", "EASE 01", "Are they different?", "Perplexity", "MMD²"})
      QVERIFY2(html.contains(QString::fromUtf8(part)), part);
    QVERIFY(note->text().contains(QStringLiteral("report.html")));
    testing::shoot(screen, QStringLiteral("evaluate-written"), [] { QTest::qWait(100); });
    QTest::mouseClick(open, Qt::LeftButton);
    QTest::mouseClick(note->findChild<QPushButton*>(QStringLiteral("noteAction")), Qt::LeftButton);
    QCOMPARE(m_opened.size(), 2);
    QCOMPARE(m_opened[0].toLocalFile(), toy.path("report.html"));
    QCOMPARE(m_opened[1].toLocalFile(), QFileInfo(toy.path("report.html")).absolutePath());

    written(ReportExport::Kind::Report, toy.path("no/such/folder.html"));
    QVERIFY(note->text().startsWith(QStringLiteral("Nothing was written")));
    QVERIFY(!open->isVisible());

    // A file dialog asks whether a file may be replaced, and the answer may be a slip.
    const QString project = toy.path("toy.tastescope");
    const QString before = written(ReportExport::Kind::Table, project);
    QVERIFY2(note->text().contains(QStringLiteral("is the open project")),
             qPrintable(note->text()));
    QVERIFY(before.startsWith(QStringLiteral("SQLite format")));
  }
};

QTEST_MAIN(ReportExportTest)
#include "tst_ReportExport.moc"
