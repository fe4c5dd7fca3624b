// What's This for what has no words of its own for it: a sentence by the name of the control, else its
// tooltip or its description for screen readers. One for all windows of the program. Thread rule: GUI
// thread. Cost: none until somebody asks.
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace tastescope::ui {

/// What can be said of this widget alone; empty: nothing.
QString whatsThisOf(const QWidget& widget);

class WhatsThisGuide : public QObject {
  Q_OBJECT
 public:
  explicit WhatsThisGuide(QObject* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace tastescope::ui
