// A choice whose words do not fit into its combo ends in dots there; the tooltip has all of it. One
// watcher serves every window of the application for as long as its parent lives. Thread rule: GUI
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
