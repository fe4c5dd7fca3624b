// LABELS: unit
// DEPENDS: core_usecases
// TIMEOUT: 900
// What goes in comes out: every case of tests/data/cases that can be imported is exported and
// imported again, plainly and for a spreadsheet, and is the same: users, items, values, times.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <map>

#include "CliRunner.h"
#include "core/data/Importer.h"
#include "core/workflow/export/ExportData.h"

using namespace tastescope;

namespace {

const QString kCases = QStringLiteral(TASTESCOPE_SOURCE_DIR "/tests/data/cases");

struct Entry {
  double value = 0;
  std::int64_t time = 0;
  bool operator==(const Entry&) const = default;
};
using Entries = std::map<std::pair<std::string, std::string>, Entry>;

Entries entriesOf(const Dataset& data) {
  const Interactions& all = *data.interactions;
  Entries entries;
  for (Index user = 0; user < all.userCount(); ++user) {
    for (std::size_t entry = all.offsets()[user]; entry < all.offsets()[user + 1]; ++entry) {
      entries[{std::string(data.users.id(user)), std::string(data.items.id(all.items()[entry]))}] =
          {all.amount(entry), all.hasTimes() ? all.times()[entry] : 0};
    }
  }
  return entries;
}

/// Says the first difference.
QByteArray difference(const Entries& a, const Entries& b) {
  if (a.size() != b.size())
    return QByteArray::number(a.size()) + " entries became " + QByteArray::number(b.size());
  for (const auto& [pair, entry] : a) {
    const QByteArray name = QByteArray::fromStdString(pair.first + " / " + pair.second);
    const auto found = b.find(pair);
    if (found == b.end()) return name + " is gone";
    if (!(found->second == entry)) {
      return name + ": " + QByteArray::number(entry.value, 'g', 17) + " at " +
             QByteArray::number(static_cast<qlonglong>(entry.time)) + " became " +
             QByteArray::number(found->second.value, 'g', 17) + " at " +
             QByteArray::number(static_cast<qlonglong>(found->second.time));
    }
  }
  return {};
}

}  // namespace

class RoundTripTest : public QObject {
  Q_OBJECT
  int m_walked = 0;

 private Q_SLOTS:
  void initTestCase() { QVERIFY(QDir::setCurrent(kCases)); }

  void whatGoesInComesOut_data() {
    QTest::addColumn<QStringList>("source");
    const QList<QByteArray> lines = readWholeFile(QStringLiteral("EXPECT.tsv")).split('\n');
    for (const QByteArray& line : lines) {
      if (line.isEmpty() || line.startsWith('#')) continue;
      const QStringList cells = QString::fromUtf8(line).split(QLatin1Char('\t'));
      QTest::newRow(cells[0].toUtf8().constData())
          << (QStringList{cells[0]} + cells[1].split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }
  }

  void whatGoesInComesOut() {
    QFETCH(QStringList, source);
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("first.tastescope"));
    const CliResult imported =
        runCli(QStringList{QStringLiteral("import")} + source +
               QStringList{QStringLiteral("--project"), first, QStringLiteral("--quiet")});
    if (imported.code != 0) {
      QVERIFY(!imported.err.isEmpty());  // refused in words
      return;
    }
    Progress progress;
    const SessionPtr session = Session::open(first.toStdString(), progress, {});
    const Entries before = entriesOf(session->data());
    QVERIFY(!before.empty());
    for (const char* preset : {"csv", "excel"}) {
      ExportRequest request;
      request.table = ExportTable::Interactions;
      request.format =
          std::ranges::find(exportPresets(), std::string(preset), &ExportPreset::key)->format;
      request.file = folder.filePath(QStringLiteral("again.csv")).toStdString();
      exportTable(*session, request, progress, {});
      ImportOptions options;
      options.sources = {request.file.path};
      const QByteArray lost = difference(before, entriesOf(importDataset(options, progress, {})));
      QVERIFY2(lost.isEmpty(), (preset + (": " + lost)).constData());
    }
    ++m_walked;
  }

  /// With values that add up: the sums are made again of the events.
  void repeatsComeOutAndIn() {
    const QTemporaryDir folder;
    const QString plays = folder.filePath(QStringLiteral("plays.csv"));
    writeTextFile(plays,
                  "user,item,plays,time\nu,a,2,1300000001\nu,b,1,1300000002\nu,a,3,1300000003\n"
                  "v,b,0.1,1300000004\nv,b,0.2,1300000005\nv,a,1,1300000006\n");
    const auto run = [](const QStringList& arguments) {
      return runCli(arguments + QStringList{QStringLiteral("--json")}).json();
    };
    const auto imported = [&](const QString& source, const QString& project) {
      run({QStringLiteral("import"), source, QStringLiteral("--duplicates"),
           QStringLiteral("keep-sum"), QStringLiteral("--project"), project});
      return run({QStringLiteral("info"), QStringLiteral("--project"), project});
    };
    const QString first = folder.filePath(QStringLiteral("first.tastescope"));
    const QString again = folder.filePath(QStringLiteral("again.csv"));
    const QJsonObject before = imported(plays, first);
    QCOMPARE(before[QStringLiteral("interactions")].toInt(), 4);
    QCOMPARE(before[QStringLiteral("repeats")].toInt(), 2);
    run({QStringLiteral("export"), QStringLiteral("--project"), first, QStringLiteral("--what"),
         QStringLiteral("interactions"), QStringLiteral("--out"), again});
    const QJsonObject after = imported(again, folder.filePath(QStringLiteral("second.tastescope")));
    QCOMPARE(after[QStringLiteral("repeats")].toInt(), 2);
    QCOMPARE(after[QStringLiteral("fingerprint")].toString(),
             before[QStringLiteral("fingerprint")].toString());
  }

  void mostCasesWereWalked() { QVERIFY2(m_walked >= 25, QByteArray::number(m_walked).constData()); }
};

QTEST_GUILESS_MAIN(RoundTripTest)
#include "tst_RoundTrip.moc"
