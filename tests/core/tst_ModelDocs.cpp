// LABELS: unit
// DEPENDS: core_train
// docs/models/*.md are what the registry says today: the pages are generated, and this fails when
// they were not.
#include <QDir>
#include <QFile>
#include <QtTest>

#include "core/train/ModelDocs.h"

using namespace tastescope;

class TestModelDocs : public QObject {
  Q_OBJECT

  static QDir folder() { return QDir(QStringLiteral(TASTESCOPE_SOURCE_DIR "/docs/models")); }

 private Q_SLOTS:
  void everyPageIsUpToDate();
  void thereIsNoPageOfAModelThatIsGone();
  void everyParameterStandsInItsPage();
};

void TestModelDocs::everyPageIsUpToDate() {
  for (const ModelInfo& info : modelRegistry()) {
    QFile file(folder().filePath(QString::fromStdString(info.key + ".md")));
    QVERIFY2(
        file.open(QIODevice::ReadOnly),
        qPrintable(file.fileName() +
                   QStringLiteral(
                       " is missing: run tastescope-cli models --docs docs/models --overwrite")));
    QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromStdString(modelDocumentation(info)));
  }
}

void TestModelDocs::thereIsNoPageOfAModelThatIsGone() {
  const QStringList pages = folder().entryList({QStringLiteral("*.md")}, QDir::Files);
  QCOMPARE(static_cast<std::size_t>(pages.size()), modelRegistry().size());
}

void TestModelDocs::everyParameterStandsInItsPage() {
  for (const ModelInfo& info : modelRegistry()) {
    const std::string page = modelDocumentation(info);
    for (const ParamSpec& spec : info.schema->specs()) {
      QVERIFY(page.find("| `" + spec.key + "` |") != std::string::npos);
    }
  }
}

QTEST_APPLESS_MAIN(TestModelDocs)
#include "tst_ModelDocs.moc"
