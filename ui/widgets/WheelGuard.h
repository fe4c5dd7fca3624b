// The wheel scrolls the page: it changes a number, a slider or a choice only while that field has
// the focus. One guard serves every window of the application for as long as its parent lives.
// Thread rule: GUI thread. Cost: a look at the type of each event.
#pragma once

#include <QObject>

namespace tastescope::ui {

class WheelGuard : public QObject {
 public:
  explicit WheelGuard(QObject* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace tastescope::ui
