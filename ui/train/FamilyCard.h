// A family of models as a card: glyph, name, how many, two sentences. One of them is chosen.
// Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QAbstractButton>

#include "core/workflow/Session.h"

namespace tastescope::ui {

class FamilyCard : public QAbstractButton {
  Q_OBJECT
 public:
  FamilyCard(Family family, int models, QWidget* parent = nullptr);
  [[nodiscard]] Family family() const { return m_family; }
  [[nodiscard]] QSize sizeHint() const override { return {190, neededHeight(width())}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] bool isStacked(int width) const;
  [[nodiscard]] int neededHeight(int width) const;
  void paintHead(QPainter& painter) const;
  void paintGlyph(QPainter& painter, const QRectF& place) const;

  Family m_family;
  int m_models;
  QString m_summary;
};

}  // namespace tastescope::ui
