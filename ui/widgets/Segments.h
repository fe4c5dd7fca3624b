// Joined buttons for a choice of two to four. Arrow keys move the choice.
// Thread rule: GUI thread. Cost: a QToolButton each.
#pragma once

#include <QButtonGroup>
#include <QIcon>
#include <QVariant>
#include <QWidget>

class QToolButton;

namespace tastescope::ui {

class Segments : public QWidget {
  Q_OBJECT
 public:
  explicit Segments(QWidget* parent = nullptr);
  explicit Segments(const QStringList& texts, QWidget* parent = nullptr);
  /// Adds a choice; the first one becomes current.
  QToolButton* addSegment(const QString& text, const QVariant& value = {}, const QIcon& icon = {});
  void setText(int index, const QString& text);
  /// With less around the words, where there is little room.
  void setTight(bool tight);
  void setSegmentToolTip(int index, const QString& text);
  void setSegmentEnabled(int index, bool enabled);
  [[nodiscard]] int count() const { return static_cast<int>(m_buttons.size()); }
  [[nodiscard]] int currentIndex() const;
  [[nodiscard]] QVariant currentData() const;
  void setCurrentIndex(int index);
  void setCurrentData(const QVariant& value);
  [[nodiscard]] QToolButton* buttonAt(int index) const { return m_buttons.value(index); }

 Q_SIGNALS:
  void currentChanged(int index);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void markPositions();
  /// Room for the words as they are when it is chosen.
  static void settle(QToolButton* segment);
  void mark(QToolButton* segment, const char* property, const QVariant& value);
  QButtonGroup m_group;
  QList<QToolButton*> m_buttons;
  QList<QVariant> m_data;
  int m_current = -1;
};

}  // namespace tastescope::ui
