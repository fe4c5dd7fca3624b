// The wizard's proof: the first rows with every problem marked in its cell, dimmed where they will
// not come in, and the columns' roles as chips in a two-line header. A click on a chip, or Alt+Down
// in a column, opens the menu of roles. Thread rule: GUI thread. Cost: that of a DataTable.
#pragma once

#include <QHeaderView>

#include "ui/import/PreviewModel.h"
#include "ui/widgets/DataTable.h"

namespace tastescope::ui {

class RoleHeader : public QHeaderView {
  Q_OBJECT
 public:
  explicit RoleHeader(QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  /// Where the chip of a section is, in viewport coordinates.
  [[nodiscard]] QRect chipRect(int section) const;
  /// Width a section needs for its name and its chip.
  [[nodiscard]] int neededWidth(int section) const;

 Q_SIGNALS:
  void chipClicked(int section);

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  static QRect paintDoubt(QPainter& painter, const QRect& line, bool right);
  [[nodiscard]] QRect chipWithin(const QRect& rect, int section) const;
  [[nodiscard]] const PreviewModel* preview() const;
  int m_hovered = -1;
};

class PreviewTable : public DataTable {
  Q_OBJECT
 public:
  explicit PreviewTable(QWidget* parent = nullptr);
  void setPreview(const Preview* preview);
  [[nodiscard]] PreviewModel& rows() { return *m_model; }
  /// Opens the menu of roles under a column's chip.
  void openRoleMenu(int section);

 Q_SIGNALS:
  /// `column` counts the preview's columns from 0.
  void roleChosen(std::size_t column, tastescope::ColumnRole role);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void measureColumns();
  void shareRoom();
  PreviewModel* m_model;
  RoleHeader* m_header;
  QList<int> m_natural;               ///< widths the contents ask for
  std::vector<std::string> m_fitted;  ///< column names the widths were made for
};

}  // namespace tastescope::ui
