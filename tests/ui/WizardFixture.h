// The import wizard in its screen, a folder for its files, and what a person does in it.
// Thread rule: GUI thread. Cost: that of the previews and counts it waits for.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QTemporaryDir>

#include "tests/ui/ToyWindow.h"
#include "ui/data/DataScreen.h"
#include "ui/import/ImportWizard.h"
#include "ui/shell/Language.h"

namespace tastescope::ui::testing {

class WizardFixture {
 protected:
  void open() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings().setValue(QStringLiteral("import/folder"), m_folder->path());
    m_context = std::make_unique<AppContext>();
    m_screen = std::make_unique<DataScreen>(*m_context);
    m_screen->resize(1356, 840);
    m_screen->show();
  }
  void close() {
    m_screen.reset();
    m_context.reset();
    m_folder.reset();
  }

  template <typename Widget>
  Widget* find(const char* name) {
    auto* found = m_screen->findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) qFatal("no %s", name);
    return found;
  }
  ImportWizard& wizard() { return *m_screen->wizard(); }
  ImportDraft& draft() { return wizard().draft(); }

  /// Drops a source that is read without a question.
  void start(const QString& source) {
    m_screen->activate(OpenWizard{{source}});
    QTRY_COMPARE_WITH_TIMEOUT(wizard().currentStep(), 1, 10000);
    QVERIFY(draft().preview() != nullptr);
  }
  /// Drops a source that may leave a question open.
  void drop(const QString& source) {
    m_screen->activate(OpenWizard{{source}});
    waitForCount();
  }
  void waitForCount() {
    QTRY_VERIFY_WITH_TIMEOUT(!draft().counting() && !draft().previewing(), 30000);
  }

  static QString caseFile(const char* name) {
    return QStringLiteral(TASTESCOPE_SOURCE_DIR "/tests/data/cases/") + QString::fromUtf8(name);
  }
  QString write(const QString& name, const QByteArray& text) const {
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(text);
    return file.fileName();
  }
  static void click(QCheckBox& box) {
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
  }
  static void choose(QComboBox& combo, const QString& data) {
    combo.setCurrentIndex(combo.findData(data));
    Q_EMIT combo.activated(combo.currentIndex());
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<AppContext> m_context;
  std::unique_ptr<DataScreen> m_screen;
};

}  // namespace tastescope::ui::testing
