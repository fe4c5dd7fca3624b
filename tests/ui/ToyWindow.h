// A toy project opened in an AppContext with trained runs, and pictures of widgets for looking at.
// Thread rule: GUI thread. Cost: two small trainings.
#pragma once

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>
#include <functional>

#include "tests/core/ToyProject.h"
#include "ui/context/AppContext.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui::testing {

/// Settings and data of a person who runs the tests stay as they are.
inline void isolate() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("tastescope-tests"));
  QCoreApplication::setApplicationName(
      QCoreApplication::applicationFilePath().section(QLatin1Char('/'), -1));
  QSettings().clear();
  Theme::instance().setMode(Theme::Mode::Light);
  Theme::instance().apply(*qApp);
}

/// "user-N" with groups of taste, a Mult-VAE and an EASE run.
class ToyWindow {
 public:
  ToyWindow() {
    m_vae = tastescope::test::train(*m_toy.session, tastescope::test::toyRequest(20)).run.id;
    m_ease = tastescope::test::trainClosedForm(*m_toy.session, "ease");
    m_toy.session.reset();
  }
  void open(AppContext& context) const {
    QSignalSpy opened(&context, &AppContext::projectChanged);
    context.openProject(QString::fromStdString(m_toy.file.string()));
    QVERIFY(opened.count() > 0 || opened.wait(20000));
    QVERIFY(context.session() != nullptr);
  }
  [[nodiscard]] RunId vae() const { return m_vae; }
  [[nodiscard]] RunId ease() const { return m_ease; }
  [[nodiscard]] QString path(const char* name) const {
    return m_toy.folder.filePath(QLatin1String(name));
  }

 private:
  tastescope::test::ToyProject m_toy;
  RunId m_vae = 0;
  RunId m_ease = 0;
};

/// Writes build/<preset>/shots/<name>-<theme>.png of the widget in both themes.
inline void shoot(QWidget& widget, const QString& name, const std::function<void()>& settle) {
  QDir folder(QStringLiteral(TASTESCOPE_BINARY_DIR));
  folder.mkpath(QStringLiteral("shots"));
  for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
    Theme::instance().setMode(mode);
    settle();
    const QString theme =
        mode == Theme::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark");
    QVERIFY(
        widget.grab().save(folder.filePath(QStringLiteral("shots/%1-%2.png").arg(name, theme))));
  }
  Theme::instance().setMode(Theme::Mode::Light);
}

/// TASTESCOPE_SHOTS names another project to take pictures of; its first suitable run is shown.
inline bool openForShots(AppContext& context) {
  const QString file = qEnvironmentVariable("TASTESCOPE_SHOTS");
  if (file.isEmpty()) return false;
  QSignalSpy opened(&context, &AppContext::projectChanged);
  context.openProject(file);
  return opened.count() > 0 || opened.wait(60000);
}

}  // namespace tastescope::ui::testing
