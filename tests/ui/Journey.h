// What both journeys need: a small real file to import, and answers to file dialogs by real key
// events. Thread rule: GUI thread. Cost: the sample is imported once.
#pragma once

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <memory>

#include "tests/ui/Visit.h"
#include "ui/context/SampleProject.h"
#include "ui/context/Translate.h"
#include "ui/home/RecentProjects.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Language.h"
#include "ui/shell/ScreenStack.h"
#include "ui/theme/Theme.h"

namespace tastescope::ui::testing {

inline void prepareJourney(const QString& name) {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("tastescope-tests"));
  QCoreApplication::setApplicationName(name);
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  Theme::instance().setMode(Theme::Mode::Light);
  Theme::instance().apply(*qApp);
  startAnew();
}

/// Purchases of the sample's first customers as people would have them in a file.
inline QString writePurchases(const QString& folder, Index customers) {
  Progress progress;
  const SessionPtr session =
      importSample(sampleFolder(), folder + QStringLiteral("/source.tastescope"), progress, {});
  const Dataset& data = session->data();
  QFile file(folder + QStringLiteral("/purchases.csv"));
  if (!file.open(QIODevice::WriteOnly)) return {};
  QTextStream out(&file);
  out << "customer_id,stock_code,timestamp,quantity\n";
  for (Index user = 0; user < std::min<Index>(customers, data.users.size()); ++user) {
    const HistoryView row = data.interactions->row(user);
    for (std::size_t i = 0; i < row.size(); ++i) {
      out << fromUtf8(std::string(data.users.id(user))) << ','
          << fromUtf8(std::string(data.items.id(row.items[i]))) << ',' << row.times[i] << ','
          << row.values[i] << '\n';
    }
  }
  return file.fileName();
}

/// Answers the next file dialog as a person would: goes to the folder, types the name, and tries
/// again while the dialog is open, since on a busy machine it reads its folder late.
inline void answerFileDialog(const QString& path) {
  auto* poll = new QTimer(qApp);
  poll->setInterval(100);
  QObject::connect(poll, &QTimer::timeout, qApp, [poll, file = QFileInfo(path)] {
    for (QWidget* top : QApplication::topLevelWidgets()) {
      auto* dialog = qobject_cast<QFileDialog*>(top);
      if (dialog == nullptr || !dialog->isVisible()) continue;
      if (QWidget* question = QApplication::activeModalWidget(); question != dialog) {
        QTest::keyClick(question, Qt::Key_Return);  // "no such file": not yet
        return;
      }
      auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      if (field == nullptr) continue;
      QObject::connect(dialog, &QDialog::finished, poll, &QObject::deleteLater,
                       Qt::UniqueConnection);
      const bool there = dialog->directory() == QDir(file.path());
      field->setCompleter(nullptr);  // its list would take the Return
      field->setFocus();
      field->selectAll();
      QTest::keyClicks(field, there ? file.fileName() : file.path());
      // Outside this slot: a question that Return opens would keep the timer from firing again.
      QTimer::singleShot(0, field, [field] { QTest::keyClick(field, Qt::Key_Return); });
      return;
    }
  });
  poll->start();
}

/// The visible widget of this name in any window, or null.
inline QWidget* seen(const QString& name) {
  for (QWidget* widget : QApplication::allWidgets()) {
    if (widget->objectName() == name && widget->isVisible()) return widget;
  }
  return nullptr;
}

inline bool waitFor(const QString& name, int timeoutMs = 20000) {
  return QTest::qWaitFor([&] { return seen(name) != nullptr && seen(name)->isEnabled(); },
                         timeoutMs);
}

/// A hand at the mouse that counts its clicks.
class Hand {
 public:
  /// Clicks what is in sight; scrolls it there first when it lies in a scroll area.
  bool click(const QString& name) {
    if (!waitFor(name)) {
      qWarning("%s is not in sight or not enabled", qPrintable(name));
      return false;
    }
    QWidget* target = seen(name);
    for (QWidget* up = target->parentWidget(); up != nullptr; up = up->parentWidget()) {
      if (auto* area = qobject_cast<QScrollArea*>(up)) area->ensureWidgetVisible(target);
    }
    ++m_clicks;
    QTest::mouseClick(target, Qt::LeftButton);
    return true;
  }
  /// Into a field, whatever it held.
  bool type(const QString& name, const QString& value) {
    if (!click(name)) return false;
    auto* field = qobject_cast<QLineEdit*>(seen(name));
    if (field == nullptr) field = seen(name)->findChild<QLineEdit*>();
    if (field == nullptr) return false;
    field->selectAll();
    QTest::keyClicks(field, value);
    QTest::keyClick(field, Qt::Key_Tab);
    return true;
  }
  /// Clicks that the test makes itself, as in a list of files.
  void add(int clicks) { m_clicks += clicks; }
  [[nodiscard]] int clicks() const { return m_clicks; }

 private:
  int m_clicks = 0;
};

}  // namespace tastescope::ui::testing
