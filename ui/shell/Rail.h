// The rail at the left: a checkable button a screen, icon over word, Up and Down move between them.
// Thread rule: GUI thread. Cost: a button each.
#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "ui/context/Navigation.h"
#include "ui/widgets/Translated.h"

namespace tastescope::ui {

class Rail : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void setCurrent(ScreenKey screen);

 Q_SIGNALS:
  void screenWanted(tastescope::ui::ScreenKey screen);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate() override;
  QButtonGroup m_group;
};

}  // namespace tastescope::ui
