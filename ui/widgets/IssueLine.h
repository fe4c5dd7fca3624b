// What keeps a button from being pressed: a sign and one sentence, hidden when nothing does.
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

class QLabel;

namespace tastescope::ui {

class IssueLine : public QWidget {
  Q_OBJECT
 public:
  explicit IssueLine(const char* labelName, QWidget* parent = nullptr);
  /// Empty: nothing is wrong.
  void setIssue(const QString& sentence);

 private:
  QLabel* m_label;
};

}  // namespace tastescope::ui
