// One line of the recent projects: map, name and folder, size and best result, when, and a menu. A
// lost file offers "Locate…". Thread rule: GUI thread. Cost: layout and one small picture.
#pragma once

#include <QFrame>

#include "ui/home/RecentProjects.h"

namespace tastescope::ui {

/// "Today 14:32", "Yesterday", "12 Nov", "12 Nov 2024".
QString whenText(const QDateTime& when, const QDateTime& now);

class ProjectRow : public QFrame {
  Q_OBJECT
 public:
  static constexpr int kHeight = 80;
  explicit ProjectRow(const RecentProject& project, QWidget* parent = nullptr);
  [[nodiscard]] const RecentProject& project() const { return m_project; }
  /// The one at its end: a menu, or where the file is asked for.
  [[nodiscard]] QWidget* button() const { return m_button; }

 Q_SIGNALS:
  void opened();
  void locateWanted();
  void folderWanted();
  void removeWanted();

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  QWidget* makeNames();
  QWidget* makeFigures(bool there);
  QWidget* makeTail(bool there);
  void showMenu(const QPoint& at);
  RecentProject m_project;
  QWidget* m_button = nullptr;
};

}  // namespace tastescope::ui
