// A QTableView set up once: row height, header, hover, selection bar, keyboard, Ctrl+C as TSV with
// headers, column chooser. Numbers align right by the model's Qt::TextAlignmentRole, headers follow
// their column. Thread rule: GUI thread. Cost: that of QTableView; copying is bounded by the
// selection.
#pragma once

#include <QHash>
#include <QTableView>

#include "ui/widgets/Translated.h"

class QMenu;
class QToolButton;

namespace tastescope::ui {

/// Of the names over the columns of every table.
QFont tableHeaderFont();

class DataTable : public Translated<QTableView> {
  Q_OBJECT
 public:
  explicit DataTable(QWidget* parent = nullptr);
  /// 26 instead of 30.
  void setDense(bool dense);
  /// As wide as `pixels` at the usual size of text, wider with larger text, also later.
  void setTextWidth(int column, int pixels);
  /// Selected rows (all rows when none is), visible columns in their visual order, with headers.
  [[nodiscard]] QString selectionAsText() const;
  /// The button that belongs at the right of the panel head; made on first use, follows the
  /// language.
  [[nodiscard]] QToolButton* columnChooser();
  /// A sentence in the middle while there are no rows.
  void setEmptyText(const QString& text);
  void setModel(QAbstractItemModel* model) override;
  [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
  /// Saved header state for QSettings.
  [[nodiscard]] QByteArray columnsState() const;
  bool restoreColumnsState(const QByteArray& state);

 Q_SIGNALS:
  /// Return or double click on a row.
  void rowActivated(const QModelIndex& index);
  /// The menu of a row is about to be shown: what else can be done with it is added now.
  void menuAboutToShow(QMenu* menu, const QModelIndex& index);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void retranslate() override;
  void copySelection() const;
  void fillColumnMenu();
  void setHoveredRow(int row);
  QString m_emptyText;
  QToolButton* m_chooser = nullptr;
  void followTextSize();

  int m_hoveredRow = -1;
  QHash<int, int> m_textWidths;  ///< at the usual size of text
  int m_textHundred = 100;       ///< what 100 pixels are at the size their widths are of
};

}  // namespace tastescope::ui
