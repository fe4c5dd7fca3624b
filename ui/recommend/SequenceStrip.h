// How a history is written on: the strategy, the temperature of what is drawn, and which of the ways
// that beam search found is shown. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/Translated.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace tastescope::ui {

class Segments;

class SequenceStrip : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit SequenceStrip(RecommendModel& model, QWidget* parent = nullptr);

 private:
  void retranslate() override;
  void resizeEvent(QResizeEvent* event) override;
  [[nodiscard]] GenerationStrategy strategy() const;
  void choose();
  void drawAgain();
  void step(int by);
  void showWay();
  void nameButtons();
  RecommendModel& m_model;
  Segments* m_strategy;
  QLabel* m_probability;
  QToolButton* m_previous;
  QLabel* m_way;
  QToolButton* m_next;
  QLabel* m_warmth;
  QDoubleSpinBox* m_temperature;
  QPushButton* m_again;
};

}  // namespace tastescope::ui
