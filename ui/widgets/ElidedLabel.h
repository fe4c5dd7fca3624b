// One line of text that ends in "…" when it does not fit, and vanishes when hardly a word would;
// its tooltip then has the whole text.
// Thread rule: GUI thread. Cost: one elision per paint.
#pragma once

#include <QLabel>

#include "ui/theme/Theme.h"

namespace tastescope::ui {

class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text = {}, TextStyle style = TextStyle::Body,
                       const char* tone = "textPrimary", QWidget* parent = nullptr);
  void setElideMode(Qt::TextElideMode mode);
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace tastescope::ui
