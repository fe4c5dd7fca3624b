// Which columns are written and in which order: a list with check boxes that can be dragged or
// moved with buttons. Thread rule: GUI thread. Cost: a few rows.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "ui/widgets/Translated.h"

class QListWidget;
class QToolButton;

namespace tastescope::ui {

class ExportColumns : public Translated<QWidget> {
  Q_OBJECT
 public:
  explicit ExportColumns(QWidget* parent = nullptr);
  /// Those offered, in order; `chosen` (a remembered order, may be empty) come first and are
  /// checked.
  void setColumns(const std::vector<std::string>& offered, const std::vector<std::string>& chosen);
  /// Checked ones, in order.
  [[nodiscard]] std::vector<std::string> columns() const;

 Q_SIGNALS:
  void changed();

 private:
  void retranslate() override;
  void move(int by);
  QListWidget* m_list;
  QToolButton* m_up;
  QToolButton* m_down;
};

}  // namespace tastescope::ui
