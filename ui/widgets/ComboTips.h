// A combo is as wide as its words, also in another language; where they do not fit, they end in dots and
// the tooltip has all of them. One watcher serves every window of the application for as long as its parent lives. Thread rule: GUI
// thread. Cost: a look at the type of each event.
#pragma once

#include <QObject>

class QComboBox;

namespace tastescope::ui {

class ComboTips : public QObject {
 public:
  explicit ComboTips(QObject* parent);
  [[nodiscard]] static bool isCut(const QComboBox& combo);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace tastescope::ui
