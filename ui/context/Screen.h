// What the shell needs of a screen. A screen is a QWidget that fills the area right of the rail; it
// draws its own PageHeader. Thread rule: GUI thread. Cost: none.
#pragma once

#include <QVariantMap>
#include <QWidget>

namespace tastescope::ui {

class Screen : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  /// The screen comes to the front; `payload` says what to show (see AppContext::navigate), empty
  /// for a plain visit.
  virtual void activate(const QVariantMap& payload) { static_cast<void>(payload); }
  /// Text for the right half of the status bar while this screen is in front.
  [[nodiscard]] virtual QString statusText() const { return {}; }
  /// False keeps the screen open (something needs a decision, shown inside the screen).
  virtual bool mayClose() { return true; }

 Q_SIGNALS:
  void statusTextChanged();
};

}  // namespace tastescope::ui
