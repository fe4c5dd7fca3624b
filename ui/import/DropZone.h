// A dashed area that says files can be dropped here, with room for buttons. The dropping itself is
// handled by the page around it. Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tastescope::ui {

class DropZone : public QWidget {
  Q_OBJECT
 public:
  explicit DropZone(QWidget* parent = nullptr);
  void setTexts(const QString& headline, const QString& sentence);
  void addButton(QWidget* button);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void showIcon();
  QLabel* m_icon;
  QLabel* m_headline;
  QLabel* m_sentence;
  QHBoxLayout* m_buttons;
};

}  // namespace tastescope::ui
