// A row of a form: its parts, then help in words, beside them or, where that would become a narrow
// column of many lines, below them. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace tastescope::ui {

class HelpedRow : public QWidget {
  Q_OBJECT
 public:
  explicit HelpedRow(QWidget* parent = nullptr);
  /// Left to right, then the help.
  void setParts(const QList<QWidget*>& parts, QLabel* help);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void placeHelp(bool beside);

  QGridLayout* m_grid;
  QList<QWidget*> m_parts;
  QLabel* m_help = nullptr;
  bool m_beside = true;
};

}  // namespace tastescope::ui
