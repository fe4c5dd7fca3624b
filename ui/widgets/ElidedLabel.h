// A line of text, or a few, that ends in "…" when it does not fit, and vanishes when hardly a word would;
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
  /// Wraps before it elides.
  void setMostLines(int lines);
  void setElideMode(Qt::TextElideMode mode);
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return m_lines > 1; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QStringList linesIn(int width) const;

  int m_lines = 1;
  Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace tastescope::ui
