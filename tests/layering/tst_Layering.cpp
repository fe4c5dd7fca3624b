// DEPENDS: core_base
// Greps every #include and every library for an arrow that points up, and for technologies outside
// their layer.
#include <QtTest>

#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>

namespace {

using Allowed = QMap<QString, QStringList>;

QStringList list(const char* words) {
  return QString::fromLatin1(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Single headers the window may include: values and descriptions, no engine and no store.
constexpr auto kFacade =
    "core/data/Dataset.h core/data/DomainGuess.h core/data/Encodings.h core/data/FileNames.h "
    "core/data/Reading.h core/data/Split.h core/eval/Metric.h core/models/Registry.h "
    "core/search/SearchSpace.h "
    "core/store/RunStore.h";

/// What each folder may include besides itself and the standard library, exactly as spelled; a name
/// that ends in "/" stands for everything below it, one that ends in ".h" for that header. A folder
/// that is not here may not exist.
const Allowed& allowedFolders() {
  static const Allowed allowed = [] {
    Allowed a;
    const auto may = [&a](const char* folder, const char* others) {
      a[QString::fromLatin1(folder)] = list(others);
    };
    may("core/base", "");
    may("core/config", "core/base");
    may("core/files", "core/base");
    may("core/data", "core/base core/files");
    may("core/store", "core/base core/data");
    may("core/nn", "core/base");
    may("core/eval", "core/base core/data");
    may("core/latent", "core/base");
    may("core/report", "core/base");
    may("core/models", "core/base core/config core/data core/nn");
    may("core/train", "core/base core/config core/data core/nn core/models core/eval");
    may("core/recommend", "core/base core/data core/models");
    may("core/search",
        "core/base core/config core/data core/eval core/models core/train core/store");
    may("core/selfcheck",
        "core/base core/data core/nn core/models core/train core/eval core/latent");
    const char* const session =
        "core/base core/config core/data core/store core/models core/train core/workflow ";
    const auto room = [&](const char* folder, const char* others) {
      a[QString::fromLatin1(folder)] = list(session) + list(others);
    };
    may("core/workflow",
        "core/base core/config core/data core/store core/models core/train core/eval");
    room("core/workflow/data", "core/report");
    room("core/workflow/living", "core/report core/workflow/data");
    room("core/workflow/repair", "");
    room("core/workflow/train", "core/eval core/search");
    room("core/workflow/recommend", "core/recommend");
    room("core/workflow/latent",
         "core/eval core/latent core/recommend core/report core/workflow/recommend");
    room("core/workflow/export", "core/recommend core/report core/workflow/recommend");
    room("core/workflow/evaluate",
         "core/eval core/latent core/recommend core/report core/workflow/train");
    // What the window knows of the core: the use cases, what they are asked and answer with, and
    // the descriptions in kFacade. An open project it reaches through Session alone.
    const QStringList plain =
        list("core/base core/config core/report core/selfcheck core/workflow/") + list(kFacade);
    may("ui/theme", "");
    may("ui/widgets", "ui/theme");
    may("ui/charts", "core/base ui/theme ui/widgets");
    a[QStringLiteral("ui/workers")] = plain;
    a[QStringLiteral("ui/context")] = plain + list("ui/theme ui/widgets ui/workers");
    a[QStringLiteral("ui/words")] = a[QStringLiteral("ui/context")] + list("ui/context");
    a[QStringLiteral("ui/forms")] = a[QStringLiteral("ui/words")] + list("ui/words");
    a[QStringLiteral("ui/pickers")] = a[QStringLiteral("ui/forms")];
    // Every other folder of ui is a screen, a part of one, or the export dialog. Screens do not
    // know each other.
    const QStringList screen =
        a[QStringLiteral("ui/forms")] + list("ui/forms ui/pickers ui/charts ui/export");
    a[QStringLiteral("ui/data")] = screen + list("ui/import");
    a[QStringLiteral("ui/train")] = screen + list("ui/best ui/tune");
    a[QStringLiteral("ui/best")] = screen + list("core/search");
    a[QStringLiteral("ui/tune")] = screen + list("core/search");
    const QDir ui(QStringLiteral(TASTESCOPE_SOURCE_DIR "/ui"));
    for (const QString& name : ui.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
      const QString folder = QStringLiteral("ui/") + name;
      if (!a.contains(folder)) a[folder] = screen;
    }
    a[QStringLiteral("ui/shell")] = plain + list("ui/");
    may("app/cli", "core/");
    a[QStringLiteral("app/gui")] = plain + list("ui/");
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
        includes.append({name, name.section(QLatin1Char('/'), 0, -2), match.next().captured(1)});
      }
    }
  }
  return includes;
}

QString folderOfOurs(const QString& target) {
  const bool ours = target.startsWith(QLatin1String("core/")) ||
                    target.startsWith(QLatin1String("ui/")) ||
                    target.startsWith(QLatin1String("app/"));
  return ours ? target.section(QLatin1Char('/'), 0, -2) : QString();
}

/// The arrows of CMake among our libraries, by folder, as the build wrote them down: a line each of
/// "folder library dependency ...". A bundle such as core_usecases has no folder ("-") and stands
/// for what it holds.
QMap<QString, QStringList> libraryArrows() {
  QFile file(QStringLiteral(TASTESCOPE_BINARY_DIR "/libraries.txt"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QMap<QString, QString> folderOf;
  QMap<QString, QStringList> linked;
  for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 2) continue;
    linked[words[1]] = words.mid(2);
    if (words[0] != QLatin1String("-")) folderOf[words[1]] = words[0];
  }
  QMap<QString, QStringList> arrows;
  for (auto folder = folderOf.begin(); folder != folderOf.end(); ++folder) {
    QStringList& targets = arrows[folder.value()];
    for (QStringList open = linked.value(folder.key()); !open.isEmpty();) {
      const QString name = open.takeFirst();
      if (folderOf.contains(name)) {
        targets.append(folderOf.value(name));
      } else {
        open += linked.value(name);
      }
    }
  }
  return arrows;
}

bool within(const QString& folder, const QStringList& allowed) {
  for (const QString& each : allowed) {
    const bool below = each.endsWith(QLatin1Char('/'));
    if (below ? (folder + QLatin1Char('/')).startsWith(each) : folder == each) return true;
  }
  return false;
}

/// Every file of the window.
QStringList windowFiles() {
  QStringList files;
  for (const Include& include : allIncludes()) {
    const bool window = include.folder.startsWith(QLatin1String("ui/")) ||
                        include.folder == QLatin1String("app/gui");
    if (window && !files.contains(include.file)) files.append(include.file);
  }
  return files;
}

/// A file's text without its comments; empty when there is no such file.
QString codeOf(const QString& name) {
  QFile file(QDir(QStringLiteral(TASTESCOPE_SOURCE_DIR)).filePath(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString text = QString::fromUtf8(file.readAll());
  return text.remove(QRegularExpression(QStringLiteral("//[^\n]*")));
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
      const QStringList allowed = allowedFolders().value(include.folder);
      if (target.isEmpty() || target == include.folder || allowed.contains(include.target))
        continue;
      if (!within(target, allowed)) {
        wrong.append(include.file + QStringLiteral(" includes ") + include.target);
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void noLibraryLinksUp() {
    QStringList wrong;
    const auto arrows = libraryArrows();
    QVERIFY(arrows.size() > 15);
    for (auto arrow = arrows.begin(); arrow != arrows.end(); ++arrow) {
      for (const QString& target : arrow.value()) {
        if (!within(target, allowedFolders().value(arrow.key()))) {
          wrong.append(arrow.key() + QStringLiteral(" links ") + target);
        }
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  /// A folder that is included must be linked too, by the library or by one that it links.
  void everyIncludeIsLinked() {
    const auto arrows = libraryArrows();
    QMap<QString, QStringList> reach;
    for (auto arrow = arrows.begin(); arrow != arrows.end(); ++arrow) {
      QStringList& reached = reach[arrow.key()];
      for (QStringList open = arrow.value(); !open.isEmpty();) {
        const QString next = open.takeFirst();
        if (reached.contains(next)) continue;
        reached.append(next);
        open += arrows.value(next);
      }
    }
    QStringList wrong;
    for (const Include& include : allIncludes()) {
      const QString target = folderOfOurs(include.target);
      if (target.isEmpty() || target == include.folder || !reach.contains(include.folder)) continue;
      if (!reach.value(include.folder).contains(target)) {
        wrong.append(include.file + QStringLiteral(" includes ") + include.target +
                     QStringLiteral(" without linking its library"));
      }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void theWindowIncludesWhatItUsesOfTheCore_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* header, const char* names) {
      QTest::newRow(header) << QString::fromLatin1(header) << QString::fromLatin1(names);
    };
    row("core/models/Registry.h",
        "findModel|modelRegistry|ModelInfo|ModelCapabilities|familyKey|Family::");
    row("core/data/Dataset.h", "Dataset\\b|DatasetPtr");
    row("core/data/Split.h", "SplitSpec|SplitKind");
    row("core/store/RunStore.h", "RunRecord|RunState\\b");
  }

  // A type that arrives through someone else's include breaks its users when that include goes.
  void theWindowIncludesWhatItUsesOfTheCore() {
    QFETCH(QString, header);
    QFETCH(QString, names);
    const QRegularExpression used(QStringLiteral("\\b(") + names + QLatin1Char(')'));
    QStringList wrong;
    for (const QString& name : windowFiles()) {
      QString own = name;
      own.replace(QStringLiteral(".cpp"), QStringLiteral(".h"));
      const QString include = QStringLiteral("#include \"%1\"").arg(header);
      if (used.match(codeOf(name)).hasMatch() && !codeOf(name).contains(include) &&
          !codeOf(own).contains(include))
        wrong.append(name);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void theWindowTouchesNoStore() {
    const QRegularExpression stores(
        QStringLiteral("\\b(withProject|RunStore|RunResults|ListStore|StudyStore|Project::)"));
    QStringList wrong;
    for (const QString& name : windowFiles()) {
      QString code = codeOf(name);
      code.remove(QRegularExpression(QStringLiteral("#include[^\n]*")));
      if (stores.match(code).hasMatch()) wrong.append(name);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
  }

  void everyTechnologyStaysInItsLayer_data() {
    QTest::addColumn<QString>("technology");
    QTest::addColumn<QStringList>("homes");
    QTest::newRow("torch") << QStringLiteral("^(torch|ATen|c10|core/nn/Torch\\.h)")
                           << QStringList{QStringLiteral("core/nn"), QStringLiteral("core/models"),
                                          QStringLiteral("core/train")};
    QTest::newRow("Qt") << QStringLiteral("^Q[A-Z]") << list("ui/ app/gui");
    QTest::newRow("SQL") << QStringLiteral("^(SQLiteCpp/|QSql)")
                         << QStringList{QStringLiteral("core/store")};
    // Databases are files people import tables from, too.
    QTest::newRow("SQLite") << QStringLiteral("^sqlite3")
                            << QStringList{QStringLiteral("core/store"),
                                           QStringLiteral("core/files")};
    QTest::newRow("zlib") << QStringLiteral("^zlib\\.h")
                          << QStringList{QStringLiteral("core/files")};
    QTest::newRow("QCustomPlot") << QStringLiteral("^qcustomplot")
                                 << QStringList{QStringLiteral("ui/charts")};
    QTest::newRow("spdlog") << QStringLiteral("^spdlog/")
                            << QStringList{QStringLiteral("core/base")};
    QTest::newRow("libarchive") << QStringLiteral("^archive(_entry)?\\.h")
                                << QStringList{QStringLiteral("core/files")};
    QTest::newRow("libxml2") << QStringLiteral("^libxml/")
                             << QStringList{QStringLiteral("core/files")};
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
