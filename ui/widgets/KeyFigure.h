// One large number with its name and a small note: "4,074" over "customers" and "69.8 items in the
// median". Thread rule: GUI thread. Cost: three labels.
#pragma once

#include <QWidget>

class QLabel;

namespace tastescope::ui {

class ElidedLabel;

class KeyFigure : public QWidget {
  Q_OBJECT
 public:
  explicit KeyFigure(const QString& name = {}, QWidget* parent = nullptr);
  void setName(const QString& name);
  void setValue(const QString& value);
  void setNote(const QString& note);

 private:
  ElidedLabel* m_name;
  QLabel* m_value;
  ElidedLabel* m_note;
};

}  // namespace tastescope::ui
