// The rail at the left: seven checkable buttons, icon over word, Up and Down move between them.
// Thread rule: GUI thread. Cost: seven buttons.
#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "ui/workers/AppContext.h"

class QToolButton;

namespace tastescope::ui {

class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void setCurrent(ScreenId screen);
  void retranslate();

 Q_SIGNALS:
  void screenWanted(tastescope::ui::ScreenId screen);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QButtonGroup m_group;
};

}  // namespace tastescope::ui
