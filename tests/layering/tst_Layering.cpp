// DEPENDS: core_base
// Greps every #include and every library for an arrow that points up, and for technologies outside
// their layer.
#include <QtTest>

#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>

namespace {

using Allowed = QMap<QString, QStringList>;

/// What each folder may include, besides itself and the standard library.
const Allowed& allowedFolders() {
  static const Allowed allowed = [] {
    Allowed a;
    const QStringList base{QStringLiteral("core/base")};
    a[QStringLiteral("core/base")] = {};
    a[QStringLiteral("core/config")] = base;
    a[QStringLiteral("core/data")] = base;
    a[QStringLiteral("core/store")] = base + QStringList{QStringLiteral("core/data")};
    a[QStringLiteral("core/nn")] = base;
    a[QStringLiteral("core/eval")] = base + QStringList{QStringLiteral("core/data")};
    a[QStringLiteral("core/latent")] = base;
    a[QStringLiteral("core/models")] =
        base + QStringList{QStringLiteral("core/config"), QStringLiteral("core/data"),
                           QStringLiteral("core/nn")};
    a[QStringLiteral("core/train")] =
        a[QStringLiteral("core/models")] +
        QStringList{QStringLiteral("core/models"), QStringLiteral("core/eval")};
    a[QStringLiteral("core/recommend")] =
        base + QStringList{QStringLiteral("core/models"), QStringLiteral("core/data")};
    a[QStringLiteral("core/workflow")] = {QStringLiteral("core")};
    const QStringList plain{QStringLiteral("core/base"), QStringLiteral("core/config"),
                            QStringLiteral("core/workflow")};
    a[QStringLiteral("ui/theme")] = {};
    a[QStringLiteral("ui/widgets")] = {QStringLiteral("ui/theme")};
    a[QStringLiteral("ui/workers")] = plain;
    a[QStringLiteral("ui/charts")] = {QStringLiteral("ui/theme"), QStringLiteral("ui/widgets")};
    a[QStringLiteral("ui/forms")] =
        plain + QStringList{QStringLiteral("ui/theme"), QStringLiteral("ui/widgets"),
                            QStringLiteral("ui/workers")};
    const QStringList screen =
        plain + QStringList{QStringLiteral("ui/theme"),   QStringLiteral("ui/widgets"),
                            QStringLiteral("ui/workers"), QStringLiteral("ui/forms"),
                            QStringLiteral("ui/charts"),  QStringLiteral("ui/export")};
    for (const char* name :
         {"home", "data", "train", "runs", "latent", "recommend", "evaluate", "export"}) {
      a[QStringLiteral("ui/") + QLatin1String(name)] = screen;
    }
    a[QStringLiteral("ui/shell")] = plain + QStringList{QStringLiteral("ui")};
    a[QStringLiteral("app/cli")] = {QStringLiteral("core")};
    a[QStringLiteral("app/gui")] = plain + QStringList{QStringLiteral("ui")};
    return a;
  }();
  return allowed;
}

struct Include {
  QString file;
  QString folder;
  QString target;
};

QList<Include> allIncludes() {
  static const QRegularExpression pattern(
      QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
      QRegularExpression::MultilineOption);
  const QDir root(QStringLiteral(TASTESCOPE_SOURCE_DIR));
  QList<Include> includes;
  for (const char* top : {"core", "ui", "app"}) {
    QDirIterator files(root.filePath(QLatin1String(top)),
                       {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      const QString path = files.next();
      QFile file(path);
      if (!file.open(QIODevice::ReadOnly)) continue;
      const QString name = root.relativeFilePath(path);
      const QString text = QString::fromUtf8(file.readAll());
      for (auto match = pattern.globalMatch(text); match.hasNext();) {
        includes.append({name, name.section(QLatin1Char('/'), 0, 1), match.next().captured(1)});
      }
    }
  }
  return includes;
}

QString folderOfOurs(const QString& target) {
  const bool ours = target.startsWith(QLatin1String("core/")) ||
                    target.startsWith(QLatin1String("ui/")) ||
                    target.startsWith(QLatin1String("app/"));
  return ours ? target.section(QLatin1Char('/'), 0, 1) : QString();
}

bool within(const QString& folder, const QStringList& allowed) {
  for (const QString& each : allowed) {
    if (folder == each || folder.startsWith(each + QLatin1Char('/'))) return true;
  }
  return false;
}

}  // namespace

class LayeringTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFolderIsKnown() {
    for (const Include& include : allIncludes()) {
      QVERIFY2(allowedFolders().contains(include.folder), qPrintable(include.file));
    }
  }

  void noIncludePointsUp() {
    QStringList wrong;
    for (const Include& include : allIncludes()) {
      const QString target = folderOfOurs(include.target);
      if (target.isEmpty() || target == include.folder) continue;
      // Plain data types of core/data, models, train, store reach the window through
      // core/workflow's headers only.
      if (!within(target, allowedFolders().value(include.folder))) {
        wrong.append(include.file + QStringLiteral(" includes ") + include.target);
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void everyTechnologyStaysInItsLayer_data() {
    QTest::addColumn<QString>("technology");
    QTest::addColumn<QStringList>("homes");
    QTest::newRow("torch") << QStringLiteral("^(torch|ATen|c10|core/nn/Torch\\.h)")
                           << QStringList{QStringLiteral("core/nn"), QStringLiteral("core/models"),
                                          QStringLiteral("core/train")};
    QTest::newRow("Qt") << QStringLiteral("^Q[A-Z]")
                        << QStringList{QStringLiteral("ui"), QStringLiteral("app/gui")};
    QTest::newRow("SQL") << QStringLiteral("^(SQLiteCpp/|sqlite3|QSql)")
                         << QStringList{QStringLiteral("core/store")};
    QTest::newRow("QCustomPlot") << QStringLiteral("^qcustomplot")
                                 << QStringList{QStringLiteral("ui/charts")};
    QTest::newRow("spdlog") << QStringLiteral("^spdlog/")
                            << QStringList{QStringLiteral("core/base")};
    QTest::newRow("libarchive") << QStringLiteral("^archive(_entry)?\\.h")
                                << QStringList{QStringLiteral("core/data")};
    QTest::newRow("CLI11") << QStringLiteral("^CLI/") << QStringList{QStringLiteral("app/cli")};
  }

  void everyTechnologyStaysInItsLayer() {
    QFETCH(QString, technology);
    QFETCH(QStringList, homes);
    const QRegularExpression pattern(technology);
    QStringList wrong;
    for (const Include& include : allIncludes()) {
      if (pattern.match(include.target).hasMatch() && !within(include.folder, homes)) {
        wrong.append(include.file + QStringLiteral(" includes ") + include.target);
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void torchStaysOutOfPublicHeaders() {
    QStringList wrong;
    for (const Include& include : allIncludes()) {
      const bool publicHeader = include.file.endsWith(QLatin1String(".h")) &&
                                (include.folder == QLatin1String("core/train") ||
                                 include.file == QLatin1String("core/models/Recommender.h") ||
                                 include.file == QLatin1String("core/models/Registry.h"));
      if (publicHeader && include.target.contains(QLatin1String("orch")))
        wrong.append(include.file);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_Layering.moc"
