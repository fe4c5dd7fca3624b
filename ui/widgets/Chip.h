// A small flat label for a state, a role or a removable change. Not a button unless it shows a
// cross. Thread rule: GUI thread. Cost: one rounded rectangle and text per paint.
#pragma once

#include <QRect>
#include <QWidget>

class QPainter;

namespace tastescope::ui {

enum class ChipKind { Neutral, Accent, Success, Warning, Danger };

/// Icon that goes with a kind ("ok", "info", "warn"); empty for Neutral and Accent.
const char* chipIcon(ChipKind kind);
/// Paints a chip at the left of `rect`, vertically centred; returns what it covered. Used by cell
/// delegates too.
QRect paintChip(QPainter& painter, const QRect& rect, const QString& text, ChipKind kind,
                bool withIcon);
QSize chipSize(const QString& text, ChipKind kind, bool withIcon);

class Chip : public QWidget {
  Q_OBJECT
 public:
  explicit Chip(const QString& text = {}, ChipKind kind = ChipKind::Neutral,
                QWidget* parent = nullptr);
  void setText(const QString& text);
  [[nodiscard]] QString text() const { return m_text; }
  void setKind(ChipKind kind);
  [[nodiscard]] ChipKind kind() const { return m_kind; }
  /// Shows a cross; clicking it or Delete while focused emits removed().
  void setRemovable(bool removable);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void removed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QRect crossRect() const;
  QString m_text;
  ChipKind m_kind;
  bool m_removable = false;
};

}  // namespace tastescope::ui
