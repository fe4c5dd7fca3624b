// The line that folds a part of a form: arrow, bold name, one grey sentence about what is inside.
// Thread rule: GUI thread. Cost: one paint.
#pragma once

#include <QAbstractButton>

namespace tastescope::ui {

class FoldHeader : public QAbstractButton {
  Q_OBJECT
 public:
  explicit FoldHeader(QWidget* parent = nullptr);
  void setNote(const QString& note);
  [[nodiscard]] QString note() const { return m_note; }
  [[nodiscard]] QSize sizeHint() const override { return {200, 40}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_note;
};

}  // namespace tastescope::ui
