// Head of a screen, 52 high: title, one line of context, actions at the right (the main one last).
// Thread rule: GUI thread. Cost: layout only.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tastescope::ui {

class ElidedLabel;

class PageHeader : public QWidget {
  Q_OBJECT
 public:
  explicit PageHeader(const QString& title = {}, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setContext(const QString& context);
  /// Between the context line and the actions, such as a state chip or a search field.
  void addWidget(QWidget* widget);
  /// At the right edge, in the order of the calls.
  void addAction(QWidget* widget);
  using QWidget::addAction;

 private:
  QLabel* m_title;
  ElidedLabel* m_context;
  QHBoxLayout* m_middle;
  QHBoxLayout* m_actions;
};

}  // namespace tastescope::ui
