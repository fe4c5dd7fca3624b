// A white box with hairline border: title row (bold title, grey note, controls at the right) and a
// body. Where the row is short the note goes first, then what controls can do without, as legends can,
// and the title last. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace tastescope::ui {

class ElidedLabel;

class Panel : public QFrame {
  Q_OBJECT
 public:
  explicit Panel(const QString& title = {}, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setNote(const QString& note);
  /// At the right of the title row, left to right.
  void addControl(QWidget* control);
  /// The body's layout, padded; for tables that run to the edges see setFlush().
  [[nodiscard]] QVBoxLayout* body() const { return m_body; }
  void addWidget(QWidget* widget, int stretch = 0);
  /// The body reaches the border (inset by 1 px), for tables and lists.
  void setFlush(bool flush);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void updateHead();
  void fitTitle();

  QWidget* m_head;
  ElidedLabel* m_title;
  ElidedLabel* m_note;
  QHBoxLayout* m_row;
  QHBoxLayout* m_controls;
  QVBoxLayout* m_body;
};

}  // namespace tastescope::ui
