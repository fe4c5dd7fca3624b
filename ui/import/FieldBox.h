// A labelled field of the wizard: bold label, the control, one line of help, which an error
// replaces. And a file field made of it. Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QLineEdit>
#include <QWidget>

#include "ui/widgets/Translated.h"

class QLabel;
class QPushButton;

namespace tastescope::ui {

class FieldBox : public QWidget {
  Q_OBJECT
 public:
  /// Takes the control over; the label becomes its buddy and its accessible name.
  explicit FieldBox(QWidget* control, QWidget* parent = nullptr);
  void setLabel(const QString& label);
  void setNote(const QString& note);
  /// An empty sentence takes the error away.
  void setError(const QString& sentence);
  [[nodiscard]] QString error() const { return m_error; }
  [[nodiscard]] QWidget* control() const { return m_control; }

 private:
  void showNote();
  QWidget* m_control;
  QLabel* m_label;
  QLabel* m_noteLabel;
  QString m_note;
  QString m_error;
};

/// A path that is typed, chosen or dropped.
class PathField : public Translated<QWidget> {
  Q_OBJECT
 public:
  enum class Kind { File, Folder };
  explicit PathField(Kind kind, QWidget* parent = nullptr);
  [[nodiscard]] QString path() const;
  void setPath(const QString& path);
  [[nodiscard]] QLineEdit* edit() const { return m_edit; }

 Q_SIGNALS:
  void pathChanged(const QString& path);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void browse();
  void retranslate() override;
  Kind m_kind;
  QLineEdit* m_edit;
  QPushButton* m_browse;
};

/// Puts `value` on a dynamic property and lets the style sheet look again.
void setStyledProperty(QWidget* widget, const char* property, const QVariant& value);

}  // namespace tastescope::ui
