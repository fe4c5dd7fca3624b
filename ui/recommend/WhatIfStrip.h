// The amber strip of changes that are tried out and not saved: a removable chip each, and undo all.
// Thread rule: GUI thread. Cost: a widget a change.
#pragma once

#include <QFrame>

#include "ui/recommend/RecommendModel.h"
#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class WhatIfStrip : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit WhatIfStrip(RecommendModel& model, QWidget* parent = nullptr);

 private:
  void retranslate() override;
  void rebuild();
  void resizeEvent(QResizeEvent* event) override;
  void addChip(const QString& text, const std::vector<Index>& items);
  [[nodiscard]] bool narrow() const;
  void dress();
  RecommendModel& m_model;
  QLabel* m_title;
  QWidget* m_chips;
  QPushButton* m_undo;
};

}  // namespace tastescope::ui
