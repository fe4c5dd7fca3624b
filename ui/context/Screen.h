// What the shell needs of a screen. A screen is a QWidget that fills the area right of the rail and
// draws its own PageHeader; its class is ui/<key>/<Key>Screen.h and has a
// `static const ScreenInfo& info()`, which is all the rail, the menus and Help know of it. Thread
// rule: GUI thread. Cost: none.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QPair>
#include <QWidget>
#include <vector>

#include "ui/context/Navigation.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class AppContext;

class Screen : public Translated<QWidget> {
  Q_OBJECT
 public:
  using Translated::Translated;
  /// The screen comes to the front and shows what the destination names.
  virtual void activate(const Destination& destination) { static_cast<void>(destination); }
  /// Text for the right half of the status bar while this screen is in front.
  [[nodiscard]] virtual QString statusText() const { return {}; }
  /// False keeps the screen open (something needs a decision, shown inside the screen).
  virtual bool mayClose() { return true; }
  /// Whether everything it holds belongs to the project: then the shell makes another with the next
  /// project, so that nothing of the old one stays.
  [[nodiscard]] virtual bool diesWithProject() const { return false; }

 Q_SIGNALS:
  void statusTextChanged();
};

/// Words are English sources, marked with QT_TRANSLATE_NOOP("Screens", ...) or, where so said,
/// ("Help", ...).
struct ScreenInfo {
  ScreenKey key;
  const char* icon;
  bool needsProject;
  const char* nameSource;
  const char* purposeSource;  ///< one sentence
  /// Paragraphs of Help, and keys with what they do; keys that only this screen has. All "Help".
  std::vector<const char*> helpSources;
  std::vector<std::pair<const char*, const char*>> keySources;
  Screen* (*make)(AppContext& context);

  [[nodiscard]] QString name() const { return QCoreApplication::translate("Screens", nameSource); }
  [[nodiscard]] QString purpose() const {
    return QCoreApplication::translate("Screens", purposeSource);
  }
};

/// For ScreenInfo::make.
template <typename Made>
Screen* makeScreen(AppContext& context) {
  return new Made(context);
}

}  // namespace tastescope::ui
