// The four steps at the foot of Home.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

class QLabel;

namespace tastescope::ui {

class Steps : public QWidget {
  Q_OBJECT
 public:
  explicit Steps(QWidget* parent = nullptr);
  void retranslate();

 private:
  QList<QLabel*> m_titles;
  QList<QLabel*> m_texts;
};

}  // namespace tastescope::ui
