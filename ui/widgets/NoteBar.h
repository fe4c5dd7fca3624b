// A soft coloured strip with icon and sentence, inside a panel or above content; optional action
// and cross. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QFrame>

#include "ui/widgets/Translated.h"

class QLabel;
class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace tastescope::ui {

enum class NoteKind { Info, Success, Warning, Danger };

class NoteBar : public Translated<QFrame> {
  Q_OBJECT
 public:
  explicit NoteBar(NoteKind kind = NoteKind::Info, const QString& text = {},
                   QWidget* parent = nullptr);
  void setKind(NoteKind kind);
  void setText(const QString& text);
  [[nodiscard]] QString text() const;
  /// Empty hides the button.
  void setAction(const QString& text);
  void addWidget(QWidget* widget);
  void setClosable(bool closable);

 Q_SIGNALS:
  void actionTriggered();
  void closed();

 private:
  void retranslate() override;
  NoteKind m_kind = NoteKind::Info;
  QLabel* m_icon;
  QLabel* m_text;
  QHBoxLayout* m_extra;
  QPushButton* m_action;
  QToolButton* m_close;
  void updateIcon();
};

}  // namespace tastescope::ui
