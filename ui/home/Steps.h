// The four steps at the foot of Home.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

#include "ui/widgets/Translated.h"

class QLabel;

namespace tastescope::ui {

class Steps : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit Steps(QWidget* parent = nullptr);

 private:
  void retranslate() override;
  QList<QLabel*> m_titles;
  QList<QLabel*> m_texts;
};

}  // namespace tastescope::ui
